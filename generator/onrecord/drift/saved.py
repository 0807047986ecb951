"""Saved pages: which file is the page of which source, by name or as it was said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from onrecord.decode import suggestion
from onrecord.diagnostics import visible
from onrecord.drift.fetching import Misused, Unreached
from onrecord.importing import LARGEST

SUFFIXES = (".html", ".htm", ".txt", ".pdf", ".warc.gz", ".warc", ".wacz")


def saved_pages(sources: Collection[str], given: Iterable[Path], pairs: Iterable[str]) -> dict[str, Path]:
    """The file of each source: in the folders given or among the files, named `ID.html` …, or in a pair `ID=FILE`.

    Raises Misused where one is of no source, there is no such file, or one source has two.
    """
    found: dict[str, Path] = {}
    for source, path in (*_named(given), *_paired(pairs)):
        if source not in sources:
            near = suggestion(source, list(sources))
            raise Misused(f"there is no source `{visible(source)[:80]}`{f'; {near}' if near else ''}")
        if source in found:
            raise Misused(f"two pages are given for `{source}`")
        found[source] = path
    return found


def reach_saved(path: Path) -> bytes:
    """The bytes of a saved page; raises Unreached for one that is too large."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreached(f"the file is larger than {LARGEST:,} bytes")
    return data


def _named(given: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for root in given:
        for path in sorted(root.iterdir()) if root.is_dir() else [root]:
            suffix = next((suffix for suffix in SUFFIXES if path.name.lower().endswith(suffix)), "")
            if suffix and path.is_file() and not path.name.startswith("."):
                yield path.name[: -len(suffix)], path
            elif path is root:
                raise Misused(f"`{visible(path.name)}` is named for no source: name it as `ID.html`, or say `ID=FILE`")


def _paired(pairs: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for pair in pairs:
        source, equals, name = pair.partition("=")
        if not equals or not source or not name:
            raise Misused(f"`{visible(pair)[:80]}` is no pair: write it as `ID=FILE`")
        if not Path(name).is_file():
            raise Misused(f"there is no file `{visible(name)}`")
        yield source, Path(name)
