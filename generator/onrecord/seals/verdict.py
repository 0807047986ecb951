"""A verdict by seal: whether the opened words of a segment bear out what a check record says of a quotation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.records import Quote
from onrecord.seals.proof import HIDDEN, Opened
from onrecord.seals.record import Check
from onrecord.verbatim import Finding, once


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a seal does not prove a quotation; `is_false` where it says other than its own opened words do."""

    words: str
    is_false: bool = False


def refusal(quote: Quote, check: Check, held: Opened) -> Reason | None:
    """What keeps the proof of its segment from proving a quotation, by the ordinary rule; None where nothing does.

    Whether the words stand there once more among those that are hidden, and what a second look sees there, is not
    decided here: the record says so.
    """
    if HIDDEN in quote.text or HIDDEN in quote.prefix or HIDDEN in quote.suffix:
        return Reason("a character of it stands in no text")
    found = stands(held, quote.text, quote.prefix, quote.suffix)
    if found is None:
        return Reason("its seal does not open these words")
    if _said(found, held) != _recorded(check):
        return Reason(
            "its check record gives another state, place or number of words than its opened words", is_false=True
        )
    forgotten = {look.kind for look in found.looks} & SURE - set(check.looks)
    if forgotten:
        return Reason(f"its check record leaves out a second look: {', '.join(sorted(forgotten))}", is_false=True)
    return None


def stands(held: Opened, quotation: str, prefix: str = "", suffix: str = "") -> Finding | None:
    """What the ordinary rule finds of a quotation that stands in opened words, once; places count in `held.text`.

    A placeholder's marks stand in no source, so a quotation that has one of them as its own is not found.
    """
    found = once(quotation, held.folded, prefix, suffix)
    if found is None or not all(held.is_open(*stretch) for stretch in (*found.parts, *found.beside)):
        return None
    more = held.more_hidden(found.start, found.end)
    return replace(found, words_cut=found.words_cut + more) if more else found


SURE = frozenset(
    f"{kind}-{how}" for kind in ("negation", "condition", "attribution") for how in ("cut", "replaced")
) | {
    "long-cut",
    "end-before-hyphen",
    "question-mark-left-off",
}
"""The second looks that hidden words cannot bring about: what they are about is opened, or was counted."""


def _said(found: Finding, held: Opened) -> tuple[object, ...]:
    place = held.place(found.start), held.place(found.end - 1) + 1
    return (
        found.state,
        *place,
        found.words,
        found.words_cut,
        found.insertions,
        found.literal_brackets,
        found.words_beside,
    )


def _recorded(check: Check) -> tuple[object, ...]:
    counted = (check.words, check.words_cut, check.insertions, check.own_brackets, check.beside)
    return (check.state, check.start, check.end, *counted)
