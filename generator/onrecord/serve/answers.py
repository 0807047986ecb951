"""The requests of one connection, each led to the site, the stream of events or the reviewer's desk."""

from __future__ import annotations

import re
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler

from onrecord.serve.answer import Answer, plain
from onrecord.serve.key import Key
from onrecord.serve.preview import Preview
from onrecord.serve.review import HEADS, Desk, form_of
from onrecord.serve.site import DESK, EVENTS, shown

LARGEST_FORM = 4096
"""Bytes; the desk's own form has a few hundred."""

_LENGTH = re.compile(r"[0-9]{1,4}")
_OURS = "/-/"

# Nobody else's page may hold what is answered here, keep it or learn of it.
_ALWAYS = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)


class Answers(BaseHTTPRequestHandler):
    """Answers to one connection; GET and HEAD are understood, and POST of the desk's form."""

    server_version = "onrecord"
    sys_version = ""
    timeout = 30

    def __init__(self, preview: Preview, desk: Desk, key: Key, *connection: object) -> None:
        self._preview, self._desk, self._key = preview, desk, key
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """What stands at the path asked for."""
        if not self._is_for_us():
            self._send(_ELSEWHERE)
        elif self._path == EVENTS:
            self._tell()
        else:
            self._send(self._found())

    do_HEAD = do_GET  # noqa: N815  (the standard library's name)

    def do_POST(self) -> None:
        """What was decided at the desk."""
        if not self._is_for_us():
            self._send(_ELSEWHERE)
        elif not self._path.startswith(DESK):
            self._send(_NOT_ALLOWED)
        elif not is_same_origin(self.headers, self._host):
            self._send(_FROM_ELSEWHERE)
        elif not self._is_let_in:
            self._send(self._key.turned("", HEADS))
        else:
            self._send(self._decided())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the standard library's name)
        """Say nothing of each request."""

    @property
    def _host(self) -> str:
        return self.headers.get("Host", "").lower()

    @property
    def _path(self) -> str:
        return self.path.partition("?")[0]

    def _is_for_us(self) -> bool:
        # A page elsewhere may have its own name lead to this machine (DNS rebinding), but cannot change this header.
        return self._host in self._preview.hosts

    @property
    def _is_let_in(self) -> bool:
        return self._key.opens(self.headers.get("Cookie", ""))

    def _found(self) -> Answer:
        if self._path.startswith(DESK) and (not self._is_let_in or self._key.is_brought(self.path)):
            return self._key.turned(self.path, HEADS)
        if self._path.startswith(_OURS):
            return self._desk.found(self._path, self._host)
        return shown(self._preview, self.path, self._host)

    def _decided(self) -> Answer:
        length = self.headers.get("Content-Length", "")
        if not _LENGTH.fullmatch(length) or int(length) > LARGEST_FORM:
            return _TOO_LARGE if length else _NO_LENGTH
        return self._desk.decided(self._path, form_of(self.rfile.read(int(length))))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in (*_ALWAYS, *answer.heads):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _tell(self) -> None:
        """The stream of events, for as long as somebody listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        for name, value in _ALWAYS:
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self._preview.news.follow(self.wfile.write)


def is_same_origin(heads: Message, host: str) -> bool:
    """Whether a browser says that a request was made by a page of ours.

    A page without a referrer sends the origin `null` with its forms; then the browser must say otherwise where from.
    """
    site, origin = heads.get("Sec-Fetch-Site"), heads.get("Origin")
    if site is not None and site != "same-origin":
        return False
    return origin == f"http://{host}" or (site is not None and origin in (None, "null"))


_ELSEWHERE = plain(HTTPStatus.MISDIRECTED_REQUEST, "This address is not served here.")
_FROM_ELSEWHERE = plain(HTTPStatus.FORBIDDEN, "Only the page itself may send this.")
_NOT_ALLOWED = plain(HTTPStatus.METHOD_NOT_ALLOWED, "This is only read.", ("Allow", "GET, HEAD"))
_TOO_LARGE = plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is more than a form holds.")
_NO_LENGTH = plain(HTTPStatus.LENGTH_REQUIRED, "Say how long this is.")
