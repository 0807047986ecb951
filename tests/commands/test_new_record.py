"""A new record of any other kind: in its place, whole, and never over another."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from commanding import Ran, Run, onrecord
from lighthouse import FOLDER
from onrecord import frontmatter, kinds, yamltree
from onrecord.cli import asking
from onrecord.cli.new import WRITTEN
from onrecord.composing import fields

GIVEN = {
    "issue": [
        "--title",
        "Fog: signals",
        "--question",
        "Should every tower keep a bell?",
        "--lacks",
        "No. 1",
        "--lacks",
        "b",
    ],
    "source": ["--title", 'The "Bell" & Île', "--kind", "report", "--published", "1931-05", "--url-is", "unopened"],
    "claim": ["--text", "The bells are heard.", "--issue", "lamps", "--supports", "lamps-t9ra", "--note", "By few."],
    "figure": [
        *("--value", "36", "--of", "visits promised", "--stated-by", "a keeper", "--standing", "testimony"),
        *("--source", "the-long-watch", "--segment", "b4", "--quote", "supply-boats-r2wc"),
    ],
    "term": ["--label", "fog gun", "--sense", "A gun that is fired in fog.", "--variant", "bell"],
    "event": [
        "--date",
        "2019-04~",
        "--what",
        "The boat was late.",
        "--source",
        "the-long-watch",
        "--date-is",
        "inferred",
    ],
    "correction": ["--about", "lamps-x7k2", "--what", "The date was wrong.", "--on", "2026-11-30"],
    "briefing": ["--title", "What the bells cost", "--summary", "Much.", "--issue", "lamps", "--status", "draft"],
    "page": ["--title", "How to write to us", "--body", "Write *to* the [harbour](https://harbour.example)."],
}
WHERE = {
    "issue": "issues/fog-signals.md",
    "source": "sources/the-bell-ile.yaml",
    "briefing": "briefings/what-the-bells-cost.md",
    "page": "pages/how-to-write-to-us.md",
}
NAMED = {
    "claim": "the-bells-are-heard",
    "figure": "visits-promised",
    "term": "fog-gun",
    "event": "the-boat-was-late",
    "correction": "lamps-x7k2",
}


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `new` in a copy of the example."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return partial(onrecord, "new")


def held() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path("content").rglob("*")) if path.is_file()}


def refused(ran: Ran, status: int, before: dict[str, bytes]) -> str:
    assert (ran.status, held() == before) == (status, True), ran.both
    assert "Traceback" not in ran.err
    return ran.err


def front(path: Path) -> object:
    if path.suffix == ".md":
        return frontmatter.read_page(path.as_posix(), path.read_bytes()).front.value
    return yamltree.read(path.as_posix(), path.read_bytes()).value


@pytest.mark.parametrize("kind", GIVEN)
def test_a_record_is_written_in_its_place(kind: str, new: Run) -> None:
    before = held()
    ran = new(kind, *GIVEN[kind])
    assert ran.status == 0, ran.err
    path = f"content/{WHERE.get(kind, WRITTEN[kind].home)}"
    assert {name for name, data in held().items() if before.get(name) != data} == {path}
    assert held()[path].startswith(before.get(path, b"").rstrip(b"\n"))
    assert f"wrote {path}" in ran.err
    assert onrecord("check").status == 0
    tree = front(Path(path))
    said = tree[-1] if isinstance(tree, list) else tree
    assert isinstance(said, dict)
    assert said.get("id") == NAMED.get(kind)
    words = {word for name, word in zip(GIVEN[kind][::2], GIVEN[kind][1::2], strict=True) if name != "--body"}
    parts = [part if isinstance(part, list) else [part] for part in said.values()]
    assert words <= {word for part in parts for word in part}


def test_every_field_is_told_in_a_command_s_help() -> None:
    for kind in (*WRITTEN.values(), kinds.QUOTE):
        for each in fields(kind):
            assert each.help != each.name, f"{kind.name}.{each.name}"


def test_every_kind_but_the_settings_may_be_written() -> None:
    assert {*GIVEN} == {*WRITTEN} == {kind.name for kind in kinds.KINDS} - {"dossier"}


def test_files_of_their_own_bind_their_schema_and_keep_their_words(new: Run) -> None:
    new("source", *GIVEN["source"])
    new("page", *GIVEN["page"])
    text = Path("content/sources/the-bell-ile.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/source.json\n")
    page = Path("content/pages/how-to-write-to-us.md")
    assert frontmatter.read_page("a.md", page.read_bytes()).body.strip() == GIVEN["page"][3]


def test_a_correction_is_of_today_where_nothing_else_is_said(new: Run) -> None:
    assert new("correction", "--about", "lamps-x7k2", "--what", "The date was wrong.").status == 0
    tree = front(Path("content/corrections.yaml"))
    assert isinstance(tree, list)
    assert tree[-1]["on"].startswith("20")


def test_a_second_of_one_title_gets_a_number(new: Run) -> None:
    assert new("term", *GIVEN["term"]).status == 0
    assert new("term", "--label", "Fog Gun", "--sense", "Something else.").status == 0
    assert "- id: fog-gun-2" in Path("content/terms.yaml").read_text("utf-8")


WRONG = [
    ("claim", ["--issue", "lamps"], 2, "`--text`: a claim needs it"),
    ("claim", ["--text", "Yes.", "--issue", "lampz"], 1, "did you mean `lamps`?"),
    ("claim", ["--text", "Yes.", "--id", "automatic-lamps-fail-less"], 2, "is the id of a claim already"),
    ("claim", ["--text", "Yes.\nNo."], 2, "`--text`: there is a line break"),
    ("claim", ["--text", "Yes.", "--supports", "Lamps 1"], 2, "`--supports`: `Lamps 1` is not an id"),
    ("claim", ["--text", "Yes.", "--allow", "one-sided-claim"], 2, "`--allow`: "),
    ("source", ["--title", "A log", "--kind", "blog-thred"], 2, "did you mean `blog-thread`?"),
    ("source", ["--title", "A log", "--kind", "post", "--url", "lamps.example"], 2, "`--url`: `lamps.example`"),
    ("source", ["--title", "A log", "--kind", "post", "--id", "the-long-watch"], 2, "is the id of a source already"),
    ("source", ["--title", "A log", "--kind", "post", "--id", "../out"], 2, "is not an id"),
    ("source", ["--title", "A log", "--kind", "post", "--id", "con"], 2, "is not an id"),
    ("page", ["--title", "Index", "--id", "search"], 1, "error[reserved-id]"),
    ("page", ["--title", "Us", "--body", "[[quote:nobody-1234]]"], 1, "error[unknown-reference]"),
    ("page", ["--title", "Us", "--order", "first"], 2, "`--order`: `order` is a whole number"),
    ("figure", [*GIVEN["figure"], "--when", "May 2019"], 2, "write `2019-05`"),
    ("event", ["--date", "2019-13", "--what", "x", "--source", "the-long-watch"], 2, "`--date`: "),
    ("term", ["--label", "\x1b[2J", "--sense", "x"], 2, "`--label`: there is an invisible character"),
    ("clam", [], 2, "Did you mean 'claim'?"),
    ("term", ["--lable", "relief"], 2, "--label"),
]


@pytest.mark.parametrize(("kind", "words", "status", "told"), WRONG)
def test_what_is_wrong_is_told_and_nothing_is_written(
    kind: str, words: list[str], status: int, told: str, new: Run
) -> None:
    before = held()
    assert told in refused(new(kind, *words), status, before)


def test_what_stands_in_the_way_unread_is_kept(new: Run) -> None:
    Path("content/sources/the-bell-ile.yaml").symlink_to("elsewhere.yaml")
    before = held()
    assert "error[already-there]" in refused(new("source", *GIVEN["source"]), 1, before)
    Path("content/claims.yaml").write_bytes(b"- id: a\n  text: [")
    before = held()
    assert "claims.yaml:2:" in refused(new("claim", *GIVEN["claim"]), 1, before)


def test_on_a_terminal_what_is_needed_is_asked_for(new: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    ran = new("source", typed="\nThe bell log\nrepotr\nreport\n\nApril 2019\n2019-04\n\n")
    assert ran.status == 0, ran.err
    assert "did you mean `report`?" in ran.err
    assert Path("content/sources/the-bell-log.yaml").is_file()
    assert "`onrecord import FILE" in ran.err


def test_on_a_terminal_it_is_said_what_a_field_holds_and_ids_are_known(
    new: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    ran = new("event", typed="2019-04~\nA bell is cast.\nthe-long-wach\nthe-long-watch\n\nlamps fog\nlamps\n")
    assert ran.status == 0, ran.err
    assert "date (when, as exactly as is known):" in ran.err
    assert (
        "source (where it is told: dark-towers, gazette-on-the-lamps, letters-of-the-year, the-long-watch):" in ran.err
    )
    assert "there is no source `the-long-wach`; did you mean `the-long-watch`?" in ran.err
    assert "there is no issue `fog`; there are `lamps`, `inspections`, `supply-boats`" in ran.err
    assert "issues:\n    - lamps\n" in ran.out


def test_on_a_terminal_a_claim_is_asked_for_its_sides_where_nothing_was_given(
    new: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    ran = new("claim", typed="Keepers hear more.\nlamps\nlamps-q4ve lamps-x7k2\n\n")
    assert ran.status == 0, ran.err
    assert "supports:\n    - lamps-q4ve\n    - lamps-x7k2\n" in ran.out
    assert new("claim", *GIVEN["claim"], typed="").status == 0


def test_a_folder_without_a_dossier_is_no_place_for_records(new: Run) -> None:
    Path("content/dossier.yaml").unlink()
    before = held()
    assert "error[missing-file]" in refused(new("claim", *GIVEN["claim"]), 1, before)
    assert new("claim", "--content", "nowhere", *GIVEN["claim"]).status == 2


def test_a_dry_run_writes_nothing(new: Run) -> None:
    before = held()
    ran = new("issue", *GIVEN["issue"], "--dry-run")
    assert (ran.status, held()) == (0, before)
    assert ran.out.startswith("---\n")
