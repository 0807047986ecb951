"""The title: what a record is called where another page names it."""

from __future__ import annotations

from onrecord.dossier import Placed
from onrecord.pages import pieces
from onrecord.records import Record

LONGEST = 120  # characters; what is left off is marked

_FIELDS = {
    "claim": "text",
    "issue": "title",
    "source": "title",
    "term": "label",
    "event": "what",
    "figure": "of",
    "briefing": "title",
    "page": "title",
}


def title(placed: Placed[Record]) -> str:
    """The words that name a record of a kind that has any."""
    return pieces.excerpt(str(getattr(placed.record, _FIELDS[placed.kind])), LONGEST)
