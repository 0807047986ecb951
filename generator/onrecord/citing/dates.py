"""The date in a citation: how each style writes one, and how it shows that a date is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.edtf import MONTHS, Date, Point


@dataclass(frozen=True, slots=True)
class Hand:
    """What a style writes before a date that is about right, and where there is none."""

    about: str
    none: str
    year_first: bool = False


HARVARD = Hand("c. ", "no date")
OSCOLA = Hand("c ", "")
APA = Hand("ca. ", "n.d.", year_first=True)


def is_sure(date: Date | None) -> bool:
    """Whether a date is one day, month or year without a mark."""
    return bool(date and date.start and not date.interval and not date.start.mark)


def is_open(date: Date | None) -> bool:
    """Whether a date is known from one side only: "2020 or later"."""
    return bool(date and date.interval and not (date.start and date.end))


def year(date: Date | None, hand: Hand) -> str:
    """The year alone: "2023", "c. 2023", "2020 or later"."""
    if date is None:
        return hand.none
    ends = [_marked(f"{point.year:04}", point, hand) if point else "" for point in (date.start, date.end)]
    is_one = date.start and date.end and date.start.year == date.end.year
    return max(ends, key=len) if is_one else _span(ends[0], ends[1])


def day(date: Date | None, hand: Hand) -> str:
    """The date as exactly as it is known: "c. 29 January 2023"; in years first, "ca. 2023, January 29"."""
    if date is None:
        return hand.none
    ends = [_marked(_written(point, hand), point, hand) if point else "" for point in (date.start, date.end)]
    return _span(ends[0], ends[1])


def within_year(date: Date) -> str:
    """The day and month of a date whose year is given beside it."""
    point = date.start
    return point.plain.removesuffix(f"{point.year}").strip() if point else ""


def _span(start: str, end: str) -> str:
    if start == end:
        return start
    if start and end:
        return f"{start} to {end}"
    return f"{start} or later" if start else f"{end} or earlier"


def _marked(text: str, point: Point, hand: Hand) -> str:
    about = hand.about if point.mark in {"~", "%"} else ""
    return f"{about}{text}{'?' if point.mark in {'?', '%'} else ''}"


def _written(point: Point, hand: Hand) -> str:
    if not hand.year_first or not point.month:
        return point.plain
    return f"{point.year}, {MONTHS[point.month - 1]}{f' {point.day}' if point.day else ''}"
