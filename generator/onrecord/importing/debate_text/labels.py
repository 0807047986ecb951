"""A label: what a debate prints to say who speaks next, and who has been introduced by one so far."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

_TITLE = r"(?:(?:The )?(?:Rt\.? Hon\.? )?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl)\.? )"
_PART = r"(?:[^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|of|de|la|van|von|der)"
_NAME = rf"{_TITLE}?{_PART}(?: {_PART}){{0,5}}"
_BRACKETS = r"\([^()\n]{1,80}\)"
_NUMBER = r"(?:(?:T?Q?\d{1,4}\.|Q\d{1,4}) )?(?:\[\d{1,8}\] )?"
_CHAIR = (
    r"(?:Mr|Mrs|Ms|Madam|Mister)\.? (?:Deputy )?Speaker|(?:The )?(?:Temporary |Deputy )?(?:Chair|Chairman|Chairwoman)"
    r"|(?:Several )?(?:[Hh]on\.? |[Nn]oble )?(?:Members|Lords)|An [Hh]on\.? Member|A [Nn]oble Lord"
)
_POST = r"(?:The|Her|His) [^\W\d_a-z][^():\n]{2,120}?"
_OFFICE = rf"{_POST} \({_NAME}\)(?: {_BRACKETS})?"
_OFFICES = re.compile(
    rf"(?:The|Her|His)(?: (?:[^\W\d_a-z][^\s():]*|(?:of|for|and|the|to|in|at|with|without|responsible)\b|&))+ "
    rf"\({_NAME}\)(?: {_BRACKETS})?"
)
_MEMBER = rf"{_NAME} {_BRACKETS}(?: ?{_BRACKETS}){{0,2}}"

_FULL = re.compile(rf"{_NUMBER}(?P<label>{_OFFICE}|{_MEMBER})")
_SHORT = re.compile(rf"{_NUMBER}(?P<label>(?:{_CHAIR})(?: {_BRACKETS})?|{_NAME})")
_FROM_AFAR = re.compile(r"^([^:]{2,160}?) ?\[V\]")  # as who speaks from elsewhere is marked
_ODD = re.compile(
    r"((?=[^:]* )(?:[^\w: ]*(?:[^\W\d_a-z][^: ]*|of|the|de|la|van|von|der|and|[^\w: ]) *)++):"
)  # large words
_CHAIRS = re.compile(rf"(?:{_CHAIR})(?: {_BRACKETS})?")

End = Literal[":", ""]  # what follows a label: a colon and the words, or nothing on its line


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, what stands after it on its line, and whether it tells more than a name."""

    text: str
    rest: str
    is_full: bool

    @property
    def is_nobody(self) -> bool:
        """Whether it is no label, but the reason why words stand under none."""
        return not self.text

    @property
    def names(self) -> tuple[str, ...]:
        """The names it may be told by later: the member's, the office's, each without brackets."""
        return tuple(filter(None, (part.strip() for part in re.split(r"[()]", self.text))))[:2]


def label_of(line: str, end: End) -> Label | None:
    """The label that a line begins with; a short one may be anybody's words until its name is known."""
    if end not in line[:_LONGEST]:
        return None
    opening = _FROM_AFAR.sub(r"\1", re.sub(r"\s", " ", line[:_LONGEST]), count=1)
    line = opening + line[_LONGEST:]
    for pattern, is_full in ((_FULL, True), (_SHORT, False)):
        found = pattern.match(opening)
        if found and _ends(line, found.end(), end):
            return Label(found["label"], line[found.end() + len(end) :].strip(), is_full)
    odd = _ODD.match(opening) if end else None
    return Label(odd[1].strip(), line[odd.end() :].strip(), is_full=False) if odd else None


def is_chair(label: Label) -> bool:
    """Whether it is who presides, or members together: nobody introduces them."""
    return _CHAIRS.fullmatch(label.text) is not None


def has_title(label: Label) -> bool:
    """Whether it begins as a person is addressed: Mr, Dame, Lord."""
    return re.match(_TITLE, label.text) is not None


def is_certain(label: Label, names: Collection[str]) -> bool:
    """Whether a full label is somebody's: by an office, a title, a second bracket, or a name that is told elsewhere.

    `Hull (East):` may be a line of a list, `Prisons (Wales)` a heading, and `The Bill (Annex):` no office.
    """
    name, *of_office = label.names
    is_post = bool(_OFFICES.fullmatch(label.text)) and " " in of_office[0]
    is_member = " " in name and label.text.count("(") > 1 and not re.fullmatch(_OFFICE, label.text)
    return label.is_full and (is_post or is_member or has_title(label) or _bare(name) in names)


def is_name(label: Label, names: Collection[str]) -> bool:
    """Whether a label nobody introduced may well be a person's: a title, several words, or a part of one's name."""
    return has_title(label) or " " in label.text or any(label.text in name.split() for name in names)


def nobody(why: str) -> Label:
    """Who speaks is not certain, and why."""
    return Label("", why, is_full=False)


def is_known(label: Label, names: Collection[str]) -> bool:
    """Whether a short label is of somebody introduced before: by the same name, or by a title and the last name."""
    given = _bare(label.text)
    return any(given == _bare(name) or (has_title(label) and given == _bare(name).split()[-1]) for name in names)


def whole_label(name: str, brackets: str) -> str:
    """A name on a line of its own with the brackets of the next, as one; empty where they are no label."""
    opening = name[:_LONGEST]
    is_member = re.fullmatch(_NAME, opening) and re.fullmatch(rf"{_BRACKETS}(?: ?{_BRACKETS})?", brackets)
    is_office = re.fullmatch(_POST, opening) and re.fullmatch(rf"\({_NAME}\)(?: {_BRACKETS})?", brackets)
    is_label = is_member or is_office
    return f"{name} {brackets}" if is_label else ""


_LONGEST = 300  # characters of a line in which a label ends


def _ends(line: str, at: int, end: End) -> bool:
    return line[at : at + 1] == ":" if end else not line[at:].strip()


def _bare(name: str) -> str:
    """A name without its title."""
    return re.sub(rf"^{_TITLE}", "", name).strip() or name
