"""Putting: several files written, all of them or none, and none through a link."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path


def put(wanted: Mapping[Path, bytes], *roots: Path) -> None:
    """Write the files, each whole, and where one cannot be put in place, none; one without bytes is removed.

    They are staged beside their places first, under names that no other file has, so that a full disk is met before
    anything is changed; folders made for them go again where nothing is put into them. A link between one of the roots
    and a file raises OSError, as the machine's refusals do: what strangers commit must lead no command elsewhere.
    """
    for path in wanted:
        _refuse_links(path, roots)
    staged: dict[Path, Path] = {}
    before = {path: path.read_bytes() if path.exists() else None for path in wanted}
    done: list[Path] = []
    made: list[Path] = []
    try:
        for path, data in wanted.items():
            made += _missing(path.parent)
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _free(path)
            staged[path].write_bytes(data)
        for path, beside in staged.items():
            done.append(path)
            _settle(beside, path)
    except BaseException:
        for path in reversed(done):
            _restore(path, before[path])
        raise
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)
        _remove_empty(made)


def _refuse_links(path: Path, roots: Iterable[Path]) -> None:
    """The root itself may be a link, for whoever runs the command named it."""
    for folder in path.parents:
        if folder in roots:
            return
        if folder.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))


def _missing(folder: Path) -> list[Path]:
    """Which of the folder and those above it are not there, the outermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()][::-1]


def _remove_empty(made: list[Path]) -> None:
    for folder in reversed(made):
        with suppress(OSError):  # which says that it is not empty, as it is to be
            folder.rmdir()


def _free(path: Path) -> Path:
    """A new file beside the path."""
    for number in count(1):
        beside = path.with_name(f".{path.name}.{number}.new")
        try:
            beside.touch(exist_ok=False)
        except FileExistsError:
            continue
        except BaseException:  # an interrupt, once it was made
            beside.unlink(missing_ok=True)
            raise
        return beside
    raise AssertionError


def _settle(beside: Path, path: Path) -> None:
    if beside.stat().st_size:
        beside.replace(path)
    else:
        path.unlink(missing_ok=True)


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(data)
