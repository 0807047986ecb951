"""A quotation's setting: the sentence round it, the quotation marks it stands in, the line that introduces it."""

from __future__ import annotations

import re

from onrecord.fold import TABLE, Folded, fold
from onrecord.verbatim import quoted
from onrecord.verbatim.lexicon import SAYING
from onrecord.verbatim.quoted import PARAGRAPH_END
from onrecord.verbatim.words import core_at, has_core, is_edge, pieces

NEIGHBOURS = 4


def sentence_before(source: Folded, start: int) -> str:
    """The folded words, at most four, that stand before `start` in its sentence."""
    near: list[str] = []
    for piece in reversed(pieces(_paragraph_text(source, max(0, start - _REACH), start, -1))):
        if _ends_sentence(piece) or len(near) == NEIGHBOURS:
            break
        near += [piece] if has_core(piece) else []
    return " ".join(reversed(near))


def sentence_after(source: Folded, end: int) -> str:
    """The folded words, at most four, that stand after `end` in its sentence."""
    if _ends_sentence(source.parted[max(0, end - _LONG_WORD) : end].rpartition(" ")[2]):
        return ""
    near: list[str] = []
    for piece in pieces(_paragraph_text(source, end, min(len(source.text), end + _REACH), 0)):
        near += [piece] if has_core(piece) else []
        if _ends_sentence(piece) or len(near) == NEIGHBOURS:
            break
    return " ".join(near)


def closing_marks(parted: str, end: int) -> str:
    """The marks after `end` that belong to the word before it: of its own run, and those standing alone."""
    until = min(core_at(parted, end, end + _LONG_WORD), end + _LONG_WORD)
    marks = parted[end:until]
    if until == len(parted):
        return marks
    return marks[: max(marks.rfind(" ") + 1, marks.rfind("…") + 1, marks.rfind("—") + 1)]


def is_in_quotation_marks(original: str, start: int, end: int) -> bool:
    """Whether the first word stands in a quotation opened before `start`, or all of them in one that they also show."""
    first, last = _cores(original, start, end)
    return any(
        opened < first < closed and (opened < start or closed >= last) for opened, closed in quoted.in_marks(original)
    )


def is_passed_on(original: str, start: int, end: int) -> bool:
    """Whether every word is given as somebody else's: none stands before, between or after what is in marks."""
    if introduction(original, start):
        return True
    first, last = _cores(original, start, end)
    at = first
    for opened, closed in sorted(quoted.in_marks(original)):
        if opened <= at < closed:
            at = closed + 1
        elif opened >= at and has_core(original[at : min(opened, last)].replace(" ", "")):
            return False
    return at >= last


def introduction(original: str, start: int) -> str:
    """The nearest line before `start` that introduces somebody else's words, folded; or nothing.

    A line like `From Twitter:-` introduces all that follows, `A keeper wrote:` the paragraph after it or the rest of
    its own, `>` itself.
    """
    if quoted.begins_quoted(original, start):
        return ">"
    lines = original[:start].split("\n")[:-1]
    ends = (line[-_LONG_LINE:].rstrip() for line in reversed(lines) if not _MARKS.isdisjoint(line))
    found = (line for line in ends if line[-1:] in _MARKS and _INTRODUCES.search(line))
    return fold(next(found, "") or _sayer(original, start)).text


def _sayer(original: str, start: int) -> str:
    """The line that says that somebody says what follows in its paragraph or the next one, unless marks show it."""
    ends = [0, *(found.end() for found in PARAGRAPH_END.finditer(original, 0, start))]
    for found in reversed(list(_SAYS.finditer(original, ends[-2] if len(ends) > 1 else 0, start))):
        begins = original[found.end() :].lstrip()[:1]
        is_near = found.start() >= ends[-1] or not original[found.end() : ends[-1]].strip()
        if is_near and not quoted.is_mark(begins or " "):
            line = original.rfind("\n", 0, found.start()) + 1
            return original[line : found.end()].rstrip()
    return ""


def _cores(original: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the marks at its edges."""
    first, last = start, end
    while first < end and (is_edge(original[first]) or quoted.is_mark(original[first])):
        first += 1
    while last > first and (is_edge(original[last - 1]) or quoted.is_mark(original[last - 1])):
        last -= 1
    return first, last


_REACH = 160
_LONG_WORD = 60
_LONG_LINE = 400

_CLOSERS = frozenset(".!?\"')]")
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[(\[\"'])(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|etc|vs|cf|[a-hj-z])\.[\"')\]]*$", re.IGNORECASE
)


def _ends_sentence(piece: str) -> bool:
    return piece[-1:] in _CLOSERS and _SENTENCE_END.search(piece) is not None and _ABBREVIATION.search(piece) is None


_DASHES = "".join(map(re.escape, TABLE["hyphen"] + TABLE["dash"] + TABLE["long"]))
_MARKS = frozenset(":" + TABLE["hyphen"] + TABLE["dash"] + TABLE["long"])
# `From Twitter:-`, and the same with a plain colon or dash where the line says that it brings words from somewhere.
_INTRODUCES = re.compile(
    rf":\s?[{_DASHES}]+$|^\W*(?:from|via|exchanges?|tweets?|posted|quot\w+)\b[^.!?]{{0,80}}:$"
    rf"|^\W*(?:from|via)\b[^.!?]{{0,80}}\s[{_DASHES}]+$",
    re.IGNORECASE,
)

# `A keeper wrote:`, but not `I would add:` or `I said:`; and no word that is as often a noun, as in `my answers:`.
_NOUNS = {"answers", "comments", "posts", "reports", "claims", "quotes"}
_FINITE = sorted(word for word in SAYING - _NOUNS if word.endswith(("s", "ed")) or word in {"wrote", "said", "told"})
_SAYS = re.compile(
    r"(?<!\bto )(?<!\bI )(?<!\bwe )(?<!\bI['’]d )(?<!\bI['’]ll )"
    rf"\b(?:reads|{'|'.join(_FINITE)})\b[^.!?:\n]{{0,40}}:(?=\s|$)",
    re.IGNORECASE,
)


def _paragraph_text(source: Folded, start: int, end: int, which: int) -> str:
    """What is folded from `start` to `end`, and of that the first or last paragraph."""
    raw = source.original[slice(*source.stretch(start, end))]
    parts = PARAGRAPH_END.split(raw) if "\n" in raw or "\u2029" in raw else []
    return fold(parts[which]).parted if len(parts) > 1 else source.parted[start:end]
