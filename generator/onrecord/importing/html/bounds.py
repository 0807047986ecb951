"""Bounds: what a page may hold before it is handed to the parser, which has none of its own.

Lexbor as it comes with selectolax 0.4 takes 39 s for 100,000 nested blocks, over a minute for a million attributes of
one tag or for 400,000 different names of tags, and 380 bytes for each formatting element that it opens again: 200 MB
for 1,000 that are not closed, each unlike the others. What it needs for each kind of node was measured likewise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.importing.html.tags import Tag, tags
from onrecord.importing.saved import Unreadable

DEEPEST = 512  # elements in one another, as in browsers
MOST_ATTRIBUTES = 256  # of one tag
MOST_NAMES = 4096  # of tags and attributes
MOST_FORMATTING = 512  # formatting elements that no tag closes, each unlike the others, and their attributes
MOST_MARKUP = 3_000_000  # signs that open a tag or a comment
MOST_MEMORY = 380_000_000  # bytes the parser may need


def hold_size(source: bytes) -> None:
    """Raise `Unreadable` where the page is too large whatever stands in it."""
    if 3 * len(source) > MOST_MEMORY or source.count(b"<") > MOST_MARKUP:
        raise Unreadable(f"the page is too large to be read: {len(source) // 1_000_000} MB", remedy=_REMEDY)


def hold(source: bytes) -> None:
    """Raise `Unreadable` where the page, in UTF-8, would cost the parser too much time or memory."""
    tally = _Tally(len(source))
    for tag in tags(source, tally.is_foreign):
        tally.take(tag)
        if tally.is_over:
            broken = next(message for is_broken, message in _rules(tally) if is_broken)
            raise Unreadable(broken, source.count(b"\n", 0, tag.start) + 1, _REMEDY)


_REMEDY = "save the part that is quoted"


def _rules(tally: _Tally) -> tuple[tuple[bool, str], ...]:
    size = f"{tally.number} tags or more in {tally.length / 1_000_000:.0f} MB"
    return (
        (len(tally.open) > DEEPEST, f"more than {DEEPEST} elements stand in one another"),
        (tally.attributes_of_last > MOST_ATTRIBUTES, f"a tag has more than {MOST_ATTRIBUTES} attributes"),
        (len(tally.names) > MOST_NAMES, f"its tags and attributes have more than {MOST_NAMES} different names"),
        (tally.unclosed > MOST_FORMATTING, "too many formatting tags are not closed"),
        (True, f"the page is too large to be read: {size}"),
    )


_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr basefont bgsound frame".split()
)
# What may be left open, because the next of its kind closes it.
_SELF_CLOSING = frozenset(b"p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp rb rtc".split())
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_BARRIERS = frozenset(b"table caption template object marquee applet button svg math foreignobject select".split())
_PHRASES = _FORMATTING | frozenset(
    b"span abbr acronym cite q sub sup kbd samp var mark time label bdo bdi ins del dfn data ruby".split()
)
_FOREIGN = frozenset((b"svg", b"math"))
_UNCOUNTED = _VOID | _SELF_CLOSING | {b"", b"!"}
_ALIKE = 3  # the parser keeps at most three that are alike


@dataclass
class _Tally:
    """What is open after each tag of a source of so many bytes; an over-estimate where tags are badly nested."""

    length: int
    open: list[bytes] = field(default_factory=list)
    formatting: Counter[tuple[bytes, bytes]] = field(default_factory=Counter)
    names: set[bytes] = field(default_factory=set)
    unclosed: int = 0
    number: int = 0
    nodes: int = 0
    texts: int = 0
    attributes: int = 0
    attributes_of_last: int = 0
    reopened: int = 0
    foreign: int = 0
    after: int = 0

    @property
    def is_over(self) -> bool:
        """Whether a bound is passed."""
        is_long = self.attributes_of_last > MOST_ATTRIBUTES or len(self.names) > MOST_NAMES
        is_deep = len(self.open) > DEEPEST or self.unclosed > MOST_FORMATTING
        return is_long or is_deep or self._memory() > MOST_MEMORY

    def is_foreign(self) -> bool:
        """Whether a drawing or a formula is open."""
        return self.foreign > 0

    def take(self, tag: Tag) -> None:
        """Count the tag."""
        self.number += 1
        self.nodes += not tag.closes or tag.name == b"!"
        self.texts += tag.start > self.after
        self.after = tag.end
        names = tag.names() if tag.attributes else ()
        self.attributes_of_last = len(names)
        self.attributes += len(names)
        self.names.update(names)
        self.names.add(tag.name)
        self.reopened += self.unclosed
        if tag.name in _UNCOUNTED:
            return
        if tag.closes or tag.name == b"a":  # a link ends the one before it
            self._close(tag.name)
        if not tag.closes:
            self._open(tag)

    def _memory(self) -> int:
        """About how many bytes the parser needs."""
        nodes = 190 * self.nodes + 135 * self.texts
        return 3 * self.length + nodes + 240 * self.attributes + 250 * self.reopened

    def _open(self, tag: Tag) -> None:
        if self.foreign and tag.attributes.endswith(b"/"):
            return
        self.open.append(tag.name)
        self.foreign += tag.name in _FOREIGN
        key = (tag.name, tag.attributes)
        if tag.name in _FORMATTING and self.formatting[key] < _ALIKE:
            self.formatting[key] += 1
            self.unclosed += 1 + self.attributes_of_last

    def _close(self, name: bytes) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            last = self.open[at]
            if last == name:
                self.foreign -= sum(name in _FOREIGN for name in self.open[at:])
                del self.open[at:]
                break
            if last in _BARRIERS or (name in _PHRASES and last not in _PHRASES):
                return
        if name in _FORMATTING:
            self._forget(name)

    def _forget(self, name: bytes) -> None:
        """Take the last formatting element of the name off the list of those that are opened again."""
        key = next((key for key in reversed(self.formatting) if key[0] == name), None)
        if key:
            self.unclosed -= 1 + len(Tag(*key[:1], closes=False, attributes=key[1], start=0, end=0).names())
            self.formatting[key] -= 1
            if not self.formatting[key]:
                del self.formatting[key]
