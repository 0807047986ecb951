"""Invented dossiers of any size, in the form editors write, with captures their quotations truly stand in.

`corpus.py N OUT` writes N quotations from N/10 sources and at least three issues under `OUT/content` and
`OUT/captures`. The same N and sizes give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from onrecord.verbatim.lexicon import ATTRIBUTION, WATCH

ONSETS, VOWELS, CODAS = "bcdfghjklmnprstvw", "aeio", ("", "", "n", "r", "l", "st", "nd")
COMMON = "the of and to in a that was for on it with as be by at this are from they we had were their our all"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "April", "May", "July", "October")
STANCES = ("for", "against", "both", "neither", "")
KINDS = ("testimony", "opinion", "proposal", "prediction")
ROLES = ("", "", "keeper", "skipper", "pilot", "inspector", "chandler")
QUOTED_PER_SOURCE = 10
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: quotations, segments of a source, words of a segment and of an introduction."""

    quotes: int
    segments: int = 40
    words: int = 125
    introduction: int = 300

    @property
    def sources(self) -> int:
        """One for each ten quotations."""
        return -(-self.quotes // QUOTED_PER_SOURCE)

    @property
    def issues(self) -> int:
        """One for each two hundred and fifty quotations, and three at least."""
        return max(3, self.quotes // 250)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation before it is written: its id, where it stands, and the issues it is listed under."""

    id: str
    segment: str
    text: str
    issues: tuple[str, ...]


class Speech:
    """Sentences of invented words, common ones often; only capital letters and full stops mark them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        made = {self._word(): None for _ in range(8000)}
        plain = (word for word in made if len(word) > 3 and word not in WATCH | ATTRIBUTION)
        self._words = [*COMMON.split(), *plain]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def _word(self) -> str:
        part = self.random.choice
        return "".join(part(ONSETS) + part(VOWELS) + part(CODAS) for _ in range(self.random.choice((1, 2, 2, 3))))

    def words(self, count: int) -> list[str]:
        """So many words, drawn as words are: a few very often."""
        return self.random.choices(self._words, cum_weights=self._weights, k=count)

    def sentences(self, count: int) -> list[str]:
        """Sentences of 9 to 18 words, about `count` words in all."""
        found: list[str] = []
        while count > 0:
            length = self.random.randint(9, 18)
            found.append(" ".join(self.words(length)).capitalize() + ".")
            count -= length
        return found

    def ids(self, count: int) -> list[str]:
        """Different made-up ids of two words."""
        rare = self._words[100:]
        found: dict[str, None] = {}
        while len(found) < count:
            found["-".join(self.random.sample(rare, 2))] = None
        return list(found)


def main() -> None:
    """Writes one dossier as the command line asks."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("quotes", type=int)
    wanted.add_argument("out", type=Path)
    wanted.add_argument("--segments", type=int, default=40, help="contributions in a source")
    wanted.add_argument("--words", type=int, default=125, help="words in a contribution, about")
    given = wanted.parse_args()
    size = Size(given.quotes, given.segments, given.words)
    for path, data in dossier(size):
        file = given.out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    print(f"{size.quotes} quotations, {size.sources} sources, {size.issues} issues in {given.out}")


def dossier(size: Size) -> Iterator[tuple[str, bytes]]:
    """Every file of an invented dossier, as path and bytes, in one order."""
    speech = Speech(seed=size.quotes)
    issues = speech.ids(size.issues)
    cited: dict[str, list[str]] = {issue: [] for issue in issues}
    yield "content/dossier.yaml", _settings()
    for number in range(size.sources):
        segments = _segments(speech, size)
        capture = _thread(number, segments).encode()
        held = min(QUOTED_PER_SOURCE, size.quotes - number * QUOTED_PER_SOURCE)
        quotes = _quotations(speech, number, segments, issues, held)
        for quote in quotes:
            cited[quote.issues[0]].append(quote.id)
        yield f"captures/{_name(number)}.txt", capture
        yield f"content/sources/{_name(number)}.yaml", _source(speech, number, capture, quotes)
    for order, issue in enumerate(issues):
        yield f"content/issues/{issue}.md", _issue(speech, issue, order, cited[issue], size.introduction)


def _settings() -> bytes:
    return b"""title: An invented dossier
strapline: Made to be measured
base_url: ""
contact: https://corpus.example/corrections
licence: CC-BY-4.0
"""


def _name(number: int) -> str:
    return f"thread-{number:05}"


def _date(number: int) -> date:
    return date(2010 + number % 12, (1, 4, 5, 7, 10)[number % 5], 1 + number % 28)


def _segments(speech: Speech, size: Size) -> dict[str, list[str]]:
    """The sentences of each segment: a quarter stand in the post, the others are comments and replies to them."""
    names = [f"b{n}" for n in range(1, size.segments // 4 + 1)]
    comments = size.segments - len(names)
    names += [f"c{1 + n // 3}.r{n % 3}".removesuffix(".r0") for n in range(comments)]
    return {name: speech.sentences(size.words) for name in names}


def _thread(number: int, segments: dict[str, list[str]]) -> str:
    """The segments as a saved thread whose lists were kept."""
    body = [" ".join(words) for name, words in segments.items() if name.startswith("b")]
    comments = {name: " ".join(words) for name, words in segments.items() if name.startswith("c")}
    day = _date(number)
    spoken = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[number % 5]} {day.year}"
    head = [spoken, "", f"Invented thread {number}", ""]
    stated = f"{len(comments)} comment{'' if len(comments) == 1 else 's'}:"
    return "\n".join([*head, "\n\n*******\n".join(body), "", stated, "", *_comments(comments)])


def _comments(comments: dict[str, str]) -> Iterator[str]:
    """The lines of a thread's comments, each comment's replies below it."""
    for name, words in comments.items():
        comment, _, reply = name.removeprefix("c").partition(".r")
        if reply:
            yield from ["    Replies"] if reply == "1" else []
            yield from (f"    {reply}. {words}", "", "      Delete")
        else:
            yield from (f"  {comment}. {words}", "", "    ReplyDelete")


def _quotations(
    speech: Speech, number: int, segments: dict[str, list[str]], issues: list[str], count: int
) -> list[Quotation]:
    """Whole sentences, one from each of as many segments as there are, with ids nothing else in the dossier has."""
    names = list(segments)
    made = []
    for n in range(count):
        segment = names[(n * len(names)) // count]
        about = tuple(dict.fromkeys(speech.random.choices(issues, k=speech.random.randint(1, 2))))
        text = segments[segment][1 + n // len(names)]
        made.append(Quotation(f"{about[0]}-{_letters(number * QUOTED_PER_SOURCE + n)}", segment, text, about))
    return made


def _letters(number: int) -> str:
    """Four letters for a number, different for each below 36 to the fourth and in no visible order."""
    mixed = (number * 611_953 + 40_009) % len(LETTERS) ** 4
    return "".join(LETTERS[mixed // len(LETTERS) ** place % len(LETTERS)] for place in range(4))


def _source(speech: Speech, number: int, capture: bytes, quotes: list[Quotation]) -> bytes:
    """A source's file, its quotations below it."""
    head = f"""# yaml-language-server: $schema=../../schema/source.json
title: Invented thread {number}
kind: blog-thread
publisher: The Invented Blog
published: {_date(number)}
url: https://corpus.example/{_name(number)}
url_is: exact
rights: invented
captures:
  - {{file: {_name(number)}.txt, sha256: {hashlib.sha256(capture).hexdigest()}, layout: blogger-text, taken: unknown}}
quotes:
"""
    return (head + "".join(_quote(speech, quote) for quote in quotes)).encode()


def _quote(speech: Speech, quote: Quotation) -> str:
    role = speech.random.choice(ROLES)
    voice = f"\n    voice: {{role: {role}}}" if role else ""
    stances = ", ".join(f"{issue}: {speech.random.choice(STANCES)}" for issue in quote.issues)
    return f"""  - id: {quote.id}
    segment: {quote.segment}
    text: {json.dumps(quote.text)}{voice}
    kind: {speech.random.choice(KINDS)}
    issues: {{{stances}}}
    status: published
    added: 2026-11-22
"""


def _issue(speech: Speech, issue: str, order: int, quotes: list[str], words: int) -> bytes:
    """An issue's page: paragraphs of prose with a few of its quotations between them."""
    title = issue.replace("-", " ").capitalize()
    front = f"---\ntitle: {title}\nquestion: Should there be more {issue.replace('-', ' ')}?\norder: {order}\n---\n"
    paragraphs = [" ".join(speech.sentences(words // 5)) for _ in range(5)]
    shown = [f"[[quote:{name}]]" for name in quotes[:4]]
    parts = [part for pair in zip(paragraphs, [*shown, *[""] * 5], strict=False) for part in pair if part]
    return (front + "\n\n".join(parts) + "\n").encode()


if __name__ == "__main__":
    main()
