"""A git revision of a folder as one mapping of path to bytes, read from git's objects, never from the working tree."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from onrecord.files import SUFFIXES, name_fault
from onrecord.yamltree.plaintext import LARGEST_FILE


class Unknown(Exception):
    """No such revision can be read here, and why."""


def read_revision(root: Path, revision: str, under: str = "") -> Mapping[str, bytes]:
    """The content files that a folder had in a revision, by POSIX path; raises Unknown.

    What a folder's reader passes over or refuses is left out: hidden files, links, and names or sizes at fault. `under`
    is the beginning of the paths that are wanted.
    """
    commit = _commit(root, revision)
    listed = _git(root, "ls-tree", "-r", "-z", "-l", commit).split(b"\0")
    wanted = sorted((path, digest) for path, digest in _files(listed) if path.startswith(under))
    asked = "".join(f"{digest}\n" for _, digest in wanted).encode()
    held = _contents(_git(root, "cat-file", "--batch", given=asked))
    return dict(zip((path for path, _ in wanted), held, strict=True))


def _commit(root: Path, revision: str) -> str:
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except Unknown:
        _git(root, "rev-parse", "--git-dir")  # says so where there is no repository at all
        raise Unknown(f"git knows no revision `{revision}` here") from None
    return found.decode().strip()


def _files(listed: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Path and digest of each ordinary file that is content."""
    for line in filter(None, listed):
        facts, _, path = line.partition(b"\t")
        mode, kind, digest, size = facts.decode().split()
        name = os.fsdecode(path)
        if kind == "blob" and mode != _LINK and int(size) <= LARGEST_FILE and _is_content(name):
            yield name, digest


def _is_content(path: str) -> bool:
    """Whether the reader of a folder would read it."""
    parts = PurePosixPath(path).parts
    return path.endswith(SUFFIXES) and not any(part.startswith(".") or name_fault(part) for part in parts)


def _contents(answer: bytes) -> Iterator[bytes]:
    """The objects that `cat-file --batch` gives one after the other, each after a line with its size."""
    at = 0
    while at < len(answer):
        line = answer.index(b"\n", at)
        size = int(answer[at:line].split()[2])
        yield answer[line + 1 : line + 1 + size]
        at = line + 2 + size


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git prints in a folder; raises Unknown with its first words where it refuses."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    quiet = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        ran = subprocess.run(
            ["git", *words],  # noqa: S607
            cwd=root,
            input=given,
            capture_output=True,
            check=False,
            env={**kept, **quiet},
        )
    except FileNotFoundError:
        raise Unknown("the program `git` is not on the path") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise Unknown(said.removeprefix("fatal: "))
    return ran.stdout


_LINK = "120000"
# Set by git for its hooks: they would name another repository than the folder's own.
_ELSEWHERE = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
     "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CEILING_DIRECTORIES")
)  # fmt: skip
