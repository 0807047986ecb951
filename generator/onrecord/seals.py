"""Seals: the committed record that published words were found in a capture's segment, so that any clone can check them.

`content/seals/ID.json` belongs to the source ID. A check record fits a quotation only while its segment and its folded
words, with their marks, are those that were checked. The Merkle proof of each segment has its place kept in `segments`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError, model_validator

from onrecord import verbatim
from onrecord.records import Quote, Record
from onrecord.values import Day, Digest, Id, SegmentId

VERSION = 1

Found = Literal["verbatim", "verbatim-cut"]


class Malformed(ValueError):
    """A seal that cannot be read; carries the line, from 1, where that is known, else 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Check(Record):
    """What was found when one quotation was compared with its segment.

    `quoting` says that their voice was known to pass on another's words.
    `start` and `end` are code points of the segment's text, half-open; `words` counts the source's words that are
    quoted, `words_cut` those that are not though they stand between; `looks` names what a note had to deal with.
    """

    state: Found
    checked: Day
    segment: SegmentId
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    words: int = Field(ge=0)
    words_cut: int = Field(ge=0)
    insertions: int = Field(default=0, ge=0)
    own_brackets: bool = False
    quoting: bool = False
    looks: tuple[Id, ...] = ()
    digest: Digest

    def fits(self, quote: Quote) -> bool:
        """Whether these are the words, and the segment, that were checked, and said to be passed on if they were."""
        kept = bool(quote.voice.quoting) or not self.quoting
        return kept and self.segment == quote.segment and self.digest == digest_of(quote)


class Segmenter(Record):
    """Which reader of captures numbered the segments, and its version."""

    name: Id
    version: int


class Sealed(Record):
    """One segment with published words: how many words it has. The proof joins it here."""

    n: int = Field(ge=0)


class Also(Record):
    """Another place where a contribution was published: a source of the dossier and a segment of it."""

    source: Id
    segment: SegmentId


class Seal(Record):
    """All check records of one source; `words` counts the capture's words, less repeats and markers.

    `also` says of a segment where else the same contribution was published, the earlier first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    version: Literal[1]
    capture: Digest
    segmenter: Segmenter
    words: int = Field(ge=0)
    segments: dict[SegmentId, Sealed]
    quotes: dict[Id, Check]
    also: dict[SegmentId, tuple[Also, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _adds_up(self) -> Seal:
        """No more words are quoted of a segment than it has, nor are there more in the segments than in the whole."""
        for check in self.quotes.values():
            if check.segment not in self.segments or self.segments[check.segment].n < check.words:
                raise ValueError(f"{check.segment} has fewer words than are quoted of it")
        if sum(sealed.n for sealed in self.segments.values()) > self.words:
            raise ValueError("the segments have more words than the whole")
        return self


def digest_of(quote: Quote) -> str:
    """The SHA-256 of a quotation's folded words with its marks, prefix and suffix."""
    return verbatim.digest(quote.text, quote.prefix, quote.suffix)


def read(data: bytes) -> Seal:
    """The seal that bytes hold; raises Malformed."""
    try:
        tree = json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats)
        return Seal.model_validate(tree)
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8 text") from None
    except json.JSONDecodeError as fault:
        raise Malformed("is not whole JSON", fault.lineno) from None
    except ValidationError as fault:
        raise Malformed(_unlike(fault)) from None
    except RecursionError:
        raise Malformed("is nested too deeply") from None


def _unlike(fault: ValidationError) -> str:
    """In what a seal is none."""
    first = fault.errors()[0]
    if first["type"] == "value_error":
        return f"does not add up: {first['ctx']['error']}"
    where = ".".join(str(step) for step in first["loc"])
    return f"does not say what a seal says: `{where}`" if where else "does not say what a seal says"


def write(seal: Seal) -> bytes:
    """The one form a seal is committed in: sorted, a line each, ending in a line feed."""
    tree = seal.model_dump(mode="json", exclude_defaults=True) | {"version": seal.version}
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _without_repeats(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(f"names `{name[:60]}` twice")
        found[name] = value
    return found
