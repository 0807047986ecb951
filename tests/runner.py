"""GitHub's runner, as far as it reads what a step prints: which of its lines are commands, and what they say.

Written after the runner's own published code. A line that begins with `::`, after blanks, is a command where a name
that the runner knows follows, then its properties, then `::` and its data. A line that is no such command is one of the
older kind where it holds `##[name …]` anywhere. It compares as a language does: characters that are never seen are
not there for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NAMES = frozenset(
    """add-mask add-matcher add-path debug echo endgroup error group internal-set-repo-path notice remove-matcher
    save-state set-env set-output stop-commands warning""".split()  # noqa: SIM905 - they are words
)

_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_OLDER = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"}


@dataclass(frozen=True, slots=True)
class Command:
    """What the runner would do: its name, its properties and its data, unescaped."""

    name: str
    properties: Mapping[str, str]
    data: str


def commands(printed: str) -> list[Command]:
    """Every command that a runner finds in what was printed."""
    lines = re.split(r"\r\n|\r|\n", seen(printed))
    return [found for line in lines for found in (_newer(line) or _older(line))[:1]]


def seen(text: str) -> str:
    """What is there of a text for a runner."""
    return "".join(each for each in text if not _is_unseen(each))


def _is_unseen(character: str) -> bool:
    """Whether it is a format character, or another that Unicode lets be ignored by default."""
    return unicodedata.category(character) == "Cf" or character in _IGNORED


_IGNORED = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0", *map(chr, range(0xFE00, 0xFE10))}


def _newer(line: str) -> list[Command]:
    begun, begins, rest = line.lstrip().partition("::")
    told, ends, data = rest.partition("::")
    if begun or not begins or not ends:
        return []
    return [Command(name, said, _meant(data, _DATA)) for name, said in _named(told, ",", _PROPERTY)]


def _older(line: str) -> list[Command]:
    _, begins, rest = line.partition("##[")
    told, ends, data = rest.partition("]")
    if not (begins and ends):
        return []
    return [Command(name, said, _meant(data, _OLDER)) for name, said in _named(told, ";", _OLDER)]


def _named(told: str, between: str, meanings: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The name and the properties, where it is a name the runner knows."""
    name, _, properties = told.partition(" ")
    if name in NAMES:
        pairs = (pair.partition("=") for pair in properties.strip().split(between))
        yield name, {key: _meant(value, meanings) for key, _, value in pairs if key and value}


def _meant(text: str, meanings: Mapping[str, str]) -> str:
    for escaped, meaning in meanings.items():
        text = text.replace(escaped, meaning)
    return text
