"""Stances: what a record says of issues, as a mapping by id, or as a list of ids where it says no more."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema

from onrecord.values import IssueId, OptionalLine

Stance = Literal["for", "against", "both", "neither", ""]


def _by_id(value: Any) -> Any:
    """A list of ids means what a mapping of ids to nothing means."""
    return dict.fromkeys(value, "") if isinstance(value, list) and all(isinstance(v, str) for v in value) else value


_LIST_OF_IDS = {"type": "array", "items": {"type": "string"}}


def _or_list(values: dict[str, Any]) -> WithJsonSchema:
    """What editors are told of a mapping by id, which may also be written as a list of ids."""
    mapping = {"type": "object", "additionalProperties": values}
    return WithJsonSchema({"anyOf": [mapping, _LIST_OF_IDS]})


Stances = Annotated[
    dict[IssueId, Stance],
    BeforeValidator(_by_id),
    _or_list({"enum": ["for", "against", "both", "neither", "", None]}),
]
Reasons = Annotated[dict[IssueId, OptionalLine], BeforeValidator(_by_id), _or_list({"type": ["string", "null"]})]
