"""How long it takes to find 10,000 quotations in 1,000 captures of 5,000 words, 40 segments each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import TypeVar

from onrecord.fold import fold
from onrecord.verbatim import find, judge

CAPTURES, SEGMENTS, WORDS, QUOTATIONS = 1_000, 40, 125, 10
_VOCABULARY = """
    the a of to and in that was we they keeper’s lamp lock barge canal didn’t never “dark” tolls—again 18,000 20%
    crews, shifts; harbour… told. bye-laws (quiet) watch night morning towpath sluice gauge
"""
VOCABULARY = _VOCABULARY.split()

Case = tuple[str, str, dict[str, str]]
Result = TypeVar("Result")


def main() -> None:
    """Print what was measured."""
    cases = list(_cases(Random(1)))
    _timed("folding the segments quoted", lambda: [fold(segments[name]) for _, name, segments in cases])
    _timed("find, folding included", lambda: [find(text, segments[name]) for text, name, segments in cases])
    judged = _timed("judge, folding included", lambda: [judge(text, name, segments) for text, name, segments in cases])
    print(dict(sorted(Counter(finding.state for finding in judged).items())))
    false = [(f"{text} zz zz", name, segments) for text, name, segments in cases[:1000]]
    _timed("judge, 1,000 that stand nowhere", lambda: [judge(*case) for case in false])


def _cases(random: Random) -> Iterator[Case]:
    for _ in range(CAPTURES):
        words = [[random.choice(VOCABULARY) for _ in range(WORDS)] for _ in range(SEGMENTS)]
        segments = {f"c{number}": "\n\n".join([" ".join(w[:60]), " ".join(w[60:])]) for number, w in enumerate(words)}
        for _ in range(QUOTATIONS):
            number, start = random.randrange(SEGMENTS), random.randrange(WORDS - 40)
            length = random.randint(10, 40)
            quoted = words[number][start : start + length]
            if random.random() < 0.2:
                quoted = [*quoted[:5], "[…]", *quoted[7:]]
            yield " ".join(quoted).replace("’", "'"), f"c{number}", segments


def _timed(name: str, work: Callable[[], Result]) -> Result:
    began = time.process_time()
    result = work()
    print(f"{name}: {time.process_time() - began:.2f} s of one core")
    return result


if __name__ == "__main__":
    main()
