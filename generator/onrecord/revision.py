"""A git revision of a folder as one mapping of path to bytes, read from git's objects, never from the working tree.

What a change brings with it must not choose which repository is asked: the repository is looked for above the folder
by us, named to git in so many words, and each file is what the revision names, by its digest.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.diagnostics import Diagnostic, Place, in_order, visible
from onrecord.files import SUFFIXES, name_fault
from onrecord.yamltree.plaintext import LARGEST_FILE, too_large


class Unknown(Exception):
    """No such revision can be read here, and why."""


def read_revision(root: Path, revision: str, under: str | tuple[str, ...] = "") -> Mapping[str, bytes]:
    """The content files that a folder had in a revision, by POSIX path; raises Unknown.

    What a folder's reader passes over or refuses is left out: hidden files, links, and names or sizes at fault. `under`
    is the beginning of the paths that are wanted, or several. A folder that the revision does not have is refused.
    """
    return open_revision(root, revision, under).files


@dataclass(frozen=True, slots=True)
class Revision:
    """A folder as a commit has it; `passed` says of each file that looks like content and is not read why not."""

    commit: str
    files: Mapping[str, bytes]
    passed: tuple[Diagnostic, ...]


def open_revision(root: Path, revision: str, under: str | tuple[str, ...] = "") -> Revision:
    """The same files with the commit's digest, and with what of the folder was passed over; raises Unknown."""
    repository = _Repository.above(root)
    commit = repository.commit(revision)
    listed = [line for line in map(_Listed.of, filter(None, repository.tree(commit, revision))) if line]
    wanted = sorted((each.path, each.digest) for each in listed if not each.fault() and each.path.startswith(under))
    asked = "".join(f"{digest}\n" for _, digest in wanted).encode()
    held = _contents(repository.git("cat-file", "--batch", given=asked))
    files = {path: _checked(path, digest, data) for (path, digest), data in zip(wanted, held, strict=True)}
    return Revision(commit, files, in_order(fault for each in listed if (fault := each.fault())))


@dataclass(frozen=True, slots=True)
class _Repository:
    """The repository that a folder is part of: its own folder, and where in it the other is, as POSIX path."""

    top: Path
    inner: str

    @classmethod
    def above(cls, root: Path) -> _Repository:
        """The nearest repository that the folder stands in; raises Unknown where a change could have put it there."""
        folder = Path(os.path.abspath(root))  # noqa: PTH100 - a link is to be seen
        if os.path.lexists(folder / _GIT):
            raise Unknown(f"the folder `{folder.name}` is a repository of its own; {_WHOLE}")
        tops = [above for above in folder.parents if os.path.lexists(above / _GIT)]
        if not tops:
            raise Unknown(f"the folder `{folder.name}` is in no git repository")
        found, *outer = (cls(top, folder.relative_to(top).as_posix()) for top in tops)
        found.refuse_links()
        for other in outer:
            other.refuse_submodules()
        return found

    def commit(self, revision: str) -> str:
        """The digest of a revision's commit."""
        said = b""
        with suppress(Unknown):
            said = self._named(f"{revision}^{{commit}}")
        found = said.decode("utf-8", "replace").strip()
        if _DIGEST.fullmatch(found):
            return found
        is_shallow = self.git("rev-parse", "--is-shallow-repository").strip() == b"true"
        more = "; this clone is shallow: fetch the base first" if is_shallow else ""
        raise Unknown(f"git knows no revision `{visible(revision)}` here{more}")

    def tree(self, commit: str, revision: str) -> Sequence[bytes]:
        """What the folder held in a commit, a line each."""
        try:
            digest = self._named(f"{commit}:{self.inner}")
            return self.git("ls-tree", "-r", "-z", "-l", digest.decode().strip()).split(b"\0")
        except Unknown:
            raise Unknown(f"`{visible(revision)}` has no such folder: {self.inner}") from None

    def _named(self, name: str) -> bytes:
        """The digest that git has for a name, which is taken for no option; raises Unknown for one that can be none."""
        if "\0" in name or len(name) > _LONGEST_NAME:
            raise Unknown("no revision has such a name")
        return self.git("rev-parse", "--verify", "--quiet", "--end-of-options", name)

    def git(self, *words: str, given: bytes = b"") -> bytes:
        """What git prints of this repository; raises Unknown with its reason where it refuses."""
        named = (f"--git-dir={self.top / _GIT}", f"--work-tree={self.top}")
        try:
            ran = subprocess.run(
                ["git", *_SETTINGS, *named, *words],  # noqa: S607
                cwd=self.top,
                input=given,
                capture_output=True,
                check=False,
                env=_environment(),
            )
        except FileNotFoundError:
            raise Unknown("the program `git` is not on the path") from None
        if ran.returncode:
            raise Unknown(f"git refuses: {_reason(ran.stderr)}")
        return ran.stdout

    def refuse_links(self) -> None:
        """A link in the repository could lead to a folder that the revision never had."""
        at = self.top
        for part in PurePosixPath(self.inner).parts:
            at /= part
            if at.is_symlink():
                raise Unknown(f"`{at.relative_to(self.top).as_posix()}` is a link; name the folder itself")

    def refuse_submodules(self) -> None:
        """What an outer repository holds as a submodule has revisions of its own, which a change may choose."""
        parts = PurePosixPath(self.inner).parts
        ways = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
        for line in self.git("ls-files", "--stage", "-z", "--", *ways).split(b"\0"):
            facts, _, path = line.partition(b"\t")
            if facts.startswith(_SUBMODULE) and os.fsdecode(path) in ways:
                raise Unknown(f"`{os.fsdecode(path)}` is a submodule; {_WHOLE}")


def _environment() -> dict[str, str]:
    """Ours, less all that would name another repository or setting to git, and with what keeps it to this one."""
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **_QUIET}


def _reason(said: bytes) -> str:
    """The line that says why git stopped, or its first."""
    lines = said.decode("utf-8", "replace").strip().split("\n")
    return next((line for line in lines if line.startswith(_FATAL)), lines[0]).removeprefix(_FATAL)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A file of a tree that looks like content: its path, its object, and how large that is, in bytes."""

    path: str
    digest: str
    size: int
    is_link: bool

    @classmethod
    def of(cls, line: bytes) -> _Listed | None:
        """What a line of `ls-tree` names; nothing where a folder's reader would pass it over without a word."""
        facts, _, path = line.partition(b"\t")
        mode, kind, digest, size = facts.decode().split()
        name = os.fsdecode(path)
        if kind != "blob" or not name.endswith(SUFFIXES) or _is_hidden(name):
            return None
        if not size.isdecimal():
            raise Unknown(_PARTLY)
        return cls(name, digest, int(size), mode == _LINK)

    def fault(self) -> Diagnostic | None:
        """Why a folder's reader would refuse it, if it would."""
        at = Place(self.path.encode("utf-8", "backslashreplace").decode())
        if self.is_link:
            return Diagnostic(at, "link", "this is a link, and no link is followed", "put the file itself here")
        if fault := next(filter(None, map(name_fault, PurePosixPath(self.path).parts)), None):
            return Diagnostic(at, fault.check, fault.message, fault.remedy)
        return Diagnostic(at, "too-large", *too_large(self.size)) if self.size > LARGEST_FILE else None


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(path).parts)


def _contents(answer: bytes) -> Iterator[bytes]:
    """The objects that `cat-file --batch` gives one after the other, each after a line with its size."""
    at = 0
    while at < len(answer):
        line = answer.index(b"\n", at)
        facts = answer[at:line].split()
        if len(facts) != len(("digest", "kind", "size")):
            raise Unknown(_PARTLY)
        size = int(facts[2])
        yield answer[line + 1 : line + 1 + size]
        at = line + 2 + size


def _checked(path: str, digest: str, data: bytes) -> bytes:
    """The bytes, being those that the digest is of."""
    made = hashlib.new(_HASHES[len(digest)], b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    if made.hexdigest() != digest:
        raise Unknown(f"this clone is damaged: the object of `{path}` is not what its name says")
    return data


_GIT = ".git"
_LONGEST_NAME = 4_000
_LINK = "120000"
_SUBMODULE = b"160000 "
_FATAL = "fatal: "
_DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASHES = {40: "sha1", 64: "sha256"}
_WHOLE = "the content has to be a plain folder of the repository whose revision is to be believed"
_PARTLY = "this clone holds only part of that revision: fetch it whole first"
_SETTINGS = (
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "protocol.allow=never"),
    *("-c", "core.fsmonitor="),
    *("-c", f"core.hooksPath={os.devnull}"),
)
_QUIET = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
