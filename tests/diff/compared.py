"""Two revisions compared as mappings of files, with no git; and a dossier small enough to be printed whole."""

from __future__ import annotations

from collections.abc import Mapping

from lighthouse import content
from onrecord import settings
from onrecord.diff import Difference, compare, sides
from onrecord.diff.holdings import Holding
from onrecord.diff.quotations import Quotation
from onrecord.diff.weighing import Balance
from onrecord.revision import Revision

WATCH = "sources/the-long-watch.yaml"

SOURCE = """title: The lamp log
kind: blog-thread
quotes:
  - id: lamps-7k3m
    segment: c1
    text: The lamp burned all night and nobody came to look.
    kind: testimony
    issues: {lamps: for}
"""

SMALL: Mapping[str, bytes] = {
    "dossier.yaml": b"title: The lamps\n",
    "issues/lamps.md": b"---\ntitle: Lamps\nquestion: Should lamps be tended?\n---\nAbout lamps.\n",
    "sources/log.yaml": SOURCE.encode(),
}


def compared(before: Mapping[str, bytes], now: Mapping[str, bytes], *names: str) -> Difference:
    base, head = names or ("main", "HEAD")
    held = Revision("a" * 40, before, ()), Revision("b" * 40, now, ())
    return compare(*sides((base, head), held), settings.themes())


def rewritten(*pairs: tuple[str, str], path: str = WATCH, files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The example, or other files, with stretches of one file replaced; each must be there once."""
    every = dict(files or content())
    text = every[path].decode()
    for old, new in pairs:
        if text.count(old) != 1:
            raise ValueError(f"{path} holds {old!r} {text.count(old)} times")
        text = text.replace(old, new)
    return {**every, path: text.encode()}


def quoted(found: Difference, name: str) -> Quotation:
    return next(each for each in found.quotations if each.id == name)


def held(found: Difference, kind: str, name: str) -> Holding:
    return next(each for each in found.holdings if (each.kind, each.id) == (kind, name))


def weighed(found: Difference, kind: str, name: str) -> Balance:
    return next(each for each in found.balances if (each.kind, each.id) == (kind, name))


def acts(found: Difference) -> dict[str, tuple[str, ...]]:
    """What became of each quotation that something became of."""
    return {each.id: each.acts for each in found.quotations}
