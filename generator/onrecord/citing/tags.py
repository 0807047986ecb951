"""The tag: what a page's head says of a citable thing, in Dublin Core and in the names that Highwire Press gave."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.citing.dates import is_open
from onrecord.citing.item import Item

Tag = tuple[str, str]  # name and content


def dublin_core(item: Item) -> Iterator[Tag]:
    """What the thing is in Dublin Core; its date in EDTF, as the standard has it."""
    part, kept = item.part, item.kept
    yield "DC.title", item.heading
    yield "DC.creator", item.author if part is None else ""
    yield "DC.type", "Text"
    yield "DC.date", item.edtf
    yield "DC.publisher", item.container
    yield "DC.language", item.language
    yield "DC.identifier", kept.where if kept else item.url
    yield "DC.source", item.url if part else ""
    yield "DC.isPartOf", item.title if part else ""


def highwire(item: Item) -> Iterator[Tag]:
    """What programs that keep references read; an author only where the work has one."""
    date = item.date
    yield "citation_title", item.heading
    yield "citation_author", item.author if item.part is None else ""
    yield "citation_publication_date", (date.year if is_open(date) else date.iso.replace("-", "/")) if date else ""
    yield "citation_publisher", item.container
    yield "citation_language", item.language
    yield "citation_public_url", item.kept.permalink if item.kept else item.url
