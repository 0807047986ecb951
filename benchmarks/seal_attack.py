"""What a reader with a word list gets back of a thread: from digests of overlapping runs of words, and from seals.

The threads are invented; of some segments of each a sentence is quoted. The first attack goes by a published set of
digests of every run of four words, in no order: from the quotation outwards, each word of the list is tried beside the
last three known ones. The second has the same words, list and quotation, and the seal: it tries each word of the list
beside what is opened, under every seed that the seal shows or that grows from one, against every digest it holds. As a
control it is then given the key, as only whoever has the capture could be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus import Speech

from onrecord import seals, verbatim
from onrecord.seals import Sealed, tree
from onrecord.seals.keys import seed_of

THREADS, SEGMENTS, WORDS, QUOTED, RUN, KNOWN = 8, 40, 125, 10, 4, 0.99
KEY = hashlib.sha256(b"the key that the attacker has not").digest()


@dataclass(frozen=True)
class Segment:
    """A segment's words, and which of them are quoted, from the first up to but not with the last."""

    name: str
    words: tuple[str, ...]
    quoted: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The segment as it was written."""
        return " ".join(self.words)


Known = tuple[list[Segment], list[str]]
"""A thread, and a list of words to attack it with."""


def main() -> None:
    """Print what each attack gets back, of all threads together."""
    threads = [_known(seed) for seed in range(THREADS)]
    print(f"{THREADS} threads of {SEGMENTS} segments of {WORDS} words, {QUOTED} segments quoted in each;")
    print(f"lists of {len(threads[0][1]):,} words or so, that hold {KNOWN:.0%} of the different words of their thread")
    _told("overlapping digests", threads, _walked)
    _told("seals", threads, lambda segment, _, words: _guessed(segment, words, b""))
    _told("seals, given the key", threads, lambda segment, _, words: _guessed(segment, words, KEY))


def _known(seed: int) -> Known:
    """A thread, and the list of words of who attacks it."""
    speech = Speech(seed=seed)
    thread = list(_thread(speech))
    return thread, _word_list(thread, speech)


def _thread(speech: Speech) -> Iterator[Segment]:
    """Sentences; of every fourth segment one is quoted."""
    for number in range(SEGMENTS):
        sentences = speech.sentences(WORDS)
        words = tuple(word for sentence in sentences for word in sentence.split())
        quoted = None
        if number % (SEGMENTS // QUOTED) == 0:
            first = len(" ".join(sentences[:3]).split())
            quoted = first, first + len(sentences[3].split())
        yield Segment(f"c{number + 1}", words, quoted)


def _word_list(thread: Sequence[Segment], speech: Speech) -> list[str]:
    """Words of the language as they may stand in a sentence; a few of the thread's are not among them."""
    own = sorted({word for segment in thread for word in segment.words})
    known = Random(3).sample(own, int(len(own) * KNOWN))
    other = {word.capitalize() if n % 9 == 0 else word for n, word in enumerate(speech.words(40_000))}
    return sorted({*known, *(other - set(own))})


def _told(name: str, threads: Sequence[Known], attack: Callable[[Segment, set[bytes], Sequence[str]], int]) -> None:
    found = hidden = 0
    for thread, words in threads:
        published = {_digest(run) for segment in thread for run in _runs(segment.words)}
        for segment in thread:
            if segment.quoted:
                found += attack(segment, published, words)
                hidden += len(segment.words) - (segment.quoted[1] - segment.quoted[0])
    print(f"{name}: {found:,} of the {hidden:,} hidden words of the quoted segments, {found / hidden:.0%}")


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (words[at : at + RUN] for at in range(len(words) - RUN + 1))


def _digest(words: Sequence[str]) -> bytes:
    return hashlib.sha256(" ".join(words).encode()).digest()[:16]


def _walked(segment: Segment, published: set[bytes], list_of_words: Iterable[str]) -> int:
    """How many words are read back outwards from the quotation, both ways."""
    assert segment.quoted  # noqa: S101
    start, end = segment.quoted
    found, every = 0, list(list_of_words)
    after, before = list(segment.words[start:end]), list(segment.words[start:end])
    while word := next((w for w in every if _digest([*after[1 - RUN :], w]) in published), ""):
        after.append(word)
        found += end - start + found < len(segment.words) and after == list(segment.words[start : start + len(after)])
    while word := next((w for w in every if _digest([w, *before[: RUN - 1]]) in published), ""):
        before.insert(0, word)
        found += before == list(segment.words[end - len(before) : end])
    return found


def _guessed(segment: Segment, list_of_words: Sequence[str], key: bytes) -> int:
    """How many words beside the opened ones are confirmed; with the key, it goes on from each that is."""
    assert segment.quoted  # noqa: S101
    ends = verbatim.tiles(segment.text)
    sealed = seals.seal_segment(KEY, segment.name, segment.text, range(*segment.quoted), ends)
    if not key:
        return _confirmed(segment, sealed, list_of_words)
    seeds = tree.seeds(seed_of(key, segment.name, segment.text), sealed.n)[0]
    starts = [0, *ends[:-1]]
    digests = tree.words(seeds, starts, [segment.text[start:end] for start, end in zip(starts, ends, strict=True)])
    hidden = [word for word in range(sealed.n) if not segment.quoted[0] <= word < segment.quoted[1]]
    known = set(list_of_words)
    return sum(
        segment.words[word] in known
        and tree.words([seeds[word]], [starts[word]], [" " * bool(word) + segment.words[word]])[0] == digests[word]
        for word in hidden
    )


def _confirmed(segment: Segment, sealed: Sealed, list_of_words: Sequence[str]) -> int:
    """Each word of the list, right before and right after what is opened, under each seed there is to be had."""
    assert segment.quoted  # noqa: S101
    run = sealed.open[0]
    items = seals.proof.items(sealed.proof)
    nodes = zip(tree.largest(sealed.n, [segment.quoted]), items, strict=True)
    opened = [(height, item) for (height, _, is_open), item in nodes if is_open]
    seeds = [seed for height, item in opened for row in tree.seeds(item, 1 << height) for seed in row]
    digests = {*items, bytes.fromhex(sealed.root)}
    found = 0
    for word in list_of_words:
        for text, start in ((f" {word}", run.start + len(run.text)), (f" {word}", run.start - len(word) - 1)):
            every = tree.words([*seeds, b""], [start] * (len(seeds) + 1), [text] * (len(seeds) + 1))
            found += not digests.isdisjoint(every)
    return found


if __name__ == "__main__":
    main()
