"""The citation: one model of a citable thing, and the styles, formats and tags that are made from it."""

from onrecord.citing.bibtex import bibtex
from onrecord.citing.csl import csl_json
from onrecord.citing.item import Item, Kept, Part, briefing, dossier, issue, quotation, source
from onrecord.citing.linked import linked
from onrecord.citing.ris import ris
from onrecord.citing.styles import addressed, apa, harvard, oscola
from onrecord.citing.tags import dublin_core, highwire

__all__ = [
    "Item",
    "Kept",
    "Part",
    "addressed",
    "apa",
    "bibtex",
    "briefing",
    "csl_json",
    "dossier",
    "dublin_core",
    "harvard",
    "highwire",
    "issue",
    "linked",
    "oscola",
    "quotation",
    "ris",
    "source",
]
