"""What captures and seals say of each quotation: its state, and the words it takes of its source.

With a capture at hand the words are looked up in it; without one, the committed seal must open and prove them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord import seals, verbatim
from onrecord.captures import Unusable, Vault
from onrecord.diagnostics import Diagnostic, Place
from onrecord.disagreement import disagreements
from onrecord.dossier import Dossier, Placed
from onrecord.lookup import (
    Answer,
    Fault,
    Gist,
    Looked,
    Noting,
    Proved,
    Sought,
    fitting,
    is_borne_out,
    look_up,
    nothing,
    prove,
)
from onrecord.records import Capture, Quote, Source
from onrecord.seals import Base, Seal, Sealed
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
        """How many words of the source are quoted or opened beside; where nothing proves them, how many it has."""
        if self.finding and self.holds:
            return self.finding.words + self.finding.words_beside
        if self.check:
            return self.check.opened
        record = self.quote.record
        return sum(map(verbatim.number, (record.text, record.prefix, record.suffix)))


@dataclass(frozen=True, slots=True)
class Extent:
    """How many words a source has, less repeats and markers, and each of its quoted segments."""

    words: int
    segments: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a dossier's quotations; `captured` gives the digest of each capture that was at hand.

    `sealed` holds, by source, the segments as those captures seal them, `key` the fingerprint of the vault's key.
    `broken` says, by source, of which segments the proof does not hold, and of which quotations the check record is
    false, each with the reason; `recorded`, those that a believed seal has one of. `gists` is what was noted of texts.
    """

    judged: Mapping[str, Judged]
    captured: Mapping[str, str]
    extents: Mapping[str, Extent]
    faults: tuple[Diagnostic, ...]
    sealed: Mapping[str, Mapping[str, Sealed]]
    broken: Mapping[str, Mapping[str, str]]
    key: str
    gists: Mapping[str, Mapping[str, Gist]]
    recorded: frozenset[str]


def judge(
    dossier: Dossier,
    vault: Vault | None,
    jobs: int = 1,
    base: Base | None = None,
    note: Noting = nothing,
    known: Mapping[str, Proved] | None = None,
) -> Evidence:
    """Every quotation that is not withdrawn, judged by the newest capture of its source where it is at hand.

    With `base` only that revision's proofs and captures are believed; `known` is what loading found to be proved.
    """
    vault, unlocking = _unlocked(vault)
    base = base and base.as_named({name: each.record.was for name, each in dossier.sources.items()})
    sought = {name: _sought(dossier, name, base) for name in dossier.sources}
    answers = dict(zip(sought, look_up(vault, list(sought.values()), jobs, note), strict=True)) if vault else {}
    looked = {source: answer for source, answer in answers.items() if isinstance(answer, Looked)}
    proved = _proved(sought, looked, jobs, known or {})
    by_seal = _BySeal(dossier, proved, base)
    return Evidence(
        {judged.quote.id: judged for source in sought for judged in by_seal.judged(source, looked.get(source))},
        {source: answer.sha256 for source, answer in looked.items()},
        {source: extent for source in sought if (extent := _extent(looked.get(source), by_seal.counted(source)))},
        (*unlocking, *_faults(dossier, base, answers)),
        {source: answer.sealed for source, answer in looked.items()},
        {source: broken for source, each in proved.items() if (broken := _broken(each))},
        seals.fingerprint(vault.key) if vault else "",
        {source: answer.gists for source, answer in looked.items()},
        _recorded(base or dossier),
    )


def _recorded(believed: Base | Dossier) -> frozenset[str]:
    return frozenset(name for seal in believed.seals.values() for name in seal.quotes)


def locked(dossier: Dossier, known: Evidence) -> tuple[str, ...]:
    """The sources at hand whose seals were made with a vault's key that is not at hand: their roots prove nothing."""
    made = {source: seal.key for source, seal in dossier.seals.items() if source in known.captured}
    return tuple(source for source, key in made.items() if key not in ("", known.key))


def _unlocked(vault: Vault | None) -> tuple[Vault | None, tuple[Diagnostic, ...]]:
    """The vault with its key; none, and the fault, where the key is none."""
    try:
        return (vault.unlocked() if vault else None), ()
    except Unusable as fault:
        return None, (Diagnostic(Place(""), fault.check, fault.message, fault.remedy),)


def _sought(dossier: Dossier, name: str, base: Base | None) -> Sought:
    quotes = tuple(quote.record for quote in _shown(dossier, name))
    capture = _newest(dossier.sources[name])
    is_believed = capture is not None and (base is None or base.knows(name, capture))
    return Sought(quotes, capture if is_believed else None, dossier.seals.get(name))


def _newest(source: Placed[Source]) -> Capture | None:
    return source.record.captures[0] if source.record.captures else None


def _shown(dossier: Dossier, source: str) -> tuple[Placed[Quote], ...]:
    return tuple(quote for quote in dossier.quotes_of(source) if quote.record.status != "withdrawn")


def _proved(
    sought: Mapping[str, Sought], looked: Mapping[str, Looked], jobs: int, known: Mapping[str, Proved]
) -> Mapping[str, Proved]:
    """What each seal proves; one that says of every segment what the capture does is not asked again."""
    asked = {name: each for name, each in sought.items() if each.seal and not is_borne_out(each.seal, looked.get(name))}
    left = [name for name in asked if name not in known]
    found = dict(zip(left, prove([asked[name] for name in left], jobs), strict=True))
    return {name: known.get(name) or found[name] for name in asked}


def _broken(proved: Proved) -> Mapping[str, str]:
    return {**proved.broken, **{name: reason.words for name, reason in proved.refused.items() if reason.is_false}}


@dataclass(frozen=True, slots=True)
class _BySeal:
    """What seals prove of a dossier, and what those of another revision prove where one is to be believed instead."""

    dossier: Dossier
    proved: Mapping[str, Proved]
    base: Base | None

    def judged(self, source: str, looked: Looked | None) -> Iterator[Judged]:
        shown = _shown(self.dossier, source)
        for quote, finding in zip(shown, looked.findings if looked else (None,) * len(shown), strict=True):
            check, reason = self._record(quote, source)
            if finding is not None:  # one that is not verbatim is false
                yield Judged(quote, source, finding.state, finding.message, finding, check)
                continue
            reason = reason or self._new_here(quote, source)
            if reason:
                yield Judged(quote, source, "unchecked", self._new_copy(source) or reason, None, None)
            else:
                yield Judged(quote, source, "by-seal", "", None, check)

    def _record(self, quote: Placed[Quote], source: str) -> tuple[seals.Check | None, str]:
        """The check record that fits a quotation and is borne out by its proof, or why there is none, in words."""
        check, reason = fitting(quote.record, _newest(self.dossier.sources[source]), self.dossier.seals.get(source))
        proved = self.proved.get(source)
        if check is None or proved is None:
            return check, reason
        if check.segment in proved.broken:
            return None, f"the seal of {check.segment} is broken: {proved.broken[check.segment]}"
        refused = proved.refused.get(quote.id)
        return (None, refused.words) if refused else (check, "")

    def _new_copy(self, source: str) -> str:
        """That no capture which a change brings is believed, at hand or not."""
        capture = _newest(self.dossier.sources[source])
        is_known = capture is None or self.base is None or self.base.knows(source, capture)
        return "" if is_known else "the saved copy that they are quoted from, or how it is read, is new in this change"

    def _new_here(self, quote: Placed[Quote], source: str) -> str:
        """What the other revision does not have of a proof; nothing where it has all, or none is to be believed."""
        if self.base is None:
            return ""
        return self.base.lacks(source, self.dossier.seals[source], quote.record.segment, (quote.id, *quote.record.was))

    def counted(self, source: str) -> Seal | None:
        """The seal whose numbers of words are believed."""
        return (self.base or self.dossier).seals.get(source)


def _extent(looked: Looked | None, seal: Seal | None) -> Extent | None:
    """Counted in the capture where it is at hand, so that no seal can stretch a budget."""
    if looked:
        return Extent(looked.words, looked.segments)
    return Extent(seal.words, {segment: sealed.n for segment, sealed in seal.sealed.items()}) if seal else None


def _faults(dossier: Dossier, base: Base | None, answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """What seals say otherwise than is to be believed, and captures that cannot be relied on."""
    shown = {source: answer.shown for source, answer in answers.items() if isinstance(answer, Looked)}
    yield from disagreements(dossier, base, shown)
    yield from (_said(dossier.sources[name], each) for name, each in answers.items() if isinstance(each, Fault))


def _said(source: Placed[Source], fault: Fault) -> Diagnostic:
    at = source.at("captures", 0, "sha256" if fault.check == "capture-changed" else "file")
    return Diagnostic(at, fault.check, fault.message, fault.remedy)
