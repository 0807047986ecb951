"""The reviewer's desk: what waits, each quotation beside its source, and who may ask."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.serve.review.passages import Bit, marked
from previewed import Served, served_from


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    """A preview that is only looked at."""
    yield from served_from(tmp_path_factory.mktemp("desk"), made)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    """One without the saved copies."""
    yield from served_from(tmp_path_factory.mktemp("without"), made, with_copies=False)


@pytest.fixture
def edited(tmp_path: Path, made: Path) -> Iterator[Served]:
    yield from served_from(tmp_path, made)


def text(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def marks(page: str, kind: str = "<mark>") -> list[str]:
    return [html.unescape(found) for found in re.findall(rf"{kind}(.*?)</mark>", page, re.DOTALL)]


def edit(served: Served, source: str, old: str, new: str) -> None:
    """Saved, and built again."""
    path = served.folder / f"content/sources/{source}.yaml"
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    builds = len(served.said)
    path.write_text(before.replace(old, new), encoding="utf-8")
    served.until(lambda: len(served.said) > builds)


def test_the_list_has_drafts_first_and_marks_what_is_sensitive(served: Served) -> None:
    status, page, _ = served.get("/-/review/")
    assert status == 200
    assert "23 quotations wait for a review." in text(page)
    named = re.findall(r'href="/-/review/([a-z0-9-]+)"', page)
    assert named[0] == "lamps-k7wd"
    assert len(named) == 24
    assert "lamps-u5hz" not in named  # withdrawn
    assert re.search(r"supply-boats-5ydt</span>\s*<span class=\"sensitive\">", page)


def test_a_quotation_stands_beside_its_source_with_its_words_marked(served: Served) -> None:
    page = served.get("/-/review/lamps-k7wd")[1]
    assert marks(page) == ["The towers took a great deal from people who never wrote to a blog."]
    said = text(page)
    assert "But the desk gave me my evenings" in said
    assert "Before it: comment 2" in said
    assert "After it: comment 3, reply 1" in said
    assert said.index("Should the lamps be left to tend themselves?") < said.index("The source was opened")
    assert 'action="/-/review/lamps-k7wd"' in page


def test_each_part_between_cuts_is_marked_and_a_second_look_told(served: Served) -> None:
    page = served.get("/-/review/inspections-n8xt")[1]
    assert len(marks(page)) == 2
    assert marks(page)[0] == "A keeper woken at two is a danger at four"
    assert "A second look" in text(page)
    assert "unless" in text(page)


def test_the_note_and_the_flags_are_told(served: Served) -> None:
    assert "passes on somebody else's words" in text(served.get("/-/review/supply-boats-5ydt")[1])
    assert "The next sentence speaks well of the desk." in text(served.get("/-/review/lamps-p3ja")[1])


def test_without_the_copies_the_page_says_so(without: Served) -> None:
    page = without.get("/-/review/lamps-k7wd")[1]
    assert "The saved copies are not at hand." in text(page)
    assert "evenings" not in page
    assert marks(page) == []


def test_words_that_are_not_there_are_shown_with_the_nearest_though_no_site_can_be_made(edited: Served) -> None:
    edit(edited, "dark-towers", "Give every station a motor boat", "Give each station a motor boat")
    assert edited.get("/quotes/supply-boats-4mvs.html")[0] == 500
    status, page, _ = edited.get("/-/review/supply-boats-4mvs")
    assert status == 200
    assert marks(page) == []
    (near,) = marks(page, '<mark class="near">')
    assert near.startswith("Give every station a motor boat")
    assert "where this has “each”, it has “every”" in text(page)
    assert edited.get("/-/assets/ledger.css")[0] == 200
    assert "1 fault" in text(edited.get("/-/review/")[1])


def test_words_of_another_contribution_are_shown_where_they_stand(edited: Served) -> None:
    edit(edited, "dark-towers", "segment: c2\n", "segment: c1\n")
    page = edited.get("/-/review/supply-boats-c9tf")[1]
    assert "The words stand here: comment 2" in text(page)
    assert marks(page)[-1].startswith("Within five years the boats")


def test_what_the_checks_say_of_a_quotation_and_its_issues_is_told(edited: Served) -> None:
    edit(
        edited,
        "the-long-watch",
        "    note: The painted word is the Arabic for a lighthouse.\n",
        "    flags: [health]\n",
    )
    page = text(edited.get("/-/review/supply-boats-8hzn")[1])
    assert "error[unnoted-flag]" in page
    assert "tells of somebody's health" in page
    assert "unnoted-flag" not in text(edited.get("/-/review/lamps-k7wd")[1])


def test_content_cannot_become_markup(edited: Served) -> None:
    edit(
        edited,
        "dark-towers",
        "    text: The towers took",
        "    note: <script>alert(1)</script>\n    text: <b>The</b> towers took",
    )
    page = edited.get("/-/review/lamps-k7wd")[1]
    assert "<script>alert" not in page
    assert "<b>The" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b>" not in edited.get("/-/review/")[1]


def test_a_file_that_cannot_be_read_shows_its_fault(edited: Served) -> None:
    edit(edited, "dark-towers", "kind: blog-thread", "kind: [blog-thread")
    status, page, _ = edited.get("/-/review/lamps-k7wd")
    assert status == 500
    assert "content/sources/dark-towers.yaml:" in page
    assert "refresh.js" in page
    path = edited.folder / "content/dossier.yaml"
    path.write_text("title: [\n", encoding="utf-8")
    assert edited.get("/-/review/")[0] == 500
    path.unlink()
    assert edited.get("/-/review/")[0] == 500


@pytest.mark.parametrize(
    "path",
    [
        "/-/",
        "/-/review",
        "/-/review/none-0000",
        "/-/review/lamps-u5hz",
        "/-/review/../../captures/dark-towers.txt",
        "/-/review/%2e%2e/%2e%2e/captures/dark-towers.txt",
        "/-/review/lamps-k7wd/",
        "/-/review/LAMPS-K7WD",
        "/-/assets/../../../content/dossier.yaml",
        "/-/../captures/dark-towers.txt",
        "/-/review.html",
        "/-/refresh.js/x",
    ],
)
def test_there_is_nothing_else_under_it(served: Served, path: str) -> None:
    status, page, _ = served.get(path)
    assert status == 404
    assert "lamp and desk" not in page
    assert "sha256" not in page


def test_nobody_else_s_page_gets_at_it(served: Served) -> None:
    assert served.get("/-/review/lamps-k7wd", Host="evil.example")[:2] == (421, "This address is not served here.\n")
    _, _, heads = served.get("/-/review/lamps-k7wd")
    assert heads["Cache-Control"] == "no-store"
    assert heads["Referrer-Policy"] == "no-referrer"
    assert heads["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = heads["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Access-Control-Allow-Origin" not in heads


def test_an_entity_tag_stays_as_long_as_the_page_does(served: Served) -> None:
    first, again = (served.get("/-/review/lamps-k7wd", method)[2]["ETag"] for method in ("GET", "HEAD"))
    assert first == again != served.get("/-/review/")[2]["ETag"]


def test_nothing_of_the_copies_is_in_what_is_built(served: Served) -> None:
    served.get("/-/review/lamps-k7wd")
    built = b"".join(path.read_bytes() for path in (served.folder / ".onrecord").rglob("*") if path.is_file())
    assert b"But the desk gave me my evenings" not in built
    assert b"/-/" not in built


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([], [["one two"], ["three"]]),
        ([(0, 3)], [["*one", " two"], ["three"]]),
        ([(4, 12)], [["one ", "*two"], ["*thr", "ee"]]),
        ([(0, 3), (3, 7)], [["*one", "* two"], ["three"]]),
        ([(0, 14)], [["*one two"], ["*three"]]),
    ],
)
def test_stretches_are_marked_in_their_paragraphs(stretches: list[tuple[int, int]], expected: list[list[str]]) -> None:
    def shown(bit: Bit) -> str:
        return f"{'*' if bit.mark else ''}{bit.text}"

    assert [list(map(shown, bits)) for bits in marked("one two\n\nthree", stretches)] == expected
