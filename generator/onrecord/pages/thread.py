"""The thread: a source's quoted contributions in order, each with its quotations, and what between them is not quoted.

What is not quoted is known by number alone: between comment 3 and comment 6 there are two more. Nothing is said of
what follows the last quoted contribution, for nothing here knows how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.narrowing import Answers, Listed
from onrecord.pages.places import When
from onrecord.pages.quotations import Quotation
from onrecord.pages.reprinted import Reprint, reprints
from onrecord.pages.site import Quotes, Site
from onrecord.pages.words import Words
from onrecord.records import Quote

Steps = tuple[tuple[str, int], ...]  # comment 4, reply 2: (("c", 4), ("r", 2))


@dataclass(frozen=True, slots=True)
class Piece:
    """One quotation of a contribution; `again` where the one before it tells who, `said` empty where that follows."""

    quotation: Quotation
    again: bool
    said: tuple[When, ...]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Contribution:
    """What is quoted of one contribution, under its place; `gap` tells what stands before it and is not quoted.

    `reprints` are the other places where it was published.
    """

    place: str
    reprints: tuple[Reprint, ...]
    reply: bool
    gap: str
    pieces: tuple[Piece, ...]


def thread(listed: Listed, before: Placed[Quote] | None = None) -> tuple[Contribution, ...]:
    """The contributions that quotations in reading order come from; `before` is the quotation that precedes them."""
    return tuple(_contributions(listed, before))


def unquoted(before: Steps, after: Steps, words: Words) -> str:
    """What is not quoted between two contributions, in words; empty where they are known to adjoin."""
    parts = "; ".join(_skipped(before, after, words))
    return words.say("gap.said", parts=parts) if parts else ""


def _contributions(listed: Listed, before: Placed[Quote] | None) -> Iterator[Contribution]:
    words = listed.site.words
    last = places.steps(before.record.segment) if before else ()
    # Paragraphs that are quoted may stand on pages of which nothing else is.
    is_among_paragraphs = any(quote.record.segment.startswith("n") for quote in listed.quotes)
    for segment, group in groupby(listed.quotes, lambda quote: quote.record.segment):
        quotes = tuple(group)
        here = places.steps(segment)
        place = places.capital(places.place(segment, words))
        also = reprints(listed.site, (listed.site.dossier.source_of[quotes[0].id], segment), listed.root)
        is_reply = any(letter == "r" for letter, _ in here)
        gap = "" if is_among_paragraphs and here[0][0] == "g" else unquoted(last, here, words)
        yield Contribution(place, also, is_reply, gap, tuple(_pieces(listed, quotes)))
        last = here


def _pieces(listed: Listed, quotes: Quotes) -> Iterator[Piece]:
    told = ""
    for quote in quotes:
        shown = listed.site.quotation(quote, listed.root)
        said = _own_date(listed.site, quote, shown.said)
        yield Piece(shown, shown.who == told, said, listed.answers[quote.id])
        told = shown.who


def _own_date(site: Site, quote: Placed[Quote], said: When) -> tuple[When, ...]:
    """When the words were said, where that does not follow from the source's own date."""
    follows = places.follows(quote.record.segment, site.source_of(quote.id).record, site.words)
    return (said,) if said.text != follows.text else ()


def _skipped(before: Steps, after: Steps, words: Words) -> Iterator[str]:
    if after[0][0] == "n":
        yield from _skipped_paragraphs(before, after, words)
        return
    (letter, number), replies = after[0], tuple(step for step in after[1:] if step[0] != "k")
    same = before[:1] == after[:1]
    first = before[0][1] + 1 if before and before[0][0] == letter else 1
    yield from _run(f"gap.{letter}", range(first, number), words)
    if not replies:
        return
    whole = places.named(after[:1], words)
    if not same:
        yield words.say("gap.itself", whole=whole)
    answered = before[1][1] + 1 if same and len(before) > 1 else 1
    yield from _run(f"gap.{replies[0][0]}", range(answered, replies[0][1]), words, whole=whole)


def _skipped_paragraphs(before: Steps, after: Steps, words: Words) -> Iterator[str]:
    """Paragraphs between two: how many a chapter has is not known, so only within one."""
    chapter = after[:-1]
    if chapter and before[:-1] != chapter:
        return
    first = before[-1][1] + 1 if before[:-1] == chapter and before and before[-1][0] == "n" else 1
    numbers = range(first, after[-1][1])
    if numbers:
        prefix = "".join(f"{number}." for _, number in chapter)
        form = {1: "one", 2: "two"}.get(len(numbers), "many")
        yield words.say(f"gap.n.{form}", first=f"{prefix}{numbers[0]}", last=f"{prefix}{numbers[-1]}")


def _run(key: str, numbers: range, words: Words, **fills: str) -> Iterator[str]:
    """The contributions of these numbers, for a kind of contribution that there are words for."""
    if numbers and f"{key}.one" in words.table:
        form = {1: "one", 2: "two"}.get(len(numbers), "many")
        yield words.say(f"{key}.{form}", first=numbers[0], last=numbers[-1], **fills)
