"""Sightings: the committed record of when published words were found on their source's page, and what became of them.

`content/drift/ID.json` belongs to the source ID. It holds dates, states and digests, and no word of the source. A date
that says the same as another is left out, so that a look that finds all as it was changes one line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from pydantic import Field, ValidationError, model_validator

from onrecord import committed, verbatim
from onrecord.committed import Malformed
from onrecord.diagnostics import Diagnostic, Place
from onrecord.records import Quote, Record, Source
from onrecord.values import Address, Day, Digest, Id

MOST_QUOTES = 20_000

State = Literal["there", "elsewhere", "changed", "gone"]


class Sighting(Record):
    """What is known of one quotation's words on the page, and the digest of those words.

    `first_seen` is the first look that found them, `last_seen` the last: left out where that is the last look of all.
    Of words that were missed, or stood elsewhere only: `since` is the first look that no longer found them, `note` the
    digest of what the quotation's note said then.
    """

    state: State
    words: Digest
    first_seen: Day | None = None
    last_seen: Day | None = None
    since: Day | None = None
    note: Digest | None = None

    @property
    def is_found(self) -> bool:
        """Whether the last look found the words; those that only another repeats are not found."""
        return self.state == "there"

    def fits(self, quote: Quote) -> bool:
        """Whether these are the words that were looked for."""
        return self.words == verbatim.digest(quote.text)

    def is_noted(self, quote: Quote) -> bool:
        """Whether the quotation's note is another than when its words were first missed."""
        return bool(quote.note) and self.note != noted(quote)

    @model_validator(mode="after")
    def _adds_up(self) -> Sighting:
        if self.is_found and (self.first_seen is None or self.since or self.note):
            raise ValueError(
                "words that were found have the day they were first seen, and none since when they are missed"
            )
        if not self.is_found and (self.since is None or self.note is None):
            raise ValueError("words that were missed have the day since when, and the digest of the note")
        if not self.is_found and (self.first_seen is None) != (self.last_seen is None):
            raise ValueError("words that were once seen have the first and the last day")
        return self


class Look(Record):
    """The last look at one address that brought a page: when, and what was found of each quotation."""

    address: Address
    on: Day
    quotes: dict[Id, Sighting] = Field(max_length=MOST_QUOTES)

    def last_seen(self, quote: str) -> Day | None:
        """The last day that the words of a quotation were found there."""
        sighting = self.quotes[quote]
        return sighting.last_seen or (self.on if sighting.is_found else None)

    @model_validator(mode="after")
    def _in_order(self) -> Look:
        for sighting in self.quotes.values():
            days = [day.text for day in (sighting.first_seen, sighting.last_seen, sighting.since, self.on) if day]
            if days != sorted(days):
                raise ValueError("words are first seen before they are last seen, and missed after that")
        return self


class Sightings(Record):
    """All that is known of one source's pages: as it was published, and as an archive keeps it."""

    version: Literal[1] = 1
    live: Look | None = None
    archived: Look | None = None


Which: TypeAlias = Literal["live", "archived"]


def told(record: Sightings | None, source: Source, name: str, quote: Quote) -> tuple[Look, Sighting] | None:
    """The last look at the source's own address, and what it found of these very words, where that may be told of.

    Words never seen at an address that is not exactly the source's own were perhaps never there to be seen.
    """
    look = record.live if record else None
    sighting = look.quotes.get(name) if look else None
    if look is None or sighting is None or look.address != source.url or not sighting.fits(quote):
        return None
    return (look, sighting) if sighting.first_seen or source.url_is == "exact" else None


def is_path(path: str) -> bool:
    """Whether a file of `content/` is such a record."""
    return PurePosixPath(path).parent.as_posix() == "drift" and path.endswith(".json")


def among(files: Mapping[str, bytes]) -> tuple[dict[str, Sightings], list[Diagnostic]]:
    """The records among a dossier's files, by source, and what is wrong with those that cannot be read."""
    found: dict[str, Sightings] = {}
    faults: list[Diagnostic] = []
    for path in sorted(filter(is_path, files)):
        try:
            found[PurePosixPath(path).stem] = read(files[path])
        except Malformed as fault:
            at = Place(path, fault.line, 1 if fault.line else 0)
            remedy = "take it from an earlier commit, or delete it and run `onrecord drift`"
            faults.append(Diagnostic(at, "malformed-drift", f"this record of drift {fault}", remedy))
    return found, faults


def read(data: bytes) -> Sightings:
    """The record that bytes hold; raises Malformed."""
    try:
        return Sightings.model_validate(committed.tree(data))
    except ValidationError as fault:
        raise Malformed(_unlike(fault)) from None


def write(sightings: Sightings) -> bytes:
    """The one form a record is committed in: sorted, a line each, ending in a line feed."""
    return committed.written(sightings.model_dump(mode="json", exclude_defaults=True) | {"version": sightings.version})


def noted(quote: Quote) -> str:
    """The SHA-256 of what a quotation's note says."""
    return hashlib.sha256(quote.note.encode("utf-8", "surrogatepass")).hexdigest()


def _unlike(fault: ValidationError) -> str:
    first = fault.errors()[0]
    where = ".".join(str(step) for step in first["loc"])[:100]
    reason = f": {first['ctx']['error']}" if first["type"] == "value_error" else ""
    return f"does not say what one says{f': `{where}`' if where else ''}{reason}"
