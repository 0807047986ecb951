"""Markup: Markdown of ours, in which records are mentioned by id."""

from onrecord.markup.prose import Broken, Heading, Linked, Mention, Prose, Quoted
from onrecord.markup.quotations import plain_quotations
from onrecord.markup.reading import read
from onrecord.markup.rendering import Call, Note, Piece, Rendered, Resolved, Resolver, html
from onrecord.markup.sentences import Told, told
from onrecord.markup.uses import Uses, outside

__all__ = [
    "Broken",
    "Call",
    "Heading",
    "Linked",
    "Mention",
    "Note",
    "Piece",
    "Prose",
    "Quoted",
    "Rendered",
    "Resolved",
    "Resolver",
    "Told",
    "Uses",
    "html",
    "outside",
    "plain_quotations",
    "read",
    "told",
]
