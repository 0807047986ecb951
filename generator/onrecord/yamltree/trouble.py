"""The parser's complaint about YAML, with the lines of text it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

QUOTE = (
    "if the value is words, put all of it in quotation marks, "
    "or write `|` after the colon and the words on the next line, two spaces further in"
)
SPACES = "use spaces: two for each step in"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and what to type instead; without `at`, an index in the text, it is where the parser gave up."""

    message: str
    remedy: str = QUOTE
    at: int | None = None
    check: str = "yaml-syntax"


@dataclass(frozen=True, slots=True)
class Trouble:
    """The parser's complaint with the text around it: where it gave up, and where the thing it was reading began."""

    text: str
    problem: str
    context: str
    at: int
    began: int

    @classmethod
    def of(cls, text: str, error: yaml.YAMLError) -> Trouble:
        """What the parser's exception says, wherever it says it."""
        at, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        index = at.index if at else 0
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
        return cls(text, problem, getattr(error, "context", None) or "", index, began.index if began else index)

    @property
    def character(self) -> str:
        """What the parser gave up at, empty at the end of the file."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """Where the line begins on which the parser gave up."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line as far as the place where the parser gave up."""
        return self.text[self.line_start : self.at]


def line_above(text: str, start: int) -> tuple[int, str] | None:
    """Where the nearest line above begins that holds more than a comment, and the line."""
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip("\r")
        if line.strip() and not line.lstrip().startswith("#"):
            return start, line
    return None


def opening(text: str, mark: str, end: int) -> int | None:
    """Where the last value before `end` begins that begins with this quotation mark."""
    found = None
    for found in re.finditer(rf"[:-][ ]+{mark}", text[:end]):  # noqa: B007 - the last is wanted
        pass
    return found.end() - 1 if found else None


def indent(line: str) -> int:
    """How many spaces it begins with."""
    return len(line) - len(line.lstrip(" "))


# A name and its colon at the start of a line, perhaps after the hyphens of a list.
_NAME = r"""[ ]*(?:-[ ]+)*(?:"[^"\n]*"[ ]*|'[^'\n]*'[ ]*|[^\s:#"'\[{][^:\n]*)"""
NAMED = re.compile(_NAME + r":\s")
UNSPACED = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+:[^\s/]")
# The first character of the value on a line.
VALUE = re.compile(rf"(?:{_NAME}:[ ]+|[ ]*(?:-[ ]+)+)(\S)")
