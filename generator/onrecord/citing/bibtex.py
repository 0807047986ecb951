"""BibTeX: an item as an entry, with the date as biblatex takes it (an open side is empty) and every sign escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord import edtf
from onrecord.citing.csl import remarks
from onrecord.citing.item import Item

# BibTeX counts braces even after a backslash, so a brace is written as a command; the rest means something to LaTeX.
_COMMANDS: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_SIGN = re.compile(r"[\\{}~^&%$#_]")
_CONTAINERS: Mapping[str, str] = {"article": "journal", "techreport": "institution"}


def bibtex(item: Item) -> str:
    """The entry, a field a line; names and titles in double braces, so that no style takes them apart."""
    form, known = item.form, item.date.start or item.date.end if item.date else None
    fields = {
        "author": _whole(item.by),
        "title": _whole(item.heading),
        _CONTAINERS.get(form.bibtex, "howpublished"): _escaped(item.container),
        "year": f"{known.year:04}" if known else "",
        "date": item.date.text.replace(edtf.OPEN, "") if item.date else "",
        "pages": item.part.page if item.part else "",
        "url": item.url,
        "note": _escaped(remarks(item)),
        "abstract": _escaped(f"“{item.part.words}”") if item.part else "",
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{form.bibtex}{{{item.id},\n" + ",\n".join(lines) + "\n}"


def _whole(text: str) -> str:
    return f"{{{_escaped(text)}}}" if text else ""


def _escaped(text: str) -> str:
    return _SIGN.sub(lambda found: _COMMANDS[found[0]], text)
