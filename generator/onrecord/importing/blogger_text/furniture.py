"""The page's own furniture that a saved Blogger thread keeps: counts, numbers, markers, separators, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["comment", "reply"]

TERMINATORS = frozenset({"ReplyDelete", "Delete", "Reply"})


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands after one marker glued to a line's start; `level` is the marker's, or nothing where there is none."""

    line: int
    level: Level | None
    text: str


def pieces_of(line: int, text: str) -> Iterator[Piece]:
    """The line parted at the markers glued to its start: one piece, or more where several markers stand together."""
    level: Level | None = None
    at = 0
    for _ in range(_MARKERS_TOGETHER):
        found = _MARKER.match(text, at)
        if not found:
            break
        if at:
            yield Piece(line, level, "")
        level, at = _LEVELS[found[0]], found.end()
    yield Piece(line, level, text[at:].strip())


def is_glued(text: str) -> bool:
    """Whether a marker stands glued to more words."""
    found = _MARKER.match(text)
    return found is not None and found.end() < len(text)


def looks_marked(text: str) -> bool:
    """Whether the line begins with a marker's letters that are read as a word (`Deleted …`, `Delete the …`)."""
    return text.startswith(("Delete", "ReplyDelete")) and not _MARKER.match(text)


def is_cut_marker(text: str) -> bool:
    """Whether a file's last line is a marker cut short: `ReplyDel`, `Dele`."""
    return len(text) >= _SHORTEST_CUT and any(whole != text and whole.startswith(text) for whole in _LEVELS)


def level_of_cut(text: str) -> Level:
    """The level of a marker cut short."""
    return "comment" if text.startswith("R") else "reply"


def stated_count(text: str) -> int | None:
    """How many comments a line such as `49 comments:` states; nothing where the line is no such line."""
    found = _COUNT.fullmatch(text) if len(text) <= _LONGEST_COUNT else None
    return _number(found[1]) if found else None


def numbered(text: str) -> tuple[int, str] | None:
    """The number a line of a list begins with, and the words after it."""
    found = _NUMBER.match(text) if text[:1].isdigit() else None
    return (int(found[1]), text[found.end() :].strip()) if found else None


def is_stars(text: str) -> bool:
    """Whether the line parts contributions: four stars or more."""
    return text.startswith("*") and bool(_STARS.fullmatch(text))


def is_section_break(text: str) -> bool:
    """Whether the line parts sections of a post: `--oo00oo--`."""
    return len(text) <= _LONGEST_COUNT and bool(_SECTION.fullmatch(text))


def is_stamp(text: str) -> bool:
    """Whether the line is a display name and a time run together, as a signed-in commenter's are saved."""
    return len(text) <= _LONGEST_STAMP and bool(_STAMP.fullmatch(text))


def is_removal(text: str) -> bool:
    """Whether the words are the page's notice in place of a removed comment."""
    return len(text) <= _LONGEST_STAMP and bool(_REMOVAL.fullmatch(text))


def is_footer(text: str) -> bool:
    """Whether the line is a link the page prints around its comments."""
    return len(text) <= _LONGEST_STAMP and bool(_FOOTER.fullmatch(text))


_MARKERS_TOGETHER = 8
_SHORTEST_CUT = 4
_LONGEST_COUNT = 40
_LONGEST_STAMP = 120

# A marker has the next words glued to it. `Delete the app`, `Deleted`, `Delete, then …` are a writer's own words;
# `ReplyDelete` before a space is one only where a sentence goes on in small letters.
_OWN_WORD = r"[ds](?=[\s.,;:!?)]|$)|[,;)]|[.:?!]\s|-[a-z]"
_MARKER = re.compile(rf"ReplyDelete(?! +[a-z]|{_OWN_WORD})|Delete(?! |{_OWN_WORD})")
_LEVELS: dict[str, Level] = {"ReplyDelete": "comment", "Delete": "reply"}

_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,6}|no|one) +comments? *:?", re.IGNORECASE)
_COUNT_WORDS = {"no": 0, "one": 1}
_NUMBER = re.compile(r"([1-9][0-9]{0,5})\.(?=\s|$)")
_STARS = re.compile(r"\*{4,}|\*(?: \*){3,}")
_SECTION = re.compile(r"[-–—]+ ?[oO0]{3,} ?[-–—]+")
_REMOVAL = re.compile(r"This comment has been removed by (?:the author|a blog administrator)\.", re.IGNORECASE)
_FOOTER = re.compile(
    r"Reply|Add comment|Load more\W*|Post a comment|(?:Newer|Older) Posts?|Home|View (?:web|mobile) version"
    r"|Subscribe to: Post Comments \(Atom\)|\W*\d+ [-–—] \d+ of \d+.*|[«‹]?(?:Oldest|Older|Newer|Newest)[›»]?",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_TIME = r"at \d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?(?: [A-Z]{3,4})?"
# The character before the date is never a space or a bracket: a name glued to its time, not a sentence that has one.
_STAMP = re.compile(
    rf"[^\s].{{0,60}}?(?<=[^\s(\[,;:–—-])(?:[0-3]?\d {_MONTH} \d{{4}}|{_MONTH} [0-3]?\d, \d{{4}}) {_TIME}"
)


def _number(words: str) -> int:
    plain = words.casefold()
    return _COUNT_WORDS[plain] if plain in _COUNT_WORDS else int(plain.replace(",", ""))
