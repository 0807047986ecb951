"""Places in a body: which line and column of the file a paragraph's characters stand at."""

from __future__ import annotations


class Lines:
    """The lines of a body, asked for paragraph after paragraph: cells of one row are told apart by their order."""

    def __init__(self, body: str, first_line: int) -> None:
        self._lines = body.split("\n")
        self._first = first_line
        self._read: dict[int, int] = {}

    def of(self, content: str, index: int) -> tuple[tuple[int, int], ...]:
        """For each line of a paragraph's text, the file's line and the column that it begins at, from 1."""
        return tuple(self._found(line, index + nth) for nth, line in enumerate(content.split("\n")))

    @staticmethod
    def place(content: str, places: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[int, int, int]:
        """The line, column and width of a stretch of the text; the width ends with the line."""
        begins = content.rfind("\n", 0, start) + 1
        line, column = places[content.count("\n", 0, start)]
        stop = content.find("\n", start, end)
        return line, column + start - begins, max(1, (end if stop < 0 else stop) - start)

    def _found(self, text: str, index: int) -> tuple[int, int]:
        line = self._lines[index] if index < len(self._lines) else ""
        after = self._read.get(index, 0)
        # A cell of a table is read without the backslash of `\|`; a line of a list without its indentation.
        for written in (text, text.replace("|", "\\|"), text.strip()):
            at = line.find(written, after)
            if at >= 0:
                self._read[index] = at + len(written)
                return self._first + index, at + 1 - (len(text) - len(text.lstrip()) if written != text else 0)
        return self._first + index, 1
