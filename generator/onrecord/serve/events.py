"""Events: open pages are told over a stream of their own that what they show was made again (server-sent events)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Condition

MOST = 4
"""Streams at a time; a browser opens six connections to one address at most, so that two are left for pages."""

PAUSE = 15.0
"""Seconds after which a stream says nothing in so many words, and learns whether anybody still listens."""

RETRY = 3000
"""Milliseconds after which a page whose stream was closed asks for another."""

Send = Callable[[bytes], object]


class News:
    """What there is to tell: the stamp of what is shown now, and the streams that wait for the next.

    A stamp is `RUN.SHOWN.SAVED`: this run of the program, how often the site was made otherwise than it was, and how
    often anything was saved. A page knows the stamp it was answered with.
    """

    def __init__(self) -> None:
        self._run = secrets.token_hex(4)
        self._shown = self._saved = 0
        self._streams: list[object] = []
        self._is_over = False
        self._changed = Condition()

    @property
    def stamp(self) -> str:
        """The stamp now."""
        return f"{self._run}.{self._shown}.{self._saved}"

    @property
    def shown(self) -> int:
        """How often the site was made otherwise than it was."""
        return self._shown

    @property
    def streams(self) -> int:
        """How many are open."""
        return len(self._streams)

    def tell(self, *, shows_anew: bool) -> None:
        """Something was saved; `shows_anew` where the site is now another, or its faults are."""
        with self._changed:
            self._saved += 1
            self._shown += shows_anew
            self._changed.notify_all()

    def close(self) -> None:
        """End every stream."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def follow(self, send: Send) -> None:
        """Send the stamp and each later one, until nobody listens, too many newer streams are open, or all is over."""
        mine = object()
        with self._changed:
            self._streams.append(mine)
            del self._streams[:-MOST]
            self._changed.notify_all()
        try:
            send(f"retry: {RETRY}\n".encode())
            self._send_each(send, mine)
        except OSError:
            return  # whoever listened is gone
        finally:
            with self._changed:
                self._streams = [each for each in self._streams if each is not mine]

    def _send_each(self, send: Send, mine: object) -> None:
        told, stamp = "", self.stamp
        while stamp:
            send(f"data: {stamp}\n\n".encode() if stamp != told else b":\n\n")
            told, stamp = stamp, self._next(stamp, mine)

    def _next(self, told: str, mine: object) -> str:
        """The stamp once it is another, or after a pause; empty where the stream is to end."""
        with self._changed:
            self._changed.wait_for(lambda: self.stamp != told or self._is_done(mine), PAUSE)
            return "" if self._is_done(mine) else self.stamp

    def _is_done(self, mine: object) -> bool:
        return self._is_over or mine not in self._streams
