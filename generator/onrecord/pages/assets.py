"""The asset: a theme's style sheets as one, its search scripts as one, and its other static files as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord import search, urls
from onrecord.pages.entries import File

# Each layer overrules those before it, whatever the weight of their selectors; sheets of other names come before print.
_FIRST = ("tokens", "base", "layout", "records")
_PAGES = "pages"  # the layer of the sheets that only some pages link
_LAST = ("print",)

# Each script builds on those before it; all of them stand in `static/search/`.
_SEARCH = ("fold", "query", "match", "results", "page")


def assets(theme: Path) -> Iterator[File]:
    """The theme's static files under `assets/`."""
    static = theme / "static"
    files = sorted(path for path in static.rglob("*") if path.is_file())
    scripts = {path.stem: path for path in files if path.parent.name == "search" and path.suffix == ".js"}
    sheets = {path.stem: path for path in files if path.suffix == ".css" and path.parent == static}
    yield File(urls.STYLESHEET, stylesheet(sheets))
    if scripts:
        yield File(urls.SEARCH_SCRIPT, search.joined(scripts[name].read_text(encoding="utf-8") for name in _SEARCH))
    for path in files:
        if path not in sheets.values() and path not in scripts.values():
            name = path.relative_to(static).as_posix()
            yield File(f"assets/{name}", _layered(_PAGES, path) if path.suffix == ".css" else path.read_bytes())


def stylesheet(sheets: dict[str, Path]) -> bytes:
    """All sheets in one, each in the layer of its name; the layer of single pages' sheets has its place among them."""
    others = sorted(sheets.keys() - {*_FIRST, *_LAST})
    names = [name for name in (*_FIRST, *others, *_LAST) if name in sheets]
    order = [*(name for name in names if name not in _LAST), _PAGES, *(name for name in names if name in _LAST)]
    return b"".join([f"@layer {', '.join(order)};\n".encode(), *_layers(sheets, names)])


def _layers(sheets: dict[str, Path], names: Iterable[str]) -> Iterator[bytes]:
    return (_layered(name, sheets[name]) for name in names)


def _layered(layer: str, sheet: Path) -> bytes:
    return f"@layer {layer} {{\n{sheet.read_text(encoding='utf-8').strip()}\n}}\n".encode()
