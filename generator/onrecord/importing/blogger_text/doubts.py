"""Doubts about a segment's words: marks that do not pair, two voices in one, no words at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.importing.blogger_text.furniture import is_removal
from onrecord.importing.blogger_text.introductions import introductions
from onrecord.importing.blogger_text.passages import Passage
from onrecord.importing.segments import Remark


def doubts(passage: Passage) -> Iterator[Remark]:
    """Each doubt at the line the segment begins on, or where its words give rise to it."""
    if not passage.paragraphs:
        yield Remark(passage.line, f"{passage.id} holds no words")
        return
    text = "\n".join(paragraph.text for paragraph in passage.paragraphs)
    for is_doubtful, message in _DOUBTS:
        if is_doubtful(text):
            yield Remark(passage.paragraphs[0].line, f"{passage.id} {message}")
    yield from _exchanges(passage)


_MARKS = '"“”„‟«»'
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
# Marks that pair with nothing: an emoticon's mouth, the bracket after the letter or number of a list.
_UNPAIRED = re.compile(r"[:;=8][-'^o]?[()\[\]]|(?:^|(?<=\s))(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)", re.MULTILINE)
_EXCHANGE = re.compile(r"\b(?:exchanges?|conversations?|dialogues?|discussions?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“].*[\"”]\W?", re.DOTALL)


def _has_odd_marks(text: str) -> bool:
    return sum(map(text.count, _MARKS)) % 2 == 1


def _has_odd_brackets(text: str) -> bool:
    # The bare look first: it is enough for nearly every text, and costs a tenth of the careful one.
    return _is_odd(text) and _is_odd(_UNPAIRED.sub("", text))


def _is_odd(text: str) -> bool:
    return any(text.count(opens) != text.count(closes) for opens, closes in _PAIRS)


_DOUBTS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (is_removal, "is the page's notice that a comment was removed, not a voice's words"),
    (_has_odd_marks, "has a double quotation mark that is not paired"),
    (_has_odd_brackets, "has a bracket that is not paired"),
)


def _exchanges(passage: Passage) -> Iterator[Remark]:
    """An introduction that speaks of an exchange, or that two paragraphs follow, each wholly in quotation marks."""
    for introduction in introductions(passage):
        is_two_quoted = len(introduction.after) == 2 and all(map(_QUOTED.fullmatch, introduction.after))
        if is_two_quoted or _EXCHANGE.search(introduction.text):
            yield Remark(introduction.line, f"two voices or more seem to stand in {passage.id} after this line")
