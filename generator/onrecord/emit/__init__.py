"""Emit: records as files have them, in one layout; new ones, and changes that leave all else as it was written."""

from onrecord.emit.adding import added
from onrecord.emit.changing import changed
from onrecord.emit.formatting import formatted
from onrecord.emit.whole import Altered, file, item

__all__ = ["Altered", "added", "changed", "file", "formatted", "item"]
