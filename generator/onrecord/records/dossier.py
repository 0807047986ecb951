"""The dossier as a whole, and the questions it is organised by."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from onrecord.records.record import Excused, Record
from onrecord.stances import Reasons
from onrecord.values import ClaimId, Language, Line, OptionalAddress, OptionalLine, Percent, Prose, Share


class Budget(Record):
    """How much of a source, and of one segment, a dossier lets itself quote."""

    source: Percent = Field(default=Share(10), description="at most so much of a source's words")
    segment: Percent = Field(default=Share(50), description="at most so much of one contribution's words")


class Settings(Record):
    """What the dossier as a whole is: `dossier.yaml`."""

    title: Line = Field(description="what the site is called")
    strapline: OptionalLine = Field(default="", description="what it is about, below the title")
    base_url: OptionalAddress = Field(
        default="", description="where the site will stand; without it no canonical links and no site map are made"
    )
    language: Language = Field(default="en-GB", description="the language of its own words")
    publisher: OptionalLine = Field(default="", description="who answers for it")
    contact: OptionalLine = Field(default="", description="where corrections and requests for removal go")
    licence: OptionalLine = Field(default="", description="of the dossier's own words; quotations stay their writers'")
    budget: Budget = Field(default=Budget(), description="how much may be quoted")
    front: ClaimId | None = Field(default=None, description="the claim whose two sides the home page shows")
    lacks: list[Line] = Field(default_factory=list, description="what no issue here can answer, a line each")
    unchecked: Literal["refuse", "show"] = Field(default="refuse", description="are unchecked quotations published")
    review: Literal["none", "warn"] = Field(default="none", description="is told which quotations nobody has reviewed")


class Issue(Excused):
    """A question the dossier is organised by (SKOS concept): `issues/ID.md`."""

    title: Line = Field(description="the issue in a few words")
    question: Line = Field(description="what quotations are for or against; it can be answered with yes or no")
    summary: Prose = Field(default="", description="what is asked and why, for lists and the head of its page")
    lacks: list[Line] = Field(default_factory=list, description="what the evidence does not hold, a line each")
    order: int = Field(default=0, description="its place among the issues, the smallest first")
    related: Reasons = Field(default_factory=dict, description="other issues, each with what connects them")
