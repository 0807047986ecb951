"""How long reading a large set of sources takes, beside PyYAML's own C loader, in one run.

python benchmarks/yamltree.py [quotes] [files]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

import yaml

from onrecord.diagnostics import Place
from onrecord.yamltree import Document, read

ROUNDS = 5
PROSE = (
    "the lamp was lit at dusk and kept by hand until morning; no keeper’s log — so far as we know — says who "
    "trimmed it, or why £20 was paid for 18,000 wicks “in a hurry” 🔦 after the relief boat had gone"
)
SOURCE = """\
# yaml-language-server: $schema=../../schema/source.json
title: Relief log {number}
kind: report
publisher: Harbour Lamp Service
published: 1931-05-21
url: https://lamps.example/logs/{number}
url_is: container            # the page it stands under
archived: []
rights: third-party; short quotation for criticism and review
captures:
  - {{file: log-{number}.txt, sha256: {number:064x}, media_type: text/plain, layout: plain-text, taken: unknown}}
quotes:
"""
QUOTE = """\
  - id: lamps-{id}
    segment: c{segment}
    text: {text}
    voice: {{role: keeper, standing: former, quoting: a letter}}
    kind: testimony
    issues: {{lamps: against, relief: }}
    said: 1931-05-21~/..
    status: published
    added: 1932-11-22
    note: {note}
"""


def sources(quotes: int, files: int) -> dict[str, bytes]:
    """Sources of the design's shape, a third of the quotations each plain, quoted and block."""
    chance = random.Random(1)
    share = quotes // files
    return {f"sources/log-{number}.yaml": _source(chance, number, share) for number in range(files)}


def best(act: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds of this process."""
    return min(_seconds(act) for _ in range(ROUNDS))


def main(quotes: int = 10_000, files: int = 20) -> None:
    """Prints both times and their ratio."""
    made = sources(quotes, files)
    ours = best(lambda: [read(path, data) for path, data in made.items()])
    theirs = best(lambda: [yaml.load(data, Loader=yaml.CSafeLoader) for data in made.values()])
    documents = [read(path, data) for path, data in made.items()]
    places = best(lambda: [_places(document) for document in documents])
    size = sum(map(len, made.values())) / 1e6
    print(f"{quotes} quotes, {files} files, {size:.1f} MB")
    print(f"yamltree.read        {ours:.3f} s, every place kept")
    print(f"yaml.CSafeLoader     {theirs:.3f} s, no places")
    print(f"ratio                {ours / theirs:.2f}")
    print(f"a place of each quote’s id and text, made again: {places:.3f} s")


def _source(chance: random.Random, number: int, quotes: int) -> bytes:
    return (SOURCE.format(number=number) + "".join(_quote(chance, number, i) for i in range(quotes))).encode()


def _quote(chance: random.Random, number: int, index: int) -> str:
    text, note = _words(chance, 40), _words(chance, 12)
    return QUOTE.format(id=f"{number:02}{index:04}", segment=index, text=_STYLES[index % 3](text), note=note)


_STYLES: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: "'" + text.replace("'", "''") + "'",
    lambda text: "|\n      " + text,
)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(PROSE.split(), k=count))


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def _places(document: Document) -> list[tuple[Place, Place]]:
    quotes = document.value["quotes"] if isinstance(document.value, dict) else []
    return [(document.at("quotes", i, "id"), document.key_at("quotes", i, "text")) for i in range(len(quotes))]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
