"""The trace: what of a paragraph's source a reader sees, character by character, and where references stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from onrecord.markup.references import Reference

# Stands in the visible text for what is not ours to say: a record's own words, an address.
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Visible text and where it begins in the paragraph's source; `even` where each character is one of the source.

    `token` is a delimiter's (`*`, `_`): only at the paragraph's end is it known whether a reader sees it.
    """

    text: str
    start: int
    even: bool = True
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Filled while one paragraph is parsed; a `crowded` one has too many brackets to be parsed, and stays text."""

    crowded: bool = False
    stretches: list[Stretch] = field(default_factory=list)
    references: list[tuple[int, Reference]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    pictures: list[tuple[int, int]] = field(default_factory=list)

    def visible(self) -> tuple[str, list[int]]:
        """The text as read, and for each of its characters the place in the source."""
        text: list[str] = []
        places: list[int] = []
        for stretch in self.stretches:
            text.append(stretch.text)
            places += [stretch.start + (index if stretch.even else 0) for index in range(len(stretch.text))]
        return "".join(text), places
