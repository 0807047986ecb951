"""What an importer is given: the bytes of one saved page or file, and where it was saved from."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 64 * 1024 * 1024
"""The most bytes of one capture, and of one page of a web archive."""


@dataclass(frozen=True, slots=True)
class Saved:
    """One page or file as it was saved; `address` is where it stood, empty where nobody said.

    `charset` is what came with it outside its own bytes, as the header of a web archive's record does.
    """

    data: bytes
    address: str = ""
    charset: str = ""


class Unreadable(Exception):
    """A capture that cannot be read: why, at which line (0 for the whole), and what its editor may do."""

    def __init__(self, message: str, line: int = 0, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.remedy = message, line, remedy
