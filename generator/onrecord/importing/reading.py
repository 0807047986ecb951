"""Reading: the bytes of a capture to a thread, by the layout it is known to have or by the first that knows it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.importing.archives import Opened, opened
from onrecord.importing.layouts import LAYOUTS, Layout
from onrecord.importing.saved import Unreadable
from onrecord.importing.segments import Thread

_BY_NAME = "where all of it is one voice's words, take it with `--layout plain-text`; nothing in a file says so"


def read(data: bytes, layout: Layout, page: str = "") -> Thread:
    """The capture read in one layout; `page` is which page of a web archive. Raises `Unreadable`."""
    return laid_out(opened(data, page), layout)[1]


def recognised(data: bytes, page: str = "") -> tuple[Layout, Thread]:
    """The first layout that knows the capture, and the thread; raises `Unreadable` where none does."""
    return laid_out(opened(data, page))


def laid_out(found: Opened, layout: Layout | None = None) -> tuple[Layout, Thread]:
    """The same of a capture that is opened already, in one layout or in the first that knows it."""
    for each in (layout,) if layout else LAYOUTS:
        thread = None if each.by_name and not layout else each.read(found.saved)
        if thread is not None:
            return each, _with_archive(thread, found)
    if layout:
        raise Unreadable(f"this is not laid out as `{layout.name}`")
    known = ", ".join(each.name for each in LAYOUTS if not each.by_name)
    raise Unreadable(f"this is laid out in no way we know ({known})", 0, _BY_NAME)


def _with_archive(thread: Thread, found: Opened) -> Thread:
    """What the archive says beside what the page says of itself."""
    return replace(thread, remarks=(*found.remarks, *thread.remarks), address=thread.address or found.page)
