"""Comparing: whether a quotation's words still stand on a page, by the rule that it was published by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import LCSseq

from onrecord import verbatim
from onrecord.diagnostics import visible
from onrecord.drift.page import Page
from onrecord.fold import fold
from onrecord.records import Quote
from onrecord.verbatim import Finding, marks
from onrecord.verbatim.lexicon import bare
from onrecord.verbatim.nearest import difference

State = Literal["unchanged", "there", "elsewhere", "changed", "gone", "unreached"]

NEAR = 0.6  # of a quotation's words, in its order: below that, a passage says nothing of what became of them

LONGEST = 700  # characters of a message


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found of one quotation, in words that may be printed anywhere."""

    state: Literal["there", "elsewhere", "changed", "gone"]
    message: str


def compare(quote: Quote, page: Page) -> Compared:
    """Whether the words stand where they were quoted from, in another segment, changed, or no longer.

    Likeness is no evidence: only words that the rule finds are there. What is near them only helps to say what is read
    there now, in at most a few lines.
    """
    finding = _found(quote, page, quote.prefix, quote.suffix)
    if _stands(finding):
        return Compared("there", f"the words still stand {_where(quote, page)}")
    without = _found(quote, page) if quote.prefix or quote.suffix else finding
    if _stands(without):
        return Compared("there", f"the words still stand {_where(quote, page)}, though not beside what stood by them")
    if without.state == "crosses-voices" and len(without.elsewhere) == 1:
        return Compared("elsewhere", f"the words stand in {without.elsewhere[0]} now, not in {quote.segment}")
    return _missed(quote, page, without)


def _found(quote: Quote, page: Page, prefix: str = "", suffix: str = "") -> Finding:
    segments = page.segments if page.parted else {quote.segment: next(iter(page.segments.values()))}
    return verbatim.judge(quote.text, quote.segment, segments, prefix, suffix, quoting=bool(quote.voice.quoting))


def _stands(finding: Finding) -> bool:
    """Words that stand twice stand there, whatever a quotation of them would have to say."""
    return bool(finding) or finding.state == "ambiguous"


def _where(quote: Quote, page: Page) -> str:
    return f"in {quote.segment}" if page.parted else "on the page, whose voices could not be told apart"


def _missed(quote: Quote, page: Page, finding: Finding) -> Compared:
    if finding.state == "crosses-voices":
        listed = ", ".join(finding.elsewhere[:5])
        return Compared("changed", f"the words run over the edge of segments now: {listed}")
    told = next(_nearest(_words(quote.text), quote, page), "")
    if told:
        return Compared("changed", _clipped(visible(f"the words have changed; {told}")))
    return Compared("gone", "the words no longer stand there, nor anything near them")


def _nearest(words: str, quote: Quote, page: Page) -> Iterator[str]:
    """What the own segment reads where it is near, then what the whole page does."""
    own = page.segments.get(quote.segment, "")
    for text in (own, "\n\n".join(page.segments.values())):
        passage = verbatim.nearest(words, text) if text else ""
        if passage and _is_near(words, passage):
            yield difference(words, text)


def _is_near(words: str, passage: str) -> bool:
    asked, read = ([bare(word) for word in fold(text).text.lower().split(" ")] for text in (words, passage))
    return LCSseq.similarity(asked, read) >= NEAR * len(asked)


def _clipped(message: str) -> str:
    """No more of another's page than helps to see what became of the words."""
    return message if len(message) <= LONGEST else f"{message[:LONGEST]} […]"


def _words(quotation: str) -> str:
    """The words of a quotation without an editor's marks."""
    parts = marks.read(quotation).parts or marks.plain(quotation).parts
    return " ".join(part.text for part in parts)
