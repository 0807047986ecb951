"""The side: one revision of a dossier, loaded, judged and checked, with what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from onrecord import checks, evidence, kinds, load
from onrecord.checks import Case
from onrecord.diagnostics import Diagnostic, errors, in_order
from onrecord.dossier import Dossier, Name
from onrecord.load import Loaded
from onrecord.revision import Revision
from onrecord.seals import Base

SETTINGS = "dossier.yaml"


@dataclass(frozen=True)
class Side:
    """One revision, by the name it was asked for.

    `formless` are the faults for which part of it could not be read. Where that part is the dossier's settings, those
    of the other side stand in for them, and `has_settings` is false.
    """

    name: str
    revision: Revision
    case: Case
    diagnostics: tuple[Diagnostic, ...]
    formless: tuple[Diagnostic, ...]
    has_settings: bool

    @property
    def dossier(self) -> Dossier:
        """The records that could be read."""
        return self.case.dossier

    @cached_property
    def states(self) -> Mapping[str, tuple[str, str]]:
        """The state of each quotation by seal, and why, in words, where it is not proved."""
        known = {name: (judged.state, judged.message) for name, judged in self.case.evidence.judged.items()}
        return {name: known.get(name, _state(quote.record.status)) for name, quote in self.dossier.quotes.items()}

    def may_hold(self, kind: str, record_id: str, source: str = "") -> bool:
        """Whether a record that is not found may stand in what could not be read; of a quotation with its source."""
        if kind != kinds.QUOTE.name:
            return not self._unread.isdisjoint({(kind, record_id), (kind, "")})
        may_stand_there = ("quote", "") in self._unread and source not in self._quoted
        return may_stand_there or not self._unread.isdisjoint({(kind, record_id), ("source", source)})

    @cached_property
    def _unread(self) -> frozenset[Name]:
        passed = ((kinds.of_path(fault.at.path), PurePosixPath(fault.at.path).stem) for fault in self.revision.passed)
        named = {(kind.name, stem if kind.home.endswith("/") else "") for kind, stem in passed if kind}
        quotes = {("quote", "") for kind, _ in named if kind == kinds.SOURCE.name}
        return self.dossier.unread | named | quotes

    @cached_property
    def _quoted(self) -> frozenset[str]:
        return frozenset(self.dossier.source_of.values())


def sides(names: tuple[str, str], revisions: tuple[Revision, Revision], jobs: int = 1) -> tuple[Side, Side]:
    """The earlier and the later side; of the later no seal and no capture is believed that the earlier has not.

    A source whose two files are the same in both is read and proved once.
    """
    before, now = revisions
    old = load.load(before.files, jobs, proving=True)
    new = load.load(now.files, jobs, proving=True, known=old.held)
    base = load.base_of(before.files, old.held)
    return _side(names[0], before, old, now.files, None), _side(names[1], now, new, before.files, base)


def _side(name: str, held: Revision, read: Loaded, other: Mapping[str, bytes], base: Base | None) -> Side:
    formless = [*held.passed, *read.diagnostics]
    whole = read
    if read.dossier is None:
        whole = load.load({**held.files, SETTINGS: _stand_in(other)}, proving=True, known=read.held)
        formless += whole.diagnostics
    if whole.dossier is None:
        raise RuntimeError("settings that can be read make no dossier")
    case = Case(whole.dossier, evidence.judge(whole.dossier, None, base=base, known=whole.proved))
    found = in_order([*formless, *checks.run(case)])
    return Side(name, held, case, found, errors(in_order(formless)), read.dossier is not None)


def _stand_in(other: Mapping[str, bytes]) -> bytes:
    """The settings of the other side where they can be read, else the fewest there may be."""
    theirs = other.get(SETTINGS, b"")
    return theirs if load.load({SETTINGS: theirs}).dossier else b"title: A dossier\n"


def _state(status: str) -> tuple[str, str]:
    """Of a quotation that nobody judged: it is withdrawn, or its source could not be read."""
    return ("withdrawn", "") if status == "withdrawn" else ("unchecked", "its source cannot be read")
