"""The server: it answers on 127.0.0.1, to this machine's own names, a bounded number of requests at a time."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from typing import Any

from onrecord.build import Job, Refused
from onrecord.serve.answers import Answers
from onrecord.serve.preview import Preview, Say, private, rebuild, saves
from onrecord.serve.review import Day, Desk

ADDRESS = "127.0.0.1"

MOST_CONNECTIONS = 64

Ready = Callable[[str], None]


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

    `ready` is given the address once it answers, `say` what each build found, else standard error is. Port 0 takes
    any that is free. `today` gives the day of a review, `role` is who reviews, empty where the page asks.
    """
    preview = Preview(private(job))
    server = _server(preview, Desk(preview, role, today), port)
    preview.hosts = frozenset(f"{name}:{server.server_port}" for name in (ADDRESS, "localhost"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for _ in _builds(preview, job, say or sys.stderr.write, stop):
            if ready:
                ready(f"http://{ADDRESS}:{server.server_port}/")
                ready = None
    except KeyboardInterrupt:
        return
    finally:
        preview.news.close()
        server.shutdown()
        server.server_close()


def _builds(preview: Preview, job: Job, say: Say, stop: threading.Event | None) -> Iterator[None]:
    """Each build, as it is done."""
    changes = saves(job, stop)
    next(changes)  # watching begins here, so that nothing saved during the first build is missed
    rebuild(preview, say)
    yield
    for changed in changes:
        if changed:
            rebuild(preview, say)
            yield


def _server(preview: Preview, desk: Desk, port: int) -> ThreadingHTTPServer:
    try:
        return _Bounded((ADDRESS, port), partial(Answers, preview, desk))
    except OSError as fault:
        raise Refused(f"port {port} cannot be used: {fault.strerror}; choose another with --port") from fault


class _Bounded(ThreadingHTTPServer):
    """One thread a connection, up to a number; more than that wait until one is free."""

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
