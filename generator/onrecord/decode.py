"""From a tree of plain values to a record, or the reasons why not, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from onrecord.diagnostics import Diagnostic, Place
from onrecord.phrasing import a
from onrecord.records import Record
from onrecord.yamltree import Document

R = TypeVar("R", bound=Record)
Step = str | int

_FIELDS = "write its fields as `name: value`, each on a line of its own below it"

_TOO_LONG = ("bad-value", "`{field}` is longer than {max_length:,} characters", "shorten it")
_TOO_SHORT = ("missing-field", "nothing is written after `{field}`", "write it after the colon, or take the line out")
_UNKNOWN = ("bad-value", "`{field}` cannot be what is written here", "write it as other records do")

# What each fault of form is called, and how it is said; {field} is the field as written in the file.
_FAULTS: Mapping[str, tuple[str, str, str]] = {
    "string_type": (
        "bad-value",
        "`{field}` is one text, and here stands {given}",
        "write one text; if its words begin with a bracket, put all of it in quotation marks",
    ),
    "string_too_long": _TOO_LONG,
    "string_too_short": _TOO_SHORT,
    "too_long": _TOO_LONG,
    "too_short": _TOO_SHORT,
    "list_type": (
        "bad-value",
        "`{field}` is a list, and here stands {given}",
        "put it in square brackets, or each part of it on a line of its own after `- `",
    ),
    "dict_type": ("bad-value", "`{field}` names ids, and here stands {given}", "write them as `[one-id, another-id]`"),
    "dict_type allow": (
        "bad-value",
        "`{field}` names checks, each with the reason, and here stands {given}",
        "write `name-of-check: the reason` on a line of its own below it",
    ),
    "model_type": ("bad-value", "`{field}` has fields of its own, and here stands {given}", _FIELDS),
    "int_parsing": ("bad-value", "`{field}` is a whole number, and `{input}` is none", "write digits only"),
    "int_parsing_size": ("bad-value", "this number is too large for `{field}`", "write a small one"),
    "int_type": ("bad-value", "`{field}` is a whole number, and here stands {given}", "write digits only"),
}
_GIVEN: Mapping[type, str] = {dict: "a set of fields", list: "a list", str: "one text"}


def decode(
    kind: str, model: type[R], document: Document, steps: tuple[Step, ...] = (), apart: tuple[str, ...] = ()
) -> tuple[R | None, tuple[Diagnostic, ...]]:
    """The record at `steps` of the document, or None with one diagnostic for each fault in it.

    Fields named in `apart` are left out: they are decoded by themselves.
    """
    value = value_at(document, steps)
    if not isinstance(value, dict):
        message = f"here stands {_given(value)}, and {_a(kind)} has fields"
        remedy = "write each as `name: value`, on a line of its own"
        return None, (Diagnostic(document.at(*steps), "bad-value", message, remedy),)
    try:
        return model.model_validate(_filled(value, apart)), ()
    except ValidationError as faults:
        every = faults.errors(include_url=False)
        found = (_diagnostic(kind, model, document, steps, error) for error in every if error["type"] != "missing")
        unknown = [error["loc"] for error in every if error["type"] == "extra_forbidden"]
        paths = [error["loc"] for error in every if error["type"] == "missing" and not _is_meant(error["loc"], unknown)]
        missing = _missing_fields(kind, document, steps, paths)
        return None, (*{diagnostic.at: diagnostic for diagnostic in found}.values(), *missing)


def value_at(document: Document, steps: tuple[Step, ...]) -> Any:
    """The plain value that steps lead to; the steps must be there."""
    value: Any = document.value
    for step in steps:
        value = value[step]
    return value


def suggestion(word: str, known: Iterator[str] | list[str], nearness: float = 0.6) -> str:
    """Which known name was meant, as a question; empty where none is near, by `difflib`'s ratio."""
    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=nearness)
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
    if error["type"] == "literal_error":
        return _not_offered(path, document.at(*where), error)
    at = document.key_at(*where) if error["loc"][-1:] == ("[key]",) else document.at(*where)
    return _misshapen(path, at, error)


def _is_meant(missing: tuple[Step, ...], unknown: list[tuple[Step, ...]]) -> bool:
    """Whether a field is there under a name so like its own that unknown-field asks whether it was meant."""
    return any(path[:-1] == missing[:-1] and suggestion(str(path[-1]), [str(missing[-1])]) for path in unknown)


def _missing_fields(
    kind: str, document: Document, steps: tuple[Step, ...], paths: list[tuple[Step, ...]]
) -> Iterator[Diagnostic]:
    """A field written with nothing after it is pointed at; those not written are told together, at their record."""
    unwritten: dict[tuple[Step, ...], list[str]] = {}
    for path in paths:
        where = steps + path
        holder, name = _holder(kind, path), str(path[-1])
        if name in value_at(document, where[:-1]):
            message = f"nothing is written after `{name}`, and {holder} needs it"
            yield Diagnostic(document.key_at(*where), "missing-field", message, "write it after the colon")
        else:
            unwritten.setdefault(path[:-1], []).append(name)
    for path, names in unwritten.items():
        message = f"{_holder(kind, (*path, names[0]))} needs {_listed(names)}"
        remedy = "add a line " + ", one ".join(f"`{name}: …`" for name in names)
        yield Diagnostic(document.at(*steps, *path), "missing-field", message, remedy)


def _unknown_field(kind: str, model: type[Record], path: tuple[Step, ...], at: Place) -> Diagnostic:
    fields = list(_model_at(model, path[:-1]).model_fields)
    holder = _holder(kind, path)
    remedy = suggestion(str(path[-1]), fields) or f"the fields of {holder} are {_listed(fields)}"
    return Diagnostic(at, "unknown-field", f"`{path[-1]}` is not a field of {holder}", remedy)


def _not_offered(path: tuple[Step, ...], at: Place, error: ErrorDetails) -> Diagnostic:
    offered = [word for word in re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", ""))) if word]
    given = error["input"] if isinstance(error["input"], str) else _given(error["input"])
    remedy = suggestion(str(given), offered) or f"write one of {_listed(offered)}"
    return Diagnostic(at, "bad-value", f"`{_field(path)}` cannot be `{given}`", remedy)


def _misshapen(path: tuple[Step, ...], at: Place, error: ErrorDetails) -> Diagnostic:
    said = error.get("ctx", {})
    if "remedy" in said:
        return Diagnostic(at, error["type"], said["message"], said["remedy"])
    field = _field(path)
    check, message, remedy = _FAULTS.get(f"{error['type']} {field}") or _FAULTS.get(error["type"], _UNKNOWN)
    words = {**said, "field": field, "input": error["input"], "given": _given(error["input"])}
    return Diagnostic(at, check, message.format(**words), remedy)


def _given(value: Any) -> str:
    """What stands where something else should, in words."""
    return "nothing" if value == "" else _GIVEN.get(type(value), "this")


def _field(path: tuple[Step, ...]) -> str:
    """The nearest name on the way to a value."""
    return next((step for step in reversed(path) if isinstance(step, str)), "this")


def _holder(kind: str, path: tuple[Step, ...]) -> str:
    """What a field stands in, as people say it: "a quote", "the dossier", "a voice"."""
    inner = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
    return _a(_PARTS.get(inner, inner.removesuffix("s")) if inner else kind)


_PARTS = {"archived": "archived copy"}


def _a(noun: str) -> str:
    return "the dossier" if noun == "dossier" else a(noun)


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
