"""The preview: the site with its drafts, on this machine alone, made again at each save; faults stand in its place."""

from __future__ import annotations

import html
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import watchfiles

from onrecord import settings
from onrecord.build import Job, Misuse, Refused
from onrecord.diagnostics import errors, summary
from onrecord.forms import as_text
from onrecord.publishing import publish

ADDRESS = "127.0.0.1"

_TICK = 200  # milliseconds

# The machine's own table differs from one to the next.
_TYPES = {
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

Ready = Callable[[str], None]
Say = Callable[[str], object]


def serve(
    job: Job, port: int, ready: Ready | None = None, say: Say | None = None, stop: threading.Event | None = None
) -> None:
    """Build, serve and build again at each change, until interrupted or `stop` is set.

    `ready` is given the address once it answers, `say` what each build found, else standard error is. Port 0 takes
    any that is free. Raises Refused where the port is taken.
    """
    preview = Preview(private(job))
    server = _server(preview, port)
    preview.hosts = frozenset(f"{name}:{server.server_port}" for name in (ADDRESS, "localhost"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        saves = _saves(job, stop)
        next(saves)  # watching begins here, so that nothing saved during the first build is missed
        _rebuild(preview, say or sys.stderr.write)
        if ready:
            ready(f"http://{ADDRESS}:{server.server_port}/")
        for changed in saves:
            if changed:
                _rebuild(preview, say or sys.stderr.write)
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()
        server.server_close()


def private(job: Job) -> Job:
    """The same content with its drafts, built where nobody publishes from."""
    notes = job.output.resolve().parent / ".onrecord"
    return replace(job, output=notes / "preview" / job.output.name, drafts=True, jobs=1)


@dataclass(slots=True)
class Preview:
    """What is shown now: the site, or in its place the faults that keep it from being made."""

    job: Job
    hosts: frozenset[str] = frozenset()
    faults: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)


def _rebuild(preview: Preview, say: Say) -> None:
    """Build once; nobody is answered meanwhile, as the site is not there while it is swapped."""
    with preview.lock:
        preview.faults, said = _built(preview.job)
    say(said)


def _built(job: Job) -> tuple[str, str]:
    """The faults that stand in the site's place, and all that is to be said; what goes wrong ends no preview."""
    try:
        outcome = publish(job)
    except Exception as fault:  # the next save may mend it, a fault of ours too
        text = (
            str(fault)
            if isinstance(fault, (Misuse, Refused))
            else f"onrecord itself failed: {type(fault).__name__}: {fault}"
        )
        return text, f"{text}\n"
    root = job.content.name
    told = [as_text(each, outcome.files, root) for each in outcome.diagnostics]
    faults = "\n\n".join(as_text(each, outcome.files, root) for each in errors(outcome.diagnostics))
    done = summary(outcome.diagnostics) if faults else f"{outcome.written} files made, {outcome.kept} kept"
    return faults, "\n".join([*told, done, ""])


def _saves(job: Job, stop: threading.Event | None) -> Iterator[set[watchfiles.main.FileChange]]:
    """What was saved, as it is; nothing, now and then."""
    return watchfiles.watch(
        *_watched(job), stop_event=stop, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_TICK
    )


def _watched(job: Job) -> list[Path]:
    return [folder for folder in (job.content, *settings.themes(job.theme)) if folder.is_dir()]


def _server(preview: Preview, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((ADDRESS, port), partial(_Answers, preview))
    except OSError as fault:
        raise Refused(f"port {port} cannot be used: {fault.strerror}; choose another with --port") from fault


class _Answers(BaseHTTPRequestHandler):
    """Answers to one connection; only GET and HEAD are understood."""

    server_version = "onrecord"
    sys_version = ""
    timeout = 30

    def __init__(self, preview: Preview, *connection: object) -> None:
        self._preview = preview
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """The file at the path asked for."""
        status, kind, body = self._answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815  (the standard library's name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the standard library's name)
        """Say nothing of each request."""

    def _answer(self) -> tuple[HTTPStatus, str, bytes]:
        # A page elsewhere may have its own name lead to this machine (DNS rebinding), but cannot change this header.
        if self.headers.get("Host", "").lower() not in self._preview.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, _TYPES[".txt"], b"This address is not served here.\n"
        with self._preview.lock:
            if self._preview.faults:
                return HTTPStatus.INTERNAL_SERVER_ERROR, _TYPES[".html"], _fault_page(self._preview.faults)
            return _file(self._preview.job.output, self.path)


def _file(site: Path, asked: str) -> tuple[HTTPStatus, str, bytes]:
    path = _inside(site, asked)
    if path is not None and path.is_file():
        return HTTPStatus.OK, _TYPES.get(path.suffix, "application/octet-stream"), path.read_bytes()
    missing = site / "404.html"
    body = missing.read_bytes() if missing.is_file() else b"There is no such page.\n"
    return HTTPStatus.NOT_FOUND, _TYPES[".html"], body


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


def _fault_page(faults: str) -> bytes:
    text = html.escape(faults)
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>The content has faults</title></head>\n'
        f"<body>\n<h1>The content has faults</h1>\n<p>Mend them, then load this page again.</p>\n<pre>{text}</pre>\n"
        "</body>\n</html>\n"
    )
    return page.encode("utf-8")
