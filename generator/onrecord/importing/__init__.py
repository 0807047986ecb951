"""Importers: the bytes of a saved source in, numbered segments out."""

from onrecord.importing.archives import Opened, opened
from onrecord.importing.layouts import BY_NAME, LAYOUTS, Layout
from onrecord.importing.reading import laid_out, read, recognised
from onrecord.importing.saved import LARGEST, Saved, Unreadable
from onrecord.importing.segments import Remark, Segment, Thread, Voice

__all__ = [
    "BY_NAME",
    "LARGEST",
    "LAYOUTS",
    "Layout",
    "Opened",
    "Remark",
    "Saved",
    "Segment",
    "Thread",
    "Unreadable",
    "Voice",
    "laid_out",
    "opened",
    "read",
    "recognised",
]
