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
    """One longer word with two letters changed round or one doubled; or of a long one, one left out inside it."""
    at = random.choice([at for at, word in enumerate(words) if word.isalpha() and len(word) >= 6])
    word, letter = words[at], random.randint(1, len(words[at]) - 3)
    turned = word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :]
    doubled = word[:letter] + word[letter] + word[letter:]
    left_out = word[:4] + word[5:] if len(word) >= 9 else doubled
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
    edits = random.sample(EDITS, 1 if len(text.split()) < 40 else 3)
    for edit in edits:
        if edit is not parted or corrected not in edits:  # not both, which may meet in one word
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


def turned(random: Random, text: str) -> tuple[str, str]:
    """The text with a sentence put in somewhere, twice: the second time it says another thing or the opposite."""
    words, pair = text.split(), random.choice(TURNED)
    at = random.randrange(len(words) + 1)
    one, other = (" ".join([*words[:at], *said.split(), *words[at:]]) for said in pair)
    return one, other


_PAIRS = """
    the lamps are safe | the lamps are not safe
    the lamps are safe | the lamps aren't safe
    the lamps are safe | the lamps are dangerous
    the lamps are safe | the lamps are unsafe
    the lamps are safe | they claim the lamps are safe
    the lamps are safe | it is a myth that the lamps are safe
    lamps are able to last | lamps are notable to last
    we keep them lit | we only keep them lit
    they failed to mend it | they went to mend it
    oil will increase | oil will decrease
    the board defended it | the board defunded it
    it was prescribed to us | it was proscribed to us
    the board paid so | the board said so
    the link is causal here | the link is casual here
    the keepers united | the keepers untied
    all boats stopped | all boats stooped
    the crew was reserved | the crew was reversed
    every keeper was interested | every keeper was interned
    fog is possible | fog is impossible
    half of the oil | none of the oil
    70 lamps | 90 lamps
"""
TURNED = [tuple(pair.strip() for pair in line.split("|")) for line in _PAIRS.strip().splitlines()]


def _other(random: Random) -> str:
    return "qu" + "".join(random.choice(_SYLLABLES) for _ in range(2)) + "x"
