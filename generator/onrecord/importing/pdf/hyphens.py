"""The hyphen at a line's end: whether it is the word's own or the line's, by what the document itself prints elsewhere.

A PDF does not say which it is, and a wrong guess is a wrong word: `re-` above `sign` is `resign` or its opposite. So a
word is joined only on evidence. Where the document prints it whole elsewhere within a line, and never with a hyphen,
the hyphen and the line break become one soft hyphen, which folding takes out and a page shows only at a line's end.
Where it prints the word with its hyphen elsewhere, and never whole, the line break alone goes. All others stay as they
are printed, and are told. A soft hyphen in the file is no evidence: it is what many programs write for every hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.importing.pdf.lines import Line

SOFT = "\u00ad"

# Words of these beginnings mean one thing with a hyphen and another without: re-sign, co-op, un-ionised.
_TWO_SENSES = frozenset({"re", "co", "un", "pre"})
_LAST = re.compile(r"(?:^|(?<=[\s(\[\"'“‘]))[^\W\d_]+(?:['’-][^\W\d_]+)*[-\u2010]$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w/@]|[.:]\w)")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SHORTEST = 2  # letters on either side
_LONGEST = 80  # characters that are looked at


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines made one text, and the words of which nobody can say whether their hyphen is their own."""

    text: str
    doubtful: tuple[str, ...]


def lexicon_of(lines: Sequence[Line]) -> frozenset[str]:
    """The words of all lines in small letters, but those that a line's end may have broken."""
    found: set[str] = set()
    broken = False
    for line in lines:
        words = _WORD.findall(line.text.lower().replace("\u2010", "-"))
        found.update(words[int(broken) : len(words) - line.is_hyphened])
        broken = line.is_hyphened
    return frozenset(found)


def joined(lines: Iterable[Line], lexicon: frozenset[str]) -> Joined:
    """The lines under one another, a word that a line's end broke joined where there is evidence how."""
    pieces: list[str] = []
    doubtful: list[str] = []
    last: Line | None = None
    for line in lines:
        join = _join(last.text, line.text, lexicon) if last and last.is_hyphened else None
        if last and last.is_hyphened and join is None:
            doubtful.append(f"{last.text.split()[-1]}⏎{line.text.split()[0]}")
        elif join == SOFT:
            pieces[-1] = pieces[-1][:-1]
        pieces += ["\n" if join is None else join, line.text] if pieces else [line.text]
        last = line
    return Joined("".join(pieces), tuple(doubtful))


def _join(before: str, after: str, lexicon: frozenset[str]) -> str | None:
    """What comes between two lines: a soft hyphen for the one printed, nothing after it, or None where none can say."""
    one, other = _LAST.search(before.rsplit(maxsplit=1)[-1][:_LONGEST]), _FIRST.match(after[:_LONGEST])
    if not one or not other or min(len(one[0]) - 1, len(other[0])) < _SHORTEST or other[0][0].isupper():
        return None
    half, rest = one[0][:-1].lower(), other[0].lower()
    whole, parted = half + rest in lexicon, f"{half}-{rest}" in lexicon
    if whole == parted:
        return None
    if parted:
        return ""
    return None if re.split("['’-]", half)[-1] in _TWO_SENSES else SOFT
