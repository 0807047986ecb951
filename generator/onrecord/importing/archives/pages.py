"""The pages of a web archive: which there are, and why the rest of it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.importing.addresses import cleaned, unfragmented
from onrecord.importing.archives import answers
from onrecord.importing.archives.records import Record
from onrecord.importing.archives.streams import Lines

MEDIA_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
ELSEWHERE = "only that it stands at"

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page that an archive holds whole: its address, when it was saved (`WARC-Date`), and where it stands.

    `place` is the number of the WARC file in the archive and of the record in it, both from 0.
    """

    address: str
    saved: str
    place: tuple[int, int]

    @property
    def day(self) -> str:
        """The day it was saved, in universal time; empty where that is not said."""
        found = _DAY.match(self.saved)
        return found[0] if found else ""


@dataclass(slots=True)
class Contents:
    """What an archive holds: its pages, and why the other addresses in it are none, in the order of the archive."""

    pages: list[Page] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)

    def add(self, archive: int, record: Record) -> None:
        """Note a record; its block is read to the end."""
        if not (record.address and cleaned(record.address)):
            return
        reason = _reason(record)
        record.block.drain()
        if reason:
            self.others.setdefault(unfragmented(record.address), reason)
        elif reason is not None:
            self.pages.append(Page(unfragmented(record.address), record.field("WARC-Date"), (archive, record.number)))


def _reason(record: Record) -> str | None:
    """Why a record is no page: empty where it is one, nothing where there is nothing to say."""
    kind = record.field("WARC-Type").lower()
    if kind == "revisit":
        return "only a note that it had not changed since another archive"
    if kind != "response":
        return None
    return next(_reasons(record), "")


def _reasons(record: Record) -> Iterator[str]:
    answer = answers.head(Lines(record.block))
    if answer is None:
        yield "an answer without a head"
        return
    status, media_type = answers.status(answer), answers.media_type(answer)
    to = answers.named(answer, "Location")
    if status.startswith("3") and to:
        yield f"{ELSEWHERE} `{cleaned(to) or to[:300]}`"
    elif status != "200":
        yield f"only the answer {status[:3] or 'of no number'}"
    elif media_type not in MEDIA_TYPES:
        yield f"a file of the kind `{media_type[:60] or 'unknown'}`"
