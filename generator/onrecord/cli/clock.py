"""The clock: the day of a run, in UTC; nothing else of the program asks for the date."""

from __future__ import annotations

import datetime


def today() -> str:
    """The day that what is made now is dated."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
