"""What a repository is given: made of its sources, its forms of their table, and its places to fill in named."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from forged import ROOT

from commanding import onrecord
from forge import PLACES, Reader, made, written
from lighthouse import CONTENT
from onrecord.submission import FORMS, Ask, Form

READERS: tuple[Reader, ...] = ("project", "starter")
FOLDERS = {"project": (".github", ".vscode"), "starter": ("dot.github", "dot.vscode")}
IDS = re.compile(r"[A-Za-z_-][A-Za-z0-9_-]*")


@pytest.mark.parametrize("reader", READERS)
def test_each_file_is_what_its_source_gives(reader: Reader) -> None:
    texts = made(reader)
    kept = {name: (PLACES[reader] / name).read_bytes() for name in texts}
    assert kept == {name: text.encode() for name, text in texts.items()}, "run `make workflows`"


@pytest.mark.parametrize("reader", READERS)
def test_no_file_stands_beside_them(reader: Reader) -> None:
    top = PLACES[reader]
    there = {path for folder in FOLDERS[reader] for path in (top / folder).rglob("*") if path.is_file()}
    assert {path.relative_to(top).as_posix() for path in there} - set(made(reader)) == set()


def test_a_source_tells_who_gets_which_line() -> None:
    source = "a\n  #? project\nb\n#? starter\nc\n  #? both\nd\n#+ install\n"
    project, starter = (written(source, reader) for reader in READERS)
    assert project.startswith("a\nb\nd\n      - name: Set up Python\n")
    assert starter.startswith("a\nc\nd\n      - name: Set up Python\n")
    assert "#" not in re.sub(r"# v\d+\.\d+\.\d+", "", project + starter)
    assert ("-e ." in project, "-e ." in starter) == (True, False)


@pytest.mark.parametrize("reader", READERS)
def test_no_line_for_the_other_is_left(reader: Reader) -> None:
    for name, text in made(reader).items():
        assert not re.search(r"(?m)^\s*#[?+] ", text), name


def test_a_dossier_that_is_begun_has_no_tests_of_code() -> None:
    assert {"dot.github/workflows/tests.yml", "dot.pre-commit-hooks.yaml"} & set(made("starter")) == set()
    assert {".github/workflows/tests.yml", ".pre-commit-hooks.yaml"} <= set(made("project"))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_asks_what_its_table_says(form: Form) -> None:
    tree = _form(form)
    assert (tree["name"], tree["description"]) == (form.title, form.about)
    opening, *asked = tree["body"]
    assert opening == {"type": "markdown", "attributes": {"value": form.opening}}
    assert [_asked(each) for each in asked] == [_told(ask) for ask in form.asks]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_one_that_is_taken(form: Form) -> None:
    """By the syntax of GitHub's forms: what breaks it makes the whole form vanish."""
    asked = _form(form)["body"][1:]
    for said in ([each["id"] for each in asked], [each["attributes"]["label"] for each in asked]):
        assert len(said) == len(set(said))
    for each in asked:
        assert IDS.fullmatch(each["id"])
        options = each["attributes"].get("options", ["one"])
        assert options
        assert "None" not in options
        assert len(options) == len({json.dumps(option) for option in options})
        assert (each["type"] == "checkboxes") is ("validations" not in each)


def test_what_is_written_into_a_form_becomes_a_record(tmp_path: Path) -> None:
    told = {
        "words": "I have seen the room.",
        "source": "the-long-watch",
        "segment": "c3.r1",
        "issues": "lamps: against",
    }
    (tmp_path / "body.md").write_text(_sent(FORMS[0], told), "utf-8")
    ran = onrecord("from-form", tmp_path / "body.md", "--content", CONTENT)
    assert (ran.status, ran.err.count("error[")) == (0, 0), ran.err
    assert "text: I have seen the room." in ran.out
    assert "status: draft" in ran.out


def test_what_is_asked_for_removal_is_no_words() -> None:
    removal = next(form for form in FORMS if not form.taken)
    assert all(ask.kind in ("input", "checkboxes") for ask in removal.asks)
    assert [ask.id for ask in removal.asks] == ["about", "assent"]
    assert "private" in removal.opening


def test_no_issue_is_opened_without_a_form() -> None:
    chooser = yaml.safe_load(made("starter")["dot.github/ISSUE_TEMPLATE/config.yml"])
    assert chooser["blank_issues_enabled"] is False
    assert all(link["url"].startswith("https://") for link in chooser["contact_links"])


@pytest.mark.parametrize("reader", READERS)
def test_what_is_to_fill_in_says_so(reader: Reader) -> None:
    texts = made(reader)
    open_places = {name for name, text in texts.items() if re.search(r"your-organisation|example\.org/to-fill", text)}
    told = {name for name, text in texts.items() if "TO FILL IN" in text}
    assert open_places
    assert open_places <= told


@pytest.mark.parametrize("reader", READERS)
def test_whoever_owns_files_is_a_team(reader: Reader) -> None:
    name = next(name for name in made(reader) if name.endswith("/CODEOWNERS"))
    rows = [line.split() for line in made(reader)[name].splitlines() if line and not line.startswith("#")]
    assert rows[0][0] == "*"
    assert all(len(row) == 2 and re.fullmatch(r"@[\w-]+/[\w-]+", row[1]) for row in rows)
    if reader == "project":
        assert [row[0] for row in rows if not list(ROOT.glob(row[0].strip("/")))] == []


@pytest.mark.parametrize("reader", READERS)
def test_an_editor_binds_each_file_to_the_schema_of_its_kind(reader: Reader) -> None:
    name = next(name for name in made(reader) if name.endswith("vscode/settings.json"))
    settings = json.loads(re.sub(r"(?m)^\s*//.*$", "", made(reader)[name]))
    bound = settings["yaml.schemas"]
    assert all((ROOT / schema).is_file() for schema in bound)
    for content in (ROOT / "content", ROOT / "tests" / "dossiers" / "lighthouse" / "content"):
        for path in content.rglob("*.yaml"):
            inside = f"content/{path.relative_to(content).as_posix()}"
            schemas = [Path(schema).stem for schema, glob in bound.items() if fnmatch.fnmatch(inside, glob)]
            assert schemas == ["source" if path.parent.name == "sources" else path.stem], inside


def _form(form: Form) -> dict[str, Any]:
    tree: dict[str, Any] = yaml.safe_load(made("project")[f".github/ISSUE_TEMPLATE/{form.name}.yml"])
    return tree


def _sent(form: Form, told: dict[str, str]) -> str:
    """The text of the issue that GitHub makes of a form: the first choice of each list, and every box that must be."""
    parts = []
    for entry in _form(form)["body"][1:]:
        options = entry["attributes"].get("options", [])
        if entry["type"] == "checkboxes":
            answer = "\n".join(f"- [{'X' if each['required'] else ' '}] {each['label']}" for each in options)
        else:
            answer = told.get(entry["id"]) or (options[0] if options else "_No response_")
        parts.append(f"### {entry['attributes']['label']}\n\n{answer}")
    return "\n\n".join(parts)


def _asked(entry: dict[str, Any]) -> dict[str, Any]:
    """A question as the form has it, laid out as a table's row."""
    attributes = entry["attributes"]
    return {
        "id": entry["id"],
        "kind": entry["type"],
        "label": attributes["label"],
        "help": attributes["description"],
        "example": attributes.get("placeholder", ""),
        "options": attributes.get("options", []),
        "required": entry.get("validations", {}).get("required"),
    }


def _told(ask: Ask) -> dict[str, Any]:
    boxes = [{"label": choice.label, "required": choice.required} for choice in ask.choices]
    return {
        **{name: getattr(ask, name) for name in ("id", "kind", "label", "help", "example")},
        "options": boxes if ask.kind == "checkboxes" else [choice.label for choice in ask.choices],
        "required": None if ask.kind == "checkboxes" else ask.required,
    }
