"""From a tree of plain values to a record, or the reasons why not, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.diagnostics import Diagnostic, Place
from onrecord.records import Record
from onrecord.yamltree import Document

R = TypeVar("R", bound=Record)
Step = str | int

# What each fault of form is called, and how it is said; {field} is the field as written in the file.
_FAULTS: Mapping[str, tuple[str, str, str]] = {
    "string_type": ("bad-value", "`{field}` is one text, not {given}", "write one text here"),
    "string_too_long": ("bad-value", "`{field}` is longer than {max_length} characters", "shorten it"),
    "string_too_short": ("missing-field", "`{field}` is empty", "write it, or take the line out"),
    "list_type": ("bad-value", "`{field}` is a list, not {given}", "write each on a line of its own after `- `"),
    "dict_type": ("bad-value", "`{field}` holds names with values, not {given}", "write `name: value` lines under it"),
    "model_type": ("bad-value", "`{field}` holds fields, not {given}", "write `name: value` lines under it"),
    "int_parsing": ("bad-value", "`{field}` is a whole number, not `{input}`", "write digits only"),
    "int_type": ("bad-value", "`{field}` is a whole number, not {given}", "write digits only"),
}
_GIVEN: Mapping[type, str] = {dict: "names with values", list: "a list", str: "a text"}


def decode(
    kind: str, model: type[R], document: Document, steps: tuple[Step, ...] = (), apart: tuple[str, ...] = ()
) -> tuple[R | None, tuple[Diagnostic, ...]]:
    """The record at `steps` of the document, or None with one diagnostic for each fault in it.

    Fields named in `apart` are left out: they are decoded by themselves.
    """
    value = value_at(document, steps)
    if not isinstance(value, dict):
        given = _GIVEN[type(value)]
        where = document.at(*steps)
        message = f"here stands {given}, not {_a(kind)}"
        return None, (Diagnostic(where, "bad-value", message, "write its fields as `name: value`"),)
    try:
        return model.model_validate(_filled(value, apart)), ()
    except ValidationError as faults:
        found = (_diagnostic(kind, model, document, steps, error) for error in faults.errors(include_url=False))
        return None, tuple({diagnostic.at: diagnostic for diagnostic in found}.values())


def value_at(document: Document, steps: tuple[Step, ...]) -> Any:
    """The plain value that steps lead to; the steps must be there."""
    value: Any = document.value
    for step in steps:
        value = value[step]
    return value


def suggestion(word: str, known: Iterator[str] | list[str]) -> str:
    """Which known name was meant, as a question; empty where none is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


def _filled(value: Mapping[str, Any], apart: tuple[str, ...]) -> dict[str, Any]:
    """The fields that say something: a name with nothing after it is a field left out."""
    return {name: part for name, part in value.items() if part != "" and name not in apart}


def _diagnostic(
    kind: str, model: type[Record], document: Document, steps: tuple[Step, ...], error: ErrorDetails
) -> Diagnostic:
    path = tuple(step for step in error["loc"] if step != "[key]")
    where = steps + path
    if error["type"] == "extra_forbidden":
        return _unknown_field(kind, model, path, document.key_at(*where))
    if error["type"] == "missing":
        return _missing_field(kind, path, _place_of_missing(document, where))
    if error["type"] == "literal_error":
        return _not_offered(path, document.at(*where), error)
    at = document.key_at(*where) if error["loc"][-1:] == ("[key]",) else document.at(*where)
    return _misshapen(path, at, error)


def _place_of_missing(document: Document, where: tuple[Step, ...]) -> Place:
    """A field written with nothing after it is pointed at; one not written, by the record it should stand in."""
    holder = value_at(document, where[:-1])
    return document.key_at(*where) if where[-1] in holder else document.at(*where[:-1])


def _unknown_field(kind: str, model: type[Record], path: tuple[Step, ...], at: Place) -> Diagnostic:
    fields = list(_model_at(model, path[:-1]).model_fields)
    holder = _holder(kind, path)
    remedy = suggestion(str(path[-1]), fields) or f"the fields of {holder} are {_listed(fields)}"
    return Diagnostic(at, "unknown-field", f"`{path[-1]}` is not a field of {holder}", remedy)


def _missing_field(kind: str, path: tuple[Step, ...], at: Place) -> Diagnostic:
    name = path[-1]
    return Diagnostic(at, "missing-field", f"{_holder(kind, path)} needs `{name}`", f"add a line `{name}: …`")


def _not_offered(path: tuple[Step, ...], at: Place, error: ErrorDetails) -> Diagnostic:
    offered = [word for word in re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))) if word]
    given = error["input"] if isinstance(error["input"], str) else _GIVEN.get(type(error["input"]), "this")
    remedy = suggestion(str(given), offered) or f"write one of {_listed(offered)}"
    return Diagnostic(at, "bad-value", f"`{_field(path)}` cannot be `{given}`", remedy)


def _misshapen(path: tuple[Step, ...], at: Place, error: ErrorDetails) -> Diagnostic:
    if error["type"] not in _FAULTS:
        return Diagnostic(at, error["type"], f"`{_field(path)}`: {error['msg']}" if path else error["msg"])
    check, message, remedy = _FAULTS[error["type"]]
    words = {**error.get("ctx", {}), "field": _field(path), "input": error["input"]}
    given = _GIVEN.get(type(error["input"]), "this")
    return Diagnostic(at, check, message.format(**words, given=given), remedy)


def _field(path: tuple[Step, ...]) -> str:
    """The nearest name on the way to a value."""
    return next((step for step in reversed(path) if isinstance(step, str)), "this")


def _holder(kind: str, path: tuple[Step, ...]) -> str:
    """What a field stands in, as people say it: "a quote", "the dossier", "a voice"."""
    inner = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
    return _a(inner.removesuffix("s") if inner else kind)


def _a(noun: str) -> str:
    if noun == "dossier":
        return "the dossier"
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _model_at(model: type[BaseModel], path: tuple[Step, ...]) -> type[BaseModel]:
    """The model that the fields at a path belong to."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
