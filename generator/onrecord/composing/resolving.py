"""Resolving: what a stranger calls a source, an issue or a record of ours, as the id that it has here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import get_args
from urllib.parse import unquote, urlsplit

from onrecord import values
from onrecord.composing.fields import Field, Given, slip
from onrecord.dossier import Dossier, reference_fields
from onrecord.importing.addresses import page_of
from onrecord.kinds import Kind
from onrecord.values import Reference

_STANCE = re.compile(r"(.*?)[\s`]*[:=][\s`]*(\w*)")
_SUBJECTS = next(each for each in get_args(values.SubjectId) if isinstance(each, Reference)).kinds


def source_called(dossier: Dossier, said: str) -> str:
    """The one source of this id, title or address, or with a saved copy of that page; nothing where it is not one."""
    known = dossier.sources
    if said in known:
        return said
    page = page_of(said) if said.startswith(("https://", "http://")) else ""
    for held in (_titles(dossier), _addresses(dossier), _saved(dossier)):
        found = {name for name, words in held if words == (page or said.casefold())}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def issue_called(dossier: Dossier, said: str) -> tuple[str, str]:
    """The issue of this id or title, or the words themselves; and the stance that stands after `:` or `=`."""
    known = {name.casefold(): name for name in dossier.issues}
    known |= {issue.record.title.casefold(): name for name, issue in dossier.issues.items()}
    line = re.sub(r"^[-*]\s+", "", said.strip()).strip("`. ")
    whole = known.get(line.casefold())
    if whole:
        return whole, ""
    parted = _STANCE.fullmatch(line)
    name, stance = (parted[1], parted[2].lower()) if parted else (line, "")
    return known.get(name.casefold(), name), stance


def subject_called(dossier: Dossier, said: str) -> str:
    """The record that an id, or the address of its page on any site of ours, names; nothing where there is none."""
    names = _named(said) if "/" in said else (said.strip(" `#"),)
    return next((name for name in names if any(name in dossier.of_kind(kind) for kind in _SUBJECTS)), "")


def to_name(dossier: Dossier, kind: Kind, each: Field) -> tuple[str, ...]:
    """The ids that a field of this kind of record may hold, where it holds ids."""
    return tuple(name for of in _kinds(kind, each) for name in dossier.of_kind(of))


def unknown(dossier: Dossier, kind: Kind, each: Field, given: Given) -> str:
    """That an id which the field names is of no record here, and which may be meant; nothing where all are there."""
    may_be = _kinds(kind, each)
    said = (given,) if isinstance(given, str) else given
    ids = [word.partition("=")[0].strip()[:_LONGEST] for word in said if may_be and word.strip()]
    wrong = next((name for name in ids if not any(dossier.has(of, name) for of in may_be)), None)
    if wrong is None:
        return ""
    return f"there is no {' or '.join(may_be)} `{wrong}`; {slip(wrong, to_name(dossier, kind, each))}"


_LONGEST = 64  # characters that are shown of what was taken for an id


def _kinds(kind: Kind, each: Field) -> tuple[str, ...]:
    return dict(reference_fields(kind.model)).get(each.path[0], ())


def _named(address: str) -> tuple[str, ...]:
    """The ids that the address of a page may hold: behind its mark for a place in it, and as its file's name."""
    try:
        parts = urlsplit(address.strip(" `"))
    except ValueError:
        return ()
    return (parts.fragment, PurePosixPath(unquote(parts.path)).stem)


def _titles(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from ((name, source.record.title.casefold()) for name, source in dossier.sources.items())


def _addresses(dossier: Dossier) -> Iterator[tuple[str, str]]:
    yield from ((name, page_of(source.record.url)) for name, source in dossier.sources.items() if source.record.url)


def _saved(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for name, source in dossier.sources.items():
        yield from ((name, page_of(capture.page)) for capture in source.record.captures if capture.page)
