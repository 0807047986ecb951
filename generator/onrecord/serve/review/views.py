"""The views: exactly what the two pages of the desk show."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.pages.frame import Frame
from onrecord.pages.places import When
from onrecord.pages.quotations import Link, Quotation
from onrecord.serve.review.passages import Passage


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation that may be opened: its first words, where it stands, whether it is flagged, what was told of it."""

    id: str
    href: str
    start: str
    where: str
    draft: bool
    sensitive: bool
    by: str
    faults: str


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations that need the same."""

    need: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """All quotations, those that wait before those that are `done`."""

    frame: Frame
    tally: str
    waiting: tuple[Group, ...]
    done: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A review that is recorded; `counts` where the words are still those it was made of."""

    on: When
    by: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says: `error` or `warning`, its name, its words, what to do."""

    severity: str
    check: str
    words: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The saved copy that was compared with: its file in the vault, and when it was taken. `passage` holds one or none.

    `why` says why there is no passage; it is empty where there is one.
    """

    file: str
    taken: When
    why: str
    passage: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the reviewer may do: the address of the form, the roles to choose from, the ways on, how many wait."""

    action: str
    seen: str
    roles: tuple[str, ...]
    role: str
    undo: str
    before: str
    after: str
    every: str
    tally: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A quotation as the site shows it, and its source beside it."""

    frame: Frame
    quotation: Quotation
    page: str
    kind: str
    draft: bool
    sides: tuple[Link, ...]
    flags: tuple[str, ...]
    extent: str
    need: str
    needs: str
    reviews: tuple[Entry, ...]
    looks: tuple[str, ...]
    remarks: tuple[Remark, ...]
    copy: Copy
    desk: Desk
