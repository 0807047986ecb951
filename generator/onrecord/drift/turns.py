"""Turns: addresses are fetched one after the other, with a pause between, and one asked for again is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.drift.fetching import Unreached


@dataclass(slots=True)
class Turns:
    """Fetches in turn; `sleep` waits so many seconds. Keeps the last answer: sources of one page come together."""

    fetch: Callable[[str], bytes]
    pause: float
    sleep: Callable[[float], None]
    _last: str = field(default="", init=False)
    _answer: bytes | Unreached = field(default=b"", init=False)

    def __call__(self, address: str) -> bytes:
        """The page's bytes; raises Unreached."""
        if self._last != address:
            if self._last and self.pause:
                self.sleep(self.pause)
            self._last, self._answer = address, self._fetched(address)
        if isinstance(self._answer, Unreached):
            raise self._answer
        return self._answer

    def _fetched(self, address: str) -> bytes | Unreached:
        try:
            return self.fetch(address)
        except Unreached as fault:
            return fault
