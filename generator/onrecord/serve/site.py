"""The site as it is answered: a file of it, or its faults, with the one script that loads a page again."""

from __future__ import annotations

import html
import re
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from onrecord.serve.answer import TYPES, Answer
from onrecord.serve.preview import Preview

EVENTS = "/-/events"
SCRIPT = "/-/refresh.js"
DESK = "/-/review/"

_FAULTY = "The content has faults"
_MENDING = "Mend them and save: the page comes back by itself."

_META = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def shown(preview: Preview, asked: str, host: str) -> Answer:
    """What a path of the site leads to now; the files that were built stay as they are."""
    with preview.lock:
        stamp, faults = preview.news.stamp, preview.outline
        found = None if faults else _file(preview.job.output, asked)
    if found is None:
        status, page = HTTPStatus.INTERNAL_SERVER_ERROR, notice(_FAULTY, _MENDING, faults, DESK)
        return Answer(status, TYPES[".html"], refreshing(page, stamp, host, kept=True))
    if found.kind != TYPES[".html"]:
        return found
    return Answer(found.status, found.kind, refreshing(found.body, stamp, host))


def refreshing(page: bytes, stamp: str, host: str, *, kept: bool = False, tag: str = "") -> bytes:
    """A page with the script, and with its policy widened so far that it may listen to the events and nothing else.

    `kept` where the page stands in another's place, whose scroll position is not its own; `tag` is the page's entity
    tag where it is to be loaded again only if that is another.
    """
    marks = (" data-kept" if kept else "") + (f' data-tag="{tag}"' if tag else "")
    script = f'<script src="{SCRIPT}" data-now="{stamp}"{marks} defer></script>\n'.encode()
    widened = _META.sub(lambda found: found[1] + _widened(found[2], host) + found[3], page, count=1)
    end = _HEAD_END.search(widened)
    at = end.start() if end else len(widened)
    return widened[:at] + script + widened[at:]


def _widened(policy: bytes, host: str) -> bytes:
    """A policy that names what may be connected to lets this address be among it already."""
    return policy if b"connect-src" in policy else policy + f"; connect-src http://{host}{EVENTS}".encode()


def _file(site: Path, asked: str) -> Answer:
    path = _inside(site, asked)
    if path is not None and path.is_file():
        return Answer(HTTPStatus.OK, TYPES.get(path.suffix, "application/octet-stream"), path.read_bytes())
    missing = site / "404.html"
    body = missing.read_bytes() if missing.is_file() else b"There is no such page.\n"
    return Answer(HTTPStatus.NOT_FOUND, TYPES[".html"], body)


def _inside(site: Path, asked: str) -> Path | None:
    """The file of the site that a request names; None for any path that is not plainly inside."""
    try:
        named = unquote(urlsplit(asked).path, errors="strict")
    except ValueError:
        return None
    path = f"{named}index.html" if named.endswith("/") else named
    parts = PurePosixPath(path).parts[1:]
    if not path.startswith("/") or "\0" in path or "\\" in path or ".." in parts or not parts:
        return None
    found = site.joinpath(*parts)
    return found if found.resolve().is_relative_to(site.resolve()) else None


def notice(title: str, why: str, told: str = "", path: str = "") -> bytes:
    """A page in the site's look that stands in another's place; `path` is a way on, where there is one."""
    way = f'<p><a href="{html.escape(path)}">{_WAY.get(path, "Look at it again")}</a></p>\n' if path else ""
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<title>{html.escape(title)}</title><link rel="stylesheet" href="/-/assets/ledger.css"></head>\n'
        f'<body>\n<main class="sheet">\n<div class="band"><h1>{html.escape(title)}</h1>\n<p>{html.escape(why)}</p>\n'
        f'<pre class="across">{html.escape(told)}</pre>\n{way}</div>\n</main>\n</body>\n</html>\n'
    )
    return page.encode("utf-8")


_WAY = {DESK: "The reviewer’s desk", "/": "The site"}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'"
