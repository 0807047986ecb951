"""Second looks: what a true quotation may still leave out, and an editor must deal with in a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.fold import Folded, fold
from onrecord.verbatim import governing
from onrecord.verbatim.ends import is_before_hyphen
from onrecord.verbatim.lexicon import KINDS, Kind, bare, may_turn
from onrecord.verbatim.marks import Reading
from onrecord.verbatim.match import Alignment, replaced
from onrecord.verbatim.quoted import PARAGRAPH_END
from onrecord.verbatim.setting import (
    closing_marks,
    introduction,
    is_in_quotation_marks,
    is_passed_on,
    sentence_after,
    sentence_before,
)
from onrecord.verbatim.words import count

LONG_CUT = 50


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at again: its kind, the source's words it is about, and a sentence for a person."""

    kind: str
    words: tuple[str, ...]
    message: str


def looks(reading: Reading, source: Folded, alignment: Alignment, quoting: bool | None) -> tuple[Look, ...]:
    """Everything about a match that a note must deal with; `quoting` says the voice is known to quote another.

    Where `quoting` is None, nothing is asked of what stands outside them, nor of whose words they are.
    """
    found = [
        *_omitted(reading, source, alignment),
        *([] if quoting is None else _outside(source, alignment)),
        *_question(source, alignment[-1][1]),
        *_hyphens(source, alignment),
        *_wide_cuts(source, alignment),
        *([] if quoting is None else (_own_words if quoting else _second_hand)(source, alignment)),
    ]
    return tuple(dict.fromkeys(found))


def _omitted(reading: Reading, source: Folded, alignment: Alignment) -> Iterator[Look]:
    """Negations, conditions and attributions that a cut leaves out or an insertion stands for."""
    for gap, text in zip(reading.gaps, replaced(alignment, source), strict=True):
        how = "cut" if gap.cuts else "replaced"
        for kind in KINDS if may_turn(text) else ():
            words = tuple(kind.cut(text))
            if words:
                yield Look(f"{kind.name}-{how}", words, f"{_listed(words)} is {how} here, which {kind.why}")


def _outside(source: Folded, alignment: Alignment) -> Iterator[Look]:
    """Those within four words outside either end, in the same sentence, and those that govern these words there."""
    start, end = alignment[0][0], alignment[-1][1]
    before, after = sentence_before(source, start), sentence_after(source, end)
    set_off = not _SETTING_OFF.isdisjoint(source.parted[end - 1 : end + 1])
    for kind in KINDS if may_turn(before) or may_turn(after) else ():
        yield from _beside(kind, "before", [*kind.near(before), *governing.before(kind, before)])
        yield from _beside(kind, "after", [*kind.near(after), *governing.after(kind, after, set_off=set_off)])


_SETTING_OFF = frozenset(",\"'–—-")


def _beside(kind: Kind, where: str, words: list[str]) -> Iterator[Look]:
    if words:
        message = f"{_listed(tuple(words))} stands just {where} these words in the same sentence, which {kind.why}"
        yield Look(f"{kind.name}-outside", tuple(words), message)


_QUESTION_MARKS = frozenset("?？؟‽⁇⁈⁉")


def _question(source: Folded, end: int) -> Iterator[Look]:
    """A question mark that closes the last word, or stands alone after it."""
    if not _QUESTION_MARKS.isdisjoint(closing_marks(source.parted, end)):
        word = bare(source.text[:end].rpartition(" ")[2])
        yield Look("question-mark-left-off", (word,), f"the source asks this: a “?” stands after “{word}”")


def _hyphens(source: Folded, alignment: Alignment) -> Iterator[Look]:
    for _, end in alignment:
        if is_before_hyphen(source.parted, end):
            start = source.text.rfind(" ", 0, end) + 1
            whole = bare(source.text[start:].partition(" ")[0])
            yield Look("end-before-hyphen", (whole,), f"these words leave off inside “{whole}”")


def _wide_cuts(source: Folded, alignment: Alignment) -> Iterator[Look]:
    for (_, before), (after, _) in pairwise(alignment):
        text = source.parted[before:after]
        words = count(text)
        shown = (_shortened(text),) if words else ()
        if words > LONG_CUT:
            yield Look("long-cut", shown, f"a cut leaves out {words} words")
        if PARAGRAPH_END.search(source.original, source.stretch(0, before)[1], source.stretch(after, after + 1)[0]):
            yield Look("cut-over-paragraph", shown, "a cut runs over the end of a paragraph")


def _second_hand(source: Folded, alignment: Alignment) -> Iterator[Look]:
    """Words that the segment's writer gives as somebody else's."""
    for start, end in alignment:
        stretch = source.stretch(start, end)
        shown = (_shortened(source.text[start:end]),)
        if is_in_quotation_marks(source.original, *stretch):
            yield Look("inside-quotation-marks", shown, "these words stand inside quotation marks in the source")
        line = introduction(source.original, stretch[0])
        if line:
            yield Look("after-introduction", (line,), f"these words come after the line “{line}”")


def _own_words(source: Folded, alignment: Alignment) -> Iterator[Look]:
    """Words that the segment's writer does not give as anybody else's, though the record does."""
    for start, end in alignment:
        if not is_passed_on(source.original, *source.stretch(start, end)):
            message = "nothing in the source shows that all these words are passed on, as `voice.quoting` says"
            yield Look("own-words", (_shortened(source.text[start:end]),), message)


def _shortened(text: str) -> str:
    words = fold(text).text.split(" ")
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
