"""Verbatim: the rule that says whether this is said there, which every published quotation passes."""

from onrecord.verbatim.finding import Finding, State
from onrecord.verbatim.judge import digest, find, judge, once, stands
from onrecord.verbatim.lead import lead, lead_words, loose
from onrecord.verbatim.looks import Look
from onrecord.verbatim.nearest import nearest
from onrecord.verbatim.stretches import stretches
from onrecord.verbatim.tables import tables
from onrecord.verbatim.tiles import tiles
from onrecord.verbatim.words import number, words

__all__ = [
    "Finding",
    "Look",
    "State",
    "digest",
    "find",
    "judge",
    "lead",
    "lead_words",
    "loose",
    "nearest",
    "number",
    "once",
    "stands",
    "stretches",
    "tables",
    "tiles",
    "words",
]
