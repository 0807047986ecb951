"""What all records share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from onrecord.values import Id, Line


class Record(BaseModel):
    """Nothing changes after reading, and a field nobody declared is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Excused(Record):
    """A record with an id: it may excuse a check by name, with a reason, and may have had another id before."""

    allow: dict[Id, Line] = Field(default_factory=dict, description="checks it is excused from, each with the reason")
    was: list[Id] = Field(default_factory=list, max_length=50, description="ids it had before, which lead to it still")
