"""A new quotation: found in the saved copies, written as it stands there, and refused where it does not hold."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from commanding import Ran, Run, onrecord
from lighthouse import FOLDER
from onrecord import putting, yamltree

WATCH = Path("content/sources/the-long-watch.yaml")
TIMETABLE = "the sea reads no timetable"
FORMS = ("--kind", "opinion", "--issue", "lamps=against", "--issue", "inspections")


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `new quote` in a copy of the example."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    return partial(onrecord, "new", "quote")


def held() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path("content").rglob("*")) if path.is_file()}


def refused(ran: Ran, status: int, before: dict[str, bytes]) -> str:
    """What a run said that wrote nothing, without the marks of a terminal."""
    assert (ran.status, held() == before) == (status, True), ran.both
    assert "Traceback" not in ran.err
    return ran.err


def last(path: Path = WATCH) -> dict[str, object]:
    tree = yamltree.read(path.as_posix(), path.read_bytes()).value
    assert isinstance(tree, dict)
    assert isinstance(tree["quotes"], list)
    found = tree["quotes"][-1]
    assert isinstance(found, dict)
    return {**found}


def test_typed_words_are_found_and_written_in_the_source_s_characters(new: Run) -> None:
    before = WATCH.read_text("utf-8")
    ran = new("--text", "My mother's log has the price of oil on every page", *FORMS)
    assert ran.status == 0, ran.err
    assert WATCH.read_text("utf-8").startswith(before.rstrip("\n"))
    record = last()
    assert re.fullmatch("lamps-(?=.*[2-9])(?=.*[a-z])[a-z2-9]{4}", str(record.pop("id")))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(record.pop("added")))
    assert record == {
        "segment": "c3",
        "text": "My mother’s log has the price of oil on every page",
        "kind": "opinion",
        "issues": {"lamps": "against", "inspections": ""},
        "status": "published",
    }
    assert "next: run `onrecord seal`" in ran.err
    assert onrecord("seal").status == 0
    assert onrecord("check").status == 0


def test_marks_are_kept_and_the_words_between_them_are_the_source_s(new: Run) -> None:
    words = "two of them go out on the same night [...] weather takes no turns, I [as desk keeper] have to choose"
    assert new("--text", words, *FORMS, "--note", "Why both do is cut.", "--id", "lamps-zz22").status == 0
    assert last()["text"] == words
    assert onrecord("verify", "--format", "json").states["lamps-zz22"] == "verbatim-cut"


def test_all_that_is_given_stands_in_the_record(new: Run) -> None:
    said = ["--role", "keeper", "--standing", "current", "--quoting", "the almanac", "--said", "2019-04"]
    more = ["--note", "It is said of the boat.", "--flag", "advice", "--answers", "lamps-x7k2", "--status", "draft"]
    words, beside = (
        "They are counting what they were told to count",
        ["--context", "public", "--suffix", ", that is all"],
    )
    assert new("--text", words, *FORMS, *said, *more, *beside).status == 0
    record = last()
    assert record["voice"] == {"role": "keeper", "standing": "current", "quoting": "the almanac"}
    wanted = {"said": "2019-04", "flags": ["advice"], "answers": ["lamps-x7k2"], "status": "draft", "context": "public"}
    assert wanted.items() <= record.items()
    assert record["suffix"] == ", that is all"


def test_words_in_several_contributions_are_to_be_placed(new: Run) -> None:
    before = held()
    said = refused(new("--text", "Two of the buoys off the northern bank", *FORMS), 2, before)
    assert "--source the-long-watch --segment b5" in said
    assert "--source letters-of-the-year --segment b1" in said
    ran = new("--text", "Two of the buoys off the northern bank", *FORMS, "--source", "the-long-watch")
    assert (ran.status, last()["segment"]) == (0, "b5")


def test_words_that_stand_nowhere_are_shown_what_does(new: Run) -> None:
    before = held()
    said = refused(new("--text", "Last year it came every times out of a promised 36.", *FORMS), 1, before)
    assert "error[quote-not-verbatim] `the-long-watch`, b4: these words are not in the segment; the nearest" in said
    assert "where this has “every”, it has “19”" in said


def test_words_of_two_voices_are_refused(new: Run) -> None:
    before = held()
    words = "I would put the kettle on for them. I was an inspector for six years"
    assert "error[crosses-voices]" in refused(new("--text", words, *FORMS), 1, before)
    elsewhere = new("--text", TIMETABLE, *FORMS, "--source", "the-long-watch", "--segment", "c1")
    assert "stand in segment `b4`" in refused(elsewhere, 1, before)


def test_a_contribution_that_does_not_hold_the_words_is_told_where_they_stand(new: Run) -> None:
    before = held()
    assert "b4 of `the-long-watch`" in refused(new("--text", TIMETABLE, *FORMS, "--segment", "b5"), 1, before)
    there = new("--text", TIMETABLE, *FORMS, "--segment", "b44", "--source", "the-long-watch")
    assert "stand in segment `b4`, another voice's, not in `b44`" in refused(there, 1, before)


@pytest.mark.parametrize("called", ["The Long Watch", "https://lamproom.example/2019/04/the-long-watch.html?m=1"])
def test_a_source_may_be_named_by_its_title_or_address(called: str, new: Run) -> None:
    assert new("--text", TIMETABLE, *FORMS, "--source", called).status == 0


def test_a_source_that_cannot_be_read_is_told_so(new: Run) -> None:
    WATCH.write_text("title: [", "utf-8")
    before = held()
    said = refused(new("--text", TIMETABLE, *FORMS, "--source", "the-long-watch", "--segment", "b4"), 2, before)
    assert "cannot be read; `onrecord check` says why" in said


def test_a_draft_is_kept_though_its_words_do_not_hold(new: Run) -> None:
    ran = new("--text", "the sea reads a timetable", *FORMS, "--source", "the-long-watch", "--segment", "b4", "--draft")
    assert (ran.status, last()["status"]) == (0, "draft")
    assert "warning[quote-not-verbatim]" in ran.err
    assert "`status: published`" in ran.err


SECOND_LOOK = "see a boat without lights, or hear a voice on the rocks."


def test_a_second_look_is_told_and_wants_a_note(new: Run) -> None:
    before, words = held(), SECOND_LOOK
    said = refused(new("--text", words, *FORMS), 1, before)
    assert "error[second-look]" in said
    assert "`--draft` keeps it" in said
    assert new("--text", words, *FORMS, "--note", "It is said of what the lamp cannot do.").status == 0


def test_a_budget_that_would_be_overspent_is_told(new: Run) -> None:
    before = held()
    words = "As for staying to stand the watch, I asked for exactly that in my second year, and I was told that an "
    words += "inspector who has made the tea can hardly mark the cups."
    said = refused(new("--text", words, *FORMS, "--note", "It was long ago."), 1, before)
    assert "error[over-budget-segment]" in said


def test_without_captures_an_editor_verifies(new: Run) -> None:
    shutil.rmtree("captures")
    before = held()
    assert "name where they stand yourself" in refused(new("--text", "any words of his", *FORMS), 2, before)
    ran = new("--text", "any  words\nof his", *FORMS, "--source", "the-long-watch", "--segment", "b4")
    assert (ran.status, last()["text"]) == (0, "any words of his")
    assert "an editor who has the saved copy verifies the words" in ran.err


def test_marks_set_round_the_words_by_whoever_copied_them_are_left_out(new: Run) -> None:
    assert new("--text", f"\u201c{TIMETABLE}\u201d", *FORMS).status == 0
    assert last()["text"] == TIMETABLE
    assert new("--text", "'\"remote watching\", which is a fine name'", *FORMS, "--note", "So called.").status == 0
    assert last()["text"] == "“remote watching”, which is a fine name"


def test_words_are_read_from_standard_input(new: Run) -> None:
    ran = new("--text", "-", *FORMS, typed="the sea\r\nreads   no timetable\r\n")
    assert (ran.status, last()["text"]) == (0, TIMETABLE)


WRONG = [
    (["--text", TIMETABLE, "--issue", "lamps"], "`--kind`: it is needed"),
    (["--text", TIMETABLE, "--kind", "opinion"], "`--issue`: it is needed"),
    (["--text", TIMETABLE, "--kind", "opinoin", "--issue", "lamps"], "did you mean `opinion`?"),
    (["--text", TIMETABLE, "--kind", "opinion", "--issue", "lampz"], "did you mean `lamps`?"),
    (["--text", TIMETABLE, "--kind", "opinion", "--issue", "lamps=agianst"], "did you mean `against`?"),
    (["--text", TIMETABLE, *FORMS, "--source", "the-long-wach"], "did you mean `the-long-watch`?"),
    (["--text", TIMETABLE, *FORMS, "--id", "lamps-x7k2"], "is the id of a quotation already"),
    (["--text", TIMETABLE, *FORMS, "--id", "Lamps 1"], "is not an id"),
    (["--text", TIMETABLE, *FORMS, "--id", "../../out"], "is not an id"),
    (["--text", TIMETABLE, *FORMS, "--said", "12 May 2019"], "write `2019-05-12`"),
    (["--text", TIMETABLE, *FORMS, "--flag", "helth"], "did you mean `health`?"),
    (["--text", TIMETABLE, *FORMS, "--segment", "B 4"], "is not the id of a segment"),
    (["--text", TIMETABLE, *FORMS, "--status", "withdrawn"], "there are `draft`, `published`"),
    (["--text", TIMETABLE, *FORMS, "--note", "\x1b[31mred"], "`--note`: there is an invisible character"),
    (["--text", f"\x00{TIMETABLE}", *FORMS], "`--text`: there is an invisible character"),
    (["--text", "  ", *FORMS], "no words are given"),
    ([*FORMS], "no words are given"),
    (["--text", "\u201c…\u201d", *FORMS], "quotes no words"),
    (["--find", "lamps", "--text", "lamps", *FORMS], "leave one of the two out"),
    (["--text", "x " * 30_000, *FORMS], "longer than 10,000 characters"),
    (["--txet", TIMETABLE], "--text"),
    (["--text", TIMETABLE, *FORMS, "--captures", "nowhere"], "'nowhere' does not exist"),
]


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_wrong_use_names_the_option_and_writes_nothing(words: list[str], told: str, new: Run) -> None:
    before = held()
    assert told in refused(new(*words), 1 if told == "quotes no words" else 2, before)


def test_three_million_bytes_of_words_are_refused(new: Run) -> None:
    before = held()
    assert "more than 1,000,000 bytes" in refused(new("--text", "-", *FORMS, typed="word " * 600_000), 2, before)
    assert "not UTF-8" in refused(new("--text", "-", *FORMS, typed=b"\xff\xfe words"), 2, before)


def test_an_id_that_a_seal_remembers_is_never_given_again(new: Run) -> None:
    text = WATCH.read_text("utf-8")
    WATCH.write_text(text.replace("id: supply-boats-r2wc", "id: supply-boats-9999"), "utf-8")
    before = held()
    assert "or was" in refused(new("--text", TIMETABLE, *FORMS, "--id", "supply-boats-r2wc"), 2, before)


def test_a_dry_run_prints_the_record_and_no_more(new: Run) -> None:
    before = held()
    ran = new("--text", TIMETABLE, *FORMS, "--dry-run", "--note", "::error::caught ##[group]it")
    assert (ran.status, held()) == (0, before)
    assert [line for line in ran.both.split("\n") if line.lstrip().startswith("::") or "##[" in line] == []
    tree = yamltree.read("a.yaml", ran.out.encode()).value
    assert isinstance(tree, list)
    assert isinstance(tree[0], dict)
    assert (tree[0]["text"], tree[0]["note"]) == (TIMETABLE, "::error::caught ##[group]it")


def test_a_search_lists_what_holds_the_words(new: Run) -> None:
    ran = new("--find", "OIL lamp")
    assert ran.status == 0
    rows = ran.out.splitlines()
    assert rows[0].startswith("the-long-watch b4  ")
    assert "| Lamp glass we cannot, and a station that has to choose between ordering glass and ordering oil" in rows[0]
    assert "no sentence holds all" in new("--find", "oil zeppelin").err


def test_what_the_machine_refuses_leaves_all_as_it_was(new: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[None]:
        raise OSError(28, "No space left on device")

    before = held()
    monkeypatch.setattr(putting, "_settle", full)
    assert "No space left" in refused(new("--text", TIMETABLE, *FORMS), 4, before)


def test_a_capture_that_was_changed_is_no_evidence(new: Run) -> None:
    Path("captures/the-long-watch.txt").write_text("Other words altogether.", "utf-8")
    before = held()
    ran = new("--text", TIMETABLE, *FORMS, "--source", "the-long-watch", "--segment", "b4")
    assert "not the file that was recorded" in refused(ran, 1, before)
