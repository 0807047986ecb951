"""The words of ours in a dossier: which fields hold them, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.diagnostics import Place
from onrecord.dossier import Dossier, Placed
from onrecord.kinds import KINDS, QUOTE
from onrecord.records import Record

_PROSE = {kind.name: [tuple(path.split(".")) for path in kind.prose] for kind in (*KINDS, QUOTE)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of ours in a field of a record, and the steps to it."""

    of: Placed[Record]
    steps: tuple[str | int, ...]
    text: str

    @property
    def at(self) -> Place:
        """Where it stands."""
        return self.of.at(*self.steps)


def sentences(dossier: Dossier) -> Iterator[Sentence]:
    """Every text of ours that stands in a field; the Markdown of pages is apart, in `Placed.prose`."""
    for placed in dossier.every():
        for path in _PROSE[placed.kind]:
            # Most of these fields are empty, and those of a quotation are asked for ten thousand times.
            if getattr(placed.record, path[0]) and not _is_given(placed.record, path):
                for steps, text in _reached(placed.record, path):
                    yield Sentence(placed, steps, text)


def texts(dossier: Dossier) -> Iterator[str]:
    """Every text a reader meets: ours, and the quoted words; a term's own explanation of itself is left out."""
    yield from (sentence.text for sentence in sentences(dossier) if sentence.of.kind != "term")
    yield from (quote.record.text for quote in dossier.quotes.values())
    yield from (placed.body for placed in dossier.every() if placed.body)


def _is_given(record: Record, path: tuple[str, ...]) -> bool:
    """Whether a field holds what somebody else wrote after all: the title that a source gives itself."""
    return path == ("title",) and getattr(record, "title_is", "described") == "given"


def _reached(value: Any, path: Sequence[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts at the end of a path of fields; a list on the way is followed in each of its records."""
    if not path:
        yield from _texts(value)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from (((index, *steps), text) for steps, text in _reached(each, path))
    else:
        held = getattr(value, path[0])
        yield from (((path[0], *steps), text) for steps, text in _reached(held, path[1:]))


def _texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts in a field, with the steps to each from the field."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, list):
        yield from (((index,), text) for index, text in enumerate(value))
    elif isinstance(value, dict):
        yield from (((name,), text) for name, text in value.items())
