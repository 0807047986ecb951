"""What is made of quotations: claims, figures, terms, events and corrections."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from onrecord.records.record import Excused
from onrecord.values import (
    Date,
    Day,
    EvidenceId,
    Id,
    IssueId,
    Line,
    OptionalLine,
    Prose,
    QuoteId,
    SegmentId,
    SourceId,
    SubjectId,
)
from onrecord.vocabulary import Standing

_ISSUES = "the issues it bears on"
_ID = "by which others name it; never one that was used before"
_NOTE = "what a reader must know to read it fairly"


class Claim(Excused):
    """A neutral sentence that quotations and figures support or dispute (schema.org Claim)."""

    id: Id = Field(description=_ID)
    text: Line = Field(description="the sentence, so put that either side would call it neutral")
    issues: list[IssueId] = Field(default_factory=list, description=_ISSUES)
    supports: list[EvidenceId] = Field(default_factory=list, description="quotations and figures that speak for it")
    disputes: list[EvidenceId] = Field(default_factory=list, description="those that speak against it")
    note: Prose = Field(default="", description=_NOTE)


class Figure(Excused):
    """A number with who stated it, when, of what, out of what (schema.org Observation)."""

    id: Id = Field(description=_ID)
    value: Line = Field(description="the number, as it was stated")
    out_of: OptionalLine = Field(default="", description="the whole it is a part of")
    of: Line = Field(description="what is counted")
    stated_by: Line = Field(description="who stated it, in a public capacity or as a contributor")
    standing: Standing = Field(description="what sort of statement it is; different sorts are never added up")
    when: Date | None = Field(default=None, description="the time it holds for")
    source: SourceId = Field(description="where it stands")
    segment: SegmentId = Field(description="the contribution it stands in")
    quote: QuoteId | None = Field(default=None, description="the quotation that states it")
    issues: list[IssueId] = Field(default_factory=list, description=_ISSUES)
    note: Prose = Field(default="", description=_NOTE)


class Term(Excused):
    """A piece of jargon, its variants and its sense (SKOS concept, schema.org DefinedTerm)."""

    id: Id = Field(description=_ID)
    label: Line = Field(description="the term as it is mostly written")
    expansion: OptionalLine = Field(default="", description="what it is short for")
    certainty: Literal["sure", "likely"] = Field(default="sure", description="how sure the expansion is")
    sense: Prose = Field(description="what it means, for somebody who has never met it")
    variants: list[Line] = Field(default_factory=list, description="other ways of writing it")
    issues: list[IssueId] = Field(default_factory=list, description=_ISSUES)


class Event(Excused):
    """Something dated, with its precision (EDTF)."""

    id: Id = Field(description=_ID)
    date: Date = Field(description="when, as exactly as is known")
    date_is: Literal["stated", "inferred"] = Field(default="stated", description="whether the source itself dates it")
    what: Line = Field(description="what happened, in a neutral sentence")
    source: SourceId = Field(description="where it is told")
    segment: SegmentId | None = Field(default=None, description="in which contribution")
    issues: list[IssueId] = Field(default_factory=list, description=_ISSUES)
    note: Prose = Field(default="", description=_NOTE)


class Correction(Excused):
    """What was put right, when, and on which record."""

    id: Id = Field(description=_ID)
    on: Day = Field(description="the day")
    about: SubjectId = Field(description="the record that was put right")
    what: Prose = Field(description="what was wrong and what stands there now")
