"""The preview: on this machine alone, made again at each save, faults in the site's place until mended."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.build import Job, Refused
from onrecord.serve import serve
from previewed import Served, as_built, served_from


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    """A preview that is only looked at."""
    for served in served_from(tmp_path_factory.mktemp("looked-at"), made, with_copies=False):
        (served.folder / ".onrecord/preview/output/way-out").symlink_to("/etc")
        yield served


@pytest.fixture
def edited(tmp_path: Path, made: Path) -> Iterator[Served]:
    """A preview of content that a test changes."""
    yield from served_from(tmp_path, made, with_copies=False)


def test_the_site_is_answered_and_nothing_is_published(served: Served) -> None:
    status, page, headers = served.get("/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert "The lamps on the record" in page
    assert served.get("/index.html?q=1")[:2] == (200, page)
    assert served.get("/index.html", "HEAD")[:2] == (200, "")
    assert not (served.folder / "output").exists()
    assert served.said[0].startswith("0 files made")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", "", "localhost:1"])
def test_a_name_from_elsewhere_gets_nothing(served: Served, host: str) -> None:
    status, page, _ = served.get("/", Host=host)
    assert (status, page) == (421, "This address is not served here.\n")


def test_this_machine_s_own_names_are_answered(served: Served) -> None:
    assert served.get("/", Host=f"localhost:{served.port}")[0] == 200
    assert served.get("/", Host=f"LOCALHOST:{served.port}")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../../../content/dossier.yaml",
        "/%2e%2e/%2e%2e/%2e%2e/content/dossier.yaml",
        "/..%2f..%2f..%2fcontent/dossier.yaml",
        "/..\\..\\..\\content\\dossier.yaml",
        "//etc/passwd",
        "///etc/passwd",
        "/index.html%00.css",
        "/%ff",
        "/quotes",
        "/none.html",
        "/way-out/passwd",
        "/http://[",
    ],
)
def test_what_is_not_in_the_site_is_its_404_page(served: Served, path: str) -> None:
    status, page, _ = served.get(path)
    assert status == 404
    assert as_built(page) == (served.folder / ".onrecord/preview/output/404.html").read_text(encoding="utf-8")


def test_only_reading_is_understood(served: Served) -> None:
    status, _, heads = served.get("/", "POST")
    assert (status, heads["Allow"]) == (405, "GET, HEAD")
    assert served.get("/", "PUT")[0] == 501


def test_a_save_is_seen_a_fault_stands_in_the_site_s_place_until_it_is_mended(edited: Served) -> None:
    path = edited.folder / "content/dossier.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("The lamps on the record", "Lamps <again>"), encoding="utf-8")
    edited.until(lambda: "Lamps &lt;again&gt;" in edited.get("/")[1])
    path.write_text(good.replace("title:", "tilte:"), encoding="utf-8")
    edited.until(lambda: edited.get("/")[0] == 500)
    status, page, _ = edited.get("/issues/anything.html")
    assert status == 500
    assert "content/dossier.yaml:1:1: error[unknown-field]" in page
    assert "content/dossier.yaml:1:1: error[unknown-field]" in edited.said[-1]
    path.write_text("<script>: x\n", encoding="utf-8")
    edited.until(lambda: "&lt;script&gt;" in edited.get("/")[1])
    assert "<script>" not in edited.get("/")[1]
    path.write_text(good, encoding="utf-8")
    edited.until(lambda: edited.get("/")[0] == 200)


def test_a_fault_of_ours_ends_no_preview(edited: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Job) -> None:
        raise KeyError("a bug")

    path = edited.folder / "content/dossier.yaml"
    with monkeypatch.context() as broken:
        broken.setattr("onrecord.serve.preview.publish", fails)
        path.write_text(path.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
        edited.until(lambda: "onrecord itself failed: KeyError" in edited.get("/")[1])
    path.write_text(path.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
    edited.until(lambda: edited.get("/")[0] == 200)


def test_a_port_that_is_taken_is_said_to_be(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"port {port} cannot be used: .*; choose another with --port"):
            serve(Job(tmp_path / "content", tmp_path / "output"), port, today=lambda: "2026-12-01")


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    outside = socket.gethostbyname(socket.gethostname())
    if outside.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((outside, served.port), timeout=2).close()
