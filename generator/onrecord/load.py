"""From a mapping of path to bytes to a dossier, with everything that could not be read said once, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from onrecord import contents, kinds, seals, sightings
from onrecord.contents import Filed, Held, Read, is_seal
from onrecord.diagnostics import Diagnostic, Place, in_order
from onrecord.dossier import Dossier, Name, Placed, by_cited, by_citing, citations
from onrecord.lookup import Proved
from onrecord.phrasing import a
from onrecord.sharing import shared

_NOTHING: Mapping[Filed, Held] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier and the faults of form found on the way; no dossier where its settings could not be read.

    `proved` says, where that was asked, what each source's seal proves of the quotations that are shown of it; `held`
    is what each source's two files hold, for another revision that has the same.
    """

    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]
    proved: Mapping[str, Proved] = field(default_factory=dict)
    held: Mapping[Filed, Held] = field(default_factory=dict)


def load(
    files: Mapping[str, bytes],
    jobs: int = 1,
    *,
    proving: bool = False,
    known: Mapping[Filed, Held] = _NOTHING,
) -> Loaded:
    """The dossier that files hold; paths are POSIX and relative to the content folder.

    So many processes share the work as `jobs` says; with `proving` they also ask what each seal proves. What is
    `known` of a source's files is not read again; it has to have been asked for the same.
    """
    if not any(kinds.of_path(path) for path in files):
        return Loaded(None, (_empty(),))
    if "dossier.yaml" not in files:
        return Loaded(None, (_unnamed(),))
    filed = _sources(files, jobs, known, proving=proving)
    held = _by_path(filed)
    found = [part for path in sorted(files) for part in _parts(path, files[path], held)]
    sealed = _seals(files, held)
    faults = [part for part in found if isinstance(part, Diagnostic)]
    faults += [seal for seal in sealed.values() if isinstance(seal, Diagnostic)]
    seen, torn = sightings.among(files)
    placed, again = _once(part for part in found if isinstance(part, Placed))
    twice = [_twice(part, placed[part.name].at("id")) for part in again]
    unread = frozenset({*(part for part in found if isinstance(part, tuple)), *(part.name for part in again)})
    unread |= {("seal", PurePosixPath(p).stem) for p, seal in sealed.items() if isinstance(seal, Diagnostic)}
    dossier = _dossier(placed, _read(sealed), seen, unread)
    return Loaded(dossier, in_order([*faults, *torn, *twice]), dict(_proved(held, again)), filed)


def base_of(files: Mapping[str, bytes], known: Mapping[Filed, Held] = _NOTHING) -> seals.Base:
    """The seals and the sources' captures that files hold, by source; what cannot be read is left out."""
    held = _by_path(_sources(files, 1, known))
    read = [part for path in sorted(held) for part in held[path].parts if isinstance(part, Placed)]
    named = {part.id: part.record.captures for part in read if part.kind == kinds.SOURCE.name}
    return seals.Base(_read(_seals(files, held)), named)


def _sources(
    files: Mapping[str, bytes], jobs: int, known: Mapping[Filed, Held], *, proving: bool = False
) -> Mapping[Filed, Held]:
    paths = sorted(path for path in files if kinds.of_path(path) is kinds.SOURCE)
    every = [(path, files[path], files.get(contents.seal_path(path))) for path in paths]
    new = [filed for filed in every if filed not in known]
    read = dict(zip(new, shared(partial(contents.of_source, proving), new, jobs), strict=True))
    return {filed: known.get(filed) or read[filed] for filed in every}


def _by_path(every: Mapping[Filed, Held]) -> Mapping[str, Held]:
    return {path: held for (path, *_), held in every.items()}


def _parts(path: str, data: bytes, held: Mapping[str, Held]) -> Iterable[Read]:
    return held[path].parts if path in held else contents.read(path, data)


def _proved(held: Mapping[str, Held], again: Iterable[Placed[Any]]) -> Iterator[tuple[str, Proved]]:
    """What seals prove, by source, but for those with a quotation that the dossier leaves out, having its id twice."""
    torn = {placed.document.path for placed in again}
    for path, each in held.items():
        if each.proved and path not in torn:
            yield PurePosixPath(path).stem, each.proved


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
    stems = {path: PurePosixPath(path).stem for path in {placed.document.path for placed in placed.values()}}
    every = tuple(citation for record in placed.values() for citation in citations(record))
    return Dossier(
        settings=settings,
        source_of={quote.id: stems[quote.document.path] for quote in of_kind["quotes"].values()},
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
    if found and "order" in type(found[0].record).model_fields:
        found.sort(key=lambda record: record.record.order)
    return {record.id: record for record in found}


def _once(every: Iterable[Placed[Any]]) -> tuple[dict[Name, Placed[Any]], list[Placed[Any]]]:
    """The records by name, and those of a name that one before has, which are not kept."""
    kept: dict[Name, Placed[Any]] = {}
    again = [placed for placed in every if kept.setdefault(placed.name, placed) is not placed]
    return kept, again


def _seals(files: Mapping[str, bytes], held: Mapping[str, Held]) -> Mapping[str, seals.Seal | Diagnostic]:
    known = {contents.seal_path(path): each.seal for path, each in held.items()}
    return {path: known.get(path) or contents.seal(path, files[path]) for path in sorted(files) if is_seal(path)}


def _read(every: Mapping[str, seals.Seal | Diagnostic]) -> Mapping[str, seals.Seal]:
    return {PurePosixPath(path).stem: seal for path, seal in every.items() if isinstance(seal, seals.Seal)}


def _empty() -> Diagnostic:
    remedy = "begin with `dossier.yaml`: a line `title: …`, then a source in `sources/`"
    return Diagnostic(Place(""), "empty-dossier", "here is no dossier: the content folder holds no record", remedy)


def _unnamed() -> Diagnostic:
    at = Place("dossier.yaml")
    return Diagnostic(at, "missing-file", "there is no `dossier.yaml`", "write it: a line `title: …`")


def _twice(placed: Placed[Any], first: Place) -> Diagnostic:
    message = f"`{placed.id}` is already the id of {a(placed.kind)}, in line {first.line} of `{first.path}`"
    return Diagnostic(placed.at("id"), "duplicate-id", message, "give this one an id of its own; ids are never re-used")
