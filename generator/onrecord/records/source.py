"""A source, the captures that were saved of it, and the quotations taken from it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from onrecord.flags import DESCRIPTION, Flag
from onrecord.records.record import Excused, Record
from onrecord.reviews import Reviews
from onrecord.stances import Stances
from onrecord.values import (
    Address,
    ArchivedPage,
    Beside,
    Date,
    Day,
    Digest,
    FileName,
    Id,
    KnownDate,
    Line,
    MediaType,
    OptionalAddress,
    OptionalLine,
    Prose,
    QuoteId,
    SegmentId,
    Words,
)
from onrecord.vocabulary import QuoteKind, SourceKind, Status


class Archived(Record):
    """A public archived copy of a source's page."""

    url: Address = Field(description="its address in the archive")
    on: Date = Field(description="the day it was archived")


class Capture(Record):
    """The exact bytes somebody saved of a source, kept in the private vault and known by their digest."""

    file: FileName = Field(description="the file's name in the folder of captures")
    sha256: Digest = Field(description="the SHA-256 of its bytes, by which it is known")
    media_type: MediaType = Field(default="text/plain", description="what kind of file it is")
    layout: Id = Field(default="blogger-text", description="how it is read into contributions")
    page: ArchivedPage = Field(default="", description="which page of a web archive it is")
    taken: KnownDate = Field(default=None, description="when it was saved, or `unknown`")


class Voice(Record):
    """Who speaks, as far as the words say; never guessed."""

    role: OptionalLine = Field(default="", description="only as the words give it; of the one quoted, with `quoting`")
    standing: Literal["", "current", "former", "retired"] = Field(
        default="", description="whether they have that role still, as far as the words say"
    )
    quoting: OptionalLine = Field(default="", description="whose words these are, when the contributor passes them on")


class Quote(Excused):
    """A verbatim run of one segment, with its cuts and insertions marked (schema.org Quotation)."""

    id: Id = Field(description="an issue and four random letters or digits; never one that was used before")
    segment: SegmentId = Field(description="the contribution it stands in, as `onrecord import` numbers them")
    text: Words = Field(description="the words as they stand in the segment; `[…]` marks a cut, `[words]` an insertion")
    prefix: Beside = Field(default="", description="the words just before, where the same words stand there twice")
    suffix: Beside = Field(default="", description="the words just after, likewise")
    context: Literal["private", "public"] = Field(
        default="private", description="`public`: prefix and suffix may be published, and count as quoted"
    )
    voice: Voice = Field(default=Voice(), description="who speaks, as far as the words say")
    kind: QuoteKind = Field(description="what sort of saying it is")
    issues: Stances = Field(default_factory=dict, description="each issue it bears on, and its stance to the question")
    said: Date | None = Field(
        default=None, description="when it was said, where that is known better than of the source"
    )
    answers: list[QuoteId] = Field(default_factory=list, description="the quotations this one replies to")
    status: Status = Field(default="published", description="a draft is shown by `serve` alone")
    added: Day | None = Field(default=None, description="the day it was added")
    changed: Day | None = Field(default=None, description="the day its words were last changed")
    flags: list[Flag] = Field(default_factory=list, description=DESCRIPTION)
    note: Prose = Field(default="", description="what a reader must know to read it fairly")
    why_this_extent: Prose = Field(default="", description="why more than half of a contribution is quoted")
    reviewed: Reviews = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _withdrawn(cls, fields: Any) -> Any:
        """Of a withdrawn quotation the words are taken out, and the rest stays to say so."""
        return {"text": "", **fields} if isinstance(fields, dict) and fields.get("status") == "withdrawn" else fields


class Source(Excused):
    """A published thing that words come from (CSL item): `sources/ID.yaml`."""

    title: Line = Field(description="its own title")
    title_is: Literal["given", "described"] = Field(default="given", description="described: ours; its own is unknown")
    kind: SourceKind = Field(description="what sort of thing it is")
    author: OptionalLine = Field(default="", description="who signed it, in a public capacity")
    publisher: OptionalLine = Field(default="", description="where it was published")
    published: Date | None = Field(default=None, description="when")
    url: OptionalAddress = Field(default="", description="its address")
    url_is: Literal["exact", "container", "unopened"] = Field(
        default="unopened",
        description="`exact`: its own; `container`: of the page it stands on or under; `unopened`: nobody has looked",
    )
    archived: list[Archived] = Field(default_factory=list, description="public archived copies")
    rights: OptionalLine = Field(default="", description="whose it is, and on what ground it is quoted")
    summary: Prose = Field(default="", description="what it is, in our own words")
    captures: list[Capture] = Field(default_factory=list, description="newest first; segments belong to the newest")
    quotes: list[Quote] = Field(default_factory=list, description="the quotations, as the kind `quote` has them")
