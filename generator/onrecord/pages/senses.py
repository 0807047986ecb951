"""The sense: what a term of the glossary means, told where a text first uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord import markup, urls
from onrecord.pages.site import Site
from onrecord.records import Term


@dataclass(frozen=True, slots=True)
class Sense:
    """A term as a text writes it, with its sense; `printed` is what paper adds in brackets, and may be empty."""

    id: str
    words: str
    label: str
    expansion: str
    likely: str
    sense: str
    printed: str
    href: str
    kind: str = "term"


@dataclass(frozen=True, slots=True)
class Plain:
    """Running text with its terms; text is escaped HTML."""

    html: Markup
    kind: str = "text"


Told = tuple[Plain | Sense, ...]


def anchor(term: str) -> str:
    """The id of a term's sense on the page that tells it; no heading's begins with such a mark."""
    return f"_sense-{term}"


def sense(site: Site, term: str, words: str, root: str, around: str = "") -> Sense:
    """The sense of a term where it stands as `words` on a page at that depth; the text `around` may write it out."""
    record = site.dossier.terms[term].record
    likely = site.words.say("glossary.likely") if record.certainty == "likely" and record.expansion else ""
    return Sense(
        id=anchor(term),
        words=words,
        label=record.label,
        expansion=record.expansion,
        likely=likely,
        sense=record.sense,
        printed=""
        if _says(f"{words} {around}", record)
        else ", ".join(part for part in (record.expansion, likely) if part),
        href=root + urls.of("term", term),
    )


def of_quotation(site: Site, quote: str, root: str) -> tuple[Sense, ...]:
    """The terms that a quotation uses and does not write out, each once, as the glossary calls them."""
    used = dict.fromkeys(use.term for use in site.terms_in[quote] if not use.in_full)
    return tuple(sense(site, term, site.dossier.terms[term].record.label, root) for term in used)


def told(site: Site, texts: Iterable[str], root: str) -> tuple[Told, ...]:
    """Plain texts of ours that follow one another on a page, with each term's sense at its first use."""
    known: set[str] = set()
    return tuple(tuple(_told(site, text, root, known)) for text in texts)


def paragraphs(text: str) -> list[str]:
    """A text of ours cut where it leaves a line empty."""
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def named(texts: Iterable[Told]) -> frozenset[str]:
    """The ids of the senses in texts."""
    return frozenset(part.id for parts in texts for part in parts if isinstance(part, Sense))


def _told(site: Site, text: str, root: str, known: set[str]) -> Iterator[Plain | Sense]:
    at = 0
    for term, start, end in markup.outside(text, found(site, text)):
        if term not in known:
            known.add(term)
            yield Plain(escape(text[at:start]))
            yield sense(site, term, text[start:end], root, text)
            at = end
    yield Plain(escape(text[at:]))


def found(site: Site, text: str) -> Iterator[tuple[str, int, int]]:
    """The terms that a text uses and does not write out, each with its stretch of the text."""
    return ((use.term, use.start, use.end) for use in site.lexicon.uses(text) if not use.in_full)


def _says(words: str, record: Term) -> bool:
    return record.expansion.casefold() in " ".join(words.split()).casefold()
