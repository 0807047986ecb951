"""The command line as people use it: what is printed where, and the exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commanding import Ran, onrecord
from lighthouse import FOLDER

ROOT = Path(__file__).parents[2]


def started(*words: str) -> Ran:
    """One run of the command in a process of its own."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUTF8": "1"}
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, timeout=120, check=False)
    return Ran(ran.returncode, ran.stdout, ran.stderr, ran.stdout + ran.stderr)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example that a test may change, and stands in."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("run", [onrecord, started])
def test_a_clean_dossier_leaves_with_nought(run: Callable[..., Ran], copy: Path) -> None:
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (0, "", "0 errors, 0 warnings\n")


def test_a_faulty_one_leaves_with_one_and_says_where(copy: Path) -> None:
    path = copy / "content" / "claims.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("lamps-t9ra", "lamps-t9rb"), encoding="utf-8")
    ran = onrecord("check")
    assert ran.status == 1
    assert "error[unknown-reference]" in ran.err
    assert "did you mean `lamps-t9ra`?" in ran.err
    assert ran.err.startswith("content/claims.yaml:")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("command", ["check", "verify", "build"])
def test_a_slip_in_a_source_itself_is_told(command: str, copy: Path) -> None:
    path = copy / "content" / "sources" / "dark-towers.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "subject:", 1), "utf-8")
    ran = onrecord(command)
    assert ran.status == 1
    assert "dark-towers.yaml:" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["chekc"],
        ["check", "--content", "nowhere"],
        ["verify", "--captures", "nowhere"],
        ["check", "--format", "xml"],
        ["build", "--jobs", "none"],
        ["import"],
        ["import", "nowhere.txt"],
        ["check", "--no-such"],
        ["build", "--output", "."],
        ["build", "--output", "content/site"],
        ["import", "captures/the-long-watch.txt", "--id", "../../escaped"],
        ["import", "captures/the-long-watch.txt", "--id", "Bad Id"],
    ],
)
def test_wrong_use_leaves_with_two(words: list[str], copy: Path) -> None:
    ran = onrecord(*words)
    assert ran.status == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_an_empty_folder_is_a_fault_of_content(copy: Path) -> None:
    shutil.rmtree(copy / "content")
    (copy / "content").mkdir()
    ran = onrecord("check")
    assert ran.status == 1
    assert ran.err.count("error[empty-dossier]") == 1


def test_verify_prints_a_state_for_every_quotation(copy: Path) -> None:
    ran = onrecord("verify", "--format", "json")
    tree = json.loads(ran.out)
    assert ran.status == 0
    assert tree["version"] == 1
    assert tree["diagnostics"] == []
    assert {quote["state"] for quote in tree["quotes"]} == {"verbatim", "verbatim-cut"}
    assert {*tree["quotes"][0]} == {"id", "source", "segment", "state", "message"}


def test_verify_says_by_seal_where_no_capture_is_at_hand(copy: Path) -> None:
    shutil.rmtree(copy / "captures")
    tree = json.loads(onrecord("verify", "--format", "json").out)
    assert {quote["state"] for quote in tree["quotes"]} == {"by-seal", "unchecked"}  # the draft is not sealed


def test_the_vault_is_named_by_the_environment_too(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "captures").rename(copy / "vault")
    assert "verbatim" not in onrecord("verify", "--format", "json").states.values()
    monkeypatch.setenv("ONRECORD_CAPTURES", "vault")
    assert "verbatim" in onrecord("verify", "--format", "json").states.values()


def test_check_prints_its_contract(copy: Path) -> None:
    (copy / "content" / "notes.yaml").write_text("a: b\n", encoding="utf-8")
    ran = onrecord("check", "--format", "json")
    tree = json.loads(ran.out)
    assert [each["check"] for each in tree["diagnostics"]] == ["stray-file"]
    assert tree["diagnostics"][0]["path"] == "content/notes.yaml"
    assert ran.status == 0


def test_seal_writes_what_holds_and_leaves_with_one_where_anything_does_not(copy: Path) -> None:
    shutil.rmtree(copy / "content" / "seals")
    source = copy / "content" / "sources" / "the-long-watch.yaml"
    source.write_text(source.read_text(encoding="utf-8").replace("I count the other hours", "I count hours"), "utf-8")
    ran = onrecord("seal")
    assert ran.status == 1
    assert ran.out.count("wrote content/seals/") == 2
    assert "lamps-x7k2" not in (copy / "content" / "seals" / "the-long-watch.json").read_text(encoding="utf-8")
    assert onrecord("seal").out.startswith("every seal says what its saved copy says")


def test_import_prints_its_contract_and_writes_nothing(copy: Path) -> None:
    before = sorted(copy.rglob("*"))
    ran = onrecord("import", "captures/the-long-watch.txt", "--dry-run", "--id", "log", "--format", "json")
    tree = json.loads(ran.out)
    assert ran.status == 0
    assert {*tree} == {"version", "source", "segments", "warnings"}
    assert {*tree["segments"][0]} == {"id", "kind", "label", "text", "line"}
    assert {*tree["source"]} == {"title", "title_is", "kind", "published", "url", "url_is", "captures"}
    assert {*tree["source"]["captures"][0]} == {"file", "sha256", "media_type", "layout", "page", "taken"}
    assert sorted(copy.rglob("*")) == before


def test_import_begins_a_source_and_never_overwrites_one(copy: Path) -> None:
    saved = copy / "thread one.txt"
    saved.write_bytes((copy / "captures" / "the-long-watch.txt").read_bytes())
    assert onrecord("import", saved, "--id", "new-watch").status == 0
    assert (copy / "captures" / "thread-one.txt").read_bytes() == saved.read_bytes()
    assert onrecord("check").status == 0
    record = copy / "content" / "sources" / "new-watch.yaml"
    record.write_text(record.read_text(encoding="utf-8") + "summary: mine\n", encoding="utf-8")
    again = onrecord("import", saved, "--id", "new-watch")
    assert (again.status, "error[already-there]" in again.err) == (1, True)
    assert "mine" in record.read_text(encoding="utf-8")


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"\xff\xfe", b"nothing like a thread\n"])
def test_import_of_what_is_no_thread_is_one_diagnostic(copy: Path, data: bytes) -> None:
    (copy / "odd.txt").write_bytes(data)
    ran = onrecord("import", "odd.txt", "--dry-run", "--format", "json")
    assert ran.status == 1
    assert ran.err.count("error[") == 1
    assert ran.out == ""


def test_a_place_that_cannot_be_written_leaves_with_four(copy: Path) -> None:
    shutil.rmtree(copy / "content" / "seals")
    (copy / "content" / "seals").write_text("a file where a folder must be", encoding="utf-8")
    ran = onrecord("seal")
    assert ran.status == 4
    assert ran.err.count("the machine refused") == 1


@pytest.mark.parametrize("output", ["taken/site", "taken"])
def test_a_site_that_cannot_be_written_leaves_with_four(copy: Path, output: str) -> None:
    (copy / "taken").write_text("a file where a folder must be", encoding="utf-8")
    ran = onrecord("build", "--no-pagefind", "--output", output)
    assert (ran.status, ran.err.count("the machine refused")) == (4, 1)


def test_a_build_says_what_it_did_and_a_fault_leaves_the_last_site(copy: Path) -> None:
    assert onrecord("build", "--no-pagefind").status == 0
    before = {path: path.read_bytes() for path in (copy / "output").rglob("*") if path.is_file()}
    (copy / "content" / "claims.yaml").write_text("- id: [", encoding="utf-8")
    ran = onrecord("build", "--no-pagefind")
    assert ran.status == 1
    assert ran.err.count("error[") == 1
    assert {path: path.read_bytes() for path in (copy / "output").rglob("*") if path.is_file()} == before


def test_every_command_explains_itself() -> None:
    said = onrecord("--help").out
    for command in ("build", "check", "drift", "import", "seal", "serve", "verify"):
        assert f"\n  {command} " in said
        assert onrecord(command, "--help").out.startswith(f"Usage: onrecord {command}")
