"""The stretch: a quotation's own words between its marks, as they were written."""

from __future__ import annotations

from onrecord.fold import fold
from onrecord.verbatim.marks import MARK, kind_of


def stretches(quotation: str, own_brackets: bool = False) -> tuple[str, ...]:
    """The words of each part, in no other typography than the quotation's; cuts and insertions stand between them.

    `[T]he` is `The`, and `[sic]` is left out. With `own_brackets` all is one stretch.
    They are those of `marks.read`, whose parts are folded.
    """
    if own_brackets or "[" not in quotation:
        return (quotation.strip(),)
    found, done = [""], 0
    for mark in MARK.finditer(quotation):
        found[-1] += quotation[done : mark.start()]
        done = mark.end()
        kind = kind_of(fold(mark[1]).text, _folded_from(quotation, done), 1)
        if kind == "letter":
            found[-1] += mark[1].strip()
        elif kind == "sic":
            done += _eaten(found[-1], quotation[done:])
            found[-1] = found[-1].rstrip()
        else:
            found.append("")
    found[-1] += quotation[done:]
    return tuple(text.strip() for text in found if fold(text).text)


def _folded_from(text: str, at: int) -> str:
    """A few characters of the text from a place on, folded, after one that keeps a space at their start."""
    return fold(f"x{text[at : at + 8]}").parted


def _eaten(before: str, after: str) -> int:
    """How much white space goes with a `[sic]` that nothing stands before."""
    return len(after) - len(after.lstrip()) if not before.strip() else 0
