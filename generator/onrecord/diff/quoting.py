"""The quotation told: what became of it, in its words, and what the reviewer of it has to see to."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.diff.fields import Change
from onrecord.diff.phrases import ACTS, Block, Line, Phrase, Said, dotted, of_field
from onrecord.diff.quotations import Quotation, Standing

_ORDER = ("added", "restored", "reworded", "moved", "changed", "withdrawn", "removed", "unread", "unproved", "proved")


def rank(quotation: Quotation) -> int:
    """What quotations are put in order by: what wants a review first."""
    return min((_ORDER.index(act) for act in quotation.acts if act in _ORDER), default=len(_ORDER))


def quoted(quotation: Quotation) -> Block:
    """One quotation: what became of it, its words, its other fields, and what its reviewer sees to."""
    acts = [_act(act, quotation) for act in quotation.acts]
    told = [phrase for phrase in (*acts, _place(quotation), _state(quotation), _flagged(quotation)) if phrase]
    words = [line for change in quotation.words for line in _of_words(change)]
    if not words and quotation.wants_review:
        words = [Line("same", quotation.text, is_whole=True)]
    fields = (line for change in quotation.fields for line in of_field(change))
    return Block(dotted([(Said(quotation.id),), *told]), (*words, *fields), tuple(_tasks(quotation)))


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
