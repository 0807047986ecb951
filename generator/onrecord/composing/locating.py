"""Locating: the contributions in which words stand, among the saved copies of all sources, by the verbatim rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from onrecord import verbatim
from onrecord.captures import Reading, Unusable, Vault
from onrecord.dossier import Dossier
from onrecord.fold import TABLE, fold
from onrecord.verbatim import Finding

MOST_LOOKED_AT = 3
"""Sources, those with most of the words, of which it is asked what they read instead."""

Segments = Mapping[str, str]
"""The text of each contribution of a source by its id, in reading order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A contribution of a source."""

    source: str
    segment: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The newest saved copies that are at hand, by source; and why one that is there cannot be read."""

    read: Mapping[str, Segments]
    unread: Mapping[str, str]


def copies(dossier: Dossier, vault: Vault | None, source: str = "") -> Copies:
    """Of every source, or of the one that is named."""
    read: dict[str, Segments] = {}
    unread: dict[str, str] = {}
    for name in (source,) if source else dossier.sources:
        try:
            reading = _reading(dossier, vault, name)
        except Unusable as fault:
            unread[name] = f"{fault.message}; {fault.remedy}"
            continue
        if reading:
            read[name] = reading.segments
    return Copies(read, unread)


def spots(words: str, read: Mapping[str, Segments], segment: str = "") -> tuple[Spot, ...]:
    """Every contribution in which the words stand, or of those with this id."""
    every = ((source, name, text) for source, held in read.items() for name, text in held.items())
    asked = (each for each in every if segment in ("", each[1]))
    word = _longest(words)
    likely = (each for each in asked if word in each[2] or _BROKEN.search(each[2]))
    return tuple(Spot(source, name) for source, name, text in likely if verbatim.stands(words, text))


def nearest(words: str, read: Mapping[str, Segments]) -> tuple[Spot, Finding] | None:
    """Where the words stand nowhere: the contribution that is nearest to them, and what it reads instead.

    Words that run over the edge of two contributions of a source are known as such.
    """
    likely = sorted(read, key=lambda source: _shared(words, read[source].values()), reverse=True)[:MOST_LOOKED_AT]
    found = [_judged(words, source, read[source]) for source in likely]
    crossing = [each for each in found if each[1].state == "crosses-voices"]
    return next(iter((*crossing, *found)), None)


# What may stand within a word and is passed over, or for a letter (the kelvin sign), so that no word is found as typed.
_BROKEN = re.compile(f"[{TABLE['deleted']}\u212a]")
_WORD = re.compile("[A-Za-z]+")


def _longest(words: str) -> str:
    """The longest of the words that folding leaves alone, to pass over most contributions in next to no time."""
    plain = "" if "[" in words else unicodedata.normalize("NFC", words)
    return max(_WORD.findall(_BROKEN.sub("", plain)), key=len, default="")


def _reading(dossier: Dossier, vault: Vault | None, source: str) -> Reading | None:
    held = dossier.sources[source].record.captures
    return vault.read(held[0]) if vault and held else None


def _judged(words: str, source: str, segments: Segments) -> tuple[Spot, Finding]:
    segment = max(segments, key=lambda name: _shared(words, (segments[name],)))
    return Spot(source, segment), verbatim.judge(words, segment, segments)


def _shared(words: str, texts: Iterable[str]) -> tuple[int, int]:
    """How many of the pairs of words stand there too, and how many of the words."""
    asked, read = _runs(words), [_runs(text) for text in texts]
    pairs = {*pairwise(asked)}
    return (
        len(pairs & {pair for each in read for pair in pairwise(each)}),
        len({*asked} & {word for each in read for word in each}),
    )


def _runs(text: str) -> list[str]:
    return fold(text).text.lower().split(" ")
