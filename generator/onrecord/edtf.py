"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2 level 1): days, months, years and intervals of them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache, total_ordering

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
OPEN = ".."

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")
_QUALIFIED = {"": "{}", "~": "about {}", "?": "{}, uncertain", "%": "about {}, uncertain"}


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year; 0 stands for a part not given; `mark` is `~` about, `?` uncertain, `%` both."""

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""

    @property
    def iso(self) -> str:
        """As HTML's `datetime` and ISO 8601 take it, without the mark."""
        return _iso(self.year, self.month, self.day)

    @property
    def spoken(self) -> str:
        """As people say it: "about 29 January 2023"."""
        return _QUALIFIED[self.mark].format(self.plain)

    @property
    def plain(self) -> str:
        """The day, month or year alone: "29 January 2023"."""
        return _plain(self.year, self.month, self.day)

    @property
    def first(self) -> tuple[int, int, int]:
        """The earliest day it may mean."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> tuple[int, int, int]:
        """The latest day it may mean."""
        month = self.month or 12
        return (self.year, month, self.day or calendar.monthrange(max(self.year, 1), month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class Date:
    """A point, or an interval from `start` to `end`; an open or unknown side is None. Sorts by earliest day."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Date) -> bool:
        return self.order < other.order

    @property
    def order(self) -> tuple[tuple[int, int, int], tuple[int, int, int], str]:
        """What dates sort by: the earliest day, then the latest, then the text."""
        first = self.start.first if self.start else (0, 0, 0)
        last = self.end.last if self.end else (9999, 12, 31)
        return (first, last, self.text)

    @property
    def year(self) -> str:
        """The year it begins in, or the year it ends in where only that is known."""
        known = self.start or self.end
        return f"{known.year:04}" if known else ""

    @property
    def iso(self) -> str:
        """The day, month or year it begins in, as HTML's `datetime` takes it; empty where no side is known."""
        known = self.start or self.end
        return known.iso if known else ""

    @property
    def spoken(self) -> str:
        """As people say it: "from about 29 January 2023", "21 to 28 May 2022", "until 2020"."""
        if not self.interval:
            return self.start.spoken if self.start else ""
        return _spoken_interval(self.start, self.end)


@lru_cache(maxsize=4096)
def parse(text: str) -> Date:
    """The date a text writes; raises ValueError with what is wrong and what to write."""
    sides = text.split("/")
    if len(sides) > 2:
        raise ValueError("has more than one `/`; an interval is `2022-05-21/2022-06-03`")
    points = [_point(side) for side in sides]
    if len(points) == 1:
        if points[0] is None:
            raise ValueError("says no date; write a day, month or year, or `2022-05-21/..` for from then on")
        return Date(text, points[0], points[0], interval=False)
    start, end = points
    if start is None and end is None:
        raise ValueError("is open on both sides; leave the field out where no date is known")
    if start and end and start.first > end.last:
        raise ValueError(f"ends before it begins; did you mean `{sides[1]}/{sides[0]}`?")
    return Date(text, start, end, interval=True)


def _point(text: str) -> Point | None:
    if text == OPEN:
        return None
    found = _POINT.fullmatch(text)
    if not found or not text.isascii():
        raise ValueError("is not a date; write `2022-05-21`, `2022-05`, `2022`, `2022-05-21~` (about), `2022-05-21/..`")
    year, month, day = (int(part) if part else 0 for part in found.group(1, 2, 3))
    if found[2] and not 1 <= month <= 12:
        raise ValueError(f"has no month {found[2]}")
    if year < 1:
        raise ValueError("has no year 0000")
    if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"has no day {found[3]} in {MONTHS[month - 1]} {year}")
    return Point(year, month, day, found[4])


@lru_cache(maxsize=4096)  # each date stands on many pages
def _iso(year: int, month: int, day: int) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


@lru_cache(maxsize=4096)
def _plain(year: int, month: int, day: int) -> str:
    return " ".join([*([str(day)] if day else []), *([MONTHS[month - 1]] if month else []), str(year)])


def _spoken_interval(start: Point | None, end: Point | None) -> str:
    if start and end:
        same_month = start.day and end.day and (start.year, start.month) == (end.year, end.month)
        if same_month and not start.mark and not end.mark:
            return f"{start.day} to {end.spoken}"
        return f"{start.spoken} to {end.spoken}"
    return f"from {start.spoken}" if start else f"until {end.spoken}" if end else ""
