"""The quotation told: what became of it, in its words, and what the reviewer of it has to see to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.diff.fields import Change
from onrecord.diff.phrases import ACTS, Block, Line, Phrase, Said, dotted, of_field
from onrecord.diff.quotations import Quotation, Standing
from onrecord.phrasing import count

_ORDER = ("added", "restored", "reworded", "moved", "changed", "withdrawn", "removed", "unread", "unproved", "proved")
_STATES = frozenset(("unproved", "proved"))


def told(every: Iterable[Quotation]) -> Iterator[Block]:
    """Each quotation, those that want a review first; of one source, those of which only the state changed together."""
    for (is_state, *_), several in groupby(sorted(every, key=_rank), key=_together):
        alike = list(several)
        yield from (_alike(alike),) if is_state and len(alike) > 1 else map(_quoted, alike)


def _together(quotation: Quotation) -> tuple[object, ...]:
    """What quotations are told together by: whether only the state changed, where, and how."""
    before, now = quotation.before, quotation.now
    if not {*quotation.acts} <= _STATES or before is None or now is None:
        return (False, quotation.id)
    return (True, now.source, before.state, now.state, now.why)


def _alike(every: Sequence[Quotation]) -> Block:
    first = every[0]
    source = first.now.source if first.now else ""
    names = Line("same", ", ".join(quotation.id for quotation in every), "they are")
    return Block(dotted([(f"{count(len(every), 'quotation')} of ", Said(source)), _state(first)]), (names,))


def _quoted(quotation: Quotation) -> Block:
    acts = [_act(act, quotation) for act in quotation.acts]
    said = [phrase for phrase in (*acts, _place(quotation), _state(quotation), _flagged(quotation)) if phrase]
    words = [line for change in quotation.words for line in _of_words(change)]
    if not words and quotation.wants_review:
        words = [Line("same", quotation.text, is_whole=True)]
    fields = (line for change in quotation.fields for line in of_field(change))
    return Block(dotted([(Said(quotation.id),), *said]), (*words, *fields), tuple(_tasks(quotation)))


def _rank(quotation: Quotation) -> tuple[object, ...]:
    """Those that want a review first; of those whose state alone changed, what is told together stands together."""
    first = min((_ORDER.index(act) for act in quotation.acts if act in _ORDER), default=len(_ORDER))
    return (first, *map(str, _together(quotation)[1:])) if {*quotation.acts} <= _STATES else (first,)


def _act(act: str, quotation: Quotation) -> Phrase:
    before = quotation.before
    if before and act == "renamed":
        return ("renamed from ", Said(before.id))
    if before and act == "moved":
        return ("moved from ", *_where(before))
    return (ACTS[act],) if act in ACTS else ()


def _place(quotation: Quotation) -> Phrase:
    standing = quotation.now or quotation.before
    return ("in ", *_where(standing)) if standing else ()


def _where(standing: Standing) -> Phrase:
    return (Said(standing.segment), " of ", Said(standing.source))


def _state(quotation: Quotation) -> Phrase:
    before, now = quotation.before, quotation.now
    if now is None:
        return (f"was {before.state}",) if before else ()
    was = f"{before.state} → " if before and before.state != now.state else ""
    return (was + now.state, *((": ", Said(now.why)) if now.why else ()))


def _tasks(quotation: Quotation) -> Iterator[Phrase]:
    if not (quotation.wants_review and quotation.now):
        return
    yield ("the source was opened, and the words stand there in ", Said(quotation.now.segment))
    yield ("the voice is right",)
    yield ("the context is fair",)
    flagged = _flagged(quotation)
    yield ("nothing is in it that must stay out", *(("; it is ", *flagged) if flagged else ()))


def _flagged(quotation: Quotation) -> Phrase:
    """The flags of one that is sensitive."""
    flags = tuple(part for flag in quotation.flags for part in (", ", Said(flag)))
    return ("flagged ", *flags[1:]) if flags and quotation.now else ()


def _of_words(change: Change) -> Iterator[Line]:
    if change.form == "typography":
        yield Line("same", "", "the same words, in other typography")
    yield from (Line(piece.act, piece.text, is_whole=True) for piece in change.pieces)
