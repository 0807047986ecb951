"""A seal as a record: for each segment its opened words with their proof, for each quotation what was found.

`content/seals/ID.json` belongs to the source ID. A check record fits a quotation only while its segment and its folded
words, with their marks, are those that were checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from onrecord import verbatim
from onrecord.records import Quote, Record
from onrecord.values import Day, Digest, Id, SegmentId

VERSION = 2

MOST_WORDS = 10_000_000
MOST_CHARACTERS = 64 * 1024 * 1024
"""As many as the largest capture has bytes (`importing.LARGEST`)."""

MOST_EPOCHS = 10_000

Found = Literal["verbatim", "verbatim-cut"]


class Check(Record):
    """What was found when one quotation was compared with its segment.

    `quoting` says that their voice was known to pass on another's words.
    `start` and `end` are code points of the segment's text, half-open; `words` counts the source's words that are
    quoted, `words_cut` those that are not though they stand between, `beside` those opened for its prefix and suffix;
    `looks` names what a note had to deal with. So many of its first words as `lead` says stand nowhere else in the
    capture; with 0 none are known to. It proves nothing: it is for the way to the words on the live page.
    """

    state: Found
    checked: Day
    segment: SegmentId
    start: int = Field(ge=0, le=MOST_CHARACTERS)
    end: int = Field(ge=0, le=MOST_CHARACTERS)
    words: int = Field(ge=0)
    words_cut: int = Field(ge=0)
    insertions: int = Field(default=0, ge=0)
    beside: int = Field(default=0, ge=0)
    own_brackets: bool = False
    quoting: bool = False
    looks: tuple[Id, ...] = ()
    lead: int = Field(default=0, ge=0)
    digest: Digest

    @property
    def opened(self) -> int:
        """How many of the source's words it takes of a budget: quoted, and shown beside."""
        return self.words + self.beside

    def says_as(self, other: Check) -> bool:
        """Whether it says the same of what was compared as another, on whatever day."""
        return self == other.model_copy(update={"checked": self.checked, "lead": self.lead})

    def fits(self, quote: Quote) -> bool:
        """Whether these are the words, and the segment, that were checked, and said to be passed on if they were."""
        kept = bool(quote.voice.quoting) or not self.quoting
        return kept and self.segment == quote.segment and self.digest == digest_of(quote)


class Segmenter(Record):
    """Which reader of captures numbered the segments, and its version."""

    name: Id
    version: int


class Run(Record):
    """Words opened one after another: which is the first, from 0, where it begins in code points, and all as it stands.

    What stands before a word belongs to it from the end of the word before on: its white space and opening marks.
    """

    first: int = Field(ge=0, le=MOST_WORDS)
    start: int = Field(ge=0, le=MOST_CHARACTERS)
    text: str = Field(min_length=1)


class Sealed(Record):
    """One segment with published words, as a tree of which those words are opened.

    `n` counts its words; `root` is 16 bytes in hexadecimal; `proof` holds, in tree order and in base64, 16 bytes for
    each of the largest subtrees that are wholly opened (a seed) or wholly hidden (a digest).
    """

    n: int = Field(ge=1, le=MOST_WORDS)
    epoch: int = Field(default=0, ge=0, le=MOST_EPOCHS)
    root: str = Field(pattern=r"^[0-9a-f]{32}$")
    open: tuple[Run, ...] = Field(min_length=1)
    proof: str = Field(max_length=8_000_000)


class Withdrawn(Record):
    """One segment that no published words are left of: since when, and the epoch it would begin again with."""

    withdrawn: Day
    epoch: int = Field(default=1, ge=1, le=MOST_EPOCHS)


class Also(Record):
    """Another place where a contribution was published: a source of the dossier and a segment of it."""

    source: Id
    segment: SegmentId


class Seal(Record):
    """All that is sealed of one source; `words` counts the capture's words, less repeats and markers.

    `key` is the fingerprint of the vault's key, and empty where the seeds are made of the capture alone. `also` says of
    a segment where else the same contribution was published, the earlier first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    version: Literal[2]
    capture: Digest
    key: str = Field(default="", pattern=r"^([0-9a-f]{16})?$")
    segmenter: Segmenter
    words: int = Field(ge=0, le=MOST_WORDS)
    segments: dict[SegmentId, Sealed | Withdrawn]
    quotes: dict[Id, Check]
    also: dict[SegmentId, tuple[Also, ...]] = Field(default_factory=dict)

    @property
    def sealed(self) -> Mapping[str, Sealed]:
        """The segments with published words."""
        return {name: each for name, each in self.segments.items() if isinstance(each, Sealed)}

    @model_validator(mode="after")
    def _adds_up(self) -> Seal:
        """No more words are quoted of a segment than it has, nor are there more in the segments than in the whole."""
        sealed = self.sealed
        for check in self.quotes.values():
            if check.segment not in sealed or sealed[check.segment].n < check.words:
                raise ValueError(f"{check.segment} has fewer words than are quoted of it")
        if sum(segment.n for segment in sealed.values()) > self.words:
            raise ValueError("the segments have more words than the whole")
        return self


def after(epoch: int) -> int:
    """The epoch after one; raises ValueError after the last, since under the same one nothing would be hidden."""
    if epoch >= MOST_EPOCHS:
        raise ValueError(f"there is no epoch after {epoch}")
    return epoch + 1


def is_spent(seal: Seal) -> bool:
    """Whether a segment is in its last epoch, so that no words of it could be hidden again."""
    return any(segment.epoch >= MOST_EPOCHS for segment in seal.segments.values())


def digest_of(quote: Quote) -> str:
    """The SHA-256 of a quotation's folded words with its marks, prefix and suffix."""
    return verbatim.digest(quote.text, quote.prefix, quote.suffix)
