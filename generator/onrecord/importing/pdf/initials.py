"""An initial: a large letter that stands over several lines, and belongs to the first word of the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.importing.pdf.runs import Run
from onrecord.importing.pdf.words import GAP

_LARGE = 1.6  # times as high as the lines beside it
_NEAR = 0.8  # of a line's height, from the letter to its lines
_MOST = 8  # large letters of a page that are looked at
_INITIAL = re.compile(r"[\"'“‘«£$€]?[^\W_]")
_FIRST = re.compile(r"['’]?[^\W\d_]+")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_ALONE = frozenset("aàeiouyzskvw")  # letters that are words by themselves in some language of these letters
_VOWELS = re.compile("[aeiouyàâäáèéêëíîïóôöúûü]")


def with_initials(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs of a page, each large letter put before its word.

    Nobody can say whether `A` beside `long` is `Along` or `A long`: unless the page itself tells, GAP parts the two.
    """
    made = tuple(runs)
    for initial in [run for run in runs if _is_large(run.text[-1]) and _INITIAL.fullmatch(run.text)][:_MOST]:
        made = _joined(made, initial)
    return made


def _is_large(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()


def _joined(runs: tuple[Run, ...], initial: Run) -> tuple[Run, ...]:
    beside = [run for run in runs if _is_beside(initial, run)]
    if not beside:
        return runs
    first = max(beside, key=lambda run: run.bottom)
    if initial.text[-1].isdigit() and not first.text[0].isdigit():
        return runs  # a chapter's number
    said = initial.text + ("" if _is_one_word(initial.text[-1], first.text, runs) else GAP) + first.text
    moved = {id(run): replace(run, left=initial.left) for run in beside}
    moved[id(first)] = replace(first, text=said, left=initial.left)
    return tuple(moved.get(id(run), run) for run in runs if run is not initial)


def _is_beside(initial: Run, run: Run) -> bool:
    near = _NEAR * run.height
    return (
        initial.turn == run.turn
        and initial.height >= _LARGE * run.height
        and -near / 2 <= run.left - initial.right <= near
        and initial.bottom - run.height / 2 < (run.bottom + run.top) / 2 < initial.top
    )


def _is_one_word(letter: str, rest: str, runs: Sequence[Run]) -> bool:
    """Whether the letter and what stands beside it are surely one word."""
    found = _FIRST.match(rest)
    if not found or (found[0][0].isupper() and not found[0].isupper()):
        return False
    if found[0][0] in "'’":
        return True
    fragment, known = found[0].lower(), _words(runs)
    whole = letter.lower() + fragment
    if letter.lower() in _ALONE:
        return not _VOWELS.search(fragment)
    return letter.isascii() and (whole in known or fragment not in known) and _VOWELS.search(whole[1:3]) is not None


def _words(runs: Sequence[Run]) -> frozenset[str]:
    """The words of a page, but the first of each run: it may be what an initial was taken from."""
    return frozenset(word for run in runs for word in _WORD.findall(run.text.lower().partition(" ")[2]))
