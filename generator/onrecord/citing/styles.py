"""The styles that are written as sentences: Harvard, OSCOLA and APA, for a source and for words quoted from one."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.citing.dates import APA, HARVARD, OSCOLA, day, is_sure, within_year, year
from onrecord.citing.item import Item

# What must be said of an address that is not the thing's own.
REMARKS: Mapping[str, str] = {
    "exact": "",
    "container": " (the page that holds or lists it)",
    "unopened": " (as given, not opened)",
}


# How a page and a numbered paragraph are pointed at; every other place is said in words.
_POINTED: Mapping[str, str] = {"page": "p. {}", "paragraph": "para. {}"}
_UNPOINTED: Mapping[str, str] = {"page": "p {}", "paragraph": "para {}"}  # OSCOLA has no full stops


def harvard(item: Item) -> str:
    """Author (year) ‘Title’, Container, day. Available at: address."""
    opening = _harvard_opening(item, _harvard_year(item))
    at = f"Available at: {addressed(item)}" if item.url else ""
    what = _listed(opening, _container(item), _harvard_day(item), _pinpoint(item, _POINTED))
    return _sentences(what, at, kept(item, ": {}"))


def oscola(item: Item) -> str:
    """Author, ‘Title’ (Container, day) <address>."""
    said = _listed(item.credit, _contribution(item), _pinpoint(item, _UNPOINTED))
    inside = _listed(_container(item), day(item.date, OSCOLA))
    at = f" <{item.url}>{REMARKS[item.url_is]}" if item.url else ""
    where = kept(item, " <{}>")
    return f"{said}{f' ({inside})' if inside else ''}{at}{f', {where[:1].lower()}{where[1:]}' if where else ''}."


def apa(item: Item) -> str:
    """Author. (Year, month day). Title [form]. Container. Address; no full stop comes after an address."""
    when, named = f"({day(item.date, APA)})", _apa_title(item)
    opening = (item.credit, when, named) if item.credit else (named, when)
    made = _sentences(*opening, _container(item), addressed(item), kept(item, ": {}"))
    ends = (item.url, item.kept.permalink if item.kept else "")
    return made[:-1] if made[:-1].endswith(tuple(end for end in ends if end)) else made


def addressed(item: Item) -> str:
    """The address, with what must be said of it."""
    return f"{item.url}{REMARKS[item.url_is]}" if item.url else ""


def kept(item: Item, link: str) -> str:
    """Where a dossier keeps a quotation, or the path of a thing of its own that has no address."""
    if item.kept is None:
        return ""
    where = item.kept
    if item.part is None:
        return "" if where.permalink else where.path
    return f"Quoted in {where.dossier}{link.format(where.permalink) if where.permalink else f', {where.path}'}"


def _harvard_opening(item: Item, when: str) -> str:
    part = item.part
    if part is None or not part.speaker:
        return f"{item.by} {when} {_title(item)}" if item.by else f"{_title(item)} {when}"
    place = f" ({part.place})" if part.place else ""
    return f"{part.voice}{place} {when}, {part.relation} {_title(item)}"


def _harvard_year(item: Item) -> str:
    text = year(item.date, HARVARD)
    return f"({text})" if item.date is None or is_sure(item.date) else f"[{text}]"


def _harvard_day(item: Item) -> str:
    if item.date is None:
        return ""
    return within_year(item.date) if is_sure(item.date) else f"[{day(item.date, HARVARD)}]"


def _contribution(item: Item) -> str:
    part = item.part
    return f"{part.place} {part.relation} {_title(item)}".strip() if part and part.speaker else _title(item)


def _apa_title(item: Item) -> str:
    part, form = item.part, item.form.named
    if part is None or not part.speaker:
        return _listed(item.title, _pinpoint(item, _POINTED)) + (f" [{_capital(form)}]" if form else "")
    named = item.title if item.described else f"“{item.title}”"
    relation = "Comment on" if part.relation == "on" else "In"
    return f"{_capital(part.place)} [{relation} the {form or 'article'} {named}]".strip()


def _title(item: Item) -> str:
    """The title, marked as one in a larger work; a whole work's and our own description are not."""
    return item.title if item.form.whole or item.described else f"‘{item.title}’"


def _container(item: Item) -> str:
    return "" if item.container == item.by else item.container


def _pinpoint(item: Item, forms: Mapping[str, str]) -> str:
    """Where in the work its own words stand."""
    if item.part is None or item.part.speaker:
        return ""
    label, number = item.part.locator
    return forms[label].format(number) if label else item.part.place


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _sentences(*parts: str) -> str:
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
