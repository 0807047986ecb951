"""The interface's words: every phrase the site itself says, read from the theme's `strings/` folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Phrases by dotted key; `{…}` in one is filled in, and a counted one has the forms `.one` and `.other`."""

    table: Mapping[str, str]

    def say(self, key: str, **fills: object) -> str:
        """The phrase, filled in; raises KeyError for one that the theme does not have."""
        phrase = self.table[key]
        return phrase.format_map(fills) if fills else phrase

    def counted(self, key: str, number: int, **fills: object) -> str:
        """The phrase in the form that goes with the number, which it may print as `{n}`."""
        return self.say(f"{key}.{'one' if number == 1 else 'other'}", n=f"{number:,}", **fills)

    def known(self, key: str, otherwise: str) -> str:
        """The phrase, or another text where the theme has none."""
        return self.table.get(key, otherwise)


def read(theme: Path, language: str = "en") -> Words:
    """The phrases of a theme in a language, or in English where it has no such file."""
    folder = theme / "strings"
    own = folder / f"{language.partition('-')[0]}.yaml"
    chosen = own if own.is_file() else folder / "en.yaml"
    tree = yaml.safe_load(chosen.read_text(encoding="utf-8"))
    return Words(MappingProxyType(dict(_flat(tree, ""))))


def _flat(tree: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
