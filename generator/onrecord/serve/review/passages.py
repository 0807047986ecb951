"""The passage: the contribution that words are said to stand in, with those words marked, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord import verbatim
from onrecord.captures import Reading
from onrecord.importing.segments import Segment
from onrecord.pages import places
from onrecord.pages.words import Words
from onrecord.records import Quote
from onrecord.verbatim import Finding

Mark = Literal["", "said", "near"]

MOST_ELSEWHERE = 3


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a contribution; `said` where it is quoted, `near` where it is only nearest to what is quoted."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A segment as it was saved: where it stands, what the source prints to say who speaks, its paragraphs."""

    id: str
    place: str
    label: str
    paragraphs: tuple[tuple[Bit, ...], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation's segment (one or none), those next to it, and those its words stand in instead."""

    finding: Finding
    own: tuple[Contribution, ...]
    before: tuple[Contribution, ...]
    after: tuple[Contribution, ...]
    elsewhere: tuple[Contribution, ...]


def passage(quote: Quote, reading: Reading, words: Words) -> Passage:
    """What the capture holds of a quotation, found by the rule that it is published by."""
    segments, texts = reading.thread.segments, reading.segments
    quoting = bool(quote.voice.quoting)
    finding = verbatim.judge(quote.text, quote.segment, texts, quote.prefix, quote.suffix, quoting=quoting)
    at = next((at for at, segment in enumerate(segments) if segment.id == quote.segment), None)
    own = segments[at : at + 1] if at is not None else ()
    return Passage(
        finding,
        tuple(_shown(each, _marks(quote, each, finding), words) for each in own),
        _plain(segments[max(0, at - 1) : at] if at is not None else (), words),
        _plain(segments[at + 1 : at + 2] if at is not None else (), words),
        tuple(_elsewhere(quote, each, words) for each in segments if each.id in finding.elsewhere[:MOST_ELSEWHERE]),
    )


def marked(text: str, stretches: Iterable[tuple[int, int]], mark: Mark = "said") -> tuple[tuple[Bit, ...], ...]:
    """A text in paragraphs, the stretches marked; they are in order and in code points, and may run over paragraphs."""
    wanted = tuple(stretches)
    return tuple(tuple(_bits(text, start, end, wanted, mark)) for start, end in _paragraphs(text))


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield at, at + len(paragraph)
        at += len(paragraph) + 2


def _bits(text: str, start: int, end: int, wanted: Sequence[tuple[int, int]], mark: Mark) -> Iterable[Bit]:
    inside = [(max(start, first), min(end, last)) for first, last in wanted if first < end and last > start]
    edges = sorted({start, end, *(edge for stretch in inside for edge in stretch)})
    for first, last in pairwise(edges):
        is_marked = any(begin <= first and last <= until for begin, until in inside)
        yield Bit(text[first:last], mark if is_marked else "")


def _plain(segments: Iterable[Segment], words: Words) -> tuple[Contribution, ...]:
    return tuple(_shown(each, marked(each.text, ()), words) for each in segments)


def _shown(segment: Segment, paragraphs: tuple[tuple[Bit, ...], ...], words: Words) -> Contribution:
    return Contribution(segment.id, places.place(segment.id, words), segment.label, paragraphs)


def _marks(quote: Quote, segment: Segment, finding: Finding) -> tuple[tuple[Bit, ...], ...]:
    if finding:
        return marked(segment.text, finding.parts)
    near = _near(verbatim.nearest(quote.text, segment.text), segment.text)
    return marked(segment.text, near, "near")


def _near(passage: str, text: str) -> Iterable[tuple[int, int]]:
    """Where the words of a passage, which has them on one line, stand in their text."""
    found = re.search(r"\s+".join(map(re.escape, passage.split())), text) if passage else None
    return (found.span(),) if found else ()


def _elsewhere(quote: Quote, segment: Segment, words: Words) -> Contribution:
    found = verbatim.find(quote.text, segment.text)
    return _shown(segment, _marks(quote, segment, found), words)
