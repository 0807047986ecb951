"""The asset: a theme's style sheets as one, its search scripts as one, and its other static files as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord import search, urls
from onrecord.pages.entries import File

# Each layer overrules those before it, whatever the weight of their selectors; sheets of other names come before print.
_FIRST = ("tokens", "base", "layout", "records")
_LAST = ("print",)

# Each script builds on those before it; all of them stand in `static/search/`.
_SEARCH = ("fold", "query", "match", "results", "page")


def assets(theme: Path) -> Iterator[File]:
    """The theme's static files under `assets/`."""
    files = sorted(path for path in (theme / "static").rglob("*") if path.is_file())
    scripts = {path.stem: path for path in files if path.parent.name == "search" and path.suffix == ".js"}
    yield File(urls.STYLESHEET, stylesheet({path.stem: path for path in files if path.suffix == ".css"}))
    if scripts:
        yield File(urls.SEARCH_SCRIPT, search.joined(scripts[name].read_text(encoding="utf-8") for name in _SEARCH))
    for path in files:
        if path.suffix != ".css" and path not in scripts.values():
            name = path.relative_to(theme / "static").as_posix()
            yield File(f"assets/{name}", path.read_bytes())


def stylesheet(sheets: dict[str, Path]) -> bytes:
    """All sheets in one, each in the layer of its name."""
    others = sorted(sheets.keys() - {*_FIRST, *_LAST})
    names = [name for name in (*_FIRST, *others, *_LAST) if name in sheets]
    layers = [f"@layer {name} {{\n{sheets[name].read_text(encoding='utf-8').strip()}\n}}\n" for name in names]
    return "".join([f"@layer {', '.join(names)};\n", *layers]).encode("utf-8")
