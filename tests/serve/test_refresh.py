"""Pages come back by themselves: a stream of events, of which there are few, and a script that only answers hold."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.serve import events
from onrecord.serve.site import refreshing
from previewed import SECONDS, Served, as_built, served_from


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    yield from served_from(tmp_path_factory.mktemp("refreshed"), made, with_copies=False)


class Stream:
    """One page's stream of events."""

    def __init__(self, served: Served, method: str = "GET") -> None:
        self._socket = socket.create_connection(("127.0.0.1", served.port), timeout=SECONDS)
        self._socket.sendall(f"{method} /-/events HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
        self._file = self._socket.makefile("rb")
        self.head = self._until(b"\r\n")

    def stamp(self) -> str:
        """The next stamp; empty where the stream has ended."""
        return next((line[6:] for line in iter(self._line, "") if line.startswith("data: ")), "")

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _line(self) -> str:
        return self._file.readline().decode()

    def _until(self, end: bytes) -> str:
        return b"".join(iter(self._file.readline, end)).decode()


def save(served: Served, title: str) -> None:
    path = served.folder / "content/dossier.yaml"
    rest = path.read_text(encoding="utf-8").partition("\n")[2]
    path.write_text(f"title: {title}\n{rest}", encoding="utf-8")


def test_a_page_has_one_script_more_than_was_built_and_may_listen(served: Served) -> None:
    page = served.get("/quotes/lamps-x7k2.html")[1]
    built = (served.folder / ".onrecord/preview/output/quotes/lamps-x7k2.html").read_text(encoding="utf-8")
    assert as_built(page) == built != page
    assert page.count('src="/-/refresh.js"') == 1
    assert f"connect-src http://127.0.0.1:{served.port}/-/events" in page
    assert "connect-src" not in built
    assert "refresh" not in built


def test_a_policy_that_allows_this_address_already_stays_as_it_is(served: Served) -> None:
    assert served.get("/search.html")[1].count("connect-src") == 1


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            b"<html><head></head><body>",
            b'<html><head><script src="/-/refresh.js" data-now="a.1.1" defer></script>\n</head>',
        ),
        (b"<p>a</p>", b'<p>a</p><script src="/-/refresh.js" data-now="a.1.1" defer></script>\n'),
    ],
)
def test_a_page_of_any_theme_takes_the_script(page: bytes, expected: bytes) -> None:
    assert refreshing(page, "a.1.1", "localhost:1").startswith(expected)


def test_what_is_no_page_is_answered_as_it_is(served: Served) -> None:
    built = served.folder / ".onrecord/preview/output"
    for path in ("assets/ledger.css", "assets/search.js", "quotes/lamps-x7k2.json"):
        assert served.get(f"/{path}")[1] == (built / path).read_text(encoding="utf-8")


def test_a_save_is_told_with_another_stamp_and_a_save_that_changes_nothing_shown_too(served: Served) -> None:
    stream = Stream(served)
    assert "Content-Type: text/event-stream" in stream.head
    run, shown, saved = stream.stamp().strip().split(".")
    save(served, "Lamps once more")
    assert stream.stamp().strip() == f"{run}.{int(shown) + 1}.{int(saved) + 1}"
    path = served.folder / "content/dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# nobody is shown this\n", encoding="utf-8")
    assert stream.stamp().strip() == f"{run}.{int(shown) + 1}.{int(saved) + 2}"
    stream.close()


def test_faults_come_and_go_as_any_change_does(served: Served) -> None:
    stream = Stream(served)
    before = stream.stamp()
    path = served.folder / "content/dossier.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("title:", "tilte:"), encoding="utf-8")
    faulty = stream.stamp()
    status, page, _ = served.get("/")
    assert status == 500
    assert f'data-now="{faulty.strip()}" data-kept' in page
    path.write_text(good, encoding="utf-8")
    assert len({stamp.split(".")[1] for stamp in (before, faulty, stream.stamp())}) == 3
    stream.close()


def test_the_oldest_stream_ends_where_there_are_too_many_and_pages_are_answered_meanwhile(served: Served) -> None:
    streams = [Stream(served) for _ in range(events.MOST + 2)]
    assert all(stream.stamp() for stream in streams[2:])
    for stream in streams[:2]:
        while stream.stamp():
            pass
    assert served.get("/")[0] == 200
    save(served, "Lamps for many")
    assert all(stream.stamp() for stream in streams[2:])
    for stream in streams:
        stream.close()


def test_a_stream_ends_when_its_page_goes(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "PAUSE", 0.01)
    sent: list[bytes] = []

    def send(data: bytes) -> None:
        sent.append(data)
        if len(sent) > 4:
            raise BrokenPipeError

    news = events.News()
    news.follow(send)
    assert sent[0].startswith(b"retry: ")
    assert sent[1] == f"data: {news.stamp}\n\n".encode()
    assert sent[2:] == [b":\n\n"] * 3
    assert news.streams == 0


def test_only_the_head_is_asked_for_without_a_stream(served: Served) -> None:
    stream = Stream(served, "HEAD")
    assert stream.stamp() == ""
    stream.close()


def test_one_that_sends_nothing_keeps_nobody_waiting(served: Served) -> None:
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    for each in slow:
        each.sendall(b"GET / HT")
    assert served.get("/")[0] == 200
    for each in slow:
        each.close()
