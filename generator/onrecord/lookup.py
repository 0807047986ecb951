"""The lookup: a source's quotations sought in its capture or its seal, and many sources shared among processes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from onrecord import seals, verbatim
from onrecord.captures import Reading, Unusable, Vault
from onrecord.records import Capture, Quote
from onrecord.resealing import resealed
from onrecord.seals import Broken, Check, Reason, Seal, Sealed
from onrecord.sharing import shared
from onrecord.verbatim import Finding


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a capture that is at hand cannot be relied on; `check` is the fault's name."""

    check: str
    message: str
    remedy: str


class Gist(NamedTuple):
    """Kept of a text to find it published again: its words as they are compared, and a number for each run of them."""

    words: str
    runs: bytes


Noting = Callable[[Mapping[str, str]], Mapping[str, Gist]]
"""Makes the gists of a capture's segments, in the process that reads it; so it is a function of some module."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in one capture.

    `sha256` is its digest, `words` how many it has, less repeats and markers; `segments` how many each segment has
    that was looked in; `findings` one for each quotation that was sought, in their order; `sealed` each segment that
    has words to publish, as this capture seals it; `gists` what was asked to be noted of each segment. `shown` are the
    fields of the seal there is that the capture shows by itself, so that nobody else is to be asked for them.
    """

    sha256: str
    words: int
    segments: Mapping[str, int]
    findings: tuple[Finding, ...]
    sealed: Mapping[str, Sealed]
    gists: Mapping[str, Gist]
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """The quotations to seek, the capture to seek them in, and the seal there is, which may be of another capture."""

    quotes: tuple[Quote, ...]
    capture: Capture | None
    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Proved:
    """What a seal proves by itself: why not, for each quotation that it holds but does not prove; broken segments."""

    refused: Mapping[str, Reason]
    broken: Mapping[str, str]


Answer = Looked | Fault | None


def nothing(_: Mapping[str, str]) -> Mapping[str, Gist]:
    """Nothing is noted, since nobody looks for reprints."""
    return {}


def look_up(vault: Vault, every: Sequence[Sought], jobs: int = 1, note: Noting = nothing) -> Iterator[Answer]:
    """For each source: what was found of its quotations, or None where its capture is not at hand."""
    return shared(partial(_answer, vault, note), every, jobs)


def fitting(quote: Quote, capture: Capture | None, seal: Seal | None) -> tuple[Check | None, str]:
    """The check record that fits a quotation of a capture, or why there is none, in words."""
    check = seal.quotes.get(quote.id) if seal else None
    if seal is None or check is None:
        return None, "no capture is at hand and no seal holds these words yet"
    if capture is None or seal.capture != capture.sha256:
        return None, "the seal was made from another capture of this source"
    if check.segment != quote.segment:
        return None, f"the seal places these words in {check.segment}, not in {quote.segment}"
    if check.quoting and not quote.voice.quoting:
        return None, "the words were sealed as passed on from somebody else, and `voice.quoting` no longer says so"
    return (check, "") if check.fits(quote) else (None, "the words are no longer those that were sealed")


def prove(every: Sequence[Sought], jobs: int = 1) -> Iterator[Proved]:
    """For each source: what its seal proves, no capture being asked."""
    return shared(proved, every, jobs)


def proved(sought: Sought) -> Proved:
    """What a source's seal proves; only the quotations whose check record fits them are asked about."""
    if sought.seal is None:
        return Proved({}, {})
    refused: dict[str, Reason] = {}
    broken: dict[str, str] = {}
    asked = _by_segment(sought.seal, sought.quotes)
    for name, sealed in sought.seal.sealed.items():
        try:
            held = seals.opened(sealed)
        except Broken as fault:
            broken[name] = str(fault)
            continue
        for quote, check in asked.get(name, ()):
            reason = seals.refusal(quote, check, held)
            refused |= {quote.id: reason} if reason else {}
    return Proved(refused, broken)


def is_borne_out(seal: Seal, looked: Looked | None) -> bool:
    """Whether a seal says of every segment what the capture at hand does."""
    return looked is not None and seal.capture == looked.sha256 and dict(seal.sealed) == dict(looked.sealed)


def _answer(vault: Vault, note: Noting, sought: Sought) -> Answer:
    if sought.capture is None:
        return None
    try:
        reading = vault.read(sought.capture)
    except Unusable as fault:
        return Fault(fault.check, fault.message, fault.remedy)
    if reading and sought.seal and seals.is_spent(sought.seal):
        return _SPENT
    return _looked(reading, note, sought, seals.fingerprint(vault.key)) if reading else None


_SPENT = Fault(
    "malformed-seal",
    "its seal gives a segment the last epoch there is, so that no words of it could be hidden again",
    "take back the change to the seal: none is made so often",
)


def _looked(reading: Reading, note: Noting, sought: Sought, key: str) -> Looked:
    named = sorted({quote.segment for quote in sought.quotes} & reading.segments.keys())
    findings = tuple(_finding(reading, quote) for quote in sought.quotes)
    return Looked(
        reading.sha256,
        reading.words,
        {segment: verbatim.number(reading.segments[segment]) for segment in named},
        findings,
        resealed(reading, sought.quotes, findings, sought.seal, key),
        note(reading.segments),
        frozenset(_shown(sought, reading.sha256, key)),
    )


def _shown(sought: Sought, sha256: str, key: str) -> Iterator[str]:
    """What a seal of this capture says is compared with it by checks of their own."""
    if sought.seal and sought.capture and sought.seal.capture == sha256:
        yield "words"
        yield from ("key",) if sought.seal.key == key else ()
        yield from ("segmenter",) if sought.seal.segmenter.name == sought.capture.layout else ()


def _finding(reading: Reading, quote: Quote) -> Finding:
    quoting = bool(quote.voice.quoting)
    found = verbatim.judge(quote.text, quote.segment, reading.segments, quote.prefix, quote.suffix, quoting=quoting)
    if not found:
        return found
    first, *_ = verbatim.stretches(quote.text, found.literal_brackets)
    return replace(found, lead=verbatim.lead(first, reading.loose))


def _by_segment(seal: Seal, quotes: Sequence[Quote]) -> Mapping[str, Sequence[tuple[Quote, Check]]]:
    found: defaultdict[str, list[tuple[Quote, Check]]] = defaultdict(list)
    for quote in quotes:
        check = seal.quotes.get(quote.id)
        if check and check.fits(quote):
            found[check.segment].append((quote, check))
    return found
