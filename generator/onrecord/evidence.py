"""What captures and seals say of each quotation: its state, and the words it takes of its source.

With a capture at hand the words are looked up in it; without one, the committed check record must fit them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord import captures, seals, verbatim
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Dossier, Placed
from onrecord.records import Quote, Source
from onrecord.verbatim import Finding

State = Literal["verbatim", "verbatim-cut", "by-seal", "ambiguous", "crosses-voices", "missing", "unchecked"]

HELD = ("verbatim", "verbatim-cut", "by-seal")


@dataclass(frozen=True, slots=True)
class Judged:
    """A quotation and what is known of it: by a capture at hand (`finding`), by a record that fits (`check`)."""

    quote: Placed[Quote]
    source: str
    state: State
    message: str
    finding: Finding | None
    check: seals.Check | None

    @property
    def holds(self) -> bool:
        """Whether the words are proved to stand where they are said to."""
        return self.state in HELD

    @property
    def looks(self) -> tuple[str, ...]:
        """What a reader's note has to deal with, in words where the capture is at hand."""
        if self.finding:
            return tuple(look.message for look in self.finding.looks)
        return tuple(f"when sealed: {look}" for look in self.check.looks) if self.check else ()

    @property
    def words(self) -> int:
        """How many words of the source are quoted."""
        known = self.finding if self.finding and self.holds else self.check
        return known.words if known else 0


@dataclass(frozen=True, slots=True)
class Extent:
    """How many words a source has, less repeats and markers, and each of its quoted segments."""

    words: int
    segments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a dossier's quotations, of the captures that were at hand, and of the sources' extents."""

    judged: Mapping[str, Judged]
    readings: Mapping[str, captures.Reading]
    extents: Mapping[str, Extent]
    faults: tuple[Diagnostic, ...]


def judge(dossier: Dossier, vault: captures.Vault | None) -> Evidence:
    """Every quotation that is not withdrawn, judged by the newest capture of its source where it is at hand."""
    readings: dict[str, captures.Reading] = {}
    extents: dict[str, Extent] = {}
    judged: dict[str, Judged] = {}
    faults: list[Diagnostic] = []
    for source in dossier.sources.values():
        seal = dossier.seals.get(source.id)
        reading = _reading(source, vault, faults)
        if reading:
            readings[source.id] = reading
        shown = [quote for quote in dossier.quotes_of(source.id) if quote.record.status != "withdrawn"]
        judged.update((quote.id, _judged(quote, source, reading, seal)) for quote in shown)
        extent = _extent({quote.record.segment for quote in shown}, reading, seal)
        if extent:
            extents[source.id] = extent
    return Evidence(judged, readings, extents, tuple(faults))


def agrees(check: seals.Check, finding: Finding) -> bool:
    """Whether a check record says what was found in the capture."""
    return (
        check.state,
        check.start,
        check.end,
        check.words,
        check.words_cut,
        check.insertions,
        check.own_brackets,
    ) == (
        *(finding.state, finding.start, finding.end, finding.words),
        *(finding.words_cut, finding.insertions, finding.literal_brackets),
    ) and set(check.looks) == {look.kind for look in finding.looks}


def _extent(quoted: set[str], reading: captures.Reading | None, seal: seals.Seal | None) -> Extent | None:
    """Counted in the capture where it is at hand, so that no seal can stretch a budget."""
    if reading is None:
        return Extent(seal.words, {segment: sealed.n for segment, sealed in seal.segments.items()}) if seal else None
    known = sorted(quoted & reading.segments.keys())
    return Extent(reading.words, {segment: verbatim.number(reading.segments[segment]) for segment in known})


def _reading(source: Placed[Source], vault: captures.Vault | None, faults: list[Diagnostic]) -> captures.Reading | None:
    if vault is None or not source.record.captures:
        return None
    try:
        return vault.read(source.record.captures[0])
    except captures.Unusable as fault:
        at = source.at("captures", 0, "sha256" if fault.check == "capture-changed" else "file")
        faults.append(Diagnostic(at, fault.check, fault.message, fault.remedy))
        return None


def _judged(
    quote: Placed[Quote], source: Placed[Source], reading: captures.Reading | None, seal: seals.Seal | None
) -> Judged:
    check, reason = _record(quote, source, seal)
    if reading is None:
        state: State = "by-seal" if check else "unchecked"
        return Judged(quote, source.id, state, "" if check else reason, None, check)
    record = quote.record
    finding = verbatim.judge(
        record.text, record.segment, reading.segments, record.prefix, record.suffix, quoting=bool(record.voice.quoting)
    )
    return Judged(quote, source.id, finding.state, finding.message, finding, check)


def _record(quote: Placed[Quote], source: Placed[Source], seal: seals.Seal | None) -> tuple[seals.Check | None, str]:
    """The check record that fits a quotation, or why there is none, in words."""
    check = seal.quotes.get(quote.id) if seal else None
    if seal is None or check is None:
        return None, "no capture is at hand and no seal holds these words yet"
    if not source.record.captures or seal.capture != source.record.captures[0].sha256:
        return None, "the seal was made from another capture of this source"
    if check.segment != quote.record.segment:
        return None, f"the seal places these words in {check.segment}, not in {quote.record.segment}"
    if not check.fits(quote.record):
        return None, "the words are no longer those that were sealed"
    return check, ""
