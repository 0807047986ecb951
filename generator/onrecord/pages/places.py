"""The place: where in a source a contribution stands, and when it was said, as people say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.edtf import Date
from onrecord.pages.words import Words
from onrecord.records import Quote, Source

_PART = re.compile(r"([a-z])(\d+)")
_RANKS = "epbagns"  # the post's own words stand before what answers it
_PARAGRAPH = "n"

# How a date is said follows from what kind of contribution the words stand in.
_BODY = frozenset("bp")
_ANSWERS = frozenset("c")


@dataclass(frozen=True, slots=True)
class When:
    """A date as people say it, and as `datetime` takes it (empty where none is known)."""

    text: str
    iso: str = ""


def when(date: Date | None, words: Words) -> When:
    """A date, or the words for a date nobody recorded."""
    return When(date.spoken, date.iso) if date else When(words.say("said.unknown"))


def said(quote: Quote, source: Source, words: Words) -> When:
    """When the words were said: as given, else as it follows from the source and the kind of contribution."""
    if quote.said and not _begins_thread(quote):
        return When(quote.said.spoken, quote.said.iso)
    if quote.said and quote.said.start:
        return When(words.say("said.thread", date=quote.said.start.spoken), quote.said.iso)
    return follows(quote.segment, source, words)


def follows(segment: str, source: Source, words: Words) -> When:
    """When words of a contribution were said, as far as it follows from the source alone."""
    if not source.published:
        return When(words.say("said.unknown"))
    return When(words.say(_manner(segment, source), date=source.published.spoken), source.published.iso)


def date_of(quote: Quote, source: Source) -> Date | None:
    """What a quotation is sorted and filed by: when it was said, else when its source was published."""
    return quote.said or source.published


def place(segment: str, words: Words) -> str:
    """The segment in words: "comment 11, reply 2", "contribution 3 in the post", "the blog editor"."""
    return named(steps(segment), words)


def steps(segment: str) -> tuple[tuple[str, int], ...]:
    """The segment as letters and numbers: comment 11, reply 2 is `(("c", 11), ("r", 2))`."""
    return tuple((letter, int(number)) for letter, number in _PART.findall(segment))


def named(found: tuple[tuple[str, int], ...], words: Words) -> str:
    """Such steps in words; of a paragraph all numbers are one: "paragraph 4.2"."""
    if found and found[0][0] == _PARAGRAPH:
        return words.say("place.n.other", n=".".join(str(number) for _, number in found))
    return ", ".join(_part(letter, number, words) for letter, number in found)


def capital(text: str) -> str:
    """The text with its first letter as a sentence begins."""
    return text[:1].upper() + text[1:]


def order(segment: str) -> tuple[tuple[int, str, int], ...]:
    """What segments sort by: the body before the comments, then by their numbers."""
    return tuple((_rank(letter), letter, number) for letter, number in steps(segment))


def _rank(letter: str) -> int:
    return _RANKS.index(letter) if letter in _RANKS else len(_RANKS)


def _begins_thread(quote: Quote) -> bool:
    """Whether all that is known of an answer is when its thread began."""
    return quote.segment[0] in _ANSWERS and bool(quote.said and quote.said.interval and quote.said.end is None)


def _manner(segment: str, source: Source) -> str:
    letter = segment[0]
    if letter in _ANSWERS:
        return "said.thread"
    return f"said.in.{source.kind}" if letter in _BODY else "said.plain"


def _part(letter: str, number: int, words: Words) -> str:
    key = f"place.{letter}"
    first = f"{key}.first"
    if number == 1 and first in words.table:
        return words.say(first)
    return words.say(f"{key}.other", n=number) if f"{key}.other" in words.table else f"{letter}{number}"
