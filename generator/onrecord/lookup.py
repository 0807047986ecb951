"""The lookup: a source's quotations sought in its capture, and many sources shared among processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat

from onrecord import verbatim
from onrecord.captures import Reading, Unusable, Vault
from onrecord.records import Capture, Quote
from onrecord.verbatim import Finding

FEWEST_TO_SHARE = 100
"""Sources; below that a second process costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a capture that is at hand cannot be relied on; `check` is the fault's name."""

    check: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in one capture.

    `sha256` is its digest, `words` how many it has, less repeats and markers; `segments` how many each segment has
    that was looked in; `findings` one for each quotation that was sought, in their order.
    """

    sha256: str
    words: int
    segments: Mapping[str, int]
    findings: tuple[Finding, ...]


Sought = tuple[Capture, tuple[Quote, ...]]
Answer = Looked | Fault | None


def look_up(vault: Vault, every: Sequence[Sought], jobs: int = 1) -> Iterator[Answer]:
    """For each capture and the quotations sought in it: what was found, or None where it is not at hand."""
    if jobs < 2 or len(every) < FEWEST_TO_SHARE:
        yield from map(_answer, repeat(vault), every)
        return
    with ProcessPoolExecutor(jobs) as processes:
        yield from processes.map(partial(_answer, vault), every, chunksize=20)


def _answer(vault: Vault, sought: Sought) -> Answer:
    capture, quotes = sought
    try:
        reading = vault.read(capture)
    except Unusable as fault:
        return Fault(fault.check, fault.message, fault.remedy)
    return _looked(reading, quotes) if reading else None


def _looked(reading: Reading, quotes: tuple[Quote, ...]) -> Looked:
    named = sorted({quote.segment for quote in quotes} & reading.segments.keys())
    return Looked(
        reading.sha256,
        reading.words,
        {segment: verbatim.number(reading.segments[segment]) for segment in named},
        tuple(_finding(reading, quote) for quote in quotes),
    )


def _finding(reading: Reading, quote: Quote) -> Finding:
    quoting = bool(quote.voice.quoting)
    return verbatim.judge(quote.text, quote.segment, reading.segments, quote.prefix, quote.suffix, quoting=quoting)
