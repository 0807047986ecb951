"""What captures and seals say of each quotation: its state, and the words it takes of its source.

With a capture at hand the words are looked up in it; without one, the committed check record must fit them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord import captures, importing, seals, verbatim
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Dossier, Placed
from onrecord.lookup import Answer, Fault, Looked, look_up
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
        """How many words of the source are quoted; where nothing proves them, how many the quotation has."""
        known = self.finding if self.finding and self.holds else self.check
        return known.words if known else verbatim.number(self.quote.record.text)


@dataclass(frozen=True, slots=True)
class Extent:
    """How many words a source has, less repeats and markers, and each of its quoted segments."""

    words: int
    segments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a dossier's quotations; `captured` gives the digest of each capture that was at hand."""

    judged: Mapping[str, Judged]
    captured: Mapping[str, str]
    extents: Mapping[str, Extent]
    faults: tuple[Diagnostic, ...]


def judge(dossier: Dossier, vault: captures.Vault | None, jobs: int = 1) -> Evidence:
    """Every quotation that is not withdrawn, judged by the newest capture of its source where it is at hand."""
    shown = {source: _shown(dossier, source) for source in dossier.sources}
    answers = _answers(dossier, vault, shown, jobs)
    looked = {source: answer for source, answer in answers.items() if isinstance(answer, Looked)}
    return Evidence(
        {judged.quote.id: judged for source in shown for judged in _of_source(dossier, source, shown, looked)},
        {source: answer.sha256 for source, answer in looked.items()},
        {source: extent for source in shown if (extent := _extent(looked.get(source), dossier.seals.get(source)))},
        tuple(
            _said(dossier.sources[source], answer) for source, answer in answers.items() if isinstance(answer, Fault)
        ),
    )


def agrees(check: seals.Check, finding: Finding) -> bool:
    """Whether a check record says what was found in the capture."""
    counted = (check.words, check.words_cut, check.insertions, check.own_brackets)
    found = (finding.words, finding.words_cut, finding.insertions, finding.literal_brackets)
    placed = (check.state, check.start, check.end) == (finding.state, finding.start, finding.end)
    return placed and counted == found and {*check.looks} == {look.kind for look in finding.looks}


def is_measured(seal: seals.Seal, extent: Extent) -> bool:
    """Whether a seal is by the reader we have, and counts the words of the capture and its segments as they are."""
    layout = importing.BY_NAME.get(seal.segmenter.name)
    if layout is None or layout.version != seal.segmenter.version:
        return False
    counted = {segment: sealed.n for segment, sealed in seal.segments.items()}
    segments = extent.segments.items()
    return seal.words == extent.words and all(counted.get(segment, n) == n for segment, n in segments)


Shown = Mapping[str, tuple[Placed[Quote], ...]]


def _shown(dossier: Dossier, source: str) -> tuple[Placed[Quote], ...]:
    return tuple(quote for quote in dossier.quotes_of(source) if quote.record.status != "withdrawn")


def _answers(dossier: Dossier, vault: captures.Vault | None, shown: Shown, jobs: int) -> Mapping[str, Answer]:
    """What each source's newest capture answers, where a vault is at hand."""
    if vault is None:
        return {}
    newest = {name: source.record.captures[0] for name, source in dossier.sources.items() if source.record.captures}
    sought = [(capture, tuple(quote.record for quote in shown[name])) for name, capture in newest.items()]
    return dict(zip(newest, look_up(vault, sought, jobs), strict=True))


def _of_source(dossier: Dossier, source: str, shown: Shown, looked: Mapping[str, Looked]) -> Iterator[Judged]:
    findings = looked[source].findings if source in looked else (None,) * len(shown[source])
    for quote, finding in zip(shown[source], findings, strict=True):
        check, reason = _record(quote, dossier.sources[source], dossier.seals.get(source))
        if finding is not None:  # one that is not verbatim is false
            yield Judged(quote, source, finding.state, finding.message, finding, check)
        else:
            yield Judged(quote, source, "by-seal" if check else "unchecked", "" if check else reason, None, check)


def _extent(looked: Looked | None, seal: seals.Seal | None) -> Extent | None:
    """Counted in the capture where it is at hand, so that no seal can stretch a budget."""
    if looked:
        return Extent(looked.words, looked.segments)
    return Extent(seal.words, {segment: sealed.n for segment, sealed in seal.segments.items()}) if seal else None


def _said(source: Placed[Source], fault: Fault) -> Diagnostic:
    at = source.at("captures", 0, "sha256" if fault.check == "capture-changed" else "file")
    return Diagnostic(at, fault.check, fault.message, fault.remedy)


def _record(quote: Placed[Quote], source: Placed[Source], seal: seals.Seal | None) -> tuple[seals.Check | None, str]:
    """The check record that fits a quotation, or why there is none, in words."""
    check = seal.quotes.get(quote.id) if seal else None
    if seal is None or check is None:
        return None, "no capture is at hand and no seal holds these words yet"
    if not source.record.captures or seal.capture != source.record.captures[0].sha256:
        return None, "the seal was made from another capture of this source"
    if check.segment != quote.record.segment:
        return None, f"the seal places these words in {check.segment}, not in {quote.record.segment}"
    if check.quoting and not quote.record.voice.quoting:
        return None, "the words were sealed as passed on from somebody else, and `voice.quoting` no longer says so"
    if not check.fits(quote.record):
        return None, "the words are no longer those that were sealed"
    return check, ""
