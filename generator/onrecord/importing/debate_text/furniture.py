"""What a printed debate holds that nobody said: columns, times, headings, what the House did."""

from __future__ import annotations

import re

from onrecord import edtf

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.? (\d{4})"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_COLUMN = re.compile(
    rf"\[?(?:{_DAY} ?: ?)?Col(?:umn|\.)? ?\d+[A-Z]{{0,2}}(?:continued|is located here)?\]?|{_DAY} ?: ?Column \S+",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[.:]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?|\d{1,2} ?(?:[ap]\.?m\.?|noon|midnight)", re.IGNORECASE)
_ACT = re.compile(
    r"(?:Several hon\. Members|Hon\. Members|An hon\. Member) rose[—–-]*"
    r"|(?:[^\W\d_a-z][\w.'’-]{0,30} (?:and )?){1,8}(?:rose[—–-]+|indicated (?:assent|dissent)\.?)"
    r"|(?:Motion made, and )?Question (?:again )?(?:put|proposed)(?: forthwith| accordingly)?(?: ?\([^()]{1,80}\))?"
    r"(?:,? and (?:agreed to|negatived)|, That .*)?[.:—–]*"
    r"|The House (?:divided(?: ?[:(] ?Ayes,? \d+,? Noes,? \d+\)?)?"
    r"|(?:met|adjourned|resumed|rose)(?: accordingly)?(?: (?:at|until|till) [^.?!]{1,60})?|proceeded to a Division)\.?"
    r"|(?:Question|Motion|Amendment|Bill)\b(?!.* (?:was|were|is|are|has|have|be|I|we) )[^.?!]{0,80}"
    r"\b(?:agreed to|negatived|read (?:a|the) [a-z]{3,10} time)(?:, and [^.?!]{1,60})?\.?"
    r"|Division No\. ?\d+|\[?(?:Mr|Madam|Mrs|Ms|Dr|Sir|Dame).{0,60} in the Chair\]?|(?:Ordered|Resolved), That .*"
    r"|Debate resumed\.?|Sitting suspended[^.?!]{0,60}\.?",
    re.DOTALL,
)
_LONGEST_HEADING = 12  # words


def is_column(line: str) -> bool:
    """Whether a line is a column's number, which printing set in the midst of what was said."""
    return _COLUMN.fullmatch(line) is not None


def is_time(line: str) -> bool:
    """Whether a line is a time of day."""
    return _TIME.fullmatch(line) is not None


def is_act(paragraph: str) -> bool:
    """Whether a paragraph tells what was done, not said."""
    return _ACT.fullmatch(paragraph) is not None


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph may be a heading: one short line that begins large and ends without a mark."""
    words = paragraph.split()
    return (
        "\n" not in paragraph
        and len(words) <= _LONGEST_HEADING
        and not paragraph[0].islower()
        and re.search(r"[\w)\]’'”\"]$", paragraph) is not None
        and re.search(r"[.!?…][)\]’'”\"]++$", paragraph) is None
    )


def date_of(line: str) -> str:
    """The day in EDTF, of a line that is a day and nothing else; empty of any other."""
    found = re.fullmatch(_DAY, line)
    if not found or found[2][:3].lower() not in _MONTHS:
        return ""
    day = f"{found[3]}-{_MONTHS.index(found[2][:3].lower()) + 1:02}-{int(found[1]):02}"
    try:
        return edtf.parse(day).text
    except ValueError:
        return ""
