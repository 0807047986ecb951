"""CSL-JSON: an item in the fields of the Citation Style Language, version 1.0.2."""

from __future__ import annotations

import json
from typing import Any

from onrecord.citing.dates import HARVARD, day, is_open, is_sure
from onrecord.citing.item import Item
from onrecord.citing.styles import REMARKS, kept
from onrecord.edtf import Date, Point

_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for each value


def csl_json(item: Item) -> str:
    """A list of one item, as programs that keep references take it."""
    held = (f'  "{name}": {_json(value)}' for name, value in fields(item).items())
    return "[{\n" + ",\n".join(held) + "\n}]"


def fields(item: Item) -> dict[str, Any]:
    """The item's fields that hold anything; `custom`, which CSL leaves to us, has the date as written and a locator."""
    part, place = item.part, item.kept
    every = {
        "id": item.id,
        "type": item.form.csl,
        "title": item.heading,
        "author": [{"literal": item.by}] if item.by else [],
        "container-title": item.container,
        "issued": _date(item.date),
        "page": part.page if part else "",
        "URL": item.url,
        "language": item.language,
        "archive": place.dossier if place and part else "",
        "archive_location": place.where if place and part else "",
        "note": remarks(item),
        "abstract": f"“{part.words}”" if part else "",
        "custom": _custom(item),
    }
    return {name: value for name, value in every.items() if value}


def remarks(item: Item) -> str:
    """What a reader must know: what is said of a speaker, a date not sure, an address not its own, where it is kept."""
    date = item.date
    voice = f"Speaker: {item.credit}." if item.credit != item.by else ""
    unsure = f"Date: {day(date, HARVARD)}." if date and not is_sure(date) else ""
    address = f"Address: {REMARKS[item.url_is].strip(' ()')}." if item.url and REMARKS[item.url_is] else ""
    where = kept(item, ": {}")
    return " ".join(part for part in (voice, unsure, address, f"{where}." if where else "") if part)


def _custom(item: Item) -> dict[str, str]:
    """The date in EDTF, and the locator, which CSL gives to citations and not to items, in the terms it has there."""
    label, locator = item.part.locator if item.part else ("", "")
    return {name: text for name, text in (("edtf", item.edtf), ("label", label), ("locator", locator)) if text}


def _date(date: Date | None) -> dict[str, Any]:
    """The date in parts; of one known from one side only the year alone, as CSL has no open dates."""
    if date is None:
        return {}
    known = [_parts(point)[: 1 if is_open(date) else 3] for point in (date.start, date.end) if point]
    circa = {} if is_sure(date) or not _is_marked(date) else {"circa": True}
    return {"date-parts": known if date.interval else known[:1], **circa}


def _is_marked(date: Date) -> bool:
    return any(point and point.mark for point in (date.start, date.end))


def _parts(point: Point) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part]
