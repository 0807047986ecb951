"""The new dossier: the files it begins with, under its own title, and how they come to stand in a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord import emit, kinds, putting
from onrecord.shipped import shipped

DOT = "dot."
"""What a name begins with in `starter/` that begins with a point in a dossier: there it is not to act on ours."""

_TITLED = "content/dossier.yaml"
_PUNCTUATION = re.compile(r"([\\`*_\[\]<>&#|~!@])")


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new dossier is called, its language tag, who publishes it, and what pip knows the program by."""

    title: str
    language: str
    publisher: str
    requirement: str


def files(founding: Founding) -> Mapping[str, bytes]:
    """Every file of a new dossier by its POSIX path, the private captures of its example among them."""
    begun = dict(_shipped())
    said = {name: getattr(founding, name) for name in ("title", "language", "publisher")}
    begun[_TITLED] = emit.changed(kinds.SETTINGS, _TITLED, begun[_TITLED], (), said)
    heading = _PUNCTUATION.sub(r"\\\1", founding.title)
    begun["README.md"] = f"# {heading}\n".encode() + begun["README.md"].partition(b"\n")[2]
    begun["requirements.txt"] = f"{founding.requirement}\n".encode()
    return dict(sorted(begun.items()))


def found(target: Path, begun: Mapping[str, bytes]) -> None:
    """Write the files into a folder that is not there yet, or is empty, all or none; whatever stops that is raised."""
    putting.put({target / path: data for path, data in begun.items()}, target)


def _shipped() -> Iterator[tuple[str, bytes]]:
    """The files of `starter/` under the names they get, the schemas, and the lock of what the program needs."""
    starter = shipped("starter")
    for path in sorted(starter.rglob("*")):
        if path.is_file():
            yield _named(path.relative_to(starter)), path.read_bytes()
    for schema in sorted(shipped("schema").glob("*.json")):
        yield f"schema/{schema.name}", schema.read_bytes()
    yield "requirements.lock", shipped("requirements.lock").read_bytes()


def _named(path: Path) -> str:
    return "/".join(f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in path.parts)
