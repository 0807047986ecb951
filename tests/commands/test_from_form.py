"""What a stranger wrote into a form, made a draft by the same checks as any quotation, and nothing else."""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

import pytest

from commanding import Ran, Run, onrecord
from lighthouse import FOLDER
from onrecord import submission, yamltree
from onrecord.submission import ERROR, FORMS, QUOTATION, REMOVAL, Ask, Form

ADDRESS = "https://lamproom.example/2019/04/the-long-watch.html"
ANSWERS = {
    "words": "My mother's log has the price of oil on every page",
    "source": f"{ADDRESS}?utm_source=post#c3",
    "kind": "It says what somebody thinks",
    "issues": "- Lamps: against\nsupply-boats",
    "role": "keeper",
    "standing": "They were that once",
}
REPORT = {"about": "https://archive.example/site/quotes/lamps-x7k2.html", "wrong": "It says 12.", "right": "It is 13."}


def shown(ask: Ask, said: str) -> str:
    """One answer as GitHub shows it in an issue."""
    if ask.kind == "checkboxes":
        ticked = said.split("|")
        return "\n".join(
            f"- [{'X' if one.required or one.value in ticked else ' '}] {one.label}" for one in ask.choices
        )
    return said or "_No response_"


def body(form: Form = QUOTATION, /, **said: str) -> str:
    """A form filled in."""
    given = {**(ANSWERS if form is QUOTATION else REPORT if form is ERROR else {"about": "lamps-x7k2"}), **said}
    return "\n\n".join(f"### {ask.label}\n\n{shown(ask, given.get(ask.id, ''))}" for ask in form.asks) + "\n"


@pytest.fixture
def from_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a copy of the example."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    return partial(onrecord, "from-form")


def held() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def refused(ran: Ran, status: int, before: dict[str, bytes]) -> str:
    assert (ran.status, held() == before) == (status, True), ran.both
    assert "Traceback" not in ran.err
    assert [line for line in ran.both.split("\n") if line.lstrip().startswith("::")] == []
    return ran.err


def record(text: str) -> dict[str, object]:
    tree = yamltree.read("a.yaml", text.encode()).value
    assert isinstance(tree, list)
    (item,) = tree
    assert isinstance(item, dict)
    return {**item}


def test_a_suggestion_is_printed_as_a_draft(from_form: Run) -> None:
    before = held()
    ran = from_form("-", typed=body())
    assert (ran.status, held()) == (0, before)
    said = record(ran.out)
    assert str(said.pop("id")).startswith("lamps-")
    del said["added"]
    assert said == {
        "segment": "c3",
        "text": "My mother’s log has the price of oil on every page",
        "voice": {"role": "keeper", "standing": "former"},
        "kind": "opinion",
        "issues": {"lamps": "against", "supply-boats": ""},
        "status": "draft",
    }


@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_what_is_written_stands_in_its_source_as_a_draft(line: str, from_form: Run) -> None:
    Path("form.md").write_bytes(b"\xef\xbb\xbf" + body(note="It is\n\nhers.").replace("\n", line).encode())
    ran = from_form("form.md", "--write")
    assert ran.status == 0, ran.err
    text = Path("content/sources/the-long-watch.yaml").read_text("utf-8")
    assert "status: draft" in text.rsplit("- id: ", 1)[1]
    assert onrecord("check").status == 0


@pytest.mark.parametrize("called", ["the-long-watch", "The Long WATCH", ADDRESS, ADDRESS.replace("https", "http")])
def test_a_source_is_known_by_what_strangers_call_it(called: str, from_form: Run) -> None:
    assert from_form("-", typed=body(source=called)).status == 0


def test_an_option_goes_before_the_form(from_form: Run) -> None:
    ran = from_form("-", "--kind", "testimony", "--issue", "inspections", typed=body(kind="I am not sure", issues="?"))
    made = record(ran.out)
    assert (made["kind"], made["issues"]) == ("testimony", ["inspections"])
    said = refused(from_form("-", typed=body(kind="I am not sure")), 1, held())
    assert "standard input:15:1: error[unreadable] it is needed" in said
    assert "= mend it there, or say it with `--kind`" in said


WORDS = "### The words"
FAULTS = [
    ({"words": "My mother's log has the price of tea on every page"}, "where this has “tea”, it has “oil”"),
    ({"words": "hear a voice on the rocks"}, "error[second-look]"),
    ({"source": "The Short Watch"}, "standard input:7:1: error[unreadable] no source of ours"),
    (
        {"issues": "Lampz: for"},
        "standard input:19:1: error[unreadable] there is no issue `Lampz`; did you mean `lamps`?",
    ),
    ({"issues": "Lamps: agianst"}, "did you mean `against`?"),
    ({"said": "12 May 2019"}, "write `2019-05-12`"),
    ({"segment": "../../c3"}, "standard input:11:1: error[unreadable] `../../c3` is not the id of a segment"),
    ({"role": "\x1b[31mkeeper"}, "there is an invisible character"),
    ({"note": f"mine\n\n{WORDS}\n\nothers"}, "`### The words` stands here again"),
    ({"kind": "It says what I think"}, "`It says what I think` is no answer to"),
    ({"role": "one\ntwo"}, "`Who speaks` is one line"),
    ({"words": ""}, "`The words` is not answered"),
    ({"words": "…"}, "quotes no words"),
    ({"words": "::error file=a::b ##[error]c"}, "error[quote-not-verbatim]"),
    ({"words": "x " * 20_000}, "longer than 10,000 characters"),
]


@pytest.mark.parametrize(("said", "told"), FAULTS)
def test_what_does_not_hold_is_told_at_its_line(said: dict[str, str], told: str, from_form: Run) -> None:
    before = held()
    assert told in refused(from_form("-", "--write", typed=body(**said)), 1, before)


BROKEN = [
    ("hello", "no form of ours begins so"),
    ("", "no form of ours begins so"),
    (body().replace(f"{WORDS}\n", "### The word\n"), "no form of ours begins so"),
    (body().replace("### Who speaks\n", "### Who spoke\n"), "`### Who speaks` stands nowhere"),
    (body().replace("[X] I name", "[ ] I name"), "is not ticked"),
    (body().replace("- [ ] It tells of", "- [?] It tells of"), "this is no box of"),
    (body() + "and more\n", "this is no box of"),
    (
        body().replace("### Who speaks", "### When").replace("### When it", "### Who speaks\n\n### When it"),
        "before what",
    ),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_what_no_form_made_is_refused(text: str, told: str, from_form: Run) -> None:
    before = held()
    assert told in refused(from_form("-", "--write", typed=text), 1, before)


def test_what_cannot_be_a_form_is_wrong_use(from_form: Run) -> None:
    Path("large.md").write_bytes(b"x" * 300_000)
    before = held()
    assert "no form is" in refused(from_form("large.md"), 2, before)
    assert "there is no file" in refused(from_form("nowhere.md"), 2, before)
    assert "no ordinary file" in refused(from_form("/dev/null"), 2, before)
    assert "not UTF-8" in refused(from_form("-", typed=b"### \xff"), 1, before)


def test_a_report_becomes_a_correction_that_is_only_printed(from_form: Run) -> None:
    before = held()
    ran = from_form("-", typed=body(ERROR, wrong="It says 12.\n::error::x"))
    assert (ran.status, held()) == (0, before)
    said = record(ran.out)
    assert (said["about"], said["what"]) == ("lamps-x7k2", "It is 13.")
    assert " wrong | ::error::x" in ran.err
    assert "leave `--write` out" in refused(from_form("-", "--write", typed=body(ERROR)), 2, before)
    assert "no record of ours" in refused(from_form("-", typed=body(ERROR, about="lamps-none")), 1, before)


def test_removal_is_asked_for_in_private(from_form: Run) -> None:
    before = held()
    said = refused(from_form("-", "--write", typed=body(REMOVAL)), 2, before)
    assert "https://archive.vesmar.example/corrections" in said


def test_a_draft_is_kept_though_its_words_do_not_hold(from_form: Run) -> None:
    typed = body(words="My mother's log has the price of tea on every page", segment="c3")
    ran = from_form("-", "--draft", "--write", typed=typed)
    assert ran.status == 0
    assert "warning[quote-not-verbatim]" in ran.err


def test_forms_ask_each_thing_once_by_names_that_a_form_may_have() -> None:
    for form in FORMS:
        ids, labels = [ask.id for ask in form.asks], [ask.label for ask in form.asks]
        assert (len({*ids}), len({*labels})) == (len(ids), len(labels))
        assert all(ask.choices for ask in form.asks if ask.kind in ("dropdown", "checkboxes"))
        choices = [[one.label for one in ask.choices] for ask in form.asks]
        assert all(len({*some}) == len(some) and "None" not in some for some in choices)
    assert {*map(id, submission.FORMS)} == {id(QUOTATION), id(ERROR), id(REMOVAL)}


PIECES = [
    "\n",
    "\n### ",
    "The words",
    "Who speaks",
    "c3",
    "---",
    "status: published",
    "- id: x",
    "::error::",
    "\x1b[0m",
    "%0A",
]
PIECES += [
    "../",
    "`",
    '"',
    "{",
    "[[quote:a]]",
    "_No response_",
    "- [x] ",
    "é",
    "🌊",
    "\u202e",
    "\t",
    "&a",
    "!!x",
    "##[group]",
]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_typed_becomes_a_draft_in_its_source_or_nothing(seed: int, from_form: Run) -> None:
    chance = random.Random(seed)
    field = chance.choice(["words", "source", "segment", "issues", "role", "quoting", "said", "note"])
    typed = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))
    before = held()
    ran = from_form("-", "--write", typed=body(**{field: typed}))
    if ran.status != 0:
        refused(ran, int(str(ran.status)), before)
        assert ran.status in (1, 2)
        return
    changed = {path for path, data in held().items() if before.get(path) != data}
    assert changed == {"content/sources/the-long-watch.yaml"}
    said = record(ran.out)
    assert (said["status"], said["segment"]) == ("draft", "c3")
    assert onrecord("check").status == 0
