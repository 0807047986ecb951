"""Comparing: whether a quotation's words still stand on a page, by the rule that it was published by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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

State = Literal["unchanged", "there", "elsewhere", "changed", "gone", "doubtful", "unreached"]

NEAR = 0.6  # of a quotation's words, in its order: below that, a passage says nothing of what became of them
FEWEST = 6  # words of a quotation that what is near it may be known by: fewer stand near each other in any notice

LONGEST = 700  # characters of a message


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found of one quotation, in words that may be printed anywhere.

    `is_known_by` tells that the page is the one that was quoted from, by what it holds of these words.
    """

    state: Literal["there", "elsewhere", "changed", "gone", "doubtful"]
    message: str
    is_known_by: bool = True


def compare(quote: Quote, page: Page, now: Mapping[str, str] | None = None) -> Compared:
    """Whether the words stand in the contribution they were quoted from, in another, changed, or no longer.

    `now` says which segment of the page is which of the saved copy, where that is sure; None: no copy is at hand.
    Likeness is no evidence: only words that the rule finds are there. What is near them only helps to say what is read
    there now, in at most a few lines.
    """
    own = (now or {}).get(quote.segment, quote.segment)
    finding = _found(quote, own, page, quote.prefix, quote.suffix)
    without = _found(quote, own, page) if not _stands(finding) and (quote.prefix or quote.suffix) else finding
    if _stands(without):
        beside = "" if _stands(finding) else ", though not beside what stood by them"
        return _standing(quote, own, page, now, beside)
    if without.state == "ambiguous":
        return Compared("doubtful", "whether the words stand there could not be told: they are at too many places")
    if without.state == "crosses-voices" and len(without.elsewhere) == 1:
        return _elsewhere(quote, without.elsewhere[0], now)
    return _missed(quote, own, page, without)


def doubted(found: Compared, quote: Quote, page: Page, now: Mapping[str, str] | None = None) -> Compared:
    """The same, or doubtful where words were missed that may stand in what the page does not show.

    A page may be cut short on its way, have its comments on several pages or fetch them by a script; and one that is
    laid out anew may be read without them. A contribution that `now` finds there is shown, whatever else is not.
    """
    hidden = page.cut or (quote.segment.startswith("c") and page.fewer)
    reason = (not _is_shown(quote, page, now or {}) and hidden) or _lacked(quote, page)
    if found.state == "there" or not reason:
        return found
    return replace(found, state="doubtful", message=f"whether the words still stand could not be told: {reason}")


def _is_shown(quote: Quote, page: Page, now: Mapping[str, str]) -> bool:
    """Whether the contribution is on the page, and whole: what is cut short is cut in its last."""
    *whole, last = page.segments
    return now.get(quote.segment) in (whole if page.cut else (*whole, last))


def _lacked(quote: Quote, page: Page) -> str:
    """That the page has no contribution of the kind that was quoted from."""
    kind = quote.segment[0]
    is_shown = not page.parted or any(name.startswith(kind) for name in page.segments)
    return "" if is_shown else f"nothing on the page is read as {_KINDS.get(kind, f'`{kind}…`, as in the saved copy')}"


_KINDS = {"c": "a comment", "e": "the editor's post", "b": "a contribution in a post", "p": "an article in a post"}


def _found(quote: Quote, own: str, page: Page, prefix: str = "", suffix: str = "") -> Finding:
    segments = page.segments if page.parted else {own: next(iter(page.segments.values()))}
    return verbatim.judge(quote.text, own, segments, prefix, suffix, quoting=bool(quote.voice.quoting))


def _stands(finding: Finding) -> bool:
    """Words that stand twice stand there, whatever a quotation of them would have to say."""
    return bool(finding) or finding.places > 1


def _standing(quote: Quote, own: str, page: Page, now: Mapping[str, str] | None, beside: str) -> Compared:
    """Words that stand in a segment, which is not always the contribution that had its number."""
    if not page.parted:
        where = "on the page, whose voices could not be told apart"
        return Compared("there", f"the words still stand {where}{beside}")
    if now is None or quote.segment in now:
        moved = f", the contribution that was {quote.segment}" if own != quote.segment else ""
        return Compared("there", f"the words still stand in {own}{moved}{beside}")
    if own in now.values():
        return _elsewhere(quote, own, now)
    said = f"the words stand in {own}; whether that is the contribution they are quoted from could not be told"
    return Compared("doubtful", said)


def _elsewhere(quote: Quote, where: str, now: Mapping[str, str] | None) -> Compared:
    """Words of another segment: another voice's, as far as the saved copy shows it; without one nobody can tell."""
    if now is None:
        said = f"the words stand in {where} now, not in {quote.segment}"
        return Compared("doubtful", f"{said}; whether that is the same contribution only the saved copy can show")
    return Compared(
        "elsewhere", f"the words stand in {where} now, which is not known to be {quote.segment} of the copy"
    )


def _missed(quote: Quote, own: str, page: Page, finding: Finding) -> Compared:
    if finding.state == "crosses-voices":
        listed = ", ".join(finding.elsewhere[:5])
        return Compared("changed", f"the words run over the edge of segments now: {listed}")
    words = _words(quote.text)
    told = next(_nearest(words, own, page), "")
    if told:
        message = _clipped(visible(f"the words have changed; {told}"))
        return Compared("changed", message, len(words.split()) >= FEWEST)
    return Compared("gone", "the words no longer stand there, nor anything near them", is_known_by=False)


def _nearest(words: str, own: str, page: Page) -> Iterator[str]:
    """What the own segment reads where it is near, then what the whole page does."""
    for text in (page.segments.get(own, ""), "\n\n".join(page.segments.values())):
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
