"""The weighing: how evidence divides on an issue or a claim, and how much of a source is quoted, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.diff.pairing import Pairs
from onrecord.diff.sides import Side

UNSAID = "unsaid"
_SIDES = {"issue": ("for", "against", "both", "neither", UNSAID), "claim": ("supports", "disputes")}


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a question: how many quotations and figures took it, how many do, and which came and went."""

    name: str
    before: int
    now: int
    came: tuple[str, ...]
    went: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """An issue or a claim whose evidence divides otherwise; all of its sides, but those nobody ever took."""

    kind: str
    id: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How many words are quoted, of how many, and how many per cent may be; `whole` is None where no seal says."""

    quoted: int
    whole: int | None
    percent: int


@dataclass(frozen=True, slots=True)
class Budget:
    """What is quoted of a source, before and after; None where there is no such source."""

    source: str
    before: Extent | None
    now: Extent | None


_Divided = Mapping[str, Mapping[str, frozenset[str]]]  # by issue or claim, then by side: what stands there


def balances(before: Side, now: Side, pairs: Pairs) -> tuple[Balance, ...]:
    """The issues and claims, that both have or one, whose shown evidence divides otherwise; issues first."""
    return tuple(
        balance
        for kind, divide in (("issue", _by_stance), ("claim", _by_claim))
        for balance in _balances(kind, divide(before, pairs), divide(now, None))
    )


def budgets(before: Side, now: Side, pairs: Pairs, touched: frozenset[str]) -> tuple[Budget, ...]:
    """Those of the sources that are touched, or of which more or less is quoted; by their later names."""
    old = {pairs.later("source", name): extent for name, extent in _extents(before).items()}
    new = _extents(now)
    names = sorted(name for name in {*old, *new} if name in touched or old.get(name) != new.get(name))
    return tuple(Budget(name, old.get(name), new.get(name)) for name in names)


def _balances(kind: str, old: _Divided, new: _Divided) -> Iterator[Balance]:
    for name in (*new, *(name for name in old if name not in new)):
        before, now = old.get(name, {}), new.get(name, {})
        if any(before.get(side, frozenset()) != now.get(side, frozenset()) for side in _SIDES[kind]):
            parts = (_part(side, before.get(side, frozenset()), now.get(side, frozenset())) for side in _SIDES[kind])
            yield Balance(kind, name, tuple(part for part in parts if part.before or part.now))


def _part(name: str, before: frozenset[str], now: frozenset[str]) -> Part:
    return Part(name, len(before), len(now), tuple(sorted(now - before)), tuple(sorted(before - now)))


def _by_stance(side: Side, pairs: Pairs | None) -> _Divided:
    found: dict[str, dict[str, set[str]]] = {name: {} for name in side.dossier.issues}
    for quote in side.case.published:
        for issue, stance in quote.record.issues.items():
            found.get(issue, {}).setdefault(stance or UNSAID, set()).add(_later(pairs, "quote", quote.id))
    return {
        _later(pairs, "issue", issue): {stance: frozenset(names) for stance, names in held.items()}
        for issue, held in found.items()
    }


def _by_claim(side: Side, pairs: Pairs | None) -> _Divided:
    shown = frozenset(quote.id for quote in side.case.published)
    return {
        _later(pairs, "claim", name): {
            "supports": _shown(claim.record.supports, side, pairs, shown),
            "disputes": _shown(claim.record.disputes, side, pairs, shown),
        }
        for name, claim in side.dossier.claims.items()
    }


def _shown(ids: list[str], side: Side, pairs: Pairs | None, shown: frozenset[str]) -> frozenset[str]:
    """What of the evidence a page shows: published quotations, and figures."""
    quotes = (_later(pairs, "quote", name) for name in ids if name in shown)
    figures = (_later(pairs, "figure", name) for name in ids if name in side.dossier.figures)
    return frozenset((*quotes, *figures))


def _later(pairs: Pairs | None, kind: str, record_id: str) -> str:
    return pairs.later(kind, record_id) if pairs else record_id


def _extents(side: Side) -> Mapping[str, Extent]:
    spent: Counter[str] = Counter()
    for judged in side.case.judged:
        spent[judged.source] += judged.words
    known, percent = side.case.evidence.extents, side.dossier.settings.record.budget.source.percent
    wholes = {name: known[name].words if name in known else None for name in side.dossier.sources}
    return {name: Extent(spent[name], whole, percent) for name, whole in wholes.items()}
