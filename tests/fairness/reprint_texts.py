"""Invented contributions of harbour and hill, reprints of them with small edits, and parodies that share phrases."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_PARTS = "bar den mor lin tas kel vor nim sol rag wen pit hul dro fen gas tor lum bri cas"
_COMMON = """
    the a of to and in that was we they for with our from this have been what when would could there their about
    keeper lamp harbour ferry crossing morning winter passengers timetable beehive meadow orchard mooring lantern
    captain signal weather engine landing ticket season journey minutes afternoon
"""
_SYLLABLES, _PLAIN = _PARTS.split(), _COMMON.split()
NOT_LETTERS = ("\U0001f526", "\U0001f41d\U0001f41d", "❤️", ":-)", "…", "!!!")


def contribution(random: Random, length: int) -> str:
    """So many words, sentences among them, with numbers as people write them."""
    return " ".join(_word(random) for _ in range(length)).capitalize() + "."


def _word(random: Random) -> str:
    kind = random.random()
    if kind < 0.04:
        return f"{random.randint(2, 90)}%"
    if kind < 0.5:
        return random.choice(_PLAIN) + random.choice(("", "", "", "", "", ",", "."))
    return "".join(random.choice(_SYLLABLES) for _ in range(random.randint(2, 3)))


def spaced(_: Random, words: list[str]) -> list[str]:
    """`20%` as `20 %`."""
    return [word.replace("%", " %") for word in words]


def corrected(random: Random, words: list[str]) -> list[str]:
    """One longer word with two letters changed round, one left out, or one doubled."""
    at = random.choice([at for at, word in enumerate(words) if word.isalpha() and len(word) >= 6])
    word, letter = words[at], random.randint(1, len(words[at]) - 3)
    turned = word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :]
    left_out, doubled = word[:letter] + word[letter + 1 :], word[:letter] + word[letter] + word[letter:]
    return [*words[:at], random.choice((turned, left_out, doubled)), *words[at + 1 :]]


def adorned(random: Random, words: list[str]) -> list[str]:
    """An emoji or other marks put in; the other way round, dropped."""
    at = random.randrange(len(words) + 1)
    return [*words[:at], random.choice(NOT_LETTERS), *words[at:]]


def retyped(random: Random, words: list[str]) -> list[str]:
    """Other quotation marks, case and line breaks."""
    text = " ".join(words).replace(" ", random.choice((" ", "\n", "\u00a0")), 3)
    return random.choice((f"“{text}”", text.upper(), text.replace(",", ""))).split(" ")


def parted(random: Random, words: list[str]) -> list[str]:
    """A longer word written as two."""
    at = random.choice([at for at, word in enumerate(words) if word.isalpha() and len(word) >= 6])
    return [*words[:at], words[at][:3], words[at][3:], *words[at + 1 :]]


EDITS: tuple[Callable[[Random, list[str]], list[str]], ...] = (spaced, corrected, adorned, retyped, parted)


def reprint(random: Random, text: str) -> str:
    """The text with one edit; of a longer text with several."""
    for edit in random.sample(EDITS, 1 if len(text.split()) < 40 else 3):
        text = " ".join(edit(random, text.split()))
    return text


def parody(random: Random, text: str) -> str:
    """Phrases of two to fifteen words kept in their order, with words of the mocker's own after or in between."""
    words, made = text.split(), []
    while words:
        kept, lost = random.randint(2, min(15, 2 + len(words) // 2)), random.randint(0, 3)
        own = [_other(random) for _ in range(random.randint(1, 3))]
        made += [*words[:kept], *own]
        words = words[kept + lost :]
    return " ".join(made)


def _other(random: Random) -> str:
    return "qu" + "".join(random.choice(_SYLLABLES) for _ in range(2)) + "x"
