"""Flags: what else stands in a quoted contribution that its reader must be told of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Flag = Literal["advice", "admission", "third-party", "recognisable", "health"]

# What a contribution does that is flagged so; the editors' schema and the check `unnoted-flag` both say it.
MEANINGS: Mapping[Flag, str] = {
    "advice": "gives advice that breaks a rule or could do harm",
    "admission": "tells of something its writer should not have done",
    "third-party": "passes on somebody else's words",
    "recognisable": "tells of somebody who could be recognised",
    "health": "tells of somebody's health",
}

DESCRIPTION = "what else stands in the contribution, told in a `note:` on each quotation of it: " + "; ".join(
    f"`{flag}`: it {meaning}" for flag, meaning in MEANINGS.items()
)
