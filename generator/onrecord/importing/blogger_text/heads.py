"""The head of a post: its date line and its title, where the capture has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.importing.blogger_text.furniture import is_section_break, is_stars
from onrecord.importing.blogger_text.lines import Lines
from onrecord.importing.segments import Remark


@dataclass(frozen=True, slots=True)
class Head:
    """What a post says of itself, `published` as an ISO date; what is not there is empty. `rest` is the post's text."""

    published: str
    title: str
    rest: Lines
    remarks: tuple[Remark, ...] = ()


def head_of(lines: Lines) -> Head:
    """The date, then the title, or the other way about; without a date, a short first line that stands alone."""
    alone = list(_first_lines(lines))
    dates = [date_of(lines[at].text) for at in alone]
    if dates and dates[0]:
        return _dated(lines, dates[0], alone)
    if len(dates) > 1 and dates[1] and _may_be_title(lines[alone[0]].text):
        return Head(dates[1], lines[alone[0]].text, lines[alone[1] + 1 :])
    if len(dates) > 1 and _stands_alone(lines, alone[0]) and _is_plainly_title(lines[alone[0]].text):
        remark = Remark(lines[alone[0]].number, "no date line is found; this line is read as the title")
        return Head("", lines[alone[0]].text, lines[alone[0] + 1 :], (remark,))
    return Head("", "", lines)


def date_of(text: str) -> str:
    """The ISO date a whole line states in English, with or without its weekday; empty where it states none."""
    if len(text) > _LONGEST_DATE:
        return ""
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _DATES)), None)
    return _iso(found) if found else ""


_LONGEST_DATE = 60
_LONGEST_TITLE = 150
_LONGEST_BARE_TITLE = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]? +)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?:the )?{_DAY}(?: of)? +{_MONTH},? +{_YEAR}\.?",
        rf"{_WEEKDAY}{_MONTH} +{_DAY},? +{_YEAR}\.?",
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    )
)


def _iso(found: re.Match[str]) -> str:
    word = found["month"][:3].casefold()
    month = int(word) if word.isdecimal() else _MONTHS.index(word) + 1
    try:
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""


def _first_lines(lines: Lines) -> Iterator[int]:
    """The indexes of the first two lines that are not blank."""
    found = 0
    for at, line in enumerate(lines):
        if line.text:
            yield at
            found += 1
        if found == 2:
            return


def _dated(lines: Lines, published: str, first: list[int]) -> Head:
    rest = lines[first[0] + 1 :]
    if len(first) == 1:
        return Head(published, "", rest)
    title = lines[first[1]]
    if _may_be_title(title.text) and _ends_block(lines, first[1]):
        return Head(published, title.text, lines[first[1] + 1 :])
    return Head(published, "", rest, (Remark(title.number, "no title is found between the date and the post"),))


def _may_be_title(text: str) -> bool:
    is_furniture = is_stars(text) or is_section_break(text)
    return len(text) <= _LONGEST_TITLE and not is_furniture and not text.endswith(":-")


def _is_plainly_title(text: str) -> bool:
    return _may_be_title(text) and len(text) <= _LONGEST_BARE_TITLE and not re.search(r"[^\w)]$", text)


def _stands_alone(lines: Lines, at: int) -> bool:
    return at + 1 < len(lines) and not lines[at + 1].text


def _ends_block(lines: Lines, at: int) -> bool:
    """Whether a blank line or nothing comes next, or the capture keeps no blank line at all."""
    return at + 1 == len(lines) or not lines[at + 1].text or all(line.text for line in lines)
