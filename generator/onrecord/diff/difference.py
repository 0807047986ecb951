"""The difference: all that two revisions of a dossier say otherwise, of its evidence and of what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.diagnostics import Diagnostic
from onrecord.diff.holdings import Holding, holdings
from onrecord.diff.pairing import Pairs, pairs
from onrecord.diff.quotations import Quotation, quotations
from onrecord.diff.sides import Side
from onrecord.diff.site import Touched, touched
from onrecord.diff.weighing import Balance, Budget, balances, budgets


@dataclass(frozen=True, slots=True)
class Named:
    """A revision as it was asked for, the digest of its commit, and what of it could not be read."""

    name: str
    commit: str
    formless: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one revision to another.

    `faults` are the diagnostics that only the later has, `mended` those that only the earlier has. `files` are those
    whose bytes differ, whether or not anything they say does.
    """

    before: Named
    now: Named
    quotations: tuple[Quotation, ...]
    holdings: tuple[Holding, ...]
    balances: tuple[Balance, ...]
    budgets: tuple[Budget, ...]
    pages: Touched
    faults: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    files: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said otherwise."""
        pages = (self.pages.added, self.pages.removed, self.pages.changed, self.pages.framed)
        return not any((self.quotations, self.holdings, self.balances, self.faults, self.mended, *pages))


def compare(before: Side, now: Side, themes: Collection[Path]) -> Difference:
    """The difference of two sides, whose pages are those of the given themes, each laid over those before it."""
    paired = pairs(before, now)
    found = quotations(before, now, paired)
    weighed = budgets(before, now, paired, frozenset(_sources(found, paired)))
    files = _differing(before.revision.files, now.revision.files)
    return Difference(
        before=_named(before),
        now=_named(now),
        quotations=found,
        holdings=holdings(before, now, paired),
        balances=balances(before, now, paired),
        budgets=weighed,
        pages=touched(before, now, themes) if files else Touched((), (), (), ()),
        faults=tuple(_only(now.diagnostics, before.diagnostics, paired)),
        mended=tuple(_only(before.diagnostics, now.diagnostics, paired)),
        files=files,
    )


def _named(side: Side) -> Named:
    return Named(side.name, side.revision.commit, side.formless)


def _sources(found: Collection[Quotation], paired: Pairs) -> Iterator[str]:
    """The sources of which a quotation came, went or has other words, by their later names."""
    for quotation in found:
        yield from (paired.later("source", quotation.before.source),) if quotation.before else ()
        yield from (quotation.now.source,) if quotation.now else ()


def _differing(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> tuple[str, ...]:
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def _only(every: Collection[Diagnostic], others: Collection[Diagnostic], paired: Pairs) -> Iterator[Diagnostic]:
    """Those that the others have not, or not as often, wherever in its file each stands."""
    left = Counter(_said(fault, paired) for fault in others)
    for fault in every:
        if left[_said(fault, paired)]:
            left[_said(fault, paired)] -= 1
        else:
            yield fault


def _said(fault: Diagnostic, paired: Pairs) -> tuple[str, str, str]:
    """A fault less its line, in the file as the later revision calls it."""
    kind, _, name = fault.at.path.partition("/")
    stem, dot, suffix = name.partition(".")
    later = paired.onward.get((kind.removesuffix("s"), stem))
    return f"{kind}/{later}{dot}{suffix}" if later else fault.at.path, fault.check, fault.message
