"""The quotation in our own prose: a run in quotation marks, which somebody must be shown to have said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.markup.prose import Quoted

FEWEST_WORDS = 3

# One class for all double marks and one for all single ones: people open with one keyboard and close with another.
_DOUBLE = '"＂“”„‟″〝〞〟«»「」『』❝❞❠'
_SINGLE = "'‘’‚‛‹›`´ʼ＇❛❜❟"
_ONLY_OPENS = frozenset("“„‟〝«「『❝❠‘‚‛‹❛❟")
_ONLY_CLOSES = frozenset("”〞〟»」』❞›❜")
# Two single marks side by side are a double one: ``so''.
_DOUBLED = f"([{re.escape(_SINGLE)}])\\1"
_ANY = re.compile(f"{_DOUBLED}|[{re.escape(_DOUBLE + _SINGLE)}]")
_ENDS_DOUBLED = re.compile(f"{_DOUBLED}|[{re.escape(_DOUBLE)}]")
# What a doubled mark stands before, besides a word: `''` alone is an empty text in many a language of programs.
_BEGINS = frozenset("[(…£$€\ufffc" + _DOUBLE)
_WORD = re.compile(r"(?:(?!--)[^\s—…\ufffc])+")
# What a word or a reference ends with: a mark after it closes.
_ENDS = frozenset(".,;:!?…)]}%£$€\ufffc")
# Words that begin with an apostrophe: 'tis, '90s.
_ELIDED = re.compile(r"(?:\d0s|tis|twas|em|cause|til|n|bout)\b", re.IGNORECASE)


def plain_quotations(text: str) -> tuple[Quoted, ...]:
    """The quotations in a text that is no Markdown: a title, a note, a claim."""
    return tuple(_quoted(text, start, end) for start, end in runs(text))


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where three or more words stand in quotation marks, as stretches of `text` without the marks."""
    return ((start, end) for start, end in spans(text) if is_saying(text[start:end]))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where anything stands in quotation marks, as stretches of `text` without the marks.

    A double mark that is never closed quotes to the end of its paragraph; a single one is then an apostrophe.
    Quotations within a quotation are part of it.
    """
    at = 0
    while mark := _ANY.search(text, at):
        width = _width_of_opening(text, mark)
        at = start = mark.start() + max(width, 1)
        end = _end(text, start, width) if width else None
        if end is not None:
            yield start, end
            at = min(end + width, len(text))


def is_saying(text: str) -> bool:
    """Whether a text is long enough to be taken for what somebody said."""
    words = [word for word in _WORD.findall(text) if any(map(str.isalnum, word))]
    return len(words) >= FEWEST_WORDS


def _quoted(text: str, start: int, end: int) -> Quoted:
    before = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    stop = text.find("\n", start, end)
    return Quoted(text[start:end], before + 1, column, (end if stop < 0 else stop) - start)


def _width_of_opening(text: str, mark: re.Match[str]) -> int:
    """Of how many characters a mark is that opens here: none, one, or two where it is doubled."""
    after = text[mark.end() : mark.end() + 1]
    if mark[1] and _stands_before(text, mark.start()) and (after.isalnum() or after in _BEGINS):
        return 2
    return int(_opens(text, mark.start()))


def _end(text: str, start: int, width: int) -> int | None:
    if width > 1:
        return _end_of_doubled(text, start)
    return _end_of_double(text, start) if text[start - 1] in _DOUBLE else _end_of_single(text, start)


def _opens(text: str, at: int) -> bool:
    if text[at] in _ONLY_CLOSES:
        return text[at] == "»" and _stands_before(text, at)  # »so« is how some languages quote
    if text[at] in _ONLY_OPENS:
        return True
    if text[at] in _SINGLE and _ELIDED.match(text, at + 1):
        return False
    return _stands_before(text, at)


def _stands_before(text: str, at: int) -> bool:
    """Whether a mark stands before a word and after none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and not before.isalnum() and before not in _ENDS


def _stands_after(text: str, at: int) -> bool:
    """Whether a mark stands after a word and before none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()


def _end_of_double(text: str, start: int) -> int:
    opened_low = text[start - 1] in "„»"
    for mark in re.compile(f"[{re.escape(_DOUBLE)}]").finditer(text, start):
        if mark[0] in _ONLY_CLOSES or (opened_low and mark[0] in "“«"):
            return mark.start()
        if mark[0] not in _ONLY_OPENS and not _stands_before(text, mark.start()):
            return mark.start()
    return len(text)


def _end_of_doubled(text: str, start: int) -> int:
    closing = (mark for mark in _ENDS_DOUBLED.finditer(text, start) if not text[mark.end() : mark.end() + 1].isalnum())
    return next((mark.start() for mark in closing if not text[mark.start() - 1].isspace()), len(text))


def _end_of_single(text: str, start: int) -> int | None:
    """The closing mark before the next opening one; a possessive (`the officers' union`) only if none is better."""
    possessive = None
    for mark in re.compile(f"[{re.escape(_SINGLE)}]").finditer(text, start):
        at = mark.start()
        if _opens(text, at):
            break
        if mark[0] in _ONLY_CLOSES or (_stands_after(text, at) and text[at - 1] != "s"):
            return at
        if _stands_after(text, at):
            possessive = at
    return possessive
