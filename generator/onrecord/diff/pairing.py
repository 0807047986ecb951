"""Pairing: which record of one revision is which of the other, so that a new name or file is no other record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from onrecord import kinds
from onrecord.diff.fields import printed
from onrecord.diff.sides import Side
from onrecord.dossier import Dossier, Name, Placed
from onrecord.fold import fold
from onrecord.records import Quote, Record, Source

_SOURCE = kinds.SOURCE.name
KINDS = (_SOURCE, *(name for name in kinds.BY_NAME if name not in (_SOURCE, kinds.SETTINGS.name)))
"""Sources first: where a quotation stands tells it from others of the same words."""


@dataclass(frozen=True)
class Pairs:
    """By kind, the earlier id of each record that both revisions have, by its later id."""

    earlier: Mapping[str, Mapping[str, str]]

    @cached_property
    def onward(self) -> Mapping[Name, str]:
        """The later id of each renamed record, by its kind and earlier id."""
        every = ((kind, old, new) for kind, held in self.earlier.items() for new, old in held.items())
        return {(kind, old): new for kind, old, new in every if old != new}

    def later(self, kind: str, record_id: str) -> str:
        """What a record of the earlier revision is called in the later one, if it is there."""
        return self.onward.get((kind, record_id), record_id)


def pairs(before: Side, now: Side) -> Pairs:
    """Records of one id are one; of the others those that say what they were called, or are alike in all else.

    A quotation is known by its words and source, a source by its quotations, captures or address.
    """
    found: dict[str, Mapping[str, str]] = {}
    for kind in KINDS:
        found[kind] = _of_kind(kind, before, now, found)
    return Pairs(found)


def _of_kind(kind: str, before: Side, now: Side, sofar: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    old, new, source = before.dossier.of_kind(kind), now.dossier.of_kind(kind), before.dossier.source_of
    held = {record_id: record_id for record_id in new if record_id in old}
    gone = {
        each: record
        for each, record in old.items()
        if each not in new and not now.may_hold(kind, each, source.get(each, ""))
    }
    come = {record_id: record for record_id, record in new.items() if record_id not in old}
    for find in (_named, *_finders(kind, before.dossier, now.dossier, sofar)):
        for record_id, earlier in find(gone, come):
            held[record_id] = earlier
            del gone[earlier], come[record_id]
    return held


_Placed = Mapping[str, Placed[Record]]
_Finder = Callable[[_Placed, _Placed], "list[tuple[str, str]]"]


def _finders(kind: str, before: Dossier, now: Dossier, sofar: Mapping[str, Mapping[str, str]]) -> Iterator[_Finder]:
    if kind == kinds.QUOTE.name:
        sources = sofar[kinds.SOURCE.name]
        yield partial(_by, lambda one: _words(one, before), lambda one: _words(one, now, sources))
    elif kind == kinds.SOURCE.name:
        yield _by_quotations
        yield partial(_by, _captures, _captures)
        yield partial(_by, _address, _address)
    else:
        yield partial(_by, _all_else, _all_else)


def _named(gone: _Placed, come: _Placed) -> list[tuple[str, str]]:
    """By `was:`; of two that claim one name the first has it."""
    claimed: dict[str, str] = {}
    for record_id, placed in come.items():
        was = next((name for name in reversed(getattr(placed.record, "was", ())) if name in gone), None)
        if was is not None:
            claimed.setdefault(was, record_id)
    return [(record_id, was) for was, record_id in claimed.items()]


_Key = Callable[[Placed[Record]], Hashable]


def _by(key_before: _Key, key_now: _Key, gone: _Placed, come: _Placed) -> list[tuple[str, str]]:
    """By what there is one of on either side."""
    old, new = _only(gone, key_before), _only(come, key_now)
    return [(new[key], old[key]) for key in new if key in old]


def _only(every: _Placed, key: _Key) -> Mapping[Hashable, str]:
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for record_id, placed in every.items():
        if made := key(placed):
            found[made].append(record_id)
    return {made: ids[0] for made, ids in found.items() if len(ids) == 1}


def _by_quotations(gone: _Placed, come: _Placed) -> list[tuple[str, str]]:
    """By the most quotations of one id."""
    homes = {name: old for old, placed in gone.items() for name in _quoted(placed)}
    found: dict[str, str] = {}
    for new, placed in come.items():
        shared = Counter(homes[name] for name in _quoted(placed) if name in homes).most_common(1)
        if shared:
            found.setdefault(shared[0][0], new)
    return [(new, old) for old, new in found.items()]


def _quoted(placed: Placed[Record]) -> Iterator[str]:
    yield from (quote.id for quote in placed.record.quotes) if isinstance(placed.record, Source) else ()


def _words(placed: Placed[Record], dossier: Dossier, sources: Mapping[str, str] | None = None) -> Hashable:
    record, source = placed.record, dossier.source_of[placed.id]
    if not isinstance(record, Quote) or not record.text:
        return None
    return (sources or {}).get(source, source), fold(record.text).text


def _captures(placed: Placed[Record]) -> Hashable:
    return tuple(one.sha256 for one in placed.record.captures) if isinstance(placed.record, Source) else ()


def _address(placed: Placed[Record]) -> Hashable:
    record = placed.record
    return record.url if isinstance(record, Source) and record.url_is == "exact" else ""


def _all_else(placed: Placed[Record]) -> Hashable:
    return tuple(printed(placed.record).items()), placed.body
