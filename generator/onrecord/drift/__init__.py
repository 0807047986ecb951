"""Drift: each published quotation against its source's page as it reads now; no quotation is ever edited by it."""

from onrecord.drift.comparing import Compared, State, compare
from onrecord.drift.fetching import Fetch, Misused, Unreached, command_of
from onrecord.drift.looking import Looked, Told, look, published
from onrecord.drift.page import Page, read
from onrecord.drift.saved import Saved, known, reach_saved, saved_pages
from onrecord.drift.turns import Turns

__all__ = [
    "Compared",
    "Fetch",
    "Looked",
    "Misused",
    "Page",
    "Saved",
    "State",
    "Told",
    "Turns",
    "Unreached",
    "command_of",
    "compare",
    "known",
    "look",
    "published",
    "reach_saved",
    "read",
    "saved_pages",
]
