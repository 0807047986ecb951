"""Invented segments of an awkward kind, quotations of them that are true, and such as are not."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_WORDS = """
    the lamp the keeper of a lock and tide toll-free keeper-led non-compliant unable can't won’t isn't 18,000 20% £20
    60+ 3.5 9/137 -5 –7 –£.5 –£..5 #4 10:30 http://lock.example/a…b,Then see:http://lock.example/a—b,Then café
    cafe\u0301 \u05e9\u05e8\u05d4 \U0001f526 dark—so dark--so wait…what so..then end.Then However,it said:so,Then
    dark—so,Then dark…it?Then “dark” "dim" 'old' (quiet) [sic] – — & oh... yes, no. what? stop! no no not never unless
    said The THE zero\u200bwidth \u200b *** ..... - .so "… …" —\u0301a a\u00ad—\u200bb
"""
WORDS = _WORDS.split()
SPACES = (*[" "] * 12, "\u00a0", "\n", "\n\n", "  ", "\u202f", "\u2003", " \u200b")
LETTERS = "aaabAB  ..,;:!?\"'’-–—…\u200b\u00ad\u0301\n[]5£%@/"


def segment(random: Random, words: int) -> str:
    """Awkward words with white space of every kind between them; now and then any characters at all."""
    if random.random() < 0.2:
        return "".join(random.choices(LETTERS, k=words * 3))
    return "".join(random.choice(WORDS) + random.choice(SPACES) for _ in range(words)).strip(" ")


def quotation(random: Random, text: str) -> str:
    """A quotation of the text: mostly true, often cut, sometimes begun or left off inside a word, or false."""
    parts = [run(random, text) for _ in range(random.choice((1, 1, 1, 2, 2, 3)))]
    mark = random.choice((" […] ", " […] ", " [the boat] ", " [sic] ", " "))
    said = mark.join(parts)
    said = random.choice(CHANGES)(random, said) if random.random() < 0.5 else said
    return _marked(random, said) if random.random() < 0.2 else said


def run(random: Random, text: str) -> str:
    """Some characters of the text, one after another, mostly from one white space or mark to another."""
    start = random.randrange(len(text) + 1)
    end = min(len(text), start + random.randint(1, 60))
    if random.random() < 0.6:
        start, end = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    elif random.random() < 0.7:
        ends = [at for at in range(1, len(text)) if text[at - 1] in MARKS] or [0]
        start = random.choice(ends)
        end = random.choice([text.find(" ", start), *(at for at in ends if at > start)][:4])
    return text[start : end if end >= 0 else len(text)].strip()


MARKS = ' ,;:.!?"-–—…'


BESIDE = ("—", "—", "…", "..", ".", "-", "–", "0", "://", "://—", ":", "“", "(", " —", "— ", "0://…")
"""Marks that a rebuilt segment may have of its own, and some that it has not."""


def _marked(random: Random, said: str) -> str:
    """With a mark more, before the words or after them, or beside a cut."""
    mark = random.choice(BESIDE)
    return random.choice((mark + said, mark + said, said + mark, said.replace("] ", f"] {mark}")))


def _inside(random: Random, said: str) -> str:
    return said[random.randint(0, 4) : len(said) - random.randint(0, 4)]


def _dropped(random: Random, said: str) -> str:
    words = said.split(" ")
    words.pop(random.randrange(len(words)))
    return " ".join(words)


def _added(random: Random, said: str) -> str:
    words = said.split(" ")
    words.insert(random.randrange(len(words) + 1), random.choice(WORDS))
    return " ".join(words)


def _swapped(random: Random, said: str) -> str:
    words = said.split(" ")
    random.shuffle(words)
    return " ".join(words)


def _lettered(random: Random, said: str) -> str:
    at = random.randrange(len(said) + 1)
    return f"{said[:at]}[{said[at : at + 1].swapcase()}]{said[at + 1 :]}"


CHANGES: tuple[Callable[[Random, str], str], ...] = (_inside, _inside, _dropped, _added, _swapped, _lettered)
