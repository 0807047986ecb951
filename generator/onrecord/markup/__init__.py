"""Markup: Markdown of ours, in which records are mentioned by id."""

from onrecord.markup.prose import Broken, Heading, Linked, Mention, Prose, Quoted
from onrecord.markup.quotations import plain_quotations
from onrecord.markup.reading import read
from onrecord.markup.rendering import Note, Piece, Rendered, Resolved, Resolver, html

__all__ = [
    "Broken",
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
    "html",
    "plain_quotations",
    "read",
]
