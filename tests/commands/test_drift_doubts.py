"""The command `drift` where a page is not what it was taken for: nothing is told of it that nobody could know."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from commanding import Run
from drifting import RECORD, WATCH, WATCHES, fetching, page, record


def kept(quote: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(record())["live"]["quotes"][quote]
    return found


def one_quotation() -> None:
    """Leaves the smaller source one quotation that is published."""
    path = Path("content/sources/dark-towers.yaml")
    first, *rest = path.read_text("utf-8").split("  - id: ")
    others = [each.replace("status: published", "status: draft") for each in rest[1:]]
    path.write_text("  - id: ".join([first, rest[0], *others]), "utf-8")
    shutil.rmtree("content/seals")


def test_a_contribution_that_has_another_number_is_the_same(drift: Run) -> None:
    page("  3. My mother’s log", "  3. Lost.\n\n    ReplyDelete\n\n  4. My mother’s log")
    ran = drift("--from", ".", "--format", "json")
    assert (ran.status, ran.states["lamps-b4nq"]) == (0, "there")
    assert "the words still stand in c4.r1, the contribution that was c3.r1" in ran.out
    shutil.rmtree("captures")
    alone = drift("--from", ".", "--format", "json")
    assert (alone.status, alone.states["lamps-b4nq"]) == (0, "doubtful")
    assert "whether that is the same contribution only the saved copy can show" in alone.out
    assert kept("lamps-b4nq")["state"] == "there"


def test_words_that_only_another_repeats_are_not_seen_there(drift: Run) -> None:
    drift("--from", str(page()), "--on", "2026-01-10")
    words = "They call it “remote watching”, which is a fine name for not being there."
    page("3. My mother’s log", f"3. So it was said: {words}\n\n    ReplyDelete\n\n  4. My mother’s log")
    text = Path(f"{WATCH}.txt").read_text("utf-8")
    first, mark, rest = text.rpartition(words)
    assert mark
    Path(f"{WATCH}.txt").write_text(f"{first}This comment was removed.{rest}", "utf-8")
    ran = drift("--from", ".", "--on", "2026-02-10", "--format", "json")
    assert (ran.status, ran.states["lamps-b4nq"]) == (1, "elsewhere")
    found = kept("lamps-b4nq")
    assert (found["state"], found["last_seen"], found["since"]) == ("elsewhere", "2026-01-10", "2026-02-10")


NOTICES = [
    '{"error": {"code": 404, "message": "The page you are looking for is not on this server any more."}}',
    "Not Found",
    "<!DOCTYPE html><title>Just a moment</title><h1>Checking</h1><p>Checking if the site connection is secure. "
    "Enable JavaScript and cookies to continue, and wait for the page to be there.</p>",
    "<html><body><p>We and our partners keep cookies that count the hours of each night you look.</p></body></html>",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_in_place_of_the_page_is_not_the_page(drift: Run, notice: str) -> None:
    one_quotation()
    Path("fetched").write_text(notice, "utf-8")
    ran = drift("--fetch", fetching("sys.stdout.write(open('fetched').read())"), "--format", "json")
    assert {*ran.states.values()} == {"doubtful"}
    assert len(ran.states) == WATCHES + 1
    assert ran.status == 0
    assert not Path("content/drift").exists()


def test_a_page_that_is_believed_is_recorded(drift: Run) -> None:
    one_quotation()
    Path("dark-towers.txt").write_text("Not Found\n", "utf-8")
    doubted = drift("--from", "dark-towers.txt")
    assert "what was found is not recorded: this does not look like the page" in doubted.err
    assert "run again with `--believe dark-towers`" in doubted.err
    assert not Path("content/drift").exists()
    believed = drift("--from", "dark-towers.txt", "--believe", "dark-towers")
    assert (believed.status, "unrecorded-look" in believed.err) == (1, False)
    assert '"state": "gone"' in Path("content/drift/dark-towers.json").read_text("utf-8")


def test_a_page_is_known_by_what_nobody_quotes(drift: Run) -> None:
    one_quotation()
    text = Path("captures/dark-towers.txt").read_text("utf-8")
    lost = text[text.index("Lights Board to inspect") : text.index("The keepers' guild")]
    Path("dark-towers.txt").write_text(text.replace(lost, "It has been taken down.\n"), "utf-8")
    assert drift("--from", "dark-towers.txt", "--format", "json").states == {"inspections-2bgs": "gone"}


def test_an_earlier_day_than_the_record_is_said_to_be_unrecorded(drift: Run) -> None:
    drift("--from", str(page()), "--on", "2026-02-10")
    before = record()
    ran = drift("--from", str(page()), "--on", "2026-01-10")
    assert "what was found is not recorded: the record is of 2026-02-10, and this look of 2026-01-10" in ran.err
    assert record() == before


def test_what_is_passed_over_is_named(drift: Run) -> None:
    Path("pages").mkdir()
    page(name=f"pages/{WATCH}.txt")
    for name in ("README.html", "the-long-wach.html", "notes.md", ".hidden.html"):
        Path("pages", name).write_text("words", "utf-8")
    Path("pages/dark-towers.html").symlink_to("nowhere.html")
    ran = drift("--from", "pages")
    assert (ran.status, ran.out) == (0, f"{WATCHES} quotations: {WATCHES} unchanged\n")
    assert Path(RECORD).is_file()
    assert [line.partition("] ")[2] for line in ran.err.splitlines() if line.startswith("warning[passed-over]")] == [
        "`pages/README.html` is named for no source: there is no source `README`",
        "`pages/dark-towers.html` is a link that leads nowhere",
        "`pages/notes.md` is named for no source",
        "`pages/the-long-wach.html` is named for no source: there is no source `the-long-wach`; "
        "did you mean `the-long-watch`?",
        "there is no page for `dark-towers`",
    ]
