"""The server: it answers on 127.0.0.1, to this machine's own names, a bounded number of requests at a time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from typing import Any

from onrecord.build import Job, Refused
from onrecord.serve.answers import Answers
from onrecord.serve.key import Key
from onrecord.serve.preview import Preview, Say, private, rebuild, saves
from onrecord.serve.review import Day, Desk

ADDRESS = "127.0.0.1"

MOST_CONNECTIONS = 64

Ready = Callable[[str, str], None]


def serve(
    job: Job,
    port: int,
    ready: Ready | None = None,
    say: Say | None = None,
    stop: threading.Event | None = None,
    *,
    today: Day,
    role: str = "",
) -> None:
    """Build, serve and build again at each change, until interrupted or `stop` is set; raises Refused.

    `ready` is given the addresses of the site and of the desk once they answer, `say` what each build found, else
    standard error is. Port 0 takes any that is free. `today` gives the day of a review, `role` is who reviews, empty
    where the page asks.
    """
    preview = Preview(private(job))
    server, key = _opened(preview, Desk(preview, role, today), port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://{ADDRESS}:{key.port}"
        for build in _builds(preview, job, say or sys.stderr.write, stop):
            if build == 0 and ready:
                ready(f"{address}/", f"{address}{key.way_in}")
    except KeyboardInterrupt:
        return
    finally:
        preview.news.close()
        server.shutdown()
        server.server_close()


def _builds(preview: Preview, job: Job, say: Say, stop: threading.Event | None) -> Iterator[int]:
    """Each build by its number, once it is done."""
    changes = saves(job, stop)
    next(changes)  # watching begins here, so that nothing saved during the first build is missed
    for build, _ in enumerate(chain([True], filter(None, changes))):
        rebuild(preview, say)
        yield build


def _opened(preview: Preview, desk: Desk, port: int) -> tuple[ThreadingHTTPServer, Key]:
    """A server that listens, and the key of its desk, which is named for the port that was free."""
    server = _listening(port)
    key = Key(server.server_port)
    server.RequestHandlerClass = partial(Answers, preview, desk, key)
    preview.hosts = frozenset(f"{name}:{key.port}" for name in (ADDRESS, "localhost"))
    return server, key


def _listening(port: int) -> ThreadingHTTPServer:
    try:
        return _Bounded((ADDRESS, port), BaseHTTPRequestHandler)
    except OSError as fault:
        raise Refused(f"port {port} cannot be used: {fault.strerror}; choose another with --port") from fault


class _Bounded(ThreadingHTTPServer):
    """One thread a connection, up to a number; more than that wait until one is free."""

    request_queue_size = MOST_CONNECTIONS  # of more than its five the system lets each wait for a second, then for two

    def __init__(self, *given: Any) -> None:
        self._free = threading.BoundedSemaphore(MOST_CONNECTIONS)
        super().__init__(*given)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own once there is room for one; one that waits too long is closed."""
        if self._free.acquire(timeout=1):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of those who went away before they had their answer."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)
