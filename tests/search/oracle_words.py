"""What a word is to the search, by brute force: how it folds, where words part, and which share a base."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

DELETED = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"
SINGLE = "'\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u02b9\u2032`\u00b4\uff07"
DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02'
DASHES = "-\u2010\u2011\ufe63\uff0d\u2012\u2013\u2043\u2212\u2014\u2015\u2e3a\u2e3b\ufe58"
SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
NEVER_INFLECTED = {"as", "does", "has", "his", "is", "its", "news", "this", "thus", "us", "was"}

Tokens = list[tuple[str, int, int]]  # folded word (empty for a gap), start, end


def folded(text: str) -> list[tuple[str, int, int]]:
    """Each folded character with the stretch of the cluster it came from."""
    clusters: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if at and unicodedata.category(character)[0] == "M":
            clusters[-1] = (clusters[-1][0], at + 1)
        else:
            clusters.append((at, at + 1))
    return [(to, a, b) for a, b in clusters for c in _bare(text[a:b]) for to in _plain(c)]


def _bare(cluster: str) -> str:
    return unicodedata.normalize("NFD", cluster.upper().lower())


def _plain(character: str) -> str:
    if character in DELETED or _is_accent(character):
        return ""
    for table, to in ((SINGLE, "'"), (DOUBLE, '"'), (DASHES, "-"), (SPACE, " ")):
        if character in table:
            return to
    return character


def _is_accent(character: str) -> bool:
    blocks = ((0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
    return character != "\u0338" and any(a <= ord(character) <= b for a, b in blocks)


def tokens(text: str) -> Tokens:
    """The words of a text without an editor's marks."""
    characters = folded(text)
    found: Tokens = []
    growing = False
    for at, (character, start, end) in enumerate(characters):
        if character == "\0":
            found.append(("", start, end))
            growing = False
        elif _is_alone(character):
            found.append((character, start, end))
            growing = False
        elif unicodedata.category(character)[0] == "M" and _is_alone(characters[at - 1][0]):
            found[-1] = (found[-1][0] + character, found[-1][1], end)
        elif not _is_part(characters, at):
            growing = False
        elif growing:
            found[-1] = (found[-1][0] + character, found[-1][1], end)
        else:
            found.append((character, start, end))
            growing = True
    return found


def _is_alone(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sm", "Sk"} and character != "+"


def _is_solid(character: str) -> bool:
    if character in "%‰&@#§†‡":
        return True
    return (
        not _is_alone(character)
        and unicodedata.category(character)[0] not in "PZ"
        and character >= " "
        and not "\x7f" <= character <= "\x9f"
    )


def _is_part(characters: Sequence[tuple[str, int, int]], at: int) -> bool:
    character = characters[at][0]
    if _is_solid(character):
        return True
    if not 0 < at < len(characters) - 1:
        return False
    before, after = characters[at - 1][0], characters[at + 1][0]
    if character == "'":
        return _is_solid(before) and _is_solid(after)
    return character in ".,:/" and unicodedata.category(before) == unicodedata.category(after) == "Nd"


def unmarked(text: str) -> tuple[str, list[str]]:
    """The text without its editor's marks, at the same length, and the words that were an editor's."""
    said: list[str] = []
    out = text
    for found in re.finditer(r"\[([^\[\]]*)\]", text):
        inside, (start, end) = found[1], found.span()
        before, after = text[:start], text[end:]
        letter = len(inside) == 1 and inside.isalpha() and after[:1].isalpha() and not before[-1:].isalnum()
        if letter:
            new = f"\u200b{inside}\u200b"
        elif inside.lower() == "sic":
            new = " " * 5
        else:
            new = "\0".ljust(end - start)
            said += [] if inside in {"…", "..."} else [found[0]]
        out = out[:start] + new + out[end:]
    return out, said


@functools.cache
def forms(base: str) -> set[str]:
    """A base and its regular inflections."""
    made = {base, f"{base}'s"}
    vowels = "aeiou"
    consonant_y = len(base) > 1 and base[-1] == "y" and base[-2] not in vowels
    hisses = base.endswith(("s", "x", "z", "ch", "sh"))
    if consonant_y:
        made.add(base[:-1] + "ies")
    else:
        made |= {base + "es"} if hisses else {base + "s"}
        made |= {base + "es"} if base.endswith("o") else set()
    if len(base) < 3 or not re.fullmatch("[a-z]+", base) or not set(base) & set("aeiouy"):
        return made
    if consonant_y:
        return made | {base[:-1] + "ied", base + "ing"}
    if base.endswith(("ee", "oe", "ye")):
        return made | {base + "d", base + "ing"}
    if base.endswith("e"):
        return made | {base + "d", base[:-1] + "ing"}
    plain, doubled = {base + "ed", base + "ing"}, {base + base[-1] + "ed", base + base[-1] + "ing"}
    closed = base[-3] not in vowels and base[-2] in vowels and base[-1] not in vowels + "wxy"
    if not closed:
        return made | plain
    one_vowel = not set(base[:-2]) & set("aeiouy")
    return made | doubled | (set() if one_vowel else plain)


@functools.cache
def inflected(word: str) -> set[str]:
    """Every word that shares a base with this one."""
    bare = word.removesuffix("'s")
    ordinary = len(bare) >= 2 and all(c.isalpha() or unicodedata.category(c) == "Nd" for c in bare)
    if not ordinary or word in NEVER_INFLECTED:
        return {word}
    bases = {word[:n] + end for n in range(2, len(word) + 1) for end in ("", "e", "y")}
    related = set().union(*[forms(base) for base in bases if len(base) > 1 and word in forms(base)])
    return {word} | (related - NEVER_INFLECTED)
