"""How long it takes to find the reprints among 1,000 captures of 40 contributions, and how much room it needs."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from onrecord.reprints import gists
from onrecord.reprints.index import reprints

CAPTURES, SEGMENTS, REPRINTED = 1_000, 40, 500
VOCABULARY = 20_000


def main() -> None:
    """Print what was measured, at half the size and at the whole."""
    for captures in (CAPTURES // 2, CAPTURES):
        texts = list(_texts(Random(captures), captures))
        began = time.process_time()
        found = reprints((key, gist) for key, text in texts for gist in gists({key[1]: text}).values())
        took = time.process_time() - began
        words = sum(len(text.split()) for _, text in texts)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{len(texts):,} contributions, {words:,} words: {took:.2f} s, {most} MB at most")
        print(f"{len(found):,} of {2 * REPRINTED * captures // CAPTURES:,} stand twice")


def _texts(random: Random, captures: int) -> Iterator[tuple[tuple[str, str], str]]:
    """Contributions of 20 to 230 words, as frequent as in English prose; some of them again with a word spelt wrong."""
    vocabulary = ["".join(random.choices("abcdefghilmnoprstuw", k=random.randint(2, 9))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    number = captures * SEGMENTS
    again = set(random.sample(range(number // 2, number), REPRINTED * captures // CAPTURES))
    made: list[list[str]] = []
    for at in range(number):
        if at in again:
            words = list(made[at - number // 2])
            words.insert(len(words) // 2, ":-)")
        else:
            words = random.choices(vocabulary, cum_weights=weights, k=random.randint(20, 230))
        made.append(words)
        yield (f"log{at // SEGMENTS}", f"c{at % SEGMENTS}"), " ".join(words)


if __name__ == "__main__":
    main()
