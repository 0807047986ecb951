"""Importers: the bytes of a saved source in, numbered segments out."""

from onrecord.importing.layouts import BY_NAME, LAYOUTS, Layout
from onrecord.importing.reading import read, recognised
from onrecord.importing.saved import Saved, Unreadable
from onrecord.importing.segments import Remark, Segment, Thread, Voice

__all__ = [
    "BY_NAME",
    "LAYOUTS",
    "Layout",
    "Remark",
    "Saved",
    "Segment",
    "Thread",
    "Unreadable",
    "Voice",
    "read",
    "recognised",
]
