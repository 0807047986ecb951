"""Wording: what our own sentences put in quotation marks, somebody is shown to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord import markup, verbatim
from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Citation, Dossier, Placed
from onrecord.fold import fold
from onrecord.markup import Quoted
from onrecord.prose import sentences
from onrecord.records import Record

_REMEDY = "cite the quotation it is from, or take the quotation marks off"

_MARK = re.compile(r"\[[^\[\]]*\]")
_NO_WORD = re.compile(r"\W")
_UNPAIRED = str.maketrans("[]", "__")


def loose_quotation(case: Case) -> Iterator[Diagnostic]:
    """Three or more words of ours stand in quotation marks and are no run of a quotation cited there."""
    for placed in case.dossier.every():
        if placed.prose and not placed.prose.broken and _is_judged(case, placed):
            path = placed.document.path
            for each in placed.prose.quotations:
                if _is_loose(case.dossier, placed, each):
                    yield _fault(Place(path, each.line, each.column, each.width))
    for sentence in sentences(case.dossier):
        for each in markup.plain_quotations(sentence.text):
            if _is_judged(case, sentence.of) and _is_loose(case.dossier, sentence.of, each):
                yield _fault(sentence.at)


def _fault(at: Place) -> Diagnostic:
    message = "these words stand in quotation marks, and no quotation cited here holds them"
    return Diagnostic(at, "loose-quotation", message, _REMEDY)


def _is_judged(case: Case, placed: Placed[Record]) -> bool:
    """Not where it is allowed, nor where a record that is cited is not there to compare with: that has been said."""
    dossier = case.dossier
    return not case.excuses(placed, "loose-quotation") and all(
        any(citation.id in dossier.of_kind(kind) for kind in citation.of) for citation in _citations(dossier, placed)
    )


def _citations(dossier: Dossier, placed: Placed[Record]) -> list[Citation]:
    """Those that may be of a quotation."""
    return [citation for citation in dossier.cites.get(placed.name, ()) if "quote" in citation.of]


def _is_loose(dossier: Dossier, placed: Placed[Record], quoted: Quoted) -> bool:
    """Whether no quotation holds the words: of those cited there, or of those that the words themselves lead to."""
    own = [placed.id] if placed.kind == "quote" else []
    names = quoted.quotes or (*own, *(citation.id for citation in _citations(dossier, placed)))
    cited = (dossier.quotes[name].record.text for name in names if name in dossier.quotes)
    return not any(verbatim.stands(_marked(quoted.text), _marked(text)) for text in cited)


@lru_cache(maxsize=256)
def _marked(text: str) -> str:
    """The text with each `[mark]` made one word that only the same mark is like.

    So a run may neither leave out nor put in what the quotation does not, nor pass off an editor's words as said.
    """
    one_word = _MARK.sub(lambda mark: _NO_WORD.sub("_", mark[0]), fold(text).text)
    return one_word.translate(_UNPAIRED)
