"""Excuses: what records say under `allow:` names a check that may be excused there, and one that would speak."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from sys import maxsize

from onrecord.checks import balance, care, drifted, references, repeats, wording
from onrecord.checks.case import Case
from onrecord.decode import suggestion
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Placed
from onrecord.kinds import KINDS, QUOTE
from onrecord.phrasing import a
from onrecord.records import Excused, Record

_ALL = tuple(kind.name for kind in (*KINDS, QUOTE) if issubclass(kind.model, Excused))


@dataclass(frozen=True, slots=True)
class Excusable:
    """A check that a person may judge otherwise than the program, and the kinds of record that it speaks of."""

    check: Callable[[Case], Iterator[Diagnostic]]
    kinds: tuple[str, ...]


EXCUSABLE: Mapping[str, Excusable] = {
    "loose-quotation": Excusable(wording.loose_quotation, _ALL),
    "one-sided-briefing": Excusable(balance.one_sided_briefing, ("briefing",)),
    "one-sided-claim": Excusable(balance.one_sided_claim, ("claim",)),
    "one-sided-issue": Excusable(balance.one_sided_issue, ("issue",)),
    "one-voice-issue": Excusable(balance.one_voice_issue, ("issue",)),
    "reprinted-twice": Excusable(repeats.reprinted_twice, ("quote",)),
    "said-twice": Excusable(repeats.said_twice, ("quote",)),
    "thin-issue": Excusable(references.thin_issue, ("issue",)),
    "unnoted-flag": Excusable(care.unnoted_flag, ("quote",)),
    "unreviewed-quote": Excusable(care.unreviewed_quote, ("quote",)),
    "words-drifted": Excusable(drifted.words_drifted, ("quote",)),
}


def bad_excuse(case: Case) -> Iterator[Diagnostic]:
    """A record excuses what is no check, or what no reason excuses there."""
    for placed, name in _excuses(case):
        if not _is_possible(placed, name):
            yield Diagnostic(placed.key_at("allow", name), "bad-excuse", _refusal(placed, name), _remedy(placed, name))


def idle_excuse(case: Case) -> Iterator[Diagnostic]:
    """A record excuses a check that has nothing to say of it."""
    if case.dossier.unread:
        return  # what could not be read may be what it is excused for
    told: dict[str, _Told] = {}
    for placed, name in _excuses(case):
        if not (_is_possible(placed, name) and _is_judged(case, placed)):
            continue
        if name not in told:
            told[name] = _Told(name, case, tuple(EXCUSABLE[name].check(replace(case, excusing=False))))
        if not told[name].is_of(placed):
            message = f"`{name}` would say nothing here, so there is nothing to excuse"
            yield Diagnostic(placed.key_at("allow", name), "idle-excuse", message, "take this line out", "warning")


@dataclass(frozen=True)
class _Told:
    """What one check tells of where nothing is excused."""

    name: str
    case: Case
    faults: tuple[Diagnostic, ...]

    def is_of(self, placed: Placed[Record]) -> bool:
        """Whether some of it is of a record: by its name, or by its place.

        Of the quotations of a copied contribution only one is named, so there the source's name is enough.
        """
        names = {placed.id}
        if self.name == "reprinted-twice":
            names.add(self.case.dossier.source_of[placed.id])
        begin, end = self._extent(placed)
        return not self._names.isdisjoint(names) or any(begin <= at < end for at in self._lines[placed.at().path])

    @cached_property
    def _names(self) -> frozenset[str]:
        """All that stands between back quotes."""
        said = (_NAMED.findall(fault.message) for fault in self.faults)
        return frozenset(name for names in said for name in names)

    @cached_property
    def _lines(self) -> Mapping[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for fault in self.faults:
            found[fault.at.path].append(max(1, fault.at.line))
        return found

    def _extent(self, placed: Placed[Record]) -> tuple[int, int]:
        """The line a record begins in, and that of the next of its kind in its file."""
        begins = self._begins[placed.kind, placed.at().path]
        at = begins.index(placed.at().line)
        return (begins[at] if at else 0), (begins[at + 1] if at + 1 < len(begins) else maxsize)

    @cached_property
    def _begins(self) -> Mapping[tuple[str, str], list[int]]:
        found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for placed in self.case.dossier.every():
            found[placed.kind, placed.at().path].append(placed.at().line)
        return {key: sorted(lines) for key, lines in found.items()}


_NAMED = re.compile(r"`([^`]*)`")


def _excuses(case: Case) -> Iterator[tuple[Placed[Record], str]]:
    """Every record that excuses something, and the name of what."""
    for placed in case.dossier.every():
        for name in getattr(placed.record, "allow", ()):
            yield placed, name


def _is_possible(placed: Placed[Record], name: str) -> bool:
    return name in EXCUSABLE and placed.kind in EXCUSABLE[name].kinds


def _is_judged(case: Case, placed: Placed[Record]) -> bool:
    """Not a draft, of which most checks do not speak, nor what cites a record that is not there: that has been said."""
    dossier = case.dossier
    cited = dossier.cites.get(placed.name, ())
    is_whole = all(any(dossier.has(kind, citation.id) for kind in citation.of) for citation in cited)
    return is_whole and getattr(placed.record, "status", "published") == "published"


def _refusal(placed: Placed[Record], name: str) -> str:
    if name in EXCUSABLE:
        return f"`{name}` speaks of {_plural(EXCUSABLE[name].kinds)}, and this is the record of {a(placed.kind)}"
    return f"`{name}` is no check that can be excused"


def _remedy(placed: Placed[Record], name: str) -> str:
    here = [each for each, excusable in EXCUSABLE.items() if placed.kind in excusable.kinds]
    near = "" if name in EXCUSABLE else suggestion(name, here)
    return near or f"{a(placed.kind)} can excuse {', '.join(f'`{each}`' for each in here)}; take this line out"


def _plural(kinds: tuple[str, ...]) -> str:
    return " and ".join(f"{kind}s" for kind in kinds)
