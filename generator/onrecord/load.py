"""From a mapping of path to bytes to a dossier, with everything that could not be read said once, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onrecord import decode, frontmatter, kinds, markup, seals, sightings, yamltree
from onrecord.diagnostics import Diagnostic, Place, in_order
from onrecord.dossier import Dossier, Name, Placed, by_cited, by_citing, citations
from onrecord.kinds import Kind
from onrecord.values import Id

Read = Placed[Any] | Diagnostic | Name  # a record, a fault, or the name of a record that could not be read

_ID: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier and the faults of form found on the way; no dossier where its settings could not be read."""

    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]


def load(files: Mapping[str, bytes]) -> Loaded:
    """The dossier that files hold; paths are POSIX and relative to the content folder."""
    if not any(kinds.of_path(path) for path in files):
        return Loaded(None, (_empty(),))
    if "dossier.yaml" not in files:
        return Loaded(None, (_unnamed(),))
    found = [part for path in sorted(files) for part in _file(path, files[path])]
    sealed = _seals(files)
    faults = [part for part in found if isinstance(part, Diagnostic)]
    faults += [seal for seal in sealed.values() if isinstance(seal, Diagnostic)]
    seen, torn = sightings.among(files)
    placed, again = _once(part for part in found if isinstance(part, Placed))
    twice = [_twice(part, placed[part.name].at("id")) for part in again]
    unread = frozenset({*(part for part in found if isinstance(part, tuple)), *(part.name for part in again)})
    unread |= {("seal", PurePosixPath(p).stem) for p, seal in sealed.items() if isinstance(seal, Diagnostic)}
    return Loaded(_dossier(placed, _read(sealed), seen, unread), in_order([*faults, *torn, *twice]))


def base_of(files: Mapping[str, bytes]) -> seals.Base:
    """The seals and the sources' captures that files hold, by source; what cannot be read is left out."""
    read = [part for path in sorted(files) for part in _file(path, files[path]) if isinstance(part, Placed)]
    named = {part.id: part.record.captures for part in read if part.kind == kinds.SOURCE.name}
    return seals.Base(_read(_seals(files)), named)


def _dossier(
    placed: Mapping[Name, Placed[Any]],
    sealed: Mapping[str, seals.Seal],
    seen: Mapping[str, sightings.Sightings],
    unread: frozenset[Name],
) -> Dossier | None:
    settings = placed.get(("dossier", "dossier"))
    if settings is None:
        return None
    of_kind = {kind.plural: _of(kind.name, placed) for kind in (*kinds.KINDS[1:], kinds.QUOTE)}
    every = tuple(citation for record in placed.values() for citation in citations(record))
    return Dossier(
        settings=settings,
        source_of={q.id: PurePosixPath(q.at().path).stem for q in of_kind["quotes"].values()},
        seals=sealed,
        sightings=seen,
        citations=every,
        cites=by_citing(every),
        cited_by=by_cited(every),
        unread=unread,
        **of_kind,
    )


def _of(kind: str, placed: Mapping[Name, Placed[Any]]) -> dict[str, Placed[Any]]:
    """The records of one kind, by their `order` where they have one, then as they were read."""
    found = [record for (name, _), record in placed.items() if name == kind]
    return {record.id: record for record in sorted(found, key=lambda record: getattr(record.record, "order", 0))}


def _once(every: Iterable[Placed[Any]]) -> tuple[dict[Name, Placed[Any]], list[Placed[Any]]]:
    """The records by name, and those of a name that one before has, which are not kept."""
    kept: dict[Name, Placed[Any]] = {}
    again = [placed for placed in every if kept.setdefault(placed.name, placed) is not placed]
    return kept, again


def _file(path: str, data: bytes) -> Iterator[Read]:
    kind = kinds.of_path(path)
    if kind is None:
        if not (_is_seal(path) or sightings.is_path(path)):
            yield _stray(path)
        return
    try:
        yield from _records(kind, path, data)
    except yamltree.Refused as refused:
        yield refused.diagnostic
        yield (kind.name, _stem(kind, path))
        if kind is kinds.SOURCE:
            yield ("quote", "")


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
        yield from _one(kind, named if isinstance(named, str) else "", document, (*steps, index))


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


def _seals(files: Mapping[str, bytes]) -> Mapping[str, seals.Seal | Diagnostic]:
    return {path: _seal(path, files[path]) for path in sorted(files) if _is_seal(path)}


def _read(every: Mapping[str, seals.Seal | Diagnostic]) -> Mapping[str, seals.Seal]:
    return {PurePosixPath(path).stem: seal for path, seal in every.items() if isinstance(seal, seals.Seal)}


def _is_seal(path: str) -> bool:
    return PurePosixPath(path).parent.as_posix() == "seals" and path.endswith(".json")


def _seal(path: str, data: bytes) -> seals.Seal | Diagnostic:
    try:
        return seals.read(data)
    except seals.Malformed as fault:
        at = Place(path, fault.line, 1 if fault.line else 0)
        return Diagnostic(at, "malformed-seal", f"this seal {fault}", _SEAL_AGAIN[seals.is_replaceable(data)])


_SEAL_AGAIN = ("take it from an earlier commit, then run `onrecord seal`", "write it again with `onrecord seal`")


def _empty() -> Diagnostic:
    remedy = "begin with `dossier.yaml`: a line `title: …`, then a source in `sources/`"
    return Diagnostic(Place(""), "empty-dossier", "here is no dossier: the content folder holds no record", remedy)


def _unnamed() -> Diagnostic:
    at = Place("dossier.yaml")
    return Diagnostic(at, "missing-file", "there is no `dossier.yaml`", "write it: a line `title: …`")


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


def _twice(placed: Placed[Any], first: Place) -> Diagnostic:
    kind = f"an {placed.kind}" if placed.kind[:1] in "aeiou" else f"a {placed.kind}"
    message = f"`{placed.id}` is already the id of {kind}, in line {first.line} of `{first.path}`"
    return Diagnostic(placed.at("id"), "duplicate-id", message, "give this one an id of its own; ids are never re-used")
