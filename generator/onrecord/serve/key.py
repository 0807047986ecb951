"""The key: the desk shows saved copies, so it is open to whoever has the address that `serve` printed, and nobody else.

Other accounts of the same machine can ask 127.0.0.1 too. The key comes once in the address, and then in a cookie.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from onrecord.serve.answer import TYPES, Answer, Heads
from onrecord.serve.site import DESK, notice


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of one run. Browsers keep cookies by machine and not by port, so that a port has its own name."""

    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def way_in(self) -> str:
        """The path that lets in whoever has it."""
        return f"{DESK}?key={self.secret}"

    def opens(self, cookies: str) -> bool:
        """Whether a request's cookies hold the key."""
        return any(_is_same(each.strip(), self._cookie) for each in cookies.split(";"))

    def is_brought(self, asked: str) -> bool:
        """Whether an address holds the key."""
        return _is_same(parse_qs(urlsplit(asked).query).get("key", [""])[0], self.secret)

    def turned(self, asked: str, heads: Heads) -> Answer:
        """What is answered to one whom no cookie lets in: the cookie where the key was brought, else a refusal."""
        if not self.is_brought(asked):
            return Answer(HTTPStatus.FORBIDDEN, TYPES[".html"], notice(_CLOSED, _WHERE), heads)
        kept = ("Set-Cookie", f"{self._cookie}; Path=/-/; HttpOnly; SameSite=Strict")
        # Led on to the address without the key, so that it stays in no list of what was visited.
        return Answer(HTTPStatus.SEE_OTHER, TYPES[".txt"], b"", (*heads, kept, ("Location", DESK)))

    @property
    def _cookie(self) -> str:
        return f"onrecord-{self.port}={self.secret}"


def _is_same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


_CLOSED = "The reviewer’s desk is closed"
_WHERE = "Open the address that onrecord serve printed for it, with its key: each run has a new one."
