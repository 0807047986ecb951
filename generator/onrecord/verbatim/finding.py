"""A finding: whether a quotation stands where it is said to, and what a person should be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.verbatim.looks import Look

State = Literal["verbatim", "verbatim-cut", "ambiguous", "crosses-voices", "missing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one quotation; true where it is verbatim.

    `parts` are stretches of the segment in code points, one for each stretch between cuts and insertions, from `start`
    to `end`; `words` counts the source's words quoted, `words_cut` those cut or replaced, `insertions` the words in
    brackets that are the editor's. `beside` are the stretches where prefix and suffix stand, `words_beside` how many
    words they have. `elsewhere` names the segments where the words stand instead. All are empty where the quotation
    was not found once; `places` then counts the places where they all stand, 0 where that could not be told. `lead`
    says how many first words stand nowhere else in the capture, once that was asked.
    """

    state: State
    message: str
    parts: tuple[tuple[int, int], ...] = ()
    words: int = 0
    words_cut: int = 0
    insertions: int = 0
    literal_brackets: bool = False
    looks: tuple[Look, ...] = ()
    beside: tuple[tuple[int, int], ...] = ()
    words_beside: int = 0
    elsewhere: tuple[str, ...] = ()
    places: int = 0
    lead: int = 0

    def __bool__(self) -> bool:
        return self.state in ("verbatim", "verbatim-cut")

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0][0] if self.parts else 0

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1][1] if self.parts else 0
