"""The evidence diff: what changed between two revisions of a dossier, word by word."""

from onrecord.diff.as_json import as_json
from onrecord.diff.as_markdown import as_markdown
from onrecord.diff.as_text import as_text
from onrecord.diff.difference import Difference, compare
from onrecord.diff.sides import Side, sides

__all__ = ["Difference", "Side", "as_json", "as_markdown", "as_text", "compare", "sides"]
