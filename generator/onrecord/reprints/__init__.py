"""Reprints: contributions that were published more than once, as captures show and seals say."""

from onrecord.reprints.copies import NONE, Copies, Found, is_dated_apart, known, rank, sought
from onrecord.reprints.index import PLACES, Key, reprints

__all__ = ["NONE", "PLACES", "Copies", "Found", "Key", "is_dated_apart", "known", "rank", "reprints", "sought"]
