"""A clone of the example in a git repository, what a change puts into it, and commands run in it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from lighthouse import CONTENT, VAULT, content, loaded
from onrecord import evidence, reprints, sealing
from repository import begin

SOURCE = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"


def example(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `site/content` is the example, with no captures; commands run in `site`."""
    shutil.copytree(CONTENT, folder / "site" / "content")
    begin(folder)
    patch.chdir(folder / "site")
    return folder


def put(clone: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (clone / "site" / "content" / path).write_bytes(data)


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    dossier = loaded(files)
    known = evidence.judge(dossier, VAULT, note=reprints.gists)
    also = reprints.sought(dossier, known.gists)
    return {**files, **dict(sealing.seals_to_write(dossier, known, files, "2031-01-01", also))}


def with_a_new_quotation(segment: str, text: str) -> dict[str, bytes]:
    files = content()
    quote = (
        f"\n  - id: lamps-9999\n    segment: {segment}\n    text: {text}\n    kind: testimony\n    issues: [lamps]\n"
    )
    return {**files, SOURCE: files[SOURCE].rstrip(b"\n") + quote.encode()}


def a_hidden_run() -> tuple[str, str]:
    """Five words of a segment that nothing is sealed of yet."""
    dossier = loaded(content())
    reading = VAULT.read(dossier.sources["the-long-watch"].record.captures[0])
    assert reading
    name = next(each for each in reading.segments if each not in dossier.seals["the-long-watch"].segments)
    return name, " ".join(reading.segments[name].split()[:5])


@cache
def forged() -> Mapping[str, bytes]:
    """The example with a new quotation that its own seal proves."""
    return sealed(with_a_new_quotation(*a_hidden_run()))
