"""Naming: the id that a new record gets where nobody gave one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from onrecord import values

LETTERS = "bcdfghjkmnpqrstvwxyz"
DIGITS = "23456789"
"""Those that are not taken for one another, and without vowels, so that no word comes of them."""

LENGTH = 4
MOST_TRIES = 1000
LONGEST = 48
_LONGEST_ID = 64  # as `values` has it

Draw = Callable[[str], str]
"""Takes one character of a text by chance."""


class Exhausted(Exception):
    """No id is left that nothing had."""


def minted(issue: str, files: Mapping[str, bytes], draw: Draw) -> str:
    """A quotation's id: its first issue, and four letters and digits that stand in no file, with at least one of each.

    What stands in a seal, in a record of drift or in a correction was an id once, and is never given again.
    """
    begun = issue[: _LONGEST_ID - LENGTH - 1].strip("-")
    for _ in range(MOST_TRIES):
        drawn = "".join(draw(LETTERS + DIGITS) for _ in range(LENGTH))
        made = f"{begun}-{drawn}"
        if {*drawn} & {*LETTERS} and {*drawn} & {*DIGITS} and not _stands(drawn, files.values()):
            return made
    raise Exhausted


def made_of(title: str, taken: Iterable[str], kind: str) -> str:
    """An id of a title: `Tone Deaf` gives `tone-deaf`; a number is put behind one that is taken."""
    ascii_only = unicodedata.normalize("NFKD", title[:1000]).encode("ascii", "ignore").decode()
    words = re.sub(r"['’]", "", ascii_only.lower())
    made = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(made) > LONGEST:
        made = made[: LONGEST + 1].rpartition("-")[0] or made[:LONGEST]
    first = made if values.is_id(made) else f"{made}-{kind}".strip("-")
    known = {*taken}
    return next(name for number in count(1) if (name := first if number == 1 else f"{first}-{number}") not in known)


def _stands(drawn: str, every: Iterable[bytes]) -> bool:
    return any(f"-{drawn}".encode() in data for data in every)
