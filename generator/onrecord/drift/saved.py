"""Saved pages: which file is the page of which source, by name or as it was said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.decode import suggestion
from onrecord.diagnostics import visible
from onrecord.drift.fetching import Misused, Unreached
from onrecord.importing import LARGEST

SUFFIXES = (".html", ".htm", ".txt", ".pdf", ".warc.gz", ".warc", ".wacz")


@dataclass(frozen=True, slots=True)
class Saved:
    """The saved page of each source, and what was passed over in the folders, in words that may be printed anywhere."""

    pages: Mapping[str, Path]
    passed: tuple[str, ...]


def saved_pages(sources: Collection[str], given: Iterable[Path], pairs: Iterable[str]) -> Saved:
    """The file of each source: in the folders given or among the files, named `ID.html` …, or in a pair `ID=FILE`.

    What a folder holds besides is passed over. Raises Misused where a file that was named is of no source, there is no
    such file, or one source has two.
    """
    found: dict[str, Path] = {}
    passed: list[str] = []
    for root in given:
        for path in sorted(root.iterdir()) if root.is_dir() else [root]:
            wrong = _unfit(path, sources)
            if not wrong:
                _add(found, _stem(path), path)
            elif path is root:
                raise Misused(f"`{visible(path.name)}` is {wrong}: name it as `ID.html`, or say `ID=FILE`")
            elif not path.is_dir() and not path.name.startswith("."):
                passed.append(f"`{visible(path.as_posix())}` is {wrong}")
    for source, path in _paired(pairs, sources):
        _add(found, source, path)
    return Saved(found, tuple(passed))


def _add(found: dict[str, Path], source: str, path: Path) -> None:
    if source in found:
        raise Misused(f"two pages are given for `{source}`")
    found[source] = path


def reach_saved(path: Path) -> bytes:
    """The bytes of a saved page; raises Unreached for one that is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise Unreached(f"the file could not be read: {visible(fault.strerror or '')}") from None
    if len(data) > LARGEST:
        raise Unreached(f"the file is larger than {LARGEST:,} bytes")
    return data


def _unfit(path: Path, sources: Collection[str]) -> str:
    """Why a file is the page of no source; empty where it is one's."""
    if path.is_symlink() and not path.exists():
        return "a link that leads nowhere"
    if not _suffix(path) or not path.is_file() or path.name.startswith("."):
        return "named for no source"
    return _unknown(_stem(path), sources)


def _unknown(source: str, sources: Collection[str]) -> str:
    if source in sources:
        return ""
    return f"named for no source: {_no_source(source, sources)}"


def _suffix(path: Path) -> str:
    return next((suffix for suffix in SUFFIXES if path.name.lower().endswith(suffix)), "")


def _stem(path: Path) -> str:
    return path.name[: -len(_suffix(path))]


def known(source: str, sources: Collection[str]) -> str:
    """The name of a source that is there; raises Misused, which says what may have been meant."""
    if source not in sources:
        raise Misused(_no_source(source, sources))
    return source


def _no_source(source: str, sources: Collection[str]) -> str:
    near = suggestion(source, list(sources))
    return f"there is no source `{visible(source)[:80]}`{f'; {near}' if near else ''}"


def _paired(pairs: Iterable[str], sources: Collection[str]) -> Iterator[tuple[str, Path]]:
    for pair in pairs:
        source, equals, name = pair.partition("=")
        if not equals or not source or not name:
            raise Misused(f"`{visible(pair)[:80]}` is no pair: write it as `ID=FILE`")
        known(source, sources)
        if not Path(name).is_file():
            raise Misused(f"there is no file `{visible(name)}`")
        yield source, Path(name)
