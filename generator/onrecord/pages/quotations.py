"""The quotation as it is shown: its words, who said them, where, when, and how they were checked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import pieces, places
from onrecord.pages.pieces import Piece
from onrecord.pages.places import When
from onrecord.pages.words import Words
from onrecord.records import Quote, Source
from onrecord.seals import Check


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `current` is `page` or `true` where one already is there."""

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """How a quotation was checked: the kind that gives the shape, the word, and where the receipt is."""

    kind: str
    word: str
    href: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation down a page.

    `start` holds its first words, for the names of links; `repeats` where the place says no more than who speaks;
    `cite` may be empty.
    """

    id: str
    href: str
    pieces: tuple[Piece, ...]
    start: str
    who: str
    place: str
    repeats: bool
    source: Link
    publisher: str
    said: When
    state: State
    note: str
    cite: str


@dataclass(frozen=True, slots=True)
class Item:
    """A quotation in a list, with its side of the issue's question where the list is an issue's.

    `answers` names what it answers to when the list is narrowed or sorted: pairs of a facet and its value.
    """

    quotation: Quotation
    stance: str = ""
    answers: tuple[tuple[str, str], ...] = ()


def show(quote: Placed[Quote], source: Placed[Source], who: str, check: Check | None, words: Words) -> Quotation:
    """The quotation as a page at the top of the site shows it."""
    record = quote.record
    href = urls.of("quote", quote.id)
    place = places.place(record.segment, words)
    return Quotation(
        id=quote.id,
        href=href,
        pieces=pieces.of(record.text, not (check and check.own_brackets)),
        start=pieces.excerpt(record.text),
        who=who,
        place=place,
        repeats=who.casefold() in place.casefold(),
        source=Link(source.record.title, urls.of("source", source.id)),
        publisher=source.record.publisher,
        said=places.said(record, source.record, words),
        state=state(record, check, words, f"{href}#receipt"),
        note=record.note,
        cite=source.record.url,
    )


def below(root: str, shown: Quotation) -> Quotation:
    """The same as pages show it from which `root` leads to the top."""
    source = Link(shown.source.text, root + shown.source.href)
    checked = State(shown.state.kind, shown.state.word, root + shown.state.href)
    return replace(shown, href=root + shown.href, source=source, state=checked)


def reference(shown: Quotation, title: str) -> str:
    """Who speaks, in which contribution of the source of that title, in one line."""
    place = "" if shown.repeats else shown.place
    return ", ".join(part for part in (shown.who, place, title, shown.publisher) if part)


def state(quote: Quote, check: Check | None, words: Words, href: str) -> State:
    """The state as shape and word, from the committed check record alone."""
    if quote.status == "withdrawn":
        return State("withdrawn", words.say("state.withdrawn"), href)
    if check is None:
        return State("unchecked", words.say("state.unchecked"), href)
    if check.words_cut:
        return State(check.state, words.counted("state.cut", check.words_cut), href)
    if check.insertions:
        return State(check.state, words.counted("state.inserted", check.insertions), href)
    return State(check.state, words.say("state.verbatim"), href)
