"""The layouts: every way captures are laid out that we know, one row each, tried in this order.

Another is one module with a function `read(saved) -> Thread | None`, its row here, and its fixtures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Protocol, cast

from onrecord.importing.saved import Saved
from onrecord.importing.segments import Thread
from onrecord.vocabulary import SourceKind


class Read(Protocol):
    """Reads one saved page or file: nothing where it is not laid out so; raises `Unreadable`."""

    def __call__(self, saved: Saved, /) -> Thread | None:
        """The thread."""


@dataclass(frozen=True)
class Layout:
    """A way captures are laid out: its name and version, which seals record, and what such a capture usually is.

    `module` holds its function `read`, and is imported when first needed: some bring large libraries. A layout
    `by_name` is never recognised, only asked for.
    """

    name: str
    version: int
    media_type: str
    kind: SourceKind
    module: str
    by_name: bool = False

    @cached_property
    def read(self) -> Read:
        """Its reader."""
        return cast("Read", import_module(f"onrecord.importing.{self.module}").read)


LAYOUTS = (
    Layout("pdf", 1, "application/pdf", "report", "pdf.thread"),
    Layout("blogger-html", 1, "text/html", "blog-thread", "html.blogger"),
    Layout("wordpress-html", 1, "text/html", "blog-thread", "html.wordpress"),
    Layout("article-html", 1, "text/html", "news-article", "html.article"),
    Layout("debate-text", 1, "text/plain", "debate", "debate_text.thread"),
    Layout("blogger-text", 1, "text/plain", "blog-thread", "blogger_text.thread"),
    Layout("plain-text", 1, "text/plain", "other", "plain_text", by_name=True),
)
"""In the order they are tried."""

BY_NAME = {layout.name: layout for layout in LAYOUTS}
