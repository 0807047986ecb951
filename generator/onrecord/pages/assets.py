"""The asset: themes' style sheets as one, the scripts of a folder as one, and their other static files as they are.

A theme is laid over those before it. Of two files with one name the last theme's stands; but a style sheet is put after
the one it shares its name with, in the same layer, so that it need hold only what it changes. Sheets are published
without their comments and indentation, which no browser needs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from onrecord import search, urls
from onrecord.pages.entries import File

# Each layer overrules those before it, whatever the weight of their selectors; sheets of other names come before print.
_FIRST = ("tokens", "base", "layout", "records")
_PAGES = "pages"  # the layer of the sheets that only some pages link
_LAST = ("print",)


@dataclass(frozen=True, slots=True)
class Joined:
    """A script that is published whole: where, and its parts in `static/NAME/`, each building on those before it."""

    path: str
    scripts: tuple[str, ...]


JOINED: Mapping[str, Joined] = MappingProxyType(
    {
        "search": Joined(urls.SEARCH_SCRIPT, ("fold", "query", "match", "results", "page")),
    }
)
"""By the name of their folder."""

# A string, which is kept whatever it holds, or a comment.
_COMMENT = re.compile(rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)

# The files of one name in the themes that have one, the first theme's first.
Laid = tuple[Path, ...]


def assets(*themes: Path) -> Iterator[File]:
    """The static files of themes under `assets/`."""
    laid = _laid(themes)
    sheets = {name.removesuffix(".css"): paths for name, paths in laid.items() if _is_sheet(name)}
    made = {urls.STYLESHEET: stylesheet(sheets)}
    for folder, joined in JOINED.items():
        if f"{folder}/{joined.scripts[0]}.js" in laid:
            parts = (laid[f"{folder}/{name}.js"][-1] for name in joined.scripts)
            made[joined.path] = search.joined(part.read_text(encoding="utf-8") for part in parts)
    others = {name: paths for name, paths in laid.items() if not _is_sheet(name) and not _is_joined(name)}
    made |= {f"assets/{name}": _published(name, paths) for name, paths in others.items()}
    return (File(path, data) for path, data in made.items())


def stylesheet(sheets: Mapping[str, Laid]) -> bytes:
    """All sheets in one, each in the layer of its name; the layer of single pages' sheets has its place among them."""
    others = sorted(sheets.keys() - {*_FIRST, *_LAST})
    names = [name for name in (*_FIRST, *others, *_LAST) if name in sheets]
    order = [*(name for name in names if name not in _LAST), _PAGES, *(name for name in names if name in _LAST)]
    return b"".join([f"@layer {', '.join(order)};\n".encode(), *(_layered(name, sheets[name]) for name in names)])


def _laid(themes: tuple[Path, ...]) -> dict[str, Laid]:
    """The files under the themes' `static/` by their names there; what an editor or a system hides is left out."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for static in (theme / "static" for theme in themes):
        for path in sorted(path for path in static.rglob("*") if path.is_file()):
            parts = path.relative_to(static).parts
            if not any(part.startswith(".") for part in parts):
                found["/".join(parts)].append(path)
    return {name: tuple(paths) for name, paths in sorted(found.items())}


def _is_sheet(name: str) -> bool:
    """Whether a file is part of the one style sheet."""
    return "/" not in name and name.endswith(".css")


def _is_joined(name: str) -> bool:
    """Whether a file is part of a script that is published whole."""
    return PurePosixPath(name).parent.as_posix() in JOINED and name.endswith(".js")


def _published(name: str, paths: Laid) -> bytes:
    return _layered(_PAGES, paths) if name.endswith(".css") else paths[-1].read_bytes()


def _layered(layer: str, sheets: Laid) -> bytes:
    return b"".join(b"@layer %s {\n%s\n}\n" % (layer.encode(), _bare(sheet.read_bytes())) for sheet in sheets)


def _bare(sheet: bytes) -> bytes:
    """A sheet without comments, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub(rb"\1", sheet).splitlines())
    return b"\n".join(line for line in lines if line)
