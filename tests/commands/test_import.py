"""Taking in: a source begun from a page or an archive, and a further capture that keeps the first."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from archiving import PAGE, info, packed, page, wacz
from commanding import Ran, onrecord
from lighthouse import FOLDER
from onrecord import yamltree

WATCH = "content/sources/the-long-watch.yaml"
SAVED = (FOLDER / "captures" / "the-long-watch.txt").read_text(encoding="utf-8")
LIST = "6 comments:\n\n"
NEW = "  1. A comment that was held back until now.\n\n    ReplyDelete\n"

MOVED = {"c1": "c2", "c1.r1": "c2.r1", "c1.r2": "c2.r2", "c2": "c3", "c3": "c4", "c3.r1": "c4.r1"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example that a test may change, and stands in."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    return tmp_path


def taken_in(words: Sequence[str]) -> Ran:
    return onrecord("import", *words)


def later(*edits: tuple[str, str], first: str = NEW) -> bytes:
    """The thread saved again, with a comment before the others and these stretches changed."""
    text = SAVED
    for number in (3, 2, 1):
        text = text.replace(f"\n  {number}. ", f"\n  {number + 1}. ")
    text = text.replace(LIST, LIST.replace("6", "7") + first)
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text.encode()


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_an_archive_begins_a_source_with_all_it_says(here: Path) -> None:
    data = wacz(packed([info(), page(address=PAGE + "?m=1&fbclid=1")]))
    (here / "saved.wacz").write_bytes(data)
    ran = taken_in(["saved.wacz", "--format", "json"])
    assert ran.status == 0
    tree = yamltree.read("a.yaml", (here / "content/sources/the-lamp-log.yaml").read_bytes()).value
    digest = hashlib.sha256(data).hexdigest()
    media = {"media_type": "application/wacz", "layout": "blogger-text"}
    capture = {"file": "saved.wacz", "sha256": digest, **media, "page": PAGE, "taken": "2023-01-29"}
    assert tree == {
        "title": "The lamp log",
        "title_is": "given",
        "kind": "blog-thread",
        "published": "2019-04-12",
        "url": PAGE,
        "url_is": "exact",
        "captures": [capture],
        "quotes": [],
    }
    assert json.loads(ran.out)["source"]["captures"] == [capture]
    assert (here / "captures/saved.wacz").read_bytes() == data


def test_words_of_an_archived_page_are_verified_in_it(here: Path) -> None:
    (here / "saved.warc.gz").write_bytes(packed([info(), page(), page("Another page.\n", PAGE + "/2")]))
    assert taken_in(["saved.warc.gz", "--page", PAGE + "#c1"]).status == 0
    record = here / "content/sources/the-lamp-log.yaml"
    quote = "quotes:\n  - {id: lamps-a7k2, segment: c1, text: It went out at two, kind: testimony}\n"
    record.write_text(record.read_text(encoding="utf-8").replace("quotes: []\n", quote), encoding="utf-8")
    assert onrecord("verify", "--format", "json").states["lamps-a7k2"] == "verbatim"


def test_an_address_that_is_named_is_cleaned_and_nobody_opened_it(here: Path) -> None:
    (here / "log.txt").write_bytes(later())
    assert taken_in(["log.txt", "--id", "log", "--url", PAGE + "?showComment=1&utm_source=x#c1"]).status == 0
    said = (here / "content/sources/log.yaml").read_text(encoding="utf-8")
    assert f"url: {PAGE}\nurl_is: unopened\n" in said


def test_a_page_saved_from_ones_own_machine_is_taken_and_leads_nobody_there(here: Path) -> None:
    at = "http://localhost:8080/log"
    (here / "saved.warc").write_bytes(info() + page(address=at))
    assert taken_in(["saved.warc", "--page", at]).status == 0
    written = (here / "content/sources/the-lamp-log.yaml").read_text(encoding="utf-8")
    assert f"page: {at}\n" in written
    assert "url:" not in written
    assert onrecord("check").status == 0


WRONG = [
    (["--layout", "blogger-txt"], "did you mean `blogger-text`?"),
    (["--url", "lamproom.example"], "begins with `https://`"),
    (["--url", "http://localhost/log"], "reader's own machine; write the address it has on the web"),
    (["--page", PAGE], "no web archive"),
    (["--page", "lamproom.example"], "begins with `https://`"),
    (["--into", "the-long-wach"], "did you mean `the-long-watch`?"),
    (["--into", "the-long-watch", "--id", "log"], "leave `--id`"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_an_option_that_is_wrong_is_said_in_words(words: list[str], said: str, here: Path) -> None:
    (here / "log.txt").write_bytes(later())
    before = files(here)
    ran = taken_in(["log.txt", *words])
    assert ran.status == 2
    assert said in ran.err
    assert files(here) == before


def test_a_source_at_the_same_address_is_named_with_what_to_type(here: Path) -> None:
    (here / "new log.txt").write_bytes(later())
    before = files(here)
    address = "http://lamproom.example/2019/04/the-long-watch.html?m=1"
    ran = taken_in(["new log.txt", "--url", address, "--captures", "captures"])
    assert (ran.status, files(here) == before) == (1, True)
    assert "type `onrecord import 'new log.txt' --captures captures --into the-long-watch`" in ran.err


def test_a_second_capture_keeps_the_first_and_tells_what_moved(here: Path) -> None:
    (here / "later.txt").write_bytes(later())
    record = (here / WATCH).read_text(encoding="utf-8")
    old = (here / "captures/the-long-watch.txt").read_bytes()
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert ran.status == 0
    assert "inspections-w3kp  c1.r1 → c2.r1\n" in ran.out
    assert "6 of 22 moved, 16 stand where they stood" in ran.out
    digest = hashlib.sha256(later()).hexdigest()
    item = f"  - file: later.txt\n    sha256: {digest}\n    media_type: text/plain\n    layout: blogger-text\n"
    heads = {f"    segment: {old}\n": f"    segment: {new}\n" for old, new in MOVED.items()}
    lines = record.replace("captures:\n", "captures:\n" + item).splitlines(keepends=True)
    after = [heads.get(line, line) for line in lines]
    assert (here / WATCH).read_text(encoding="utf-8") == "".join(after)
    assert (here / "captures/the-long-watch.txt").read_bytes() == old
    assert (here / "captures/later.txt").read_bytes() == later()
    assert {*onrecord("verify", "--format", "json").states.values()} == {"verbatim", "verbatim-cut"}


def test_figures_and_events_are_placed_too(here: Path) -> None:
    (here / "content/figures.yaml").write_text(
        "- id: nights\n  value: four\n  of: night visits\n  stated_by: a keeper\n  standing: testimony\n"
        '  source: the-long-watch\n  segment: "c1" # the keeper\n',
        encoding="utf-8",
    )
    (here / "content/events.yaml").write_text(
        "- {id: log, date: 2019, what: A log is kept, source: the-long-watch, segment: c3}\n", encoding="utf-8"
    )
    mended = ("I have met some of them", "I know them"), ("They are counting", "They count")
    (here / "later.txt").write_bytes(later(*mended))
    ran = taken_in(["later.txt", "--into", "the-long-watch", "--format", "json"])
    told = {each.pop("id"): each for each in json.loads(ran.out)["placings"]}
    assert told["nights"] == {"kind": "figure", "segment": "c1", "to": "c2", "state": "moved", "message": ""}
    assert 'segment: "c2" # the keeper' in (here / "content/figures.yaml").read_text(encoding="utf-8")
    assert told["log"] == {"kind": "event", "segment": "c3", "to": "c4", "state": "moved", "message": ""}


def test_what_is_gone_or_doubtful_is_told_and_left(here: Path) -> None:
    gone = ("A lamp is lit at night, so it is looked at by night; there", "There")
    twice = ("It did the job.", "Gone by dawn, and the report in the post by noon. It did the job.")
    (here / "later.txt").write_bytes(later(gone, twice))
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert ran.status == 1
    assert ran.err.count("error[lost-segment]") == 2
    assert "`inspections-w3kp`: c1.r1 is now c2.r1, and these words are not in the segment" in ran.err
    assert "`inspections-y2rb`: " in ran.err
    record = (here / WATCH).read_text(encoding="utf-8")
    assert "- id: inspections-w3kp\n    segment: c1.r1\n" in record
    assert "- id: inspections-6jfu\n    segment: c2\n" in record


def test_words_that_another_repeats_are_no_move(here: Path) -> None:
    words = "They call it “remote watching”, which is a fine name for not being there."
    saved = SAVED.replace(words, "").replace("1. Count the nights.", f"Somebody wrote: {words}")
    (here / "later.txt").write_text(saved, encoding="utf-8")
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert ran.status == 1
    assert "`lamps-b4nq`: " in ran.err
    assert "- id: lamps-b4nq\n    segment: c3.r1\n" in (here / WATCH).read_text(encoding="utf-8")


def test_words_that_another_repeats_in_the_same_place_are_doubtful(here: Path) -> None:
    whole = SAVED[SAVED.index("They call it “remote") : SAVED.index("The office cat")].rstrip()
    sentence = whole.partition(". ")[0]
    saved = SAVED.replace(whole, f"Somebody wrote here: {sentence}. I never said so, and it is gone for a reason.")
    (here / "later.txt").write_text(saved, encoding="utf-8")
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert ran.status == 1
    assert "`lamps-b4nq`: these words stand in c3.r1, and it is not sure that this is the contribution" in ran.err


def test_without_the_older_capture_no_word_moves_and_none_is_sure(here: Path) -> None:
    (here / "captures/the-long-watch.txt").unlink()
    (here / "later.txt").write_bytes(later())
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert ran.status == 1
    assert "0 of 22 moved" in ran.out
    assert "1 stand where they stood" in ran.out  # the one that is withdrawn
    assert "these words stand in c2.r1; without the older saving it is not sure" in ran.err


def test_a_record_that_cannot_be_read_is_mended_first(here: Path) -> None:
    (here / "content/events.yaml").write_text("- {id: log, source: the-long-watch, segment: c3}\n", encoding="utf-8")
    (here / "later.txt").write_bytes(later())
    before = files(here)
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert (ran.status, ran.err.count("error["), files(here)) == (1, 1, before)
    assert "error[missing-field]" in ran.err


def test_the_very_file_again_is_there_already(here: Path) -> None:
    before = files(here)
    ran = taken_in(["captures/the-long-watch.txt", "--into", "the-long-watch"])
    assert (ran.status, "error[already-there]" in ran.err, files(here)) == (1, True, before)


def test_a_name_that_is_taken_gets_the_digest(here: Path) -> None:
    (here / "saved").mkdir()
    (here / "saved/the-long-watch.txt").write_bytes(later())
    assert taken_in(["saved/the-long-watch.txt", "--into", "the-long-watch"]).status == 0
    digest = hashlib.sha256(later()).hexdigest()[:8]
    kept = here / f"captures/the-long-watch-{digest}.txt"
    assert kept.read_bytes() == later()


def test_a_file_in_the_vault_is_never_overwritten(here: Path) -> None:
    (here / "saved").mkdir()
    (here / "saved/the-long-watch.txt").write_bytes(later())
    digest = hashlib.sha256(later()).hexdigest()[:8]
    (here / f"captures/the-long-watch-{digest}.txt").write_bytes(b"another")
    before = files(here)
    ran = taken_in(["saved/the-long-watch.txt", "--into", "the-long-watch"])
    assert (ran.status, "error[already-there]" in ran.err, files(here)) == (1, True, before)


@pytest.mark.parametrize("words", [["--into", "the-long-watch"], ["--id", "log"]])
def test_a_dry_run_writes_nothing(words: list[str], here: Path) -> None:
    (here / "later.txt").write_bytes(later())
    before = files(here)
    assert taken_in(["later.txt", *words, "--dry-run"]).status == 0
    assert files(here) == before


@pytest.mark.parametrize("fails", [1, 2])
def test_where_one_file_cannot_be_put_in_place_none_is(fails: int, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "later.txt").write_bytes(later())
    before, replaced, times = files(here), Path.replace, iter(range(1, 9))

    def fail(path: Path, to: Path) -> Path:
        if next(times) == fails:
            raise OSError(28, "No space left on device", str(to))
        return replaced(path, to)

    monkeypatch.setattr(Path, "replace", fail)
    ran = taken_in(["later.txt", "--into", "the-long-watch"])
    assert (ran.status, "the machine refused" in ran.err, "No space left" in ran.err) == (4, True, True)
    assert files(here) == before
