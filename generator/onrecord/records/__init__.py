"""Every kind of record a dossier holds, each declared once: its fields, what they may say, and what each is for.

Schemas, references and the documentation of fields follow from these models, and they from schema.org, CSL, SKOS and
the W3C Web Annotation model.
"""

from onrecord.records.dossier import Budget, Issue, Settings
from onrecord.records.evidence import Claim, Correction, Event, Figure, Term
from onrecord.records.prose import Briefing, Change, Page
from onrecord.records.record import Excused, Record
from onrecord.records.source import Archived, Capture, Quote, Source, Voice

__all__ = [
    "Archived",
    "Briefing",
    "Budget",
    "Capture",
    "Change",
    "Claim",
    "Correction",
    "Event",
    "Excused",
    "Figure",
    "Issue",
    "Page",
    "Quote",
    "Record",
    "Settings",
    "Source",
    "Term",
    "Voice",
]
