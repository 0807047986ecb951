"""Invented text of an awkward kind, true quotations of it in other typography, and corruptions."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from verbatim_oracle import hyphens, plain

_WORDS = """
    the lamp the lamp the keeper of a lock and bargee toll-free keeper-led non-compliant un\u00adable unable can't
    won’t isn't didn’t canal's boys' 18,000 20% £20 60+ 3.5 9/137 -5 –7 #4 10:30 and/or http://canal.example/a?b=c
    café cafe\u0301 naïve \u05e9\u05e8\u05d4 \u05db\u05d4\u05df \U0001f526 lit\U0001f526 \u2764\ufe0f dark—so
    dark--so wait…what so..then end.Then However,it said:so “dark” "dim" 'old' ‘new’ (quiet) [sic] – — & C++
    over-and-over mid–stream zero\u200bwidth . . . hm… oh... yes, no. what? stop! first; second: third no no no
    Lamp Keeper THE Staff staff were told were told that they that they
"""
WORDS = _WORDS.split()


def segment(random: Random, words: int) -> str:
    """Words of the awkward kind, and white space of every kind between them."""
    spaces = [" "] * 12 + ["\u00a0", "\n", "\n\n", "  ", "\u202f"]
    text = [random.choice(WORDS) + random.choice(spaces) for _ in range(words)]
    return "".join(text).strip()


def run(random: Random, text: str, least: int = 1, most: int = 12) -> str:
    """A run of whole words of the text."""
    words = text.split()
    length = random.randint(least, min(most, len(words)))
    start = random.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def quotable(text: str) -> bool:
    """Has a word in it, and its brackets are not an editor's."""
    return any(character.isalnum() for character in text)


TYPOGRAPHY: dict[str, tuple[str, ...]] = {
    "'": ("'", "’", "‘", "´"),
    "’": ("'", "’"),
    '"': ('"', "“", "”", "«"),
    "“": ('"', "”"),
    "-": ("-", "–", "—", "--"),
    "–": ("-", "—"),
    "—": ("-", "–", "—", "--"),
    "…": ("…", "...", "...."),
    " ": (" ", "  ", "\u00a0", "\n", " \u200b"),
    "é": ("é", "e\u0301"),
    "a": ("a", "a", "a", "a", "a\u00ad", "a\ufeff"),
}


def retyped(random: Random, text: str) -> str:
    """The same words as another hand would type them."""
    return "".join(random.choice(TYPOGRAPHY.get(character, (character,))) for character in text)


def parts_of(quotation: str, text: str) -> list[str]:
    """What an editor's marks leave of a quotation; the whole of it where the text has the marks too."""
    if hyphens(plain(quotation)) in hyphens(plain(text)):
        return [quotation]
    joined = quotation.replace(" [sic]", "").replace("[sic] ", "")
    return [part for part in re.split(r"\s*\[[^\]]*\]\s*", joined) if part]


def changed(random: Random, words: list[str]) -> list[str]:
    at = random.randrange(1, len(words) - 1)
    return [*words[:at], random.choice([random.choice(WORDS), words[at] + "s", "x" + words[at]]), *words[at + 1 :]]


def dropped(random: Random, words: list[str]) -> list[str]:
    at = random.randrange(1, len(words) - 1)
    return [*words[:at], *words[at + 1 :]]


def added(random: Random, words: list[str]) -> list[str]:
    at = random.randrange(1, len(words))
    return [*words[:at], random.choice(WORDS), *words[at:]]


def swapped(random: Random, words: list[str]) -> list[str]:
    at = random.randrange(len(words) - 1)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def recased(random: Random, words: list[str]) -> list[str]:
    at = random.randrange(len(words))
    return [*words[:at], words[at].swapcase(), *words[at + 1 :]]


def begun_inside(random: Random, words: list[str]) -> list[str]:
    return [words[0][random.randint(1, max(1, len(words[0]) - 1)) :], *words[1:]]


def left_inside(random: Random, words: list[str]) -> list[str]:
    return [*words[:-1], words[-1][: -random.randint(1, max(1, len(words[-1]) - 1))]]


CORRUPTIONS: tuple[Callable[[Random, list[str]], list[str]], ...] = (
    changed, dropped, added, swapped, recased, begun_inside, left_inside,
)  # fmt: skip
