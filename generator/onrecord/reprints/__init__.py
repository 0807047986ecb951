"""Reprints: contributions that were published more than once, as captures show and seals say."""

from onrecord.reprints.copies import NONE, Copies, Found, is_dated_apart, known, rank, sought
from onrecord.reprints.gist import gists
from onrecord.reprints.index import Key

__all__ = ["NONE", "Copies", "Found", "Key", "gists", "is_dated_apart", "known", "rank", "sought"]
