"""The site: which of its pages a change touches, as the plans of both revisions say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord import pages
from onrecord.diagnostics import errors
from onrecord.diff.sides import Side
from onrecord.pages.entries import Page


@dataclass(frozen=True, slots=True)
class Touched:
    """Pages by address; `why_not` says why nobody can tell."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    why_not: str = ""


def touched(before: Side, now: Side, themes: Collection[Path]) -> Touched:
    """The pages that one revision's site has alone, and those that show something else."""
    if faulty := next((side for side in (before, now) if not _can_be_planned(side)), None):
        return Touched((), (), (), f"{faulty.name} has faults for which no site of it can be planned")
    try:
        old, new = _views(before, themes), _views(now, themes)
    except pages.Misworded:
        return Touched((), (), (), "the theme has no words in the dossier's language")
    added = (path for path in new if path not in old)
    removed = (path for path in old if path not in new)
    changed = (path for path, view in new.items() if path in old and view != old[path])
    return Touched(tuple(added), tuple(removed), tuple(changed))


def _can_be_planned(side: Side) -> bool:
    """Whether nothing is missing that a page would have to show."""
    faults = {fault.check for fault in errors(side.diagnostics)}
    return side.has_settings and not side.formless and faults.isdisjoint(_UNPLANNED)


_UNPLANNED = frozenset(("unknown-reference", "unpublished-quote", "reserved-id"))


def _views(side: Side, themes: Collection[Path]) -> Mapping[str, tuple[str, object]]:
    entries = pages.plan(side.dossier, *themes)
    return {entry.path: (entry.template, entry.view) for entry in entries if isinstance(entry, Page)}
