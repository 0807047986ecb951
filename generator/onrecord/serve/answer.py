"""The answer: what is sent back for one request, and the kinds of content there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType

# The machine's own table differs from one to the next.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".xml": "application/xml",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".pdf": "application/pdf",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
    }
)
"""By the suffix of a file's name."""

Heads = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a kind of content, the bytes, and what else the head says."""

    status: HTTPStatus
    kind: str
    body: bytes
    heads: Heads = ()


def plain(status: HTTPStatus, words: str, *heads: tuple[str, str]) -> Answer:
    """One line of text."""
    return Answer(status, TYPES[".txt"], f"{words}\n".encode(), heads)
