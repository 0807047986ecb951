"""The new dossier: the files it begins with, under its own title, and how they come to stand in a folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from onrecord import emit, kinds, settings

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
    """Write the files into a folder that is not there yet, or is empty, all or none.

    They are staged first, beside it or in it; whatever stops that is raised, and nothing of it stays.
    """
    is_new = not target.exists()
    stage = _stage(target.parent if is_new else target)
    try:
        _fill(stage, begun)
        if is_new:
            stage.rename(target)
        else:
            _settle(stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _shipped() -> Iterator[tuple[str, bytes]]:
    """The files of `starter/` under the names they get, the schemas, and the lock of what the program needs."""
    starter = settings.shipped("starter")
    for path in sorted(starter.rglob("*")):
        if path.is_file():
            yield _named(path.relative_to(starter)), path.read_bytes()
    for schema in sorted(settings.SCHEMA.glob("*.json")):
        yield f"schema/{schema.name}", schema.read_bytes()
    yield "requirements.lock", settings.shipped("requirements.lock").read_bytes()


def _named(path: Path) -> str:
    return "/".join(f".{part.removeprefix(DOT)}" if part.startswith(DOT) else part for part in path.parts)


def _stage(folder: Path) -> Path:
    """A new folder there, hidden, with the rights that any new folder gets."""
    for number in count(1):
        stage = folder / f".onrecord-init.{number}"
        try:
            stage.mkdir()
        except FileExistsError:
            continue
        return stage
    raise AssertionError


def _fill(stage: Path, begun: Mapping[str, bytes]) -> None:
    for path, data in begun.items():
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_bytes(data)


def _settle(stage: Path, target: Path) -> None:
    """Each file and folder of the stage moved up; where one cannot be, those before it go again."""
    moved: list[Path] = []
    try:
        for each in sorted(stage.iterdir()):
            each.rename(target / each.name)
            moved.append(target / each.name)
    except BaseException:
        for path in moved:
            path.rename(stage / path.name)
        raise
