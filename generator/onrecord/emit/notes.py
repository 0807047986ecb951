"""Notes: the comments and blank lines of a text, by the name, item or list they stand on.

Above an entry stand the comments on lines of their own before it; beside it the one at the end of its line; below a
group those after its last entry, as far in as its entries or further.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.emit.laid import Comment, Entry, Group, Laid, Value

Key: TypeAlias = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Notes:
    """Lines by what they belong to; an empty one is a blank line that stood there.

    `head` stands above all, with `---` in it where the text has one; `foot` is behind brackets that are the whole text.
    """

    head: tuple[str, ...]
    above: Mapping[Key, list[str]]
    beside: Mapping[Key, list[str]]
    below: Mapping[int, list[str]]
    foot: tuple[str, ...]


def notes(page: Laid) -> Notes:
    """The notes of a text."""
    found = _Notes(page)
    for comment in page.comments:
        found.put(comment)
    return found.done()


def key_of(entry: Entry) -> Key:
    """What an entry's notes are kept under: an item in brackets may begin where its first field does."""
    return entry.start, entry.key is None


@dataclass(frozen=True, slots=True)
class _Level:
    """A group around or before a place: its last entry that begins before it, and the next."""

    group: Group
    column: int
    last: Entry | None
    follower: Entry | None


class _Notes:
    def __init__(self, page: Laid) -> None:
        self.page = page
        self.opening: list[str] = []
        self.head: list[str] = []
        self.foot: list[str] = []
        self.above: defaultdict[Key, list[str]] = defaultdict(list)
        self.beside: defaultdict[Key, list[str]] = defaultdict(list)
        self.below: defaultdict[int, list[str]] = defaultdict(list)

    def put(self, comment: Comment) -> None:
        """Where the comment belongs."""
        levels = self._levels(comment.start)
        lines = [*([""] if self.page.is_blank_above(comment.start) else []), comment.text]
        if self.page.opened is not None and comment.start < self.page.opened:
            self.opening += lines
        elif not levels:
            (self.head if comment.start < self.page.root.start else self.foot).extend(lines)
        elif comment.is_alone:
            self._alone(comment, levels).extend(lines)
        else:
            self._behind(comment, levels)

    def done(self) -> Notes:
        """All that was put, with the blank lines above entries, and the head apart from what the first entry has."""
        root = self.page.root
        for entry in _outer(root):
            if self.page.begins_line(entry.start) and self.page.is_blank_above(entry.start):
                self.above[key_of(entry)].append("")
        if isinstance(root, Group) and not root.is_flow and root.entries:
            first = key_of(root.entries[0])
            head, self.above[first] = _parted([*self.head, *self.above[first]])
            self.head = head
        marked = [*self.opening, "---"] if self.page.opened is not None else []
        return Notes((*marked, *self.head), self.above, self.beside, self.below, tuple(self.foot))

    def _behind(self, comment: Comment, levels: list[_Level]) -> None:
        """Beside the last entry that begins before it."""
        last = next((level.last for level in reversed(levels) if level.last), None)
        if last is None:
            self.head.append(comment.text)
        else:
            before = self.page.line_before(comment.start)
            blanks = len(before) - len(before.rstrip(" "))
            self.beside[key_of(last)].append(" " * (blanks or 2) + comment.text)

    def _alone(self, comment: Comment, levels: list[_Level]) -> list[str]:
        deepest = levels[-1]
        if deepest.group.is_flow:
            return self._in_brackets(levels)
        if deepest.last is None:
            return self._above(deepest.follower)
        if deepest.last.value.start > comment.start:
            return self.above[key_of(deepest.last)]
        return self._between(self.page.column(comment.start), levels)

    def _in_brackets(self, levels: list[_Level]) -> list[str]:
        deepest = levels[-1]
        if deepest.follower or not deepest.group.entries:
            around = levels[-2].last if len(levels) > 1 else None
            return self._above(deepest.follower or around)
        return self.below[deepest.group.start]

    def _above(self, entry: Entry | None) -> list[str]:
        return self.above[key_of(entry)] if entry else self.head

    def _between(self, column: int, levels: list[_Level]) -> list[str]:
        """Below the group that it stands as far in as, or above what follows."""
        at = next((number for number in reversed(range(len(levels))) if levels[number].follower), -1)
        follower = levels[at].follower if at >= 0 else None
        ended = [level for level in levels[at + 1 :] if level.column <= column]
        if follower and (column <= levels[at].column or not ended):
            return self._above(follower)
        deepest = max(ended, key=lambda level: level.column) if ended else levels[0]
        return self.below[deepest.group.start]

    def _levels(self, index: int) -> list[_Level]:
        """The groups that a place is in, or that end before it, from the whole file's inwards."""
        levels: list[_Level] = []
        group = self.page.root
        while isinstance(group, Group) and (not group.is_flow or group.start <= index < group.end):
            at = bisect_right(group.entries, index, key=lambda entry: entry.start)
            last = group.entries[at - 1] if at else None
            levels.append(_Level(group, self.page.column(group.start), last, next(iter(group.entries[at:]), None)))
            if last is None:
                break
            group = last.value
        return levels


def _outer(root: Value) -> Iterator[Entry]:
    """The entries above which a blank line may stand: the outermost, and the items of their lists."""
    for entry in root.entries if isinstance(root, Group) else ():
        yield entry
        if entry.key and isinstance(entry.value, Group) and not entry.value.has_names:
            yield from entry.value.entries


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The head, down to the last blank line or line for editors, and what stands on the first entry."""
    while lines and not lines[0]:
        lines = lines[1:]
    last = max((at for at, line in enumerate(lines) if not line or (at == 0 and _FOR_EDITORS.match(line))), default=-1)
    return lines[: last + 1], lines[last + 1 :]


_FOR_EDITORS = re.compile(r"#\s*(?:yaml-language-server:|yamllint |vim?:|-\*-|!)")
