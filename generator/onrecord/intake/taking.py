"""Taking in: a saved file read, with all that a source's record can say of it at once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord import importing, values, web
from onrecord.importing import Layout, Remark, Thread
from onrecord.importing.addresses import cleaned, page_of, query_of


@dataclass(frozen=True, slots=True)
class Intake:
    """A saved file read: its name and bytes, how it is laid out, and the thread in it.

    `media_type` is the file's own. Of a web archive `page` is the address of the page read and `taken` the day it was
    saved; else they are empty. `url` is the address of the source, cleaned, or empty where nobody says it.
    """

    file: str
    data: bytes
    layout: Layout
    thread: Thread
    media_type: str
    page: str = ""
    taken: str = ""
    url: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the file, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def url_is(self) -> str:
        """`exact` only where an archive shows that the page stood there; what a page says of itself nobody opened."""
        return "exact" if self.page and page_of(self.page) == page_of(self.url) else "unopened"

    @property
    def capture(self) -> dict[str, str]:
        """The fields of the capture in a source's record, those that say something."""
        every = {
            "file": self.file,
            "sha256": self.sha256,
            "media_type": self.media_type,
            "layout": self.layout.name,
            "page": self.page,
            "taken": self.taken,
        }
        return {name: value for name, value in every.items() if value}


class NoArchive(Exception):
    """A page was named of a file that holds no others."""


def take(name: str, data: bytes, layout: Layout | None = None, page: str = "", url: str = "") -> Intake:
    """Read a saved file, in a layout or in the first that knows it; raises `importing.Unreadable` and `NoArchive`."""
    found = importing.opened(data, page)
    if page and not found.media_type:
        raise NoArchive
    known, thread = importing.laid_out(found, layout)
    at = address_of(url or found.page or thread.address)
    thread = replace(thread, remarks=(*thread.remarks, *_of_queries(found.page, at)))
    return Intake(
        file_of(name),
        data,
        known,
        thread,
        found.media_type or known.media_type,
        found.page,
        found.taken,
        at,
    )


def id_of(intake: Intake) -> str:
    """An id for the source, made of its title: `Tone Deaf` gives `tone-deaf`."""
    ascii_only = unicodedata.normalize("NFKD", intake.thread.title or intake.file).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:57].strip("-")
    return made if values.is_id(made) else f"{made}-source".strip("-")


def address_of(said: str) -> str:
    """An address cleaned, or nothing where a record could not hold it."""
    address = cleaned(said)
    return "" if web.fault(address) else address


def file_of(name: str) -> str:
    """A file's name as the vault takes it."""
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-")
    return kept[-200:].lstrip(".-") or "capture.txt"


def _of_queries(*addresses: str) -> Iterator[Remark]:
    """What is kept behind a question mark may still be a reader's: nobody knows every name there is."""
    for query in dict.fromkeys(query_of(address) for address in addresses):
        if query:
            yield Remark(0, f"the address is recorded with `?{query}`; look that nothing in it is a reader's own")
