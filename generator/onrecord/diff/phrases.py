"""The phrase: what is told of a difference before any form is chosen, each word of it ours or the content's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.diff.fields import Change
from onrecord.diff.wording import Act


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the content, or a name that a stranger chose."""

    text: str


Phrase = tuple[str | Said, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the content that both revisions have, or one of them.

    With a `label` of ours they are what a field says; without, they are a stretch of prose, or of a quotation, which
    alone is never cut where it stayed as it was.
    """

    act: Act
    text: str
    label: str = ""
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that changed: what, in a phrase; the words; and what a reviewer has to see to, a phrase each."""

    head: Phrase
    lines: tuple[Line, ...] = ()
    tasks: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of one kind, under a title of ours."""

    title: str
    blocks: tuple[Block, ...]


def dotted(phrases: Sequence[Phrase]) -> Phrase:
    """Several phrases as one."""
    return tuple(part for phrase in phrases for part in (" · ", *phrase))[1:]


def of_field(change: Change) -> Iterator[Line]:
    """A field that says otherwise: its prose word by word, else what it said and what it says."""
    if change.form == "words":
        yield Line("same", "", change.field)
        yield from (Line(piece.act, piece.text) for piece in change.pieces)
        return
    note = _NOTES.get(change.form, "")
    yield from (Line(piece.act, piece.text, change.field + note) for piece in change.pieces)


_NOTES = {"typography": " (the same words, in other typography)", "order": " (the same, in another order)"}

ACTS = {
    "added": "new",
    "removed": "removed",
    "withdrawn": "withdrawn",
    "restored": "no longer withdrawn",
    "reworded": "words changed",
    "changed": "changed",
    "unread": "not compared: the file it stood in cannot be read",
}
