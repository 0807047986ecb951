"""The summary: a difference in one line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.diff.difference import Difference
from onrecord.phrasing import count

NOTHING = "No evidence changed"

_OF_QUOTATIONS = {
    "added": "new",
    "restored": "no longer withdrawn",
    "reworded": "with other words",
    "moved": "moved",
    "changed": "changed",
    "renamed": "renamed",
    "withdrawn": "withdrawn",
    "removed": "removed",
    "unread": "not compared",
    "unproved": "no longer proved",
    "proved": "now proved",
}


def summary(found: Difference) -> str:
    """What changed, in counts; of nothing, whether files are written otherwise all the same."""
    told = "; ".join(_parts(found))
    if told:
        return told
    files = len(found.files)
    again = f"; {files:,} file{' is' if files == 1 else 's are'} written otherwise and say{'s' * (files == 1)} the same"
    return NOTHING + (again if files else "")


def _parts(found: Difference) -> Iterator[str]:
    unread = len(found.before.formless) + len(found.now.formless)
    if unread:
        yield f"{count(unread, 'fault')} of form"
    acts = Counter[str](act for quotation in found.quotations for act in quotation.acts)
    if quoted := [f"{acts[act]:,} {word}" for act, word in _OF_QUOTATIONS.items() if acts[act]]:
        yield f"{count(len(found.quotations), 'quotation')}: {', '.join(quoted)}"
    if found.holdings:
        yield count(len(found.holdings), "other record")
    if found.balances:
        kinds = Counter(balance.kind for balance in found.balances)
        yield f"balance of {' and '.join(count(number, kind) for kind, number in kinds.items())}"
    yield from _of_pages(found)
    if found.faults or found.mended:
        faults = ((found.faults, "new"), (found.mended, "mended"))
        yield ", ".join(f"{count(len(every), 'fault')} {word}" for every, word in faults if every)


def _of_pages(found: Difference) -> Iterable[str]:
    pages = len(found.pages.added) + len(found.pages.removed) + len(found.pages.changed)
    return (count(pages, "page"),) if pages else ()
