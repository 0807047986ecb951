"""Writing: the words of a page put into lines and paragraphs as a browser shows them."""

from __future__ import annotations

import re

GAP = "\ufffc"
"""Stands where something a reader sees between two words of a line is no text: U+FFFC, Unicode's own sign for that."""


class Writing:
    """Lines in the making: white space collapses, and nothing is joined or parted but at a break."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._pending = ""
        self._shifted = False

    def say(self, text: str) -> None:
        """Words in running text."""
        plain = _SPACES.sub(" ", text)
        if plain.startswith(" "):
            self._space()
        words = plain.strip(" ")
        if words:
            self._put(words)
            self._pending = " " if plain.endswith(" ") else ""

    def say_as_it_is(self, text: str) -> None:
        """Words of which every space and line end is shown."""
        first, *rest = _LINE_ENDS.split(text)
        self._put(first)
        for line in rest:
            self.end_line()
            self._put(line)

    def leave_gap(self) -> None:
        """Something that is no text, between words."""
        if GAP not in self._pending:
            self._pending += GAP

    def shift(self) -> None:
        """The edge of raised or lowered characters: 10² is not 102, so a gap parts such numbers."""
        self._shifted = True

    def end_line(self) -> None:
        """A line break; a second one ends the paragraph."""
        self._lines.append("".join(self._line).strip())
        self._line.clear()
        self._pending = ""

    def end_paragraph(self) -> None:
        """The edge of a block."""
        if self._line:
            self.end_line()
        self._pending = ""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """The lines, a blank one between paragraphs."""
        self.end_paragraph()
        return "\n".join(self._lines)

    def _space(self) -> None:
        if not self._pending.endswith(" "):
            self._pending += " "

    def _put(self, words: str) -> None:
        if not words:
            return
        if self._line:
            self._line.append(self._pending or self._parting(words[0]))
        self._line.append(words)
        self._pending, self._shifted = "", False

    def _parting(self, first: str) -> str:
        return GAP if self._shifted and self._line[-1][-1].isdigit() and (first.isdigit() or first in _SIGNS) else ""


_SIGNS = "+-\u2212\u2013"
_SPACES = re.compile(r"[ \t\n\f\r]+")
_LINE_ENDS = re.compile(r"\r\n?|\n")
