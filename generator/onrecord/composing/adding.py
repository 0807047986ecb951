"""Adding: a new record put where it belongs, and all that is wrong with the dossier only since it stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord import checks, emit, evidence, kinds, load
from onrecord.captures import Vault
from onrecord.diagnostics import Diagnostic, in_order
from onrecord.dossier import Dossier
from onrecord.evidence import Evidence, Judged
from onrecord.kinds import Kind
from onrecord.yamltree import Node

_PENDING = ("unsealed-quote", "unchecked-quote")
"""What every new quotation is until its seal is committed, and no fault of it."""


@dataclass(frozen=True, slots=True)
class Added:
    """A record added: its file as it is to be, its own text, what is wrong since, and the state of a quotation."""

    path: str
    data: bytes
    text: str
    faults: tuple[Diagnostic, ...]
    judged: Judged | None = None

    @property
    def stops(self) -> bool:
        """Whether anything that is wrong keeps the record from being written."""
        return any(fault.severity == "error" for fault in self.faults)


@dataclass(frozen=True)
class Ground:
    """What records are added to: files, the dossier and the faults of form read in them, the vault if at hand."""

    files: Mapping[str, bytes]
    dossier: Dossier
    diagnostics: tuple[Diagnostic, ...]
    vault: Vault | None = None

    def quotation(self, source: str, fields: Mapping[str, Node]) -> Added:
        """A quotation at the end of those of its source; raises `yamltree.Refused` and `yamltree.Unrevisable`."""
        path = self.dossier.sources[source].at().path
        data = emit.added(kinds.QUOTE, path, self.files[path], fields)
        after, known = self._after({**self.files, path: data}, source)
        faults = [fault for fault in _new(self._before(source), after) if fault.check not in _PENDING]
        text = emit.item(kinds.QUOTE, fields)
        return Added(path, data, text, tuple(faults), known.judged.get(str(fields["id"])) if known else None)

    def record(self, kind: Kind, record_id: str, fields: Mapping[str, Node], body: str = "") -> Added:
        """A record of any other kind, at the end of its list or in a file of its own; raises the same."""
        if kind.form == "list":
            path = kind.home
            data = emit.added(kind, path, self.files.get(path), {"id": record_id, **fields})
            text = emit.item(kind, {"id": record_id, **fields})
        else:
            path = f"{kind.home}{record_id}{kind.suffix}"
            data = emit.file(kind, fields, body)
            text = data.decode("utf-8")
        after, _ = self._after({**self.files, path: data}, "")
        return Added(path, data, text, tuple(_new(self._before(""), after)))

    def _before(self, source: str) -> tuple[Diagnostic, ...]:
        if source not in self._known:
            self._known[source] = (*self.diagnostics, *self._judged(self.dossier, source)[0])
        return self._known[source]

    def _after(self, files: Mapping[str, bytes], source: str) -> tuple[tuple[Diagnostic, ...], Evidence | None]:
        read = load.load(files)
        if read.dossier is None:
            return read.diagnostics, None
        found, known = self._judged(read.dossier, source)
        return (*read.diagnostics, *found), known

    def _judged(self, dossier: Dossier, source: str) -> tuple[tuple[Diagnostic, ...], Evidence]:
        """What checks find; only the one source is compared, for what is known of the others stays as it is."""
        alone = {source: dossier.sources[source]} if source in dossier.sources else {}
        known = evidence.judge(replace(dossier, sources=alone), self.vault)
        return tuple(checks.run(checks.Case(dossier, known))), known

    @cached_property
    def _known(self) -> dict[str, tuple[Diagnostic, ...]]:
        """What was wrong before, by the source that was compared: it is asked for at each try."""
        return {}


def _new(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those that were not there, wherever they stand now: lines move, and of two alike the later one is new."""
    left = Counter(map(_said, in_order(before)))
    for fault in in_order(after):
        left[_said(fault)] -= 1
        if left[_said(fault)] < 0:
            yield fault


def _said(fault: Diagnostic) -> tuple[str, str, str]:
    return fault.at.path, fault.check, fault.message
