"""Opening: the page that a capture holds, which its bytes are, or which a web archive keeps among others."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from onrecord.importing.saved import Saved
from onrecord.importing.segments import Remark


@dataclass(frozen=True, slots=True)
class Opened:
    """A capture opened: the page saved in it.

    Of a web archive also its media type, the page's address as it is recorded, the day it was taken (EDTF, empty where
    that is not said) and remarks on the archive; of anything else these are empty.
    """

    saved: Saved
    media_type: str = ""
    page: str = ""
    taken: str = ""
    remarks: tuple[Remark, ...] = ()


class TakeOut(Protocol):
    """Takes the page at an address out of a web archive, or the only one; raises `Unreadable`."""

    def __call__(self, data: bytes, form: str, page: str, /) -> Opened:
        """The page."""


def opened(data: bytes, page: str = "") -> Opened:
    """The page at an address in a web archive, or the only one; of what is none, its bytes. Raises `Unreadable`."""
    form = next((form for mark, form in _FORMS if data.startswith(mark)), "")
    if not form:
        return Opened(Saved(data, page))
    take_out = cast("TakeOut", import_module("onrecord.importing.archives.taking").taken_out)
    return take_out(data, form, page)


_FORMS = (
    (b"WARC/", "warc"),
    (b"\x1f\x8b", "packed-warc"),
    (b"PK\x03\x04", "wacz"),
    (b"PK\x05\x06", "wacz"),
)
"""How a web archive begins; its readers bring a library, and are imported when one is met."""
