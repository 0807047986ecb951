"""A built site: the folder it stands in, every page of it, and one page of each kind."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname

from onrecord import files, load, pages, settings
from onrecord.build import Job
from onrecord.publishing import publish

ROOT = Path(__file__).resolve().parents[1]
IS_LONG = "ONRECORD_CASES" in os.environ  # as `make test-long` sets it
CONTENT = {"lighthouse": ROOT / "tests" / "dossiers" / "lighthouse" / "content", "content": ROOT / "content"}


@dataclass(frozen=True)
class Built:
    """A dossier's site; a kind of page is a template in a folder, and its sample the longest page of that kind."""

    name: str
    folder: Path
    address: str
    kinds: Mapping[tuple[str, str], tuple[str, ...]]

    @property
    def paths(self) -> list[str]:
        return sorted(path for every in self.kinds.values() for path in every)

    @property
    def samples(self) -> list[str]:
        """One page of each kind of the example; of the other dossier, made by the same templates, of some kinds."""
        found = sorted(max(every, key=self._size) for every in self.kinds.values())
        return found if self.name == "lighthouse" or IS_LONG else found[::6]

    def of(self, template: str) -> list[str]:
        """Every page that a template makes, the longest first."""
        found = [path for (name, _), every in self.kinds.items() if name == template for path in every]
        return sorted(found, key=self._size, reverse=True)

    def uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def _size(self, path: str) -> tuple[int, str]:
        return (self.folder / path).stat().st_size, path


def built(name: str, top: Path, address: str) -> Built:
    """Builds a dossier whole, in a folder of its name below one that is served."""
    content = CONTENT[name]
    outcome = publish(Job(content, top / name, pagefind=name == "lighthouse"))
    assert [each for each in outcome.diagnostics if each.severity == "error"] == []
    return Built(name, top / name, f"{address}/{name}", _kinds(content))


def _kinds(content: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    dossier = load.load(files.read_folder(content).files).dossier
    assert dossier is not None
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in pages.plan(dossier, settings.LEDGER):
        if isinstance(entry, pages.Page):
            kind = entry.template, dirname(entry.path)
            found[kind] = (*found.get(kind, ()), entry.path)
    return found
