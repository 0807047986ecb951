"""A preview of the lighthouse keepers' dossier, served in this process and asked as a browser asks it."""

from __future__ import annotations

import http.client
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from lighthouse import FOLDER
from onrecord import files
from onrecord.build import Job
from onrecord.serve import serve

SECONDS = 20
TODAY = "2026-12-01"

_SCRIPT = re.compile(r'<script src="/-/refresh\.js"[^>]*></script>\n')
_LISTENS = re.compile(r"; connect-src http://[a-z0-9.]+:\d+/-/events")

Answered = tuple[int, str, dict[str, str]]


@dataclass
class Served:
    """One preview: its folder, its port, the desk's address and the cookie it gives, and what each build said."""

    folder: Path
    port: int = 0
    desk: str = ""
    cookie: str = ""
    said: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answered:
        """The status, the text and the head; a header is named with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in ({"Cookie": self.cookie} | headers).items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8"), dict(answer.getheaders())
        finally:
            connection.close()

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answered:
        """A form sent from a page of the preview itself, unless the headers say otherwise."""
        body = urlencode(fields).encode()
        told = {"Origin": self.address, "Sec_Fetch_Site": "same-origin", "Content_Length": str(len(body)), **headers}
        return self.get(
            path, "POST", body, **{name: value for name, value in told.items() if value or name == "Cookie"}
        )

    def form(self, quote: str, act: str = "record", by: str = "editor") -> dict[str, str]:
        """The fields that the desk's page of a quotation sends."""
        page = self.get(f"/-/review/{quote}")[1]
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        return {**hidden, "act": act, "by": by}

    def review(self, quote: str, act: str = "record", by: str = "editor") -> str:
        """Press a key of the desk; where it leads to."""
        status, text, heads = self.post(f"/-/review/{quote}", self.form(quote, act, by))
        assert status == 303, text
        return heads["Location"]

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < end, "it did not come about"
            time.sleep(0.02)


def put_back_after(served: Served, *, is_awaited: bool = False) -> Iterator[Served]:
    """A preview that others use too: what a test does to its content is undone, and where awaited, shown undone."""
    content = served.folder / "content"
    before = files.read_folder(content).files
    yield served
    builds, is_changed = len(served.said), False
    for path, data in before.items():
        file = content / path
        if file.is_symlink() or not file.is_file():
            file.unlink(missing_ok=True)
        elif file.read_bytes() == data:
            continue
        file.write_bytes(data)
        is_changed = True
    if is_changed and is_awaited:
        served.until(lambda: len(served.said) > builds)


def as_built(page: str) -> str:
    """An answered page without what the preview puts into it."""
    return _LISTENS.sub("", _SCRIPT.sub("", page, count=1), count=1)


def served_from(
    folder: Path, made: Path | None = None, role: str = "", *, with_copies: bool = True
) -> Iterator[Served]:
    """A preview of a copy of the dossier in a folder; `made` is another's folder, whose first build it takes over."""
    if made:
        shutil.copytree(made / ".onrecord", folder / ".onrecord")
    shutil.copytree(FOLDER / "content", folder / "content")
    shutil.copytree(FOLDER / "captures", folder / "captures")
    found, up, stop = Served(folder), threading.Event(), threading.Event()

    def ready(address: str, desk: str) -> None:
        found.port = int(address.rstrip("/").rpartition(":")[2])
        found.desk = desk
        found.cookie = found.get(desk.removeprefix(found.address))[2]["Set-Cookie"].partition(";")[0]
        up.set()

    copies = folder / "captures" if with_copies else None
    job = Job(folder / "content", folder / "output", copies, pagefind=False)
    thread = threading.Thread(
        target=serve,
        args=(job, 0, ready, found.said.append, stop),
        kwargs={"today": lambda: TODAY, "role": role},
        daemon=True,
    )
    thread.start()
    assert up.wait(SECONDS)
    yield found
    stop.set()
    thread.join(SECONDS)
    assert not thread.is_alive()
