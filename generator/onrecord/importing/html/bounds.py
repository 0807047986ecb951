"""Bounds: what a page may hold before it is handed to the parser, which has none of its own.

Lexbor 2.5 (selectolax 0.4) takes 39 s for 100,000 nested blocks, over 100 s for a million attributes of one tag and
1.6 GB for 3,000 unclosed formatting elements, each unlike the others. The weights below were measured likewise.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.importing.html.tags import Tag, tags
from onrecord.importing.saved import Unreadable

DEEPEST = 512  # elements in one another, as in browsers
MOST_ATTRIBUTES = 256  # of one tag
MOST_FORMATTING = 128  # formatting elements that no tag closes, each unlike the others
MOST_REOPENED = 2_000_000  # formatting elements the parser may open again, in all
MOST_MEMORY = 400_000_000  # bytes the parser may need


def hold(source: bytes) -> None:
    """Raise `Unreadable` where the page, in UTF-8, would cost the parser too much time or memory."""
    tally = _Tally(len(source))
    for tag in tags(source, tally.is_foreign):
        tally.take(tag)
        if tally.is_over:
            broken = next(message for is_broken, message in _rules(tally) if is_broken)
            raise Unreadable(broken, source.count(b"\n", 0, tag.start) + 1, "save the part that is quoted")


def _rules(tally: _Tally) -> tuple[tuple[bool, str], ...]:
    size = f"{tally.number} tags or more in {tally.length / 1_000_000:.0f} MB"
    return (
        (len(tally.open) > DEEPEST, f"more than {DEEPEST} elements stand in one another"),
        (tally.attributes_of_last > MOST_ATTRIBUTES, f"a tag has more than {MOST_ATTRIBUTES} attributes"),
        (tally.unclosed > MOST_FORMATTING, f"more than {MOST_FORMATTING} formatting tags are not closed"),
        (tally.reopened > MOST_REOPENED, "tags that are not closed are opened again too often"),
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
_UNCOUNTED = _VOID | _SELF_CLOSING | {b""}
_ALIKE = 3  # the parser keeps at most three that are alike


@dataclass
class _Tally:
    """What is open after each tag of a source of so many bytes; an over-estimate where tags are badly nested."""

    length: int
    open: list[bytes] = field(default_factory=list)
    formatting: Counter[tuple[bytes, bytes]] = field(default_factory=Counter)
    unclosed: int = 0
    number: int = 0
    attributes: int = 0
    attributes_of_last: int = 0
    longest_text: int = 0
    reopened: int = 0
    foreign: int = 0
    after: int = 0

    @property
    def is_over(self) -> bool:
        """Whether a bound is passed."""
        is_long = self.attributes_of_last > MOST_ATTRIBUTES or self.reopened > MOST_REOPENED
        is_deep = len(self.open) > DEEPEST or self.unclosed > MOST_FORMATTING
        return is_long or is_deep or self._memory() > MOST_MEMORY

    def is_foreign(self) -> bool:
        """Whether a drawing or a formula is open."""
        return self.foreign > 0

    def take(self, tag: Tag) -> None:
        """Count the tag."""
        self.number += 1
        self.longest_text = max(self.longest_text, tag.start - self.after)
        self.after = tag.end
        self.attributes_of_last = tag.number() if tag.attributes else 0
        self.attributes += self.attributes_of_last
        self.reopened += self.unclosed
        if tag.name in _UNCOUNTED:
            return
        if tag.closes or tag.name == b"a":  # a link ends the one before it
            self._close(tag.name)
        if not tag.closes:
            self._open(tag)

    def _memory(self) -> int:
        """About how many bytes the parser needs."""
        return 6 * self.length + 170 * (self.number + self.reopened) + 270 * self.attributes + 36 * self.longest_text

    def _open(self, tag: Tag) -> None:
        if self.foreign and tag.attributes.endswith(b"/"):
            return
        self.open.append(tag.name)
        self.foreign += tag.name in _FOREIGN
        key = (tag.name, tag.attributes)
        if tag.name in _FORMATTING and self.formatting[key] < _ALIKE:
            self.formatting[key] += 1
            self.unclosed += 1

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
            self.unclosed -= 1
            self.formatting[key] -= 1
            if not self.formatting[key]:
                del self.formatting[key]
