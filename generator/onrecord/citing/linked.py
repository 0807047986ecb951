"""Linked data: an item in the words of schema.org. Nobody anonymous is made a person, and no name is taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.citing.dates import is_sure
from onrecord.citing.item import Item
from onrecord.edtf import Date

Node = dict[str, Any]

# What a contribution is, by the first letter of its segment; the other letters stand for the work itself.
_PARTS: Mapping[str, str] = {"c": "Comment", "b": "CreativeWork", "p": "CreativeWork", "t": "CreativeWork"}


def linked(item: Item) -> Node:
    """The thing as a node of its own, with what it is part of."""
    return {"@context": "https://schema.org", **(_quotation(item) if item.part else _own(item))}


def organization(name: str) -> Node:
    """An institution or publication by its name; nothing for none."""
    return {"@type": "Organization", "name": name} if name else {}


def filled(**fields: Any) -> Node:
    """The fields that hold anything, in their order; `kind` is the type."""
    kind = fields.pop("kind")
    return {"@type": kind, **{name: value for name, value in fields.items() if value}}


def _quotation(item: Item) -> Node:
    part, kept = item.part, item.kept
    return filled(
        kind="Quotation",
        text=part.words if part else "",
        inLanguage=item.language,
        identifier=kept.path if kept else "",
        url=kept.permalink if kept else "",
        isPartOf=_contribution(item),
    )


def _contribution(item: Item) -> Node:
    kind = _PARTS.get(item.part.segment[0]) if item.part else None
    if kind is None or item.part is None:
        return _work(item)
    name = item.part.place or item.part.speaker
    return filled(kind=kind, name=name, **_dates(item.part.said, item.edtf), isPartOf=_work(item))


def _work(item: Item) -> Node:
    stands = {"@type": "Blog", "name": item.container} if item.kind == "blog-thread" and item.container else {}
    return filled(
        kind=item.form.schema,
        name=item.title,
        creditText=item.author,
        **_dates(item.issued, item.issued.text if item.issued else ""),
        url=item.url if item.url_is == "exact" else "",
        isPartOf=stands,
        publisher={} if stands else organization(item.container),
    )


def _own(item: Item) -> Node:
    """A thing that stands by itself: a source, or a page of the dossier's own."""
    if item.kept is None:
        return _work(item)
    return filled(
        kind=item.form.schema,
        headline=item.title,
        **_dates(item.issued, item.edtf),
        inLanguage=item.language,
        url=item.url,
        identifier=item.kept.path,
        publisher=organization(item.author),
        isPartOf={"@type": "Dataset", "name": item.kept.dossier},
    )


def _dates(date: Date | None, edtf: str) -> Node:
    """A date that is sure as a date; any other as EDTF writes it."""
    return {"datePublished": date.iso} if date and is_sure(date) else {"temporal": edtf}
