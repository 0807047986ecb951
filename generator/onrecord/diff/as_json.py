"""The difference as JSON: the contract of `onrecord diff --format json`, version 1."""

from __future__ import annotations

from dataclasses import asdict

from onrecord import forms
from onrecord.diff.difference import Difference, Named
from onrecord.diff.summary import summary

VERSION = 1


def as_json(found: Difference, root: str = "content") -> dict[str, object]:
    """All of it, nothing left out, as one object; paths of diagnostics begin with the content folder's name."""
    return {
        "version": VERSION,
        "summary": summary(found),
        "base": _side(found.before, root),
        "head": _side(found.now, root),
        "quotes": [asdict(each) for each in found.quotations],
        "records": [asdict(each) for each in found.holdings],
        "balances": [asdict(each) for each in found.balances],
        "budgets": [asdict(each) for each in found.budgets],
        "pages": asdict(found.pages),
        "diagnostics": {
            "new": [forms.as_json(each, root) for each in found.faults],
            "mended": [forms.as_json(each, root) for each in found.mended],
        },
        "files": list(found.files),
    }


def _side(side: Named, root: str) -> dict[str, object]:
    unread = [forms.as_json(each, root) for each in side.formless]
    return {"revision": side.name, "commit": side.commit, "unread": unread}
