"""The entry: one output file of the site, as a template with its view or as bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file that a template makes; `view` is a frozen dataclass holding all that it shows."""

    path: str
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written as it is."""

    path: str
    data: bytes


Entry = Page | File
