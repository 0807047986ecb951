"""A folder as one mapping of path to bytes, with what in it cannot be read the same on every machine."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from onrecord.diagnostics import Diagnostic, Place, in_order
from onrecord.yamltree.plaintext import LARGEST_FILE, too_large

SUFFIXES = (".yaml", ".md", ".json")


@dataclass(frozen=True, slots=True)
class Folder:
    """Files by POSIX path, in its order; one at fault is left out, and a diagnostic says so."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def read_folder(root: Path) -> Folder:
    """The content files under a folder; what is hidden is passed over, and no link is followed."""
    if not root.is_dir():
        return Folder({}, (Diagnostic(Place(""), "missing-folder", "there is no such folder", "name another one"),))
    found = [(path, _content(root, path)) for path in _once(_walk(root, ""))]
    files = {path: content for path, content in found if isinstance(path, str) and isinstance(content, bytes)}
    faults = [fault for pair in found for fault in pair if isinstance(fault, Diagnostic)]
    return Folder(dict(sorted(files.items())), in_order(faults))


def name_fault(path: str) -> Diagnostic | None:
    """What keeps the last name of a path from standing for the same file on every machine, if anything does."""
    name = PurePosixPath(path).name
    for is_at_fault, check, message, remedy in _NAMES:
        if is_at_fault(name):
            return _fault(path, check, message, remedy)
    return None


def printed(path: str) -> str:
    """The path with a byte that is no text as an escape, as Python keeps such a byte in half a character."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


_Found: TypeAlias = str | Diagnostic


def _walk(root: Path, folder: str) -> Iterator[_Found]:
    """The path of each content file, or what is wrong with it, in an order that is the same everywhere."""
    waiting = [folder]
    while waiting:
        inner = waiting.pop()
        try:
            entries = sorted(os.scandir(root / inner), key=_small_letters_first)
        except OSError as error:
            yield _unreadable(inner, error)
            continue
        for entry in entries:
            path = f"{inner}/{entry.name}" if inner else entry.name
            found = _judged(entry, path)
            if found is _DESCEND:
                waiting.append(path)
            elif found is not None:
                yield found


def _small_letters_first(entry: os.DirEntry[str]) -> str:
    """Of two names that differ in case, the one that is no id is told of as the other's twin."""
    return entry.name.swapcase()


def _judged(entry: os.DirEntry[str], path: str) -> _Found | None:
    """The path itself where it is to be read, `_DESCEND` for a folder, nothing for what is none of ours."""
    if path.casefold() != _GIT and entry.name.casefold() in (_GIT, "head"):
        return _fault(path, "stray-file", "git takes a folder that holds this for a repository", _NO_REPOSITORY)
    if entry.name.startswith("."):
        return None
    if entry.is_symlink():
        return _fault(path, "link", "this is a link, and no link is followed", "put the file or folder itself here")
    is_folder = entry.is_dir(follow_symlinks=False)
    if not is_folder and not _is_content(entry.name):
        return _suffix_fault(path)
    if not is_folder and not entry.is_file(follow_symlinks=False):
        return _fault(path, "not-a-file", "this is no ordinary file", "take it away")
    return name_fault(path) or (_DESCEND if is_folder else path)


def _is_content(name: str) -> bool:
    return name.endswith(SUFFIXES)


def _suffix_fault(path: str) -> Diagnostic | None:
    """A file that looks like content but would not be read."""
    suffix = PurePosixPath(path).suffix
    meant = _MEANT.get(suffix.lower())
    if meant is None:
        return None
    message = f"files that end in `{suffix}` are not read"
    return _fault(path, "unread-suffix", message, f"rename it to end in `{meant}`")


def _once(found: Iterable[_Found]) -> Iterator[_Found]:
    """Each path, and a fault in place of one that another machine could not tell from one before it."""
    seen: dict[str, str] = {}
    for part in found:
        if isinstance(part, Diagnostic):
            yield part
            continue
        first = seen.setdefault(_blurred(part), part)
        yield part if first == part else _twin(part, first)


def _twin(path: str, first: str) -> Diagnostic:
    message = f"this name differs from `{printed(first)}` only in case or in how accents are encoded"
    return _fault(path, "names-alike", message, "rename one of the two, and whatever names it")


def _blurred(path: str) -> str:
    """The path as Windows and macOS tell it from others."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _content(root: Path, path: _Found) -> bytes | Diagnostic | None:
    if isinstance(path, Diagnostic):
        return None
    try:
        content = _read(root / path)
    except OSError as error:
        return _unreadable(path, error)
    if content is None:
        return _fault(path, "link", "this is no ordinary file any more", "put the file itself here")
    if len(content) > LARGEST_FILE:
        return _fault(path, "too-large", *too_large((root / path).stat().st_size))
    return content


def _read(path: Path) -> bytes | None:
    """The file's bytes, though no more than one over the bound; nothing where it has become something else."""
    # What was a file when the folder was listed may be a link or a pipe by now.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(LARGEST_FILE + 1)


def _unreadable(path: str, error: OSError) -> Diagnostic:
    reason = _REASONS.get(type(error), "the system does not let it be read")
    return _fault(path, "unreadable", reason, "look at its permissions and whether it is still there")


def _fault(path: str, check: str, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(Place(printed(path)), check, message, remedy)


def _is_text(name: str) -> bool:
    return name.isprintable() or not any("\ud800" <= character <= "\udfff" for character in name)


_DESCEND = "/"
_GIT = ".git"  # at the top it says no more than that the whole folder is kept in git
_NO_REPOSITORY = "take it away, with what else git keeps beside it: `config`, `objects`, `refs`"
_REASONS: dict[type[OSError], str] = {
    PermissionError: "you have no permission to read it",
    FileNotFoundError: "it was taken away while the folder was read",
}
_MEANT = {".yml": ".yaml", ".yaml": ".yaml", ".markdown": ".md", ".md": ".md", ".json": ".json"}
_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")])
_UNTYPEABLE = frozenset('<>:"|?*\\')
_RENAME = "rename it with small letters, digits and hyphens"
_NAMES: tuple[tuple[Callable[[str], bool], str, str, str], ...] = (
    (lambda name: not _is_text(name), "name-not-utf-8", "the name of this file is not UTF-8", _RENAME),
    (
        lambda name: name.startswith("-"),
        "name-begins-with-hyphen",
        "a name that begins with `-` reads as an option of a command",
        _RENAME,
    ),
    (
        lambda name: name.split(".")[0].rstrip(" ").lower() in _RESERVED,
        "reserved-name",
        "Windows keeps this name for itself, so the file cannot be saved there",
        _RENAME,
    ),
    (
        lambda name: name.endswith((" ", ".")) or not name.isprintable() or bool(_UNTYPEABLE & set(name)),
        "reserved-name",
        "this name holds a character that Windows does not allow, or ends in a blank or a point",
        _RENAME,
    ),
)
