"""Composing: a new record of what a person gives: words found in their source, an id, and what is wrong with it."""

from onrecord.composing.adding import Added, Ground
from onrecord.composing.answers import MOST_READ, Answer, Answers, Unread, answers
from onrecord.composing.fields import MOST_LISTED, Field, Given, fault, fields, slip, tree
from onrecord.composing.locating import Copies, Spot, copies, nearest, spots
from onrecord.composing.naming import Exhausted, made_of, minted
from onrecord.composing.passages import MOST_SHOWN, Passage, passages
from onrecord.composing.resolving import issue_called, source_called, subject_called, to_name, unknown
from onrecord.composing.wording import as_printed, unquoted

__all__ = [
    "MOST_LISTED",
    "MOST_READ",
    "MOST_SHOWN",
    "Added",
    "Answer",
    "Answers",
    "Copies",
    "Exhausted",
    "Field",
    "Given",
    "Ground",
    "Passage",
    "Spot",
    "Unread",
    "answers",
    "as_printed",
    "copies",
    "fault",
    "fields",
    "issue_called",
    "made_of",
    "minted",
    "nearest",
    "passages",
    "slip",
    "source_called",
    "spots",
    "subject_called",
    "to_name",
    "tree",
    "unknown",
    "unquoted",
]
