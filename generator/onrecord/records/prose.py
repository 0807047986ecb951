"""Pages of the dossier's own words."""

from __future__ import annotations

from pydantic import Field

from onrecord.records.record import Excused, Record
from onrecord.values import Day, IssueId, Line, OptionalLine
from onrecord.vocabulary import Status


class Change(Record):
    """What was changed in a briefing, and when."""

    on: Day = Field(description="the day")
    what: Line = Field(description="what a reader of the version before should know")


class Briefing(Excused):
    """A page that argues from quotations, figures and claims by id (CSL report): `briefings/ID.md`."""

    title: Line = Field(description="what it is called")
    summary: list[Line] = Field(default_factory=list, description="what it shows, a line each")
    date: Day | None = Field(default=None, description="the day it was first published")
    changes: list[Change] = Field(default_factory=list, description="what was changed since, and when")
    issues: list[IssueId] = Field(default_factory=list, description="the issues it bears on")
    status: Status = Field(default="published", description="a draft is shown by `serve` alone")


class Page(Excused):
    """A page of the dossier's own prose: `pages/ID.md`."""

    title: Line = Field(description="what it is called")
    summary: OptionalLine = Field(default="", description="what it says, in a line")
    order: int = Field(default=0, description="its place in the menu, the smallest first")
