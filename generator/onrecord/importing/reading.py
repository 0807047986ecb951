"""Reading: the bytes of a capture to a thread, by the layout it is known to have or by the first that knows it."""

from __future__ import annotations

from onrecord.importing.layouts import LAYOUTS, Layout
from onrecord.importing.saved import Saved, Unreadable
from onrecord.importing.segments import Thread

_BY_NAME = "where all of it is one voice's words, take it with `--layout plain-text`; nothing in a file says so"


def read(data: bytes, layout: Layout, page: str = "") -> Thread:
    """The capture read in one layout; `page` is which page of a web archive. Raises `Unreadable`."""
    thread = layout.read(Saved(data, page))
    if thread is None:
        raise Unreadable(f"this is not laid out as `{layout.name}`")
    return thread


def recognised(data: bytes, page: str = "") -> tuple[Layout, Thread]:
    """The first layout that knows the capture, and the thread; raises `Unreadable` where none does."""
    saved = Saved(data, page)
    for layout in LAYOUTS:
        thread = None if layout.by_name else layout.read(saved)
        if thread is not None:
            return layout, thread
    known = ", ".join(layout.name for layout in LAYOUTS if not layout.by_name)
    raise Unreadable(f"this is laid out in no way we know ({known})", 0, _BY_NAME)
