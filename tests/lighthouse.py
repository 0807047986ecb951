"""The invented dossier of the lighthouse keepers, as tests take it: a mapping of files, and its folder of captures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord import captures, checks, diagnostics, evidence, files, load
from onrecord.dossier import Dossier

FOLDER = Path(__file__).parent / "dossiers" / "lighthouse"
CONTENT = FOLDER / "content"
VAULT = captures.Vault(FOLDER / "captures")


def content(**changes: str) -> dict[str, bytes]:
    """The dossier's files; a change is keyed by path with `/` as `__` and `.` as `_dot_`."""
    changed = {path.replace("__", "/").replace("_dot_", "."): text.encode() for path, text in changes.items()}
    return {**files.read_folder(CONTENT).files, **changed}


def edited(path: str, old: str, new: str) -> dict[str, bytes]:
    """The dossier's files with one stretch of one of them changed; it must be there once."""
    every = content()
    text = every[path].decode()
    if text.count(old) != 1:
        raise ValueError(f"{path} holds {old!r} {text.count(old)} times")
    return {**every, path: text.replace(old, new).encode()}


def as_seal(tree: Any) -> bytes:
    """The bytes of a seal that says this, in the form that `onrecord seal` writes."""
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def loaded(every: Mapping[str, bytes]) -> Dossier:
    """The dossier that files hold; there must be one."""
    found = load.load(every).dossier
    if found is None:
        raise ValueError("no dossier")
    return found


def diagnosed(every: Mapping[str, bytes], vault: captures.Vault | None = None) -> tuple[diagnostics.Diagnostic, ...]:
    """All that is wrong with a dossier, in order."""
    found = load.load(every)
    if found.dossier is None:
        return found.diagnostics
    known = evidence.judge(found.dossier, vault)
    return diagnostics.in_order([*found.diagnostics, *checks.run(checks.Case(found.dossier, known))])
