"""The words that a shell is offered in the place of an argument: ids of records, names of checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import click

from onrecord import files, kinds
from onrecord.cli import manual

_ID = re.compile(rb"^[ \t{-]*[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9-]{1,64})\b", re.MULTILINE)


def record_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The ids that the content has, of the kind that was named if one was; nothing where it cannot be read."""
    folder, kind = ctx.params.get("content") or Path("content"), ctx.params.get("kind")
    try:
        held = files.read_folder(folder).files
    except OSError:
        return []
    found = {name for each, name in _ids(held) if kind in (None, each) and name.startswith(incomplete)}
    return sorted(found)


def check_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The names of the checks, each of which has a page."""
    return [name for name in manual.names() if name.startswith(incomplete)]


def _ids(held: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Kind and id of all that looks like a record: nothing is read as closely as for a check, so this is quick."""
    for path, data in held.items():
        kind = kinds.of_path(path)
        if kind is None or kind is kinds.SETTINGS:
            continue
        if kind.home.endswith("/"):
            yield kind.name, PurePosixPath(path).stem
        if kind is kinds.SOURCE or kind.form == "list":
            inside = kinds.QUOTE if kind is kinds.SOURCE else kind
            yield from ((inside.name, name.decode()) for name in _ID.findall(data))
