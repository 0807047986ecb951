"""Placing: where each segment that a dossier names of a source stands in a newer saving of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord import verbatim
from onrecord.dossier import Dossier, Placed
from onrecord.intake.succession import succession
from onrecord.phrasing import first
from onrecord.records import Event, Figure, Quote
from onrecord.verbatim import Finding

Segments = Mapping[str, str]
Naming = Placed[Quote] | Placed[Figure] | Placed[Event]
State = Literal["kept", "moved", "ambiguous", "gone", "doubtful"]


@dataclass(frozen=True, slots=True)
class Placing:
    """What becomes of the segment that one record names.

    `to` is the segment it is to name: its own unless it `moved`. Of what is ambiguous, gone or doubtful, `message` says
    why, and nothing is to be changed.
    """

    record: Naming
    segment: str
    to: str
    state: State
    message: str = ""

    @property
    def kind(self) -> str:
        """The record's kind."""
        return self.record.kind

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id

    @property
    def is_of_words(self) -> bool:
        """Whether the record says words that are to stand there: a quotation that is not withdrawn."""
        return isinstance(self.record.record, Quote) and self.record.record.status != "withdrawn"

    @property
    def is_sure(self) -> bool:
        """Whether the record's segment is known."""
        return self.state in ("kept", "moved")


def placings(dossier: Dossier, source: str, old: Segments | None, new: Segments) -> tuple[Placing, ...]:
    """One for each quotation, figure and event that names a segment of the source, in that order.

    `old` are the texts of the newest saving recorded so far, None where it is not at hand. Where none was recorded, a
    segment was always named of the one that comes now.
    """
    naming = tuple(_naming(dossier, source))
    named = dict.fromkeys(segment for _, segment in naming)
    if not dossier.sources[source].record.captures:
        old = new
    successors = succession(named, old or {}, new)
    return tuple(_placed(record, segment, successors.get(segment), old, new) for record, segment in naming)


def _naming(dossier: Dossier, source: str) -> Iterator[tuple[Naming, str]]:
    for quote in dossier.quotes_of(source):
        yield quote, quote.record.segment
    for figure in dossier.figures.values():
        if figure.record.source == source:
            yield figure, figure.record.segment
    for event in dossier.events.values():
        if event.record.source == source and event.record.segment:
            yield event, event.record.segment


def _placed(record: Naming, segment: str, to: str | None, old: Segments | None, new: Segments) -> Placing:
    if isinstance(record.record, Quote) and record.record.status != "withdrawn":
        return _of_quote(record, record.record, segment, to, old, new)
    return _of_segment(record, segment, to)


def _of_segment(record: Naming, segment: str, to: str | None) -> Placing:
    """Of a record without words to look for: a figure, an event, a withdrawn quotation, of which no more is asked."""
    if to is not None:
        return Placing(record, segment, to, "kept" if to == segment else "moved")
    if isinstance(record.record, Quote):
        return Placing(record, segment, segment, "kept")
    message = (
        f"which contribution of the new saving is the one that was {segment} is not sure; it quotes no words that a "
        "check could look for, so this is told only now"
    )
    return Placing(record, segment, segment, "doubtful", message)


def _of_quote(
    record: Naming, quote: Quote, segment: str, to: str | None, old: Segments | None, new: Segments
) -> Placing:
    if to is None:
        return _of_unknown(record, quote, segment, old, new)
    found = _find(quote, new[to])
    if found:
        return Placing(record, segment, to, "kept" if to == segment else "moved")
    state: State = "ambiguous" if found.state == "ambiguous" else "gone"
    where = f"{segment} is now {to}, and " if to != segment else f"in {segment} "
    return Placing(record, segment, segment, state, f"{where}{found.message}")


def _of_unknown(record: Naming, quote: Quote, segment: str, old: Segments | None, new: Segments) -> Placing:
    """Where the contribution is not known again: the words show at most where a person should look."""
    found = {name: _find(quote, text, beside=False) for name, text in new.items()}
    standing = [name for name, finding in found.items() if finding or finding.places > 1]
    if not standing:
        return _of_nowhere(record, segment, found)
    named = first(_MOST_NAMED, standing)
    why = ", and" if old is not None else "; without the older saving"
    message = f"these words stand in {named}{why} it is not sure that this is the contribution that was {segment}"
    message += "; they stand in the segment it names, so this is told only now" if segment in standing else ""
    return Placing(record, segment, segment, "doubtful", message)


_MOST_NAMED = 5


def _of_nowhere(record: Naming, segment: str, found: Mapping[str, Finding]) -> Placing:
    """Words of which there are too many places to look at may stand there or not."""
    unsure = next(((name, each.message) for name, each in found.items() if each.state == "ambiguous"), None)
    if unsure:
        return Placing(record, segment, segment, "ambiguous", f"in {unsure[0]} {unsure[1]}")
    return Placing(record, segment, segment, "gone", "these words stand nowhere in the new saving")


def _find(quote: Quote, text: str, *, beside: bool = True) -> Finding:
    """Whether the words stand there; `beside`: and between what the quotation says that they stand between."""
    around = (quote.prefix, quote.suffix) if beside else ("", "")
    return verbatim.find(quote.text, text, *around, quoting=bool(quote.voice.quoting))
