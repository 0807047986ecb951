"""The pages of a web archive: which there are, and which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.importing.addresses import cleaned, page_of
from onrecord.importing.archives import answers
from onrecord.importing.archives.records import Record
from onrecord.importing.archives.streams import Lines
from onrecord.importing.saved import Unreadable

MEDIA_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
MOST_NAMED = 10

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
            self.others.setdefault(page_of(record.address), reason)
        elif reason is not None:
            self.pages.append(Page(record.address, record.field("WARC-Date"), (archive, record.number)))


def chosen(contents: Contents, wanted: str) -> tuple[Page, int]:
    """The newest copy of the page wanted, or of the only one, and how many copies there are; raises `Unreadable`."""
    copies = _copies(contents.pages, wanted)
    if wanted and not copies:
        raise _not_there(contents, wanted)
    if not copies:
        raise Unreadable("there is no page in it", remedy="make an archive of the page that is quoted")
    if len({page_of(page.address) for page in copies}) > 1:
        raise Unreadable(f"it holds more than one page: {_named(copies)}", remedy=_NAME_ONE)
    return max(copies, key=lambda page: (page.saved, page.place)), len(copies)


_NAME_ONE = "name one with `--page ADDRESS`; in a source's record, as the `page:` of the capture"


def _copies(pages: list[Page], wanted: str) -> list[Page]:
    """Those of exactly the address, else those of that page."""
    if not wanted:
        return pages
    exact = [page for page in pages if page.address == wanted]
    return exact or [page for page in pages if page_of(page.address) == page_of(wanted)]


def _not_there(contents: Contents, wanted: str) -> Unreadable:
    reason = contents.others.get(page_of(wanted))
    if reason:
        return Unreadable(f"of `{wanted}` it holds {reason}, and not the page", remedy=_NAME_ONE)
    if not contents.pages:
        return Unreadable(f"it does not hold `{wanted}`, nor any other page")
    return Unreadable(f"it does not hold `{wanted}`, but {_named(contents.pages)}", remedy=_NAME_ONE)


def _named(pages: Iterable[Page]) -> str:
    """The first addresses, each once, as they would be recorded."""
    every = list(dict.fromkeys(cleaned(page.address)[:300] for page in pages))
    more = f" and {len(every) - MOST_NAMED:,} more" if len(every) > MOST_NAMED else ""
    return ", ".join(f"`{address}`" for address in every[:MOST_NAMED]) + more


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
        yield f"only that it stands at `{cleaned(to) or to[:300]}`"
    elif status != "200":
        yield f"only the answer {status[:3] or 'of no number'}"
    elif media_type not in MEDIA_TYPES:
        yield f"a file of the kind `{media_type[:60] or 'unknown'}`"
