"""The citations of a thing: the line to copy, and each style and format that readers ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord import citing, urls
from onrecord.citing import Item, Kept, Part
from onrecord.dossier import Placed
from onrecord.pages import voices
from onrecord.pages.quotations import Quotation, reference
from onrecord.pages.site import Site
from onrecord.records import Briefing, Issue, Quote, Source

SHEET = urls.sheet("cite")
SCRIPT = urls.script("copy")


@dataclass(frozen=True, slots=True)
class Style:
    """One way to cite: `key` names it in addresses, `code` says that its line breaks count."""

    key: str
    name: str
    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class Citations:
    """How to cite a thing: the words quoted (none for a whole work), what follows them in the line, the styles."""

    words: str
    line: str
    styles: tuple[Style, ...]


# The formats keep their line breaks; the others are sentences.
_STYLES: tuple[tuple[str, Callable[[Item], str], bool], ...] = (
    ("harvard", citing.harvard, False),
    ("oscola", citing.oscola, False),
    ("apa", citing.apa, False),
    ("bibtex", citing.bibtex, True),
    ("ris", citing.ris, True),
    ("csl", citing.csl_json, True),
)


def of_quotation(site: Site, item: Item, shown: Quotation) -> Citations:
    """How to cite words quoted; the line is what every Copy carries, from the quotation's page and from the search."""
    return Citations("".join(piece.text for piece in shown.pieces), tail(site, shown), _styles(site, item))


def of_work(site: Site, item: Item) -> Citations:
    """How to cite a source, or a page of the dossier's own; the line says what it is, by whom and when."""
    date = item.issued.spoken if item.issued else ""
    dossier = item.kept.dossier if item.kept and item.kept.dossier != item.container else ""
    at = citing.addressed(item) or (item.kept.path if item.kept else "")
    parts = [item.title, item.author, item.container, dossier, date]
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return Citations("", f"{named}. {at}".rstrip(), _styles(site, item))


def tail(site: Site, shown: Quotation) -> str:
    """What follows a quotation's words wherever they are copied: who, where, when, how checked, and where kept."""
    words, kept = site.words, _kept(site, shown.id)
    title = site.source_of(shown.id).record.title_is == "described"
    where = reference(shown, words.say("cite.described", title=shown.source.text) if title else shown.source.text)
    line = words.say("cite.line", where=where, said=shown.said.text, state=shown.state.word)
    key = "cite.kept_at" if kept.permalink else "cite.kept"
    return f"{line} {words.say(key, site=kept.dossier, path=kept.path, permalink=kept.permalink)}"


def quotation(site: Site, quote: Placed[Quote], shown: Quotation) -> Item:
    """A quotation as it is cited: its contributor is named only as far as a public role names one."""
    record, origin = quote.record, site.source_of(quote.id)
    own = record.segment[0] in _OWN
    speaker, capacity = ("", "") if own else _speaker(site, record)
    voice = Part(record.segment, speaker, "", "", capacity=capacity).voice
    place = "" if record.segment[0] in _WHOLE else shown.place.removesuffix(site.words.say("cite.in_post"))
    repeats = voice.casefold() in place.casefold() or place.casefold() in voice.casefold()
    words = "".join(piece.text for piece in shown.pieces)
    part = Part(record.segment, speaker, "" if repeats and speaker else place, words, record.said, capacity)
    return citing.quotation(source(origin), quote.id, part, _kept(site, quote.id))


def source(placed: Placed[Source]) -> Item:
    """A source as it is cited."""
    return citing.source(placed.record, placed.id)


def briefing(site: Site, placed: Placed[Briefing]) -> Item:
    """A briefing as it is cited."""
    permalink = site.address(urls.of("briefing", placed.id))
    return citing.briefing(placed.record, placed.id, site.dossier.settings.record, permalink)


def issue(site: Site, placed: Placed[Issue]) -> Item:
    """An issue's page as it is cited."""
    permalink = site.address(urls.of("issue", placed.id))
    return citing.issue(placed.record, placed.id, site.dossier.settings.record, permalink)


def whole(site: Site) -> Item:
    """The dossier as it is cited."""
    return citing.dossier(site.dossier.settings.record, site.address(urls.HOME))


# An article, a page or a paragraph is its author's own words; every other contribution has a voice of its own.
_OWN = frozenset("agn")
_WHOLE = frozenset("a")  # a place that says no more than which source it is


def _speaker(site: Site, record: Quote) -> tuple[str, str]:
    """A name, and what is said of it beside: of a publication, an editor or an office; all others are anonymous."""
    is_public = voices.is_public(record) and bool(record.voice.role or not record.voice.quoting)
    called = voices.named(record, site.words) if is_public else site.words.say("cite.anonymous")
    voice, name = voices.told(called, record, site.words), _name(called)
    return (name, voice.removeprefix(name).lstrip(", ")) if voice.startswith(name) else (voice, "")


def _name(called: str) -> str:
    """The name in "The Harbour Gazette, news report": what follows the last comma with a small letter is not in it."""
    name, _, rest = called.rpartition(", ")
    return name if name and rest[:1].islower() else called


def _kept(site: Site, quote: str) -> Kept:
    path = urls.of("quote", quote)
    return Kept(site.dossier.settings.record.title, path.removesuffix(".html"), site.address(path))


def _styles(site: Site, item: Item) -> tuple[Style, ...]:
    return tuple(Style(key, site.words.say(f"cite.style.{key}"), make(item), code) for key, make, code in _STYLES)
