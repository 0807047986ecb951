"""The contents of one file: its records, or what keeps them from being read, each fault at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onrecord import decode, frontmatter, kinds, markup, seals, sightings, values, yamltree
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Name, Placed
from onrecord.kinds import Kind
from onrecord.lookup import Proved, Sought, proved
from onrecord.records import Quote
from onrecord.values import Id

Read = Placed[Any] | Diagnostic | Name
"""A record, a fault, or the name of a record that could not be read."""

_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True, slots=True)
class Held:
    """What the file of a source and its seal hold; `proved` is what the seal proves of it, where that was asked."""

    parts: tuple[Read, ...]
    seal: seals.Seal | Diagnostic | None
    proved: Proved | None


Filed = tuple[str, bytes, bytes | None]
"""The path and the bytes of a source's file, and those of its seal where it has one."""


def of_source(is_proof_asked: bool, filed: Filed) -> Held:
    """All that can be known of one source from its own two files; it is asked in whatever process is at leisure."""
    path, data, sealed = filed
    parts = tuple(read(path, data))
    found = None if sealed is None else seal(seal_path(path), sealed)
    if not is_proof_asked or not isinstance(found, seals.Seal):
        return Held(parts, found, None)
    return Held(parts, found, proved(Sought(tuple(_shown(parts)), None, found)))


def _shown(parts: Iterable[Read]) -> Iterator[Quote]:
    """The quotations whose words are shown, as `evidence` seeks them."""
    quotes = (part.record for part in parts if isinstance(part, Placed) and part.kind == kinds.QUOTE.name)
    return (quote for quote in quotes if quote.status != "withdrawn")


def seal_path(path: str) -> str:
    """Where the seal of a source is, of the path of the source's file."""
    return f"seals/{PurePosixPath(path).stem}.json"


def read(path: str, data: bytes) -> Iterator[Read]:
    """What a file of the content folder holds, in its order; of a seal nothing."""
    kind = kinds.of_path(path)
    if kind is None:
        if not (is_seal(path) or sightings.is_path(path)):
            yield _stray(path)
        return
    try:
        yield from _records(kind, path, data)
    except yamltree.Refused as refused:
        yield refused.diagnostic
        yield (kind.name, _stem(kind, path))
        if kind is kinds.SOURCE:
            yield ("quote", "")


def is_seal(path: str) -> bool:
    """Whether a file is where seals are."""
    return PurePosixPath(path).parent.as_posix() == "seals" and path.endswith(".json")


def seal(path: str, data: bytes) -> seals.Seal | Diagnostic:
    """The seal that a file holds, or why it is none."""
    try:
        return seals.read(data)
    except seals.Malformed as fault:
        at = Place(path, fault.line, 1 if fault.line else 0)
        return Diagnostic(at, "malformed-seal", f"this seal {fault}", _SEAL_AGAIN[seals.is_replaceable(data)])


_SEAL_AGAIN = ("take it from an earlier commit, then run `onrecord seal`", "write it again with `onrecord seal`")


def _records(kind: Kind, path: str, data: bytes) -> Iterator[Read]:
    if kind.form == "page":
        yield from _page(kind, path, data)
        return
    document = yamltree.read(path, data)
    if kind.form == "list":
        yield from _list(kind, document, ())
    elif kind is kinds.SOURCE:
        yield from _source(path, document)
    else:
        yield from _one(kind, _stem(kind, path), document)


def _page(kind: Kind, path: str, data: bytes) -> Iterator[Read]:
    page = frontmatter.read_page(path, data)
    prose = markup.read(page.body, page.body_line)
    yield from _one(kind, _stem(kind, path), page.front, prose=prose, body=page.body)
    for broken in prose.broken:
        at = Place(path, broken.line, broken.column, broken.width)
        yield Diagnostic(at, broken.check, broken.message, broken.remedy)


def _one(
    kind: Kind,
    record_id: str,
    document: yamltree.Document,
    steps: tuple[str | int, ...] = (),
    prose: markup.Prose | None = None,
    body: str = "",
    apart: tuple[str, ...] = (),
) -> Iterator[Read]:
    wrong = _wrong_id(record_id, document) if not steps else None
    if wrong:
        yield wrong
    record, faults = decode.decode(kind.name, kind.model, document, steps, apart)
    yield from faults
    if record is None or wrong:
        yield (kind.name, record_id)
    else:
        yield Placed(kind.name, record_id, record, document, steps, prose, body)


def _list(kind: Kind, document: yamltree.Document, steps: tuple[str | int, ...]) -> Iterator[Read]:
    items = decode.value_at(document, steps)
    if items == "":
        return
    if not isinstance(items, list):
        yield Diagnostic(
            document.at(*steps), "bad-value", f"here stands no list of {kind.plural}", "begin each with `- id: …`"
        )
        yield (kind.name, "")
        return
    for index, item in enumerate(items):
        named = item.get("id", "") if isinstance(item, dict) else ""
        known = named if isinstance(named, str) and values.is_id(named) else ""  # what it is meant to be, nobody knows
        yield from _one(kind, known, document, (*steps, index))


def _source(path: str, document: yamltree.Document) -> Iterator[Read]:
    """A source, and its quotations each by itself: one that is wrong does not take the others with it."""
    held = isinstance(document.value, dict) and "quotes" in document.value
    quotes = list(_list(kinds.QUOTE, document, ("quotes",))) if held else []
    yield from quotes
    good = [part.record for part in quotes if isinstance(part, Placed)]
    for part in _one(kinds.SOURCE, _stem(kinds.SOURCE, path), document, apart=("quotes",)):
        if isinstance(part, Placed):
            yield replace(part, record=part.record.model_copy(update={"quotes": good}))
        else:
            yield part


def _stem(kind: Kind, path: str) -> str:
    return "dossier" if kind is kinds.SETTINGS else PurePosixPath(path).stem if kind.home.endswith("/") else ""


def _wrong_id(record_id: str, document: yamltree.Document) -> Diagnostic | None:
    try:
        _ID.validate_python(record_id)
    except ValidationError as fault:
        said = fault.errors()[0]["ctx"]
        message = f"the file's name is its id, and {said['message']}"
        return Diagnostic(Place(document.at().path), "bad-id", message, f"rename the file; {said['remedy']}")
    return None


def _stray(path: str) -> Diagnostic:
    message = "this file is no part of a dossier and is not read"
    return Diagnostic(Place(path), "stray-file", message, _home(path), "warning")


def _home(path: str) -> str:
    """Where a file that is read nowhere seems to belong."""
    first, inside, _ = path.partition("/")
    homes = [kind.home for kind in kinds.KINDS]
    kind = next((kind for kind in kinds.KINDS if kind.home == first + inside), None)
    if kind and path.endswith(kind.suffix):
        return f"put it into `{kind.home}` itself, not into a folder there"
    if kind:
        return f"files in `{kind.home}` end in `{kind.suffix}`; rename it"
    near = decode.suggestion(first + inside, homes)
    return near or f"records live in {', '.join(f'`{home}`' for home in homes)}"
