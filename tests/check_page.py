"""The page of a check: the files it shows laid out in a folder, and what it says is printed of them.

A block of Markdown with a path is a file of the content folder; `captures/…` is one of the vault, whose last line
break is not part of it, and `../…` one beside both. They are laid in order, so that a file shown twice is one that
was changed. What the block begins with says how it is laid:

    yaml, markdown, json, text   the words as they stand
    yaml-escaped …               `\\xE9` is that byte, `\\u202E` that character, `{9 * ab}` is `ab` nine times;
                                 a path may have escapes too
    sealed seals/log.json        what `onrecord seal` writes from the files so far, with a stretch of it put for another
                                 where the block holds a line `this -> that`
    gone dossier.yaml            no such file, where each page has a small one; `gone .` is no folder at all
    link, pipe, locked           a link to what is named, a pipe, a file that the system does not let anybody read
    absent pagefind_bin          not a file: a package of Python that is not installed

In any of them `{sha256 log.txt}` is the digest of that capture. A block `text` without a path is what is printed of
them; one of `console` begins with the command, `$ onrecord import log.txt`, and is all that this prints.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec
from pathlib import Path, PurePosixPath

import pytest

from commanding import onrecord
from onrecord import captures, checks, diagnostics, evidence, files, forms, load, reprints, sealing

FOLDER = Path(__file__).parents[1] / "docs" / "checks"
PAGES = sorted(FOLDER.glob("*.md"))

_BLOCK = re.compile(r"^```([\w-]+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SETTINGS = b"title: The lamp log\ncontact: lamps@example.org\nbudget: {source: 100%, segment: 100%}\n"
_DAY = "1931-05-06"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page: how it is laid, where, and its words."""

    kind: str
    path: str
    words: str

    @property
    def data(self) -> bytes:
        """The bytes that the words stand for."""
        if self.kind.endswith("-escaped"):
            return unescaped(self.words)
        return (self.words.removesuffix("\n") if self.path.startswith("captures/") else self.words).encode()


@dataclass(frozen=True, slots=True)
class CheckPage:
    """A page: its files in the order they are shown, the command it runs, if any, and what is printed."""

    blocks: tuple[Block, ...]
    command: str
    says: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the files of a page, and the files that could be read."""

    diagnostics: tuple[diagnostics.Diagnostic, ...]
    files: Mapping[str, bytes]

    def said(self, check: str) -> str:
        """What is printed of one check."""
        return "".join(f"{forms.as_text(d, self.files)}\n" for d in self.diagnostics if d.check == check)


def read(text: str) -> CheckPage:
    """The blocks of a page."""
    blocks = [Block(*parts) for parts in _BLOCK.findall(text)]
    shown = tuple(block for block in blocks if block.path)
    said = "".join(block.words for block in blocks if block.kind == "text" and not block.path)
    console = next((block.words for block in blocks if block.kind == "console"), "")
    command, _, printed = console.removeprefix("$ onrecord ").partition("\n")
    return CheckPage(shown, command, said + printed)


def lay(page: CheckPage, root: Path, patch: pytest.MonkeyPatch) -> Path:
    """Put the files of a page under `root`; gives the content folder."""
    content = root / "content"
    (root / "captures").mkdir()
    content.mkdir()
    (content / "dossier.yaml").write_bytes(_SETTINGS)
    for block in page.blocks:
        path = _placed(root, block)
        path.parent.mkdir(parents=True, exist_ok=True)
        _LAYING.get(block.kind, _as_file)(path, _with_digests(block.data, root / "captures"), patch)
    return content


def found(content: Path) -> Found:
    """All that is wrong with the files, with the captures at hand that the page shows."""
    folder = files.read_folder(content)
    loaded = load.load(folder.files) if content.is_dir() else load.Loaded(None, ())
    said = [*folder.diagnostics, *loaded.diagnostics]
    if loaded.dossier:
        said += checks.run(checks.Case(loaded.dossier, evidence.judge(loaded.dossier, _vault(content))))
    return Found(diagnostics.in_order(said), folder.files)


def printed(command: str, root: Path, patch: pytest.MonkeyPatch) -> str:
    """All that a command prints, run beside the content folder, in the order it is printed."""
    patch.chdir(root)
    return onrecord(*command.split()).both


def unescaped(words: str) -> bytes:
    """The bytes of a block that is written with escapes."""
    data = words.encode()
    for pattern, meaning in _ESCAPES:
        data = pattern.sub(meaning, data)
    return data


_ESCAPES: tuple[tuple[re.Pattern[bytes], Callable[[re.Match[bytes]], bytes]], ...] = (
    (re.compile(rb"\{(\d+) \* ([^}]*)\}"), lambda found: int(found[1]) * found[2]),
    (re.compile(rb"\\u([0-9A-F]{4})"), lambda found: chr(int(found[1], 16)).encode()),
    (re.compile(rb"\\x([0-9A-F]{2})"), lambda found: bytes([int(found[1], 16)])),
)


def _placed(root: Path, block: Block) -> Path:
    name = os.fsdecode(unescaped(block.path)) if block.kind.endswith("-escaped") else block.path
    parts = PurePosixPath(name).parts
    if parts[:1] == ("..",):
        return root.joinpath(*parts[1:])
    return root / name if parts[:1] == ("captures",) else root / "content" / name


def _vault(content: Path) -> captures.Vault | None:
    folder = content.parent / "captures"
    return captures.Vault(folder) if any(folder.iterdir()) else None


def _with_digests(data: bytes, vault: Path) -> bytes:
    for saved in sorted(vault.iterdir()):
        digest = hashlib.sha256(saved.read_bytes()).hexdigest()
        data = data.replace(f"{{sha256 {saved.name}}}".encode(), digest.encode())
    return data


def _as_file(path: Path, data: bytes, _: pytest.MonkeyPatch) -> None:
    path.write_bytes(data)
    if path not in path.parent.iterdir():
        pytest.skip("this file system does not keep such a name, or cannot tell two apart")


def _sealed(path: Path, edit: bytes, _: pytest.MonkeyPatch) -> None:
    content = path.parents[1]
    folder = files.read_folder(content)
    dossier = load.load(folder.files).dossier
    assert dossier
    known = evidence.judge(dossier, _vault(content), note=reprints.gists)
    also = reprints.sought(dossier, known.gists)
    written = dict(sealing.seals_to_write(dossier, known, folder.files, _DAY, also))
    old, _arrow, new = edit.strip().partition(b" -> ")
    data = written[f"seals/{path.name}"]
    assert old in data
    path.write_bytes(data.replace(old, new))


def _gone(path: Path, _data: bytes, _: pytest.MonkeyPatch) -> None:
    if path.is_dir():
        (path / "dossier.yaml").unlink()
        path.rmdir()
    else:
        path.unlink()


def _link(path: Path, data: bytes, _: pytest.MonkeyPatch) -> None:
    path.symlink_to(data.decode().strip())


def _pipe(path: Path, _data: bytes, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(path)


def _locked(path: Path, data: bytes, patch: pytest.MonkeyPatch) -> None:
    """The permissions are taken away in what opens the file: an administrator may read it whatever they are."""
    path.write_bytes(data)
    patch.setattr(os, "open", partial(_open_unlocked, path, os.open))


def _open_unlocked(locked: Path, opens: Callable[..., int], path: object, *rest: int) -> int:
    if path == locked:
        raise PermissionError(13, "Permission denied")
    return opens(path, *rest)


def _absent(path: Path, _data: bytes, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(importlib.util, "find_spec", partial(_find_others, path.name, importlib.util.find_spec))


def _find_others(absent: str, finds: Callable[..., ModuleSpec | None], name: str, *rest: str) -> ModuleSpec | None:
    return None if name == absent else finds(name, *rest)


_LAYING: Mapping[str, Callable[[Path, bytes, pytest.MonkeyPatch], None]] = {
    "absent": _absent,
    "gone": _gone,
    "link": _link,
    "pipe": _pipe,
    "locked": _locked,
    "sealed": _sealed,
}
