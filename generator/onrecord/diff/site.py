"""The site: which of its pages a change touches, as the plans of both revisions say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from onrecord import pages, urls
from onrecord.diagnostics import errors
from onrecord.diff.reach import unreached
from onrecord.diff.sides import Side
from onrecord.pages.entries import Page


@dataclass(frozen=True, slots=True)
class Touched:
    """Pages by address; `framed` are those that differ in head, foot and metadata alone.

    `why_not` says why nobody can tell.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    framed: tuple[str, ...]
    why_not: str = ""


def touched(before: Side, now: Side, themes: Collection[Path]) -> Touched:
    """The pages that one revision's site has alone, and those that show something else."""
    if faulty := next((name for side, name in ((before, "BASE"), (now, "HEAD")) if not _can_be_planned(side)), None):
        return Touched((), (), (), (), f"{faulty} has faults for which no site of it can be planned")
    try:
        sites = pages.shown(before.dossier, *themes), pages.shown(now.dossier, *themes)
    except pages.Misworded:
        return Touched((), (), (), (), "the theme has no words in the dossier's language")
    one, *others = unreached(*sites) or [""]  # what becomes of the frame of one becomes of all
    left = frozenset(others)
    old, new = (pages.pages(site, left) for site in sites)
    both = [path for path, page in new.items() if path in old and page != old[path]]
    framed = [path for path in both if _unframed(new[path]) == _unframed(old[path])]
    if urls.of("quote", one) in framed:
        framed += [urls.of("quote", name) for name in others]
    return Touched(
        added=tuple(path for path in new if path not in old),
        removed=tuple(path for path in old if path not in new),
        changed=tuple(sorted({*both} - {*framed})),
        framed=tuple(sorted(framed)),
    )


def _unframed(page: Page) -> tuple[object, ...]:
    """What a page shows but for its frame, which counts and names things of the whole site."""
    view = page.view
    names = [field.name for field in fields(view)] if is_dataclass(view) and not isinstance(view, type) else []
    return (page.template, type(view), *(getattr(view, name) for name in names if name != "frame"))


def _can_be_planned(side: Side) -> bool:
    """Whether nothing is missing that a page would have to show."""
    faults = {fault.check for fault in errors(side.diagnostics)}
    return side.has_settings and not side.formless and faults.isdisjoint(_UNPLANNED)


_UNPLANNED = frozenset(("unknown-reference", "unpublished-quote", "reserved-id"))
