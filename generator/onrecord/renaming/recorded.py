"""What programs recorded under an id: seals and records of drift, written again under the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeVar

from onrecord import kinds, seals, sightings
from onrecord.dossier import Dossier, Name
from onrecord.seals import Seal
from onrecord.sightings import Sightings

Recorded: TypeAlias = Seal | Sightings
V = TypeVar("V")


def recorded(dossier: Dossier, files: Mapping[str, bytes], name: Name, new: str) -> Iterator[tuple[str, str, bytes]]:
    """The files that a change of id changes or moves: the path before, the path after, and the bytes."""
    kind, old = name
    moves = {old: new} if kind == kinds.SOURCE.name else {}
    told: list[tuple[str, Recorded, Recorded]] = []
    told += ((f"seals/{source}", seal, _sealed(seal, name, new)) for source, seal in dossier.seals.items())
    told += ((f"drift/{source}", seen, _sighted(seen, name, new)) for source, seen in dossier.sightings.items())
    for stem, before, after in told:
        folder, _, source = stem.partition("/")
        path, to = f"{stem}.json", f"{folder}/{moves.get(source, source)}.json"
        if after != before or to != path:
            yield path, to, files[path] if after == before else _written(after, files[path])


def _written(record: Recorded, held: bytes) -> bytes:
    """The record with the ends of lines that the file has: git may have given it others."""
    data = seals.write(record) if isinstance(record, Seal) else sightings.write(record)
    return data.replace(b"\n", b"\r\n") if b"\r\n" in held else data


def _sealed(seal: Seal, name: Name, new: str) -> Seal:
    if name[0] == kinds.QUOTE.name:
        return seal.model_copy(update={"quotes": _keyed(seal.quotes, name[1], new)})
    return _reprinted(seal, name[1], new) if name[0] == kinds.SOURCE.name else seal


def _reprinted(seal: Seal, old: str, new: str) -> Seal:
    """With the new name of a source wherever a contribution is said to stand there too."""
    also = {
        segment: tuple(each.model_copy(update={"source": new}) if each.source == old else each for each in every)
        for segment, every in seal.also.items()
    }
    return seal.model_copy(update={"also": also})


def _sighted(seen: Sightings, name: Name, new: str) -> Sightings:
    if name[0] != kinds.QUOTE.name:
        return seen
    looks = {which: getattr(seen, which) for which in ("live", "archived")}
    changed = {
        which: look.model_copy(update={"quotes": _keyed(look.quotes, name[1], new)})
        for which, look in looks.items()
        if look
    }
    return seen.model_copy(update=changed)


def _keyed(held: Mapping[str, V], old: str, new: str) -> dict[str, V]:
    return {new if key == old else key: value for key, value in held.items()}
