"""Wording: what our own sentences put in quotation marks, somebody is shown to have said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord import markup, verbatim
from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Dossier, Placed
from onrecord.prose import sentences
from onrecord.records import Record

_STANDS = ("verbatim", "verbatim-cut", "ambiguous")
_REMEDY = "cite the quotation it is from, or take the quotation marks off"


def loose_quotation(case: Case) -> Iterator[Diagnostic]:
    """Three or more words of ours stand in quotation marks and are no run of a quotation cited there."""
    for placed in case.dossier.every():
        if placed.prose and not placed.prose.broken and _is_judged(case.dossier, placed):
            path = placed.document.at().path
            cited = _cited(case.dossier, placed)
            found = placed.prose.quotations
            yield from _loose(cited, ((each.text, Place(path, each.line, each.column, each.width)) for each in found))
    for sentence in sentences(case.dossier):
        if _is_judged(case.dossier, sentence.of):
            cited = _cited(case.dossier, sentence.of)
            found_here = markup.plain_quotations(sentence.text)
            yield from _loose(cited, ((each.text, sentence.at) for each in found_here))


def _is_judged(dossier: Dossier, placed: Placed[Record]) -> bool:
    """Not where it is allowed, nor where a record that is cited is not there to compare with: that has been said."""
    allowed = "loose-quotation" in getattr(placed.record, "allow", {})
    return not allowed and all(name in dossier.quotes or name in dossier.figures for name in _names(dossier, placed))


def _names(dossier: Dossier, placed: Placed[Record]) -> list[str]:
    return [citation.id for citation in dossier.cites.get(placed.name, ()) if "quote" in citation.of]


def _cited(dossier: Dossier, placed: Placed[Record]) -> list[str]:
    """The texts of the quotations that a record cites, and its own where it is one."""
    own = [placed.id] if placed.kind == "quote" else []
    names = (*own, *_names(dossier, placed))
    return [dossier.quotes[name].record.text for name in names if name in dossier.quotes]


def _loose(cited: list[str], quoted: Iterable[tuple[str, Place]]) -> Iterator[Diagnostic]:
    for text, at in quoted:
        if not any(verbatim.find(text, words).state in _STANDS for words in cited):
            message = "these words stand in quotation marks, and no quotation cited here holds them"
            yield Diagnostic(at, "loose-quotation", message, _REMEDY)
