"""Intake: a saved file becomes a source's record and first capture, or a further capture of a source that is there."""

from onrecord.intake.beginning import record
from onrecord.intake.joining import Joined, is_another, joined, place_of, recorded_in, renamed, standing_at, with_doubts
from onrecord.intake.placing import Placing
from onrecord.intake.taking import Intake, NoArchive, address_of, file_of, id_of, take
from onrecord.intake.telling import as_json, as_text, placings_as_text

__all__ = [
    "Intake",
    "Joined",
    "NoArchive",
    "Placing",
    "address_of",
    "as_json",
    "as_text",
    "file_of",
    "id_of",
    "is_another",
    "joined",
    "place_of",
    "placings_as_text",
    "record",
    "recorded_in",
    "renamed",
    "standing_at",
    "take",
    "with_doubts",
]
