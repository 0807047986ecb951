"""Repeats: what stands in two quotations is one thing said, and readers are not to take it for two."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator

from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Placed
from onrecord.echoes import MOST, echoes, runs
from onrecord.records import Quote
from onrecord.reprints import Key

_ONE = "keep one of them, or say under `allow:` why readers need both"
_FIRST = "quote both from where it was published first, or say under `allow:` why not"

Pair = tuple[Placed[Quote], Placed[Quote]]


def said_twice(case: Case) -> Iterator[Diagnostic]:
    """Two published quotations have the same words, or one has the other's, or they overlap in their contribution."""
    for one, other in _in_order(case, [*_overlapping(case), *_echoing(case)]):
        if not _excused(case, "said-twice", one, other):
            message = f"{_how(case, one, other)} `{one.id}`, {_where(case, one)}"
            yield Diagnostic(other.at("text"), "said-twice", message, _ONE, "warning")


def reprinted_twice(case: Case) -> Iterator[Diagnostic]:
    """Two published quotations are from one contribution that was published twice, as if from two."""
    if not case.copies.earlier:
        return
    echoing = {frozenset((one.id, other.id)) for one, other in _echoing(case)}
    held = _by_contribution(case)
    for key in held:
        for earlier in case.copies.earlier.get(key, ()):
            pairs = [(one, other) for one in held.get(earlier, ()) for other in held[key]]
            if pairs and not any({one.id, other.id} in echoing for one, other in pairs):
                yield from _reprinted(case, earlier, key, pairs)


def _reprinted(case: Case, earlier: Key, key: Key, pairs: list[Pair]) -> Iterator[Diagnostic]:
    left = [pair for pair in pairs if not _excused(case, "reprinted-twice", *pair)]
    if left:
        one, other = left[0]
        first, again = f"{earlier[1]} of `{earlier[0]}`", f"{key[1]} of `{key[0]}`"
        message = f"{first}, which `{one.id}` quotes, and {again} are one contribution published twice"
        yield Diagnostic(other.at("segment"), "reprinted-twice", message, _FIRST, "warning")


def _echoing(case: Case) -> list[Pair]:
    """Pairs of quotations of which one has all the other's words, unless they stand there twice and each is one."""
    every = {quote.id: quote for quote in case.published}
    found = echoes((name, quote.record.text, name) for name, quote in every.items())
    pairs = [(every[one], every[other]) for one, others in found.items() for other in others]
    return [pair for pair in pairs if case.contribution(pair[0]) != case.contribution(pair[1]) or _meet(case, *pair)]


def _overlapping(case: Case) -> Iterator[Pair]:
    """Pairs of one contribution whose stretches of it are known to meet, and that have a run of words in common."""
    for quotes in _by_contribution(case).values():
        known = [(stretch, quote) for quote in quotes if (stretch := case.stretch(quote))]
        for one, other in _meeting(known) if len(known) > 1 else ():
            if runs(one.record.text) & runs(other.record.text):
                yield one, other


def _meeting(known: list[tuple[tuple[int, int], Placed[Quote]]]) -> Iterator[Pair]:
    """Pairs whose stretches meet: each with the `MOST` of those before it that reach furthest."""
    before: list[tuple[int, int]] = []  # where each ends, and which it is
    ordered = sorted(known, key=lambda each: each[0])
    for at, ((start, end), quote) in enumerate(ordered):
        yield from ((ordered[other][1], quote) for reached, other in before[-MOST:] if reached > start)
        insort(before, (end, at))


def _meet(case: Case, one: Placed[Quote], other: Placed[Quote]) -> bool:
    """Whether their stretches of a contribution meet; where a place is not known, they may."""
    first, second = case.stretch(one), case.stretch(other)
    return first is None or second is None or (first[0] < second[1] and second[0] < first[1])


def _in_order(case: Case, pairs: list[Pair]) -> list[Pair]:
    """Each pair with the earlier quotation first, by its source and its place."""
    ranked = {(one.id, other.id): (one, other) for one, other in (sorted(pair, key=case.rank) for pair in pairs)}
    return sorted(ranked.values(), key=lambda pair: (case.rank(pair[1]), case.rank(pair[0])))


def _how(case: Case, one: Placed[Quote], other: Placed[Quote]) -> str:
    here, there = case.contribution(other), case.contribution(one)
    if here == there:
        return f"`{other.id}` has words of {here[1]} that are quoted already in"
    if there in case.copies.others.get(here, ()):
        return f"`{other.id}` has the words, in a contribution that was published twice, of"
    return f"`{other.id}` has the words, in another contribution, of"


def _where(case: Case, quote: Placed[Quote]) -> str:
    source, segment = case.contribution(quote)
    return f"{segment} of `{source}`"


def _excused(case: Case, check: str, one: Placed[Quote], other: Placed[Quote]) -> bool:
    return case.excuses(one, check) or case.excuses(other, check)


def _by_contribution(case: Case) -> dict[Key, list[Placed[Quote]]]:
    found: defaultdict[Key, list[Placed[Quote]]] = defaultdict(list)
    for quote in case.published:
        found[case.contribution(quote)].append(quote)
    return found
