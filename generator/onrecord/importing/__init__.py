"""Importers: the bytes of a saved source in, numbered segments out."""

from onrecord.importing.reading import LAYOUTS, SEGMENTER, SEGMENTER_VERSION, Layout, Unreadable, read
from onrecord.importing.segments import Remark, Segment, Thread, Voice

__all__ = [
    "LAYOUTS",
    "SEGMENTER",
    "SEGMENTER_VERSION",
    "Layout",
    "Remark",
    "Segment",
    "Thread",
    "Unreadable",
    "Voice",
    "read",
]
