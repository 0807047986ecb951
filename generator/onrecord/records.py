"""Every kind of record, declared once, after schema.org, CSL, SKOS and Web Annotation; schemas follow from these."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from onrecord.flags import DESCRIPTION, Flag
from onrecord.reviews import Reviews
from onrecord.stances import Reasons, Stances
from onrecord.values import (
    Address,
    Beside,
    ClaimId,
    Date,
    Day,
    Digest,
    EvidenceId,
    FileName,
    Id,
    IssueId,
    KnownDate,
    Language,
    Line,
    MediaType,
    OptionalAddress,
    OptionalLine,
    Percent,
    Prose,
    QuoteId,
    SegmentId,
    Share,
    SourceId,
    SubjectId,
    Words,
)
from onrecord.vocabulary import QuoteKind, SourceKind, Standing, Status


class Record(BaseModel):
    """What all records share: nothing changes after reading, and a field nobody declared is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Excused(Record):
    """A record with an id: it may excuse a check by name, with a reason, and may have had another id before."""

    allow: dict[Id, Line] = Field(default_factory=dict, description="checks it is excused from, each with the reason")
    was: list[Id] = Field(default_factory=list, max_length=50, description="ids it had before, which lead to it still")


class Budget(Record):
    """How much of a source, and of one segment, a dossier lets itself quote."""

    source: Percent = Share(10)
    segment: Percent = Share(50)


class Settings(Record):
    """What the dossier as a whole is: `dossier.yaml`."""

    title: Line
    strapline: OptionalLine = ""
    base_url: OptionalAddress = ""
    language: Language = "en-GB"
    publisher: OptionalLine = ""
    contact: OptionalLine = ""
    licence: OptionalLine = ""
    budget: Budget = Budget()
    front: ClaimId | None = Field(default=None, description="the claim whose two sides the home page shows")
    lacks: list[Line] = Field(default_factory=list, description="what no issue here can answer, a line each")
    unchecked: Literal["refuse", "show"] = Field(default="refuse", description="are unchecked quotations published")
    review: Literal["none", "warn"] = Field(default="none", description="is told which quotations nobody has reviewed")


class Issue(Excused):
    """A question the dossier is organised by (SKOS concept): `issues/ID.md`."""

    title: Line
    question: Line
    summary: Prose = ""
    lacks: list[Line] = Field(default_factory=list, description="what the evidence does not hold, a line each")
    order: int = 0
    related: Reasons = Field(default_factory=dict)


class Archived(Record):
    """A public archived copy of a source's page."""

    url: Address
    on: Date


class Capture(Record):
    """The exact bytes somebody saved of a source, kept in the private vault and known by their digest."""

    file: FileName
    sha256: Digest
    media_type: MediaType = "text/plain"
    layout: Id = "blogger-text"
    page: OptionalAddress = Field(default="", description="which page of a web archive it is")
    taken: KnownDate = None


class Voice(Record):
    """Who speaks, as far as the words say; never guessed."""

    role: OptionalLine = Field(default="", description="only as the words give it; of the one quoted, with `quoting`")
    standing: Literal["", "current", "former", "retired"] = ""
    quoting: OptionalLine = Field(default="", description="whose words these are, when the contributor passes them on")


class Quote(Excused):
    """A verbatim run of one segment, with its cuts and insertions marked (schema.org Quotation)."""

    id: Id
    segment: SegmentId
    text: Words = Field(description="the words as they stand in the segment; `[…]` marks a cut, `[words]` an insertion")
    prefix: Beside = ""
    suffix: Beside = ""
    context: Literal["private", "public"] = "private"
    voice: Voice = Voice()
    kind: QuoteKind
    issues: Stances = Field(default_factory=dict)
    said: Date | None = None
    answers: list[QuoteId] = Field(default_factory=list, description="the quotations this one replies to")
    status: Status = "published"
    added: Day | None = None
    changed: Day | None = None
    flags: list[Flag] = Field(default_factory=list, description=DESCRIPTION)
    note: Prose = ""
    why_this_extent: Prose = ""
    reviewed: Reviews = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _withdrawn(cls, fields: Any) -> Any:
        """Of a withdrawn quotation the words are taken out, and the rest stays to say so."""
        return {"text": "", **fields} if isinstance(fields, dict) and fields.get("status") == "withdrawn" else fields


class Source(Excused):
    """A published thing that words come from (CSL item): `sources/ID.yaml`."""

    title: Line
    title_is: Literal["given", "described"] = Field(default="given", description="described: ours; its own is unknown")
    kind: SourceKind
    author: OptionalLine = ""
    publisher: OptionalLine = ""
    published: Date | None = None
    url: OptionalAddress = ""
    url_is: Literal["exact", "container", "unopened"] = "unopened"
    archived: list[Archived] = Field(default_factory=list)
    rights: OptionalLine = ""
    summary: Prose = Field(default="", description="what it is, in our own words")
    captures: list[Capture] = Field(default_factory=list, description="newest first; segments belong to the newest")
    quotes: list[Quote] = Field(default_factory=list)


class Claim(Excused):
    """A neutral sentence that quotations and figures support or dispute (schema.org Claim)."""

    id: Id
    text: Line
    issues: list[IssueId] = Field(default_factory=list)
    supports: list[EvidenceId] = Field(default_factory=list)
    disputes: list[EvidenceId] = Field(default_factory=list)
    note: Prose = ""


class Figure(Excused):
    """A number with who stated it, when, of what, out of what (schema.org Observation)."""

    id: Id
    value: Line
    out_of: OptionalLine = ""
    of: Line
    stated_by: Line
    standing: Standing
    when: Date | None = None
    source: SourceId
    segment: SegmentId
    quote: QuoteId | None = None
    issues: list[IssueId] = Field(default_factory=list)
    note: Prose = ""


class Term(Excused):
    """A piece of jargon, its variants and its sense (SKOS concept, schema.org DefinedTerm)."""

    id: Id
    label: Line
    expansion: OptionalLine = ""
    certainty: Literal["sure", "likely"] = "sure"
    sense: Prose
    variants: list[Line] = Field(default_factory=list)
    issues: list[IssueId] = Field(default_factory=list)


class Event(Excused):
    """Something dated, with its precision (EDTF)."""

    id: Id
    date: Date
    date_is: Literal["stated", "inferred"] = "stated"
    what: Line
    source: SourceId
    segment: SegmentId | None = None
    issues: list[IssueId] = Field(default_factory=list)
    note: Prose = ""


class Correction(Excused):
    """What was put right, when, and on which record."""

    id: Id
    on: Day
    about: SubjectId
    what: Prose


class Change(Record):
    """What was changed in a briefing, and when."""

    on: Day
    what: Line


class Briefing(Excused):
    """A page that argues from quotations, figures and claims by id (CSL report): `briefings/ID.md`."""

    title: Line
    summary: list[Line] = Field(default_factory=list)
    date: Day | None = None
    changes: list[Change] = Field(default_factory=list, description="what was changed since, and when")
    issues: list[IssueId] = Field(default_factory=list)
    status: Status = "published"


class Page(Excused):
    """A page of the dossier's own prose: `pages/ID.md`."""

    title: Line
    summary: OptionalLine = ""
    order: int = 0
