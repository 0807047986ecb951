"""The interface's words: every phrase the site itself says, read from the theme's `strings/` folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from onrecord import yamltree
from onrecord.yamltree import Node


class Misworded(Exception):
    """A theme's own words that cannot be said; says where and why."""


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


def read(*themes: Path, language: str = "en") -> Words:
    """The phrases of themes in a language, or in English where one has no such file; each lays its own over the others.

    Raises Misworded for a file that cannot be read, or a phrase that fills in what its place does not have.
    """
    table: dict[str, str] = {}
    for theme in themes:
        own = theme / "strings" / f"{language.partition('-')[0]}.yaml"
        chosen = own if own.is_file() else own.with_name("en.yaml")
        if chosen.is_file():
            table = _laid(table, _phrases(chosen), chosen.name)
    return Words(MappingProxyType(table))


def _phrases(path: Path) -> dict[str, str]:
    name = f"strings/{path.name}"
    try:
        return dict(_flat(yamltree.read(name, path.read_bytes()).value, ""))
    except yamltree.Refused as refused:
        fault = refused.diagnostic
        raise Misworded(f"`{name}`, line {fault.at.line}: {fault.message}") from refused


def _laid(under: Mapping[str, str], over: Mapping[str, str], name: str) -> dict[str, str]:
    """One table over another; a phrase may fill in no more than the one that it stands for."""
    for key in over.keys() & under.keys():
        strange = _filled(over[key]) - _filled(under[key])
        if strange:
            raise Misworded(f"`strings/{name}`: `{key}` fills in {{{min(strange)}}}, and nothing of that name is given")
    return {**under, **over}


def _filled(phrase: str) -> set[str]:
    """What a phrase fills in."""
    try:
        return {field for _, field, _, _ in Formatter().parse(phrase) if field is not None}
    except ValueError:
        return {"?"}  # a brace by itself: a phrase with one may stand only where ours has one too


def _flat(tree: Node, before: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _flat(value, f"{before}.{key}" if before else key)
    else:
        yield before, str(tree)
