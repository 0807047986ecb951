"""The templates that a page reaches: its own, those it extends, includes and imports, and theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from onrecord.build.digests import of_pairs

# Parsing all templates takes longer than building one page of a site does, so the tags are read by their form.
_TAG = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%\}", re.DOTALL)
_ONE_NAME = re.compile(r"""\s*(?:"([^"\\]+)"|'([^'\\]+)')[\w\s,]*""")


# What Pelican calls a template of the theme itself, though another of that name may be laid over it.
_BENEATH = "!theme/"


class Templates:
    """The templates in some folders, of two with one name the first folder's, as digests of what each reaches.

    The last folder is the theme's: `!theme/NAME` is the template there, whatever is laid over it.
    """

    def __init__(self, folders: tuple[Path, ...], *, are_foreign: bool = False) -> None:
        """`are_foreign` where somebody's own settings may change how templates are read: each then reaches all."""
        self._folders = folders
        self._are_foreign = are_foreign
        self._sources: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def digest(self, name: str) -> str:
        """The digest of all that rendering this template may read."""
        if name not in self._digests:
            self._digests[name] = of_pairs((each, self._source(each)) for each in sorted(self._reached(name)))
        return self._digests[name]

    def _reached(self, name: str) -> set[str]:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in reached:
                reached.add(each)
                waiting += self._references(each)
        return reached

    def _references(self, name: str) -> Iterable[str]:
        """The templates that one names; all there are, where it names one only when it is rendered."""
        named = [_ONE_NAME.fullmatch(tag) for tag in _TAG.findall(self._source(name))]
        if self._are_foreign or not all(named):
            return self._every
        return [found[1] or found[2] for found in named if found]

    def _source(self, name: str) -> str:
        """The text of a template, or nothing where no folder has it: then the rendering says so."""
        if name not in self._sources:
            found = next((path for path in self._paths(name) if path.is_file()), None)
            # What is not UTF-8 fails when it is rendered, and is told there.
            self._sources[name] = found.read_text(encoding="utf-8", errors="backslashreplace") if found else ""
        return self._sources[name]

    def _paths(self, name: str) -> Iterator[Path]:
        folders = self._folders[-1:] if name.startswith(_BENEATH) else self._folders
        return (folder / name.removeprefix(_BENEATH) for folder in folders)

    @cached_property
    def _every(self) -> tuple[str, ...]:
        return tuple(sorted(set(self._listed())))

    def _listed(self) -> Iterator[str]:
        for folder in self._folders:
            yield from (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        beneath = self._folders[-1]
        yield from (_BENEATH + path.relative_to(beneath).as_posix() for path in beneath.rglob("*.html"))
