"""The queue: which quotations wait for a review, what each still needs, and which comes next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord import reviews
from onrecord.dossier import Placed
from onrecord.records import Quote

Need = Literal["draft", "first", "again", "second", ""]
"""A first review of a draft or of a published one, one of words that were changed, one by a second role; or none."""

NEEDS: tuple[Need, ...] = ("draft", "first", "again", "second")
"""In the order in which they are asked for."""

Quotes = tuple[Placed[Quote], ...]


def need(quote: Quote) -> Need:
    """What a quotation still needs of a reviewer."""
    if not reviews.lacking(quote.reviewed, quote.changed, quote.flags):
        return ""
    if reviews.counting(quote.reviewed, quote.changed):
        return "second"
    if quote.reviewed:
        return "again"
    return "draft" if quote.status == "draft" else "first"


def ordered(every: Iterable[Placed[Quote]]) -> Quotes:
    """Those that wait, by what they need and then as they were, and after them those that are done."""
    places = {name: at for at, name in enumerate((*NEEDS, ""))}
    return tuple(sorted(every, key=lambda quote: places[need(quote.record)]))


def following(every: Quotes, quote: str, by: str) -> str:
    """The id of the next quotation, from that one on and round, that waits for that role; empty where none does."""
    names = [each.id for each in every]
    at = names.index(quote) if quote in names else -1
    waiting = (each for each in (*every[at + 1 :], *every[: max(at, 0)]) if _waits(each.record, by))
    return next((each.id for each in waiting), "")


def beside(every: Quotes, quote: str) -> tuple[str, str]:
    """The ids of the quotations before and after one, as they are listed; empty at the ends."""
    names = ["", *(each.id for each in every), ""]
    at = names.index(quote)
    return names[at - 1], names[at + 1]


def _waits(quote: Quote, by: str) -> bool:
    return bool(need(quote)) and not reviews.has_counted(by, quote.reviewed, quote.changed)
