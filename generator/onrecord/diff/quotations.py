"""The quotation: what became of it between two revisions, its words, its place, its state and its other fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.diff.fields import Change, change, changes, otherwise, printed
from onrecord.diff.pairing import Pairs
from onrecord.diff.sides import Side
from onrecord.dossier import Placed
from onrecord.records import Quote

Act = Literal[
    "added",
    "removed",
    "withdrawn",
    "restored",
    "renamed",
    "moved",
    "reworded",
    "changed",
    "proved",
    "unproved",
    "unread",
]

_WORDS = ("text", "segment")  # told apart from the other fields


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quotation stands in one revision, and its state there by seal; `why` says why it is not proved."""

    id: str
    source: str
    segment: str
    status: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of which something changed; of one that came or went there is only one standing.

    `text` is what it says, or said last; `words` is the change of that, `fields` of all else. Of one that is withdrawn
    none is told: what is taken back is not said again.
    """

    id: str
    acts: tuple[Act, ...]
    before: Standing | None
    now: Standing | None
    text: str
    words: tuple[Change, ...]
    fields: tuple[Change, ...]
    flags: tuple[str, ...]

    @property
    def wants_review(self) -> bool:
        """Whether somebody has to open the source: it is new, or its words, place or fields are."""
        acts = {*self.acts}
        if self.fields and not self.words and all(change.field in _KEPT for change in self.fields):
            acts -= {"changed"}
        return self.now is not None and not acts.isdisjoint(_REVIEWED)


_REVIEWED = ("added", "restored", "moved", "reworded", "changed")
_KEPT = ("added", "changed", "reviewed")  # fields that keep days: of a change, and of a review that was made


def quotations(before: Side, now: Side, pairs: Pairs) -> tuple[Quotation, ...]:
    """Every quotation of which something changed, those of the later revision first, in its order."""
    return tuple(_found(before, now, pairs))


def _found(before: Side, now: Side, pairs: Pairs) -> Iterator[Quotation]:
    earlier = pairs.earlier["quote"]
    for name, quote in now.dossier.quotes.items():
        old = before.dossier.quotes.get(earlier.get(name, ""))
        found = _kept(old, quote, before, now, pairs) if old else _added(quote, now)
        if found.acts:
            yield found
    kept, source_of = frozenset(earlier.values()), before.dossier.source_of
    for name, quote in before.dossier.quotes.items():
        if name not in kept:
            yield _removed(quote, before, unread=now.may_hold("quote", name, source_of[name]))


def _added(quote: Placed[Quote], now: Side) -> Quotation:
    record = quote.record
    fields = {name: said for name, said in printed(record).items() if name not in _WORDS}
    words = change("text", "", record.text)
    standing, flags = _standing(quote, now), tuple(record.flags)
    return Quotation(quote.id, ("added",), None, standing, record.text, words, changes({}, fields), flags)


def _removed(quote: Placed[Quote], before: Side, *, unread: bool) -> Quotation:
    act: Act = "unread" if unread else "removed"
    text, flags = quote.record.text, tuple(quote.record.flags)
    words = () if unread else change("text", text, "")
    return Quotation(quote.id, (act,), _standing(quote, before), None, text, words, (), flags)


def _kept(old: Placed[Quote], quote: Placed[Quote], before: Side, now: Side, pairs: Pairs) -> Quotation:
    was, here = _standing(old, before), _standing(quote, now)
    words = change("text", old.record.text, quote.record.text)
    fields = _fields(old.record, quote.record, pairs)
    moved = (pairs.later("source", was.source), was.segment) != (here.source, here.segment)
    acts = tuple(_acts(was, here, words, moved=moved, changed=bool(fields)))
    if here.status == "withdrawn":
        words, fields = (), ()
    return Quotation(quote.id, acts, was, here, quote.record.text, words, fields, tuple(quote.record.flags))


def _fields(old: Quote, new: Quote, pairs: Pairs) -> tuple[Change, ...]:
    return tuple(each for each in otherwise(old, new, pairs.onward) if each.field not in _WORDS)


def _acts(was: Standing, here: Standing, words: tuple[Change, ...], *, moved: bool, changed: bool) -> Iterator[Act]:
    """Of one that is withdrawn no more than that: the rest of its record stays only to say so."""
    shown = here.status != "withdrawn"
    reworded = any(change.form == "words" for change in words)
    told: tuple[tuple[Act, bool], ...] = (
        ("renamed", was.id != here.id),
        ("withdrawn", was.status != "withdrawn" and not shown),
        ("restored", was.status == "withdrawn" and shown),
        ("moved", moved and shown),
        ("reworded", reworded and shown),
        ("changed", (changed or bool(words)) and not reworded and shown),
    )
    yield from (act for act, is_so in told if is_so)
    if shown and was.state not in (here.state, "withdrawn"):
        yield "proved" if here.state == "by-seal" else "unproved"


def _standing(quote: Placed[Quote], side: Side) -> Standing:
    record = quote.record
    state, why = side.states[quote.id]
    return Standing(quote.id, side.dossier.source_of[quote.id], record.segment, record.status, state, why)
