"""Fields: what a person gives for a record, one by one, made of its model; and what is wrong with what was given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from onrecord import decode, yamltree
from onrecord.diagnostics import Place
from onrecord.kinds import Kind
from onrecord.yamltree import Node
from onrecord.yamltree.plaintext import holds_mark

MOST_LISTED = 12
"""Words that are told where one is wanted of those that are known."""

Shape = Literal["text", "list", "pairs"]
Given: TypeAlias = "str | Sequence[str]"

_ONE_OF_MANY = {"issues": "issue", "flags": "flag", "variants": "variant"}
_NOT_GIVEN = {"added", "changed", "was"}  # written by commands, each in its time


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record, or of what stands in it: `("voice", "role")`, asked for as `role`.

    A `list` and `pairs` may be given more than once; of pairs each is `ID` or `ID=WORD`. `words` are the only ones
    that it may hold; of pairs, what may stand after the `=`.
    """

    path: tuple[str, ...]
    name: str
    shape: Shape
    required: bool
    words: tuple[str, ...]
    help: str


def fields(kind: Kind) -> tuple[Field, ...]:
    """What may be given of a record of this kind, as its model has it, and `allow` last; no lists of records."""
    own = () if kind.home.endswith("/") else ("id",)
    known = kind.model.model_fields
    order = sorted(known, key=lambda name: name == "allow")
    return tuple(each for name in order if name not in (*own, *_NOT_GIVEN) for each in _of(known, name, ()))


def tree(known: Sequence[Field], given: Mapping[str, Given]) -> dict[str, Node]:
    """What was given, by the name it is asked for, as a record has it; what is empty is left out."""
    made: dict[str, Node] = {}
    for each in known:
        value = _value(each, given.get(each.name, ""))
        if not value:
            continue
        holder: Any = made
        for step in each.path[:-1]:
            holder = holder.setdefault(step, {})
        holder[each.path[-1]] = value
    return made


def fault(kind: Kind, each: Field, given: Given) -> str:
    """What is wrong with the value of one field, and what to do about it; nothing where nothing is."""
    said = (given,) if isinstance(given, str) else tuple(given)
    if any(map(holds_mark, said)):
        return "there is an invisible character here that acts on the text around it; take it out"
    return _not_a_word(each, said) or _misread(kind, each, given)


def slip(word: str, known: Sequence[str]) -> str:
    """What is said of a word that is none of those known: which was meant, or what there is."""
    listed = ", ".join(f"`{each}`" for each in known[:MOST_LISTED]) + " …" * (len(known) > MOST_LISTED)
    return decode.suggestion(word, list(known)) or (f"there are {listed}" if known else "there is none yet")


def _not_a_word(each: Field, said: Sequence[str]) -> str:
    if not each.words:
        return ""
    words = [word.partition("=")[2] for word in said] if each.shape == "pairs" else said
    wrong = next((word for word in words if word and word not in each.words), "")
    return f"`{wrong[:60]}` is none of its words; {slip(wrong[:60], each.words)}" if wrong else ""


def _misread(kind: Kind, each: Field, given: Given) -> str:
    """As the record's own reader says it, of this field alone."""
    node = tree((each,), {each.name: given})
    if not node:
        return "nothing is said here" if each.required else ""
    try:
        document = yamltree.read("record", json.dumps(node, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    except yamltree.Refused as refused:
        return _said(refused.diagnostic.message, refused.diagnostic.remedy)
    _, faults = decode.decode(kind.name, kind.model, document)
    wrong = next((found for found in faults if found.check != "missing-field" or found.at != _TOP), None)
    return _said(wrong.message, wrong.remedy) if wrong else ""


_TOP = Place("record", 1, 1)  # where a reader tells of fields that are missing


def _said(message: str, remedy: str) -> str:
    return f"{message}; {remedy}" if remedy else message


def _value(each: Field, given: Given) -> Node:
    if each.shape == "text":
        return given if isinstance(given, str) else " ".join(given)
    every = [given] if isinstance(given, str) else list(given)
    said = [word for word in every if word.strip()]
    if each.shape == "list":
        return list(said)
    pairs: dict[str, Node] = {name.strip(): word.strip() for name, _, word in (one.partition("=") for one in said)}
    return pairs if any(pairs.values()) else list(pairs)


def _of(known: Mapping[str, Any], name: str, above: tuple[str, ...]) -> Iterator[Field]:
    declared = known[name]
    annotation, path = _plain(declared.annotation), (*above, name)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for inner in annotation.model_fields:
            yield from _of(annotation.model_fields, inner, path)
        return
    shape = _shape(annotation)
    if shape:
        label = _ONE_OF_MANY.get(name, name).replace("_", "-")
        words = tuple(word for word in _words(annotation) if word)
        yield Field(path, label, shape, declared.is_required(), words, declared.description or label)


def _plain(annotation: Any) -> Any:
    """Without what is noted beside it, and without None."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _plain(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


def _shape(annotation: Any) -> Shape | None:
    """None for lists of records, which nobody gives in a word."""
    if get_origin(annotation) is dict:
        return "pairs"
    if get_origin(annotation) is list:
        held = _plain(get_args(annotation)[0])
        return None if isinstance(held, type) and issubclass(held, BaseModel) else "list"
    return "text"


def _words(annotation: Any) -> tuple[str, ...]:
    annotation = _plain(annotation)
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    if get_origin(annotation) is list:
        return _words(get_args(annotation)[0])
    return _words(get_args(annotation)[1]) if get_origin(annotation) is dict else ()
