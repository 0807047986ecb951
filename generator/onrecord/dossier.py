"""A dossier: all records by kind and id, each with its place, and who cites whom, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, get_args

from onrecord import records
from onrecord.diagnostics import Place
from onrecord.markup import Prose
from onrecord.records import Record
from onrecord.seals import Seal
from onrecord.sightings import Sightings
from onrecord.values import Reference
from onrecord.yamltree import Document

R = TypeVar("R", bound=Record, covariant=True)
Step = str | int
Name = tuple[str, str]  # kind and id: ("quote", "lamps-x7k2")


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record with its id, where it stands, and its prose where it is a page of Markdown."""

    kind: str
    id: str
    record: R
    document: Document
    steps: tuple[Step, ...] = ()
    prose: Prose | None = None
    body: str = ""

    @property
    def name(self) -> Name:
        """Kind and id."""
        return (self.kind, self.id)

    def at(self, *steps: Step) -> Place:
        """Where a field's value stands; an id in a list of ids is found by itself."""
        holder: Any = self.document.value
        for step in (*self.steps, *steps[:-1]):
            holder = holder[step] if _leads(holder, step) else None
        if steps and isinstance(holder, list) and steps[-1] in holder:
            return self.document.at(*self.steps, *steps[:-1], holder.index(steps[-1]))
        return self.document.at(*self.steps, *steps)

    def key_at(self, *steps: Step) -> Place:
        """Where a field's name stands."""
        return self.document.key_at(*self.steps, *steps)


@dataclass(frozen=True, slots=True)
class Citation:
    """One record naming another: who, whom, and by which field (`body` for Markdown).

    `where` is the place, or the record and the steps to it: most are never asked for.
    """

    by: Name
    of: tuple[str, ...]
    id: str
    field: str
    where: Place | tuple[Placed[Record], tuple[Step, ...]]

    @property
    def at(self) -> Place:
        """Where it says so."""
        return self.where if isinstance(self.where, Place) else self.where[0].at(*self.where[1])


@dataclass(frozen=True)
class Dossier:
    """All records of one site, and who cites whom.

    `unread` names what was written but could not be read, so that no reference to it is doubted: an empty id stands
    for all of a kind.
    """

    settings: Placed[records.Settings]
    issues: Mapping[str, Placed[records.Issue]]
    sources: Mapping[str, Placed[records.Source]]
    quotes: Mapping[str, Placed[records.Quote]]
    claims: Mapping[str, Placed[records.Claim]]
    figures: Mapping[str, Placed[records.Figure]]
    terms: Mapping[str, Placed[records.Term]]
    events: Mapping[str, Placed[records.Event]]
    corrections: Mapping[str, Placed[records.Correction]]
    briefings: Mapping[str, Placed[records.Briefing]]
    pages: Mapping[str, Placed[records.Page]]
    source_of: Mapping[str, str]
    seals: Mapping[str, Seal]
    sightings: Mapping[str, Sightings]
    citations: tuple[Citation, ...]
    cites: Mapping[Name, tuple[Citation, ...]]
    cited_by: Mapping[Name, tuple[Citation, ...]]
    unread: frozenset[Name]

    def of_kind(self, kind: str) -> Mapping[str, Placed[Record]]:
        """The records of a kind by id; none for a kind without records of its own."""
        every: Mapping[str, Placed[Record]] = getattr(self, f"{kind}s", {})
        return every

    def has(self, kind: str, record_id: str) -> bool:
        """Whether a record of that kind and id was written, readable or not."""
        return record_id in self.of_kind(kind) or (kind, record_id) in self.unread or (kind, "") in self.unread

    def every(self) -> Iterator[Placed[Record]]:
        """Every record, the dossier's own settings first."""
        yield self.settings
        for kind in _COLLECTIONS:
            yield from self.of_kind(kind).values()

    def quotes_of(self, source: str) -> tuple[Placed[records.Quote], ...]:
        """The quotations of a source, in the order they are written."""
        named = (quote.id for quote in self.sources[source].record.quotes)
        return tuple(self.quotes[name] for name in named if self.source_of.get(name) == source)


_COLLECTIONS = ("issue", "source", "quote", "claim", "figure", "term", "event", "correction", "briefing", "page")


def citations(placed: Placed[Record]) -> Iterator[Citation]:
    """Every record that one names, in its fields and in its Markdown."""
    for steps, kinds, record_id in _named(placed.record, type(placed.record)):
        yield Citation(placed.name, kinds, record_id, str(steps[0]), (placed, steps))
    if placed.prose:
        yield from _mentioned(placed, placed.prose)


def by_citing(every: tuple[Citation, ...]) -> dict[Name, tuple[Citation, ...]]:
    """The citations that each record makes."""
    return _grouped((citation.by, citation) for citation in every)


def by_cited(every: tuple[Citation, ...]) -> dict[Name, tuple[Citation, ...]]:
    """The citations that are made of each record."""
    return _grouped(((kind, citation.id), citation) for citation in every for kind in citation.of)


def _grouped(pairs: Iterable[tuple[Name, Citation]]) -> dict[Name, tuple[Citation, ...]]:
    found: defaultdict[Name, list[Citation]] = defaultdict(list)
    for name, citation in pairs:
        found[name].append(citation)
    return {name: tuple(every) for name, every in found.items()}


def _mentioned(placed: Placed[Record], prose: Prose) -> Iterator[Citation]:
    path = placed.document.path
    for mention in prose.mentions:
        if mention.kind == "chart":
            continue
        at = Place(path, mention.line, mention.column, mention.width)
        for record_id in mention.ids:
            yield Citation(placed.name, (mention.kind,), record_id, "body", at)


def _leads(holder: Any, step: Step) -> bool:
    return step in holder if isinstance(holder, dict) else isinstance(holder, list) and isinstance(step, int)


def _named(record: Record, model: type[Record]) -> Iterator[tuple[tuple[Step, ...], tuple[str, ...], str]]:
    """The references in a record's own fields: the steps to each, the kinds it may be of, its id."""
    for field, kinds in reference_fields(model):
        value = getattr(record, field)
        if isinstance(value, str):
            yield (field,), kinds, value
        elif value:
            yield from (((field, each), kinds, each) for each in value)


@cache
def reference_fields(model: type[Record]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a model that hold ids of other records, with the kinds those may be of."""
    found = ((name, [*field.metadata, *_parts(field.annotation)]) for name, field in model.model_fields.items())
    marks = ((name, next((part for part in parts if isinstance(part, Reference)), None)) for name, parts in found)
    return tuple((name, mark.kinds) for name, mark in marks if mark)


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of, all the way down."""
    for part in get_args(annotation):
        yield part
        yield from _parts(part)
