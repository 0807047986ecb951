"""The command `drift` as people use it: pages given and fetched, what is told, what is kept, and hostile ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from commanding import Run
from drifting import RECORD, WATCH, WATCHES, fetching, page, record


def test_a_page_that_reads_as_its_saved_copy_leaves_with_nought(drift: Run) -> None:
    ran = drift("--from", str(page()))
    assert (ran.status, ran.out) == (0, f"{WATCHES} quotations: {WATCHES} unchanged\n")
    assert ran.err == f"wrote {RECORD}\n0 errors, 0 warnings\n"


def test_words_that_still_stand_on_a_changed_page_leave_with_nought(drift: Run) -> None:
    page("They are counting what they were told to count", "They count what they are told to count")
    ran = drift("--from", ".", "--format", "json")
    assert ran.status == 0
    assert {*ran.states.values()} == {"there"}
    assert "the page has changed; the words still stand in b1" in ran.out


def test_changed_and_gone_words_leave_with_one_and_say_how(drift: Run) -> None:
    page("I count the other hours.", "I count no other hours.")
    Path("dark-towers.txt").write_text("A Friday\n\nNothing about towers is left on this page.\n", "utf-8")
    ran = drift("--from", ".", "--believe", "dark-towers")
    assert ran.status == 1
    (changed,) = (line for line in ran.out.splitlines() if line.startswith("lamps-x7k2"))
    assert "where this has “the”, it has “no”" in changed
    assert "lamps-jd5y               gone       the words no longer stand there" in ran.out
    assert ran.out.endswith(f"{WATCHES + 6} quotations: 1 changed, 6 gone, 16 there\n")


def test_the_contract_of_json(drift: Run) -> None:
    tree = json.loads(drift("--from", str(page()), "--format", "json").out)
    assert {*tree} == {"version", "quotes", "diagnostics"}
    assert tree["version"] == 1
    assert {*tree["quotes"][0]} == {"id", "source", "state", "message", "first_seen", "last_seen"}


def test_first_and_last_seen_are_kept_from_run_to_run(drift: Run) -> None:
    drift("--from", str(page()), "--on", "2026-01-10")
    first = record()
    drift("--from", str(page()), "--on", "2026-02-10")
    assert record() == first.replace('"on": "2026-01-10"', '"on": "2026-02-10"')
    assert record().count("2026-01-10") == WATCHES
    page("I count the other hours.", "")
    ran = drift("--from", f"{WATCH}.txt", "--on", "2026-03-10", "--format", "json")
    (lost,) = (quote for quote in json.loads(ran.out)["quotes"] if quote["id"] == "lamps-x7k2")
    assert (lost["first_seen"], lost["last_seen"]) == ("2026-01-10", "2026-02-10")
    assert json.loads(record())["live"]["quotes"]["lamps-x7k2"]["since"] == "2026-03-10"


def test_a_run_again_on_one_day_writes_nothing(drift: Run) -> None:
    drift("--from", str(page()), "--on", "2026-01-10")
    assert drift("--from", str(page()), "--on", "2026-01-10").err == "0 errors, 0 warnings\n"
    assert "wrote" not in drift("--from", str(page()), "--on", "2025-01-10").err


def test_a_dry_run_writes_nothing_and_no_run_edits_a_source(drift: Run) -> None:
    before = {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()}
    page("I count the other hours.", "")
    assert drift("--from", ".", "--dry-run").status == 1
    assert {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()} == before
    drift("--from", ".")
    assert {path: path.read_bytes() for path in before} == before


def test_archived_copies_are_a_record_of_their_own(drift: Run) -> None:
    drift("--from", str(page()), "--on", "2026-01-10")
    command = fetching("open('asked', 'a').write(address + '\\n')", f"print(open('{WATCH}.txt').read())")
    ran = drift("--fetch", command, "--archived", "--on", "2026-02-10")
    assert Path("asked").read_text() == "https://web-archive.example/lamproom/the-long-watch\n"
    tree = json.loads(record())
    assert (tree["live"]["on"], tree["archived"]["on"]) == ("2026-01-10", "2026-02-10")
    assert "dark-towers" in ran.err
    assert "no address is recorded" in ran.err


def test_a_page_of_plain_text_is_one_text_and_says_so(drift: Run) -> None:
    Path("notes.txt").write_text("Somebody copied this: A long watch is where mistakes are made.\n", "utf-8")
    ran = drift("--saved", f"{WATCH}=notes.txt", "--format", "json", "--dry-run")
    assert ran.states["supply-boats-v6ld"] == "there"
    assert "whose voices could not be told apart" in ran.out


@pytest.mark.parametrize("html", ["<p>Notes. <script>{}</script></p>", "Notes. <!-- {} --> </div>"])
def test_words_that_stand_only_in_markup_are_not_there(drift: Run, html: str) -> None:
    Path("notes.html").write_text(html.format("A long watch is where mistakes are made."), "utf-8")
    states = drift("--saved", f"{WATCH}=notes.html", "--format", "json", "--dry-run").states
    assert {*states.values()} <= {"unreached", "doubtful"}


WRONG = [
    ([], "name saved pages"),
    (["--saved", "the-long-wach=x.txt"], "did you mean `the-long-watch`?"),
    (["--from", "captures/none"], "nothing given is the page of a source"),
    (["--from", "captures/strays"], "`captures/strays/README.html` is named for no source"),
    (["--saved", "gazette-on-the-lamps=x.txt"], "nothing given is the page of a source that is quoted"),
    (["--saved", "the-long-watch=x.txt", "--believe", "the-long-wach"], "did you mean `the-long-watch`?"),
    (["--fetch", "sh -c 'cat {url}'"], "could run commands itself"),
    (["--saved", "the-long-watch"], "write it as `ID=FILE`"),
    (["--saved", "the-long-watch=nowhere.txt"], "there is no file"),
    (["--from", "the-long-wach.html"], "did you mean `the-long-watch`?"),
    (["--from", "x.txt", "--saved", "the-long-watch=x.txt"], "there is no source `x`"),
    (["--from", "fetch.py"], "named for no source"),
    (["--saved", "the-long-watch=x.txt", "--saved", "the-long-watch=x.txt"], "two pages are given"),
    (["--saved", "\x1b[31m=x.txt"], "there is no source `\\u001b[31m`"),
    (["--fetch", "no-such-program-here {url}"], "there is no program"),
    (["--fetch", "cat"], "write `{url}` once"),
    (["--fetch", "{url}"], "write `{url}` once"),
    (["--fetch", "cat '{url}"], "cannot be parted"),
    (["--saved", "the-long-watch=x.txt", "--on", "yesterday"], "a day is written as"),
    (["--saved", "the-long-watch=x.txt", "--on", "9000-01-01"], "still to come"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_use_leaves_with_two_and_writes_nothing(drift: Run, words: list[str], said: str) -> None:
    for name in ("x.txt", "the-long-wach.html", "fetch.py"):
        Path(name).write_text("words\n", "utf-8")
    for name in ("none", "strays"):
        Path("captures", name).mkdir()
    Path("captures/strays/README.html").write_text("words\n", "utf-8")
    ran = drift(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err.replace("\n", " ")
    assert not Path("content/drift").exists()


def test_an_empty_dossier_is_a_fault_of_content(drift: Run) -> None:
    shutil.rmtree("content")
    Path("content").mkdir()
    ran = drift("--fetch", fetching("print(1)"))
    assert (ran.status, ran.out) == (1, "0 quotations\n")
    assert "error[empty-dossier]" in ran.err


def test_a_record_that_cannot_be_read_is_not_written_over(drift: Run) -> None:
    Path("content/drift").mkdir()
    Path(RECORD).write_text("{", "utf-8")
    assert "error[malformed-drift]" in drift("--from", str(page())).err
    assert record() == "{"


UNREACHED = [
    ("sys.exit(7)", "the command left with 7"),
    (
        "print('no \\x1b[31msuch host', file=sys.stderr); sys.exit(6)",
        "the command left with 6: no \\u001b[31msuch host",
    ),
    ("sys.stdout.buffer.write(bytes(range(256)) * 9)", "could not reach the page: "),
    ("", "the page is empty"),
    ("time.sleep(600)", "the command did not end within 0.8 seconds"),
    ("sys.stdout.close(); os.close(1); time.sleep(600)", "the command did not end within 0.8 seconds"),
]


@pytest.mark.parametrize(("program", "said"), UNREACHED)
def test_what_cannot_be_fetched_is_a_warning(drift: Run, program: str, said: str) -> None:
    ran = drift("--fetch", fetching(program), "--timeout", "0.8")
    assert (ran.status, ran.out) == (0, f"{WATCHES + 6} quotations: {WATCHES + 6} unreached\n")
    assert ran.err.count("warning[unreached-page]") == 2
    assert said in ran.err
    assert "\x1b" not in ran.err
    assert not Path("content/drift").exists()


def test_what_a_page_holds_never_reaches_the_terminal_raw(drift: Run) -> None:
    page("I count the other hours.", "I count \x1b[2J\x9b31m\u202e some other hours.")
    for form in ("text", "json"):
        ran = drift("--from", ".", "--format", form, "--dry-run")
        assert ran.status == 1
        assert "I count " in ran.out
        assert not {"\x1b", "\x9b", "\u202e"} & {*ran.out, *ran.err}


def test_a_quotation_withdrawn_since_leaves_the_record(drift: Run) -> None:
    drift("--from", str(page()))
    source = Path("content/sources/the-long-watch.yaml")
    text = source.read_text("utf-8").replace("quotes:\n", "quotes: []\nnever: |\n", 1)
    source.write_text(text[: text.index("never:")], "utf-8")
    shutil.rmtree("content/seals")
    for name in ("claims.yaml", "briefings/who-minds-the-lamp.md", "figures.yaml", "corrections.yaml"):
        Path("content", name).unlink()
    ran = drift("--fetch", fetching("sys.exit(1)"))
    assert f"removed {RECORD}" in ran.err
    assert not Path(RECORD).exists()
