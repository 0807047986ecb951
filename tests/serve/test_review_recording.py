"""One key records a review: into its own record and nowhere else, by whoever was shown the page and nobody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from onrecord import emit, files, load, putting
from onrecord.kinds import Kind
from onrecord.yamltree import Node, Step
from previewed import TODAY, Served, put_back_after, served_from

ONE = "/-/review/lamps-k7wd"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    yield from served_from(tmp_path_factory.mktemp("recorded"), made)


@pytest.fixture
def served(shared: Served) -> Iterator[Served]:
    yield from put_back_after(shared)


@pytest.fixture
def second(tmp_path: Path, made: Path) -> Iterator[Served]:
    """Served to a second editor."""
    yield from served_from(tmp_path, made, "second editor")


def contents(served: Served) -> dict[str, bytes]:
    return dict(files.read_folder(served.folder / "content").files)


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """By file, the lines that are new."""
    assert before.keys() == after.keys()
    found = {}
    for path in before:
        if before[path] != after[path]:
            old, new = before[path].decode().split("\n"), after[path].decode().split("\n")
            found[path] = [line for line in new if line not in old]
            assert [line for line in new if line not in found[path]] == old
    return found


def reviews(served: Served, quote: str) -> list[tuple[str, str]]:
    dossier = load.load(contents(served)).dossier
    assert dossier
    return [(str(each.on), each.by) for each in dossier.quotes[quote].record.reviewed]


def test_a_review_is_written_into_its_record_and_the_next_is_shown(served: Served) -> None:
    before, builds = contents(served), len(served.said)
    assert served.review("lamps-k7wd") == "/-/review/inspections-2bgs"
    (path, lines), *others = changed(before, contents(served)).items()
    assert (path, others) == ("sources/dark-towers.yaml", [])
    assert "".join(lines).count("reviewed") == 1
    assert reviews(served, "lamps-k7wd") == [(TODAY, "editor")]
    assert "22 quotations wait" in served.get("/-/review/")[1]
    served.until(lambda: len(served.said) > builds)
    assert served.said[-1].startswith("0 files made")  # the site says nothing of who reviews


def test_it_is_taken_back_to_the_last_character(served: Served) -> None:
    before = contents(served)
    served.review("lamps-k7wd")
    assert served.review("lamps-k7wd", "undo") == ONE
    assert contents(served) == before


def test_undo_on_the_next_page_takes_back_what_was_recorded_last(served: Served) -> None:
    before = contents(served)
    to = served.review("lamps-k7wd").rpartition("/")[2]
    assert "Undo <small>lamps-k7wd</small>" in served.get(f"/-/review/{to}")[1]
    assert served.review(to, "undo", "second editor") == f"/-/review/{to}"  # another's is not his to take back
    assert served.review(to, "undo") == ONE
    assert contents(served) == before
    assert served.review(to, "undo") == f"/-/review/{to}"


def test_a_role_is_recorded_once(served: Served) -> None:
    served.review("lamps-k7wd")
    before = contents(served)
    served.review("lamps-k7wd")
    assert contents(served) == before


def test_a_sensitive_quotation_needs_two_roles(served: Served) -> None:
    served.review("supply-boats-5ydt")
    assert "a second role is to review it" in served.get("/-/review/supply-boats-5ydt")[1]
    served.review("supply-boats-5ydt", by="second editor")
    assert reviews(served, "supply-boats-5ydt") == [(TODAY, "editor"), (TODAY, "second editor")]
    assert "This has been reviewed." in served.get("/-/review/supply-boats-5ydt")[1]


def test_a_review_of_words_that_were_changed_counts_no_more(served: Served) -> None:
    path = served.folder / "content/sources/the-long-watch.yaml"
    old = path.read_text(encoding="utf-8")
    line = "    changed: 2026-11-29\n"
    path.write_text(old.replace(line, f"{line}    reviewed: [{{on: 2026-11-28, by: editor}}]\n"), encoding="utf-8")
    assert "were changed since they were reviewed" in served.get("/-/review/lamps-q4ve")[1]
    served.review("lamps-q4ve")
    assert reviews(served, "lamps-q4ve") == [(TODAY, "editor")]


def test_all_of_them_one_after_the_other_then_the_list(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.serve.server.rebuild", lambda *_: None)  # not after each of them
    to, seen = ONE, []
    while to != "/-/review/":
        seen.append(to.rpartition("/")[2])
        to = served.review(seen[-1])
    assert len(seen) == len(set(seen)) == 23
    assert "1 quotation waits" in served.get("/-/review/")[1]  # the sensitive one, for another role
    assert served.review("lamps-k7wd", by="second editor") == "/-/review/supply-boats-5ydt"


def test_the_role_may_be_given_with_the_command(second: Served) -> None:
    second.review("lamps-k7wd", by="second editor")
    assert reviews(second, "lamps-k7wd") == [(TODAY, "second editor")]
    assert second.post(ONE, second.form("lamps-k7wd", by="editor"))[0] == 400


REFUSED: list[tuple[dict[str, str], dict[str, str], int]] = [
    ({}, {"Origin": "https://evil.example"}, 403),
    ({}, {"Origin": "", "Sec_Fetch_Site": "cross-site"}, 403),
    ({}, {"Sec_Fetch_Site": "same-site"}, 403),
    ({}, {"Origin": "null", "Sec_Fetch_Site": ""}, 403),
    ({}, {"Origin": "", "Sec_Fetch_Site": ""}, 403),
    ({}, {"Host": "evil.example"}, 421),
    ({}, {"Cookie": ""}, 403),
    ({"by": "jane@example.org"}, {}, 400),
    ({"by": ""}, {}, 400),
    ({"act": "delete"}, {}, 400),
    ({"seen": "0" * 32}, {}, 409),
    ({"more": "x" * 5000}, {}, 413),
    ({}, {"Content_Length": "-1"}, 413),
    ({}, {"Content_Length": ""}, 411),
]


@pytest.mark.parametrize(("fields", "heads", "expected"), REFUSED, ids=str)
def test_what_no_page_of_ours_would_send_writes_nothing(
    served: Served, fields: dict[str, str], heads: dict[str, str], expected: int
) -> None:
    before = contents(served)
    form = served.form("lamps-k7wd") | fields
    assert served.post(ONE, form, **heads)[0] == expected
    assert contents(served) == before


def test_a_form_without_a_referrer_says_where_from_otherwise(served: Served) -> None:
    status, _, heads = served.post(ONE, served.form("lamps-k7wd"), Origin="null")
    assert (status, heads["Location"]) == (303, "/-/review/inspections-2bgs")


@pytest.mark.parametrize("path", ["/", "/index.html", "/-/events", "/-/refresh.js"])
def test_nothing_else_takes_a_form(served: Served, path: str) -> None:
    assert served.post(path, {"act": "record"})[0] == 405


@pytest.mark.parametrize(
    "path", ["/-/review/", "/-/review/none-0000", "/-/review/../../content", "/-/review/lamps-u5hz"]
)
def test_only_a_quotation_is_reviewed(served: Served, path: str) -> None:
    assert served.post(path, served.form("lamps-k7wd"))[0] == 404


def test_one_that_goes_away_in_the_middle_writes_nothing(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    before = contents(served)
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", served.port)) as slow:
            head = f"POST {ONE} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nOrigin: {served.address}\r\n"
            slow.sendall(f"{head}Content-Length: 400\r\n\r\ntoken=".encode())
    assert served.get("/-/review/")[0] == 200
    assert contents(served) == before
    assert "Traceback" not in capfd.readouterr().err


def test_words_that_were_changed_since_they_were_shown_are_not_reviewed(served: Served) -> None:
    form = served.form("lamps-k7wd")
    path = served.folder / "content/sources/dark-towers.yaml"
    path.write_bytes(path.read_bytes().replace(b"who never wrote to a blog.", b"who never wrote"))
    before = path.read_bytes()
    status, page, _ = served.post(ONE, form)
    assert status == 409
    assert "look at it again" in page
    assert "refresh.js" not in page  # which would send the form again
    assert path.read_bytes() == before


def test_another_quotation_s_change_in_between_is_kept(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is saved by an editor after it was read and before it is written."""
    path = served.folder / "content/sources/dark-towers.yaml"
    changing = emit.changed
    saved = [b"title: Dark towers, a post and its thread"]

    def late(kind: Kind, name: str, data: bytes, steps: tuple[Step, ...], fields: Mapping[str, Node | None]) -> bytes:
        made = changing(kind, name, data, steps, fields)
        if saved:
            path.write_bytes(path.read_bytes().replace(b"title: Post and thread on dark towers", saved.pop()))
        return made

    monkeypatch.setattr(emit, "changed", late)
    served.review("lamps-k7wd")
    assert b"title: Dark towers, a post and its thread" in path.read_bytes()
    assert reviews(served, "lamps-k7wd") == [(TODAY, "editor")]


def test_a_file_that_cannot_be_read_is_not_written(served: Served) -> None:
    form = served.form("lamps-k7wd")
    path = served.folder / "content/sources/dark-towers.yaml"
    path.write_bytes(path.read_bytes().replace(b"kind: blog-thread", b"kind: [blog-thread"))
    before = path.read_bytes()
    status, page, _ = served.post(ONE, form)
    assert status == 500
    assert "content/sources/dark-towers.yaml:" in page
    assert path.read_bytes() == before


def test_a_file_that_became_a_link_is_not_written(served: Served) -> None:
    form = served.form("lamps-k7wd")
    path = served.folder / "content/sources/dark-towers.yaml"
    outside = served.folder / "outside.yaml"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    assert served.post(ONE, form)[0] in (404, 409, 500)
    assert outside.read_bytes() == before
    assert path.is_symlink()


def test_where_the_machine_refuses_it_is_said(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(putting, "put", full)
    status, page, _ = served.post(ONE, served.form("lamps-k7wd"))
    assert status == 500
    assert "No space left on device" in page


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"The towers took a great deal", b"The towers took a good deal"), (b"segment: c3\n", b"segment: c99\n")],
)
def test_words_that_do_not_stand_in_the_copy_are_not_reviewed(served: Served, old: bytes, new: bytes) -> None:
    path = served.folder / "content/sources/dark-towers.yaml"
    head, start, rest = path.read_bytes().partition(b"  - id: lamps-k7wd")
    path.write_bytes(head + start + rest.replace(old, new, 1))
    before = path.read_bytes()
    assert new in before
    status, page, _ = served.post(ONE, served.form("lamps-k7wd"))
    assert status == 409
    assert "the words have to stand in the saved copy before they are reviewed" in page
    assert path.read_bytes() == before
