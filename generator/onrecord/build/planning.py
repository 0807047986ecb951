"""Planning: every file that the site is to have, each with the digest of what it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord import pages, settings
from onrecord.build.digests import digest, of_page, require_lasting, stamp
from onrecord.build.shell import Shell
from onrecord.build.templates import Templates
from onrecord.dossier import Dossier
from onrecord.pages.entries import Entry, Page


@dataclass(frozen=True, slots=True)
class Plan:
    """The entries by path, the digest of each, and the words that templates say."""

    entries: Mapping[str, Entry]
    keys: Mapping[str, str]
    words: Mapping[str, str]


def entries(dossier: Dossier, own: Path | None, *, drafts: bool) -> tuple[Entry, ...]:
    """What the dossier's site consists of, in the theme over which `own` is laid; raises Misworded."""
    return pages.plan(dossier, *settings.themes(own), drafts=drafts)


def words(dossier: Dossier, own: Path | None) -> Mapping[str, str]:
    """The phrases of the theme in the dossier's language; raises Misworded."""
    return pages.read_words(*settings.themes(own), language=dossier.settings.record.language).table


def planned(every: Iterable[Entry], phrases: Mapping[str, str], shell: Shell) -> Plan:
    """The plan with its digests; raises ValueError for a path that leaves the site or is taken already."""
    ordered = sorted(every, key=lambda entry: entry.path)
    _refuse_bad_paths([entry.path for entry in ordered])
    templates = Templates(shell.templates, are_foreign=bool(shell.stamp))
    shared = stamp(phrases, shell.stamp)
    for view in {type(entry.view): entry.view for entry in ordered if isinstance(entry, Page)}.values():
        require_lasting(view)  # one of each kind: all of them would take longer than the digests
    keys = {entry.path: _key(entry, templates, shared) for entry in ordered}
    return Plan({entry.path: entry for entry in ordered}, keys, phrases)


def _key(entry: Entry, templates: Templates, shared: bytes) -> str:
    if isinstance(entry, Page):
        return of_page(entry.view, f"{entry.template} {templates.digest(entry.template)}", shared)
    return digest(entry.data)


def _refuse_bad_paths(paths: list[str]) -> None:
    files = set(paths)
    for before, path in zip(["", *paths], paths, strict=False):
        pure = PurePosixPath(path)
        inside = path and pure.as_posix() == path and not pure.is_absolute() and ".." not in pure.parts
        if not inside or "\\" in path or path == before or any(parent.as_posix() in files for parent in pure.parents):
            raise ValueError(f"the plan cannot hold `{path}`")
