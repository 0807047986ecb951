"""`--format` as people use it: what goes where, from which folder paths count, what becomes of much and of nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import runner
from commanding import onrecord
from lighthouse import FOLDER
from onrecord.cli.reports import from_top
from onrecord.forms import FORMS, Form

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "content" / "sources").mkdir(parents=True)
    (tmp_path / "content" / "dossier.yaml").write_text("title: The lamp log\ncontact: lamps@example.org\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoilt(folder: Path, faults: int) -> None:
    fields = "".join(f"field{number}: x\n" for number in range(faults))
    (folder / "content" / "sources" / "log.yaml").write_text(f"title: The log\nkind: post\n{fields}", "utf-8")


def test_six_hundred_faults_in_each_form(folder: Path) -> None:
    spoilt(folder, 600)
    text = onrecord("check")
    assert text.out == ""
    assert text.err.count("error[unknown-field]") == 500
    assert text.err.endswith("\nand 100 more; mend these first\n600 errors, 0 warnings\n")
    github = onrecord("check", "--format", "github")
    assert len(runner.commands(github.out)) == github.out.count("\n") == 10
    assert github.err.startswith("and 590 errors more than GitHub shows of one step")
    assert github.err.endswith("\n600 errors, 0 warnings\n")
    sarif = onrecord("check", "--format", "sarif")
    results = json.loads(sarif.out)["runs"][0]["results"]
    assert len(results) == len({each["partialFingerprints"]["onrecord/v1"] for each in results}) == 600
    assert sarif.err == "600 errors, 0 warnings\n"
    assert len(json.loads(onrecord("check", "--format", "json").out)["diagnostics"]) == 600


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_without_a_dossier_is_a_fault_in_each_form(form: Form, folder: Path) -> None:
    (folder / "content" / "dossier.yaml").unlink()
    ran = onrecord("check", "--format", form)
    assert ran.status == 1
    assert "empty-dossier" in (ran.err if form == "text" else ran.out)


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_that_is_not_there_is_wrong_use_in_each_form(form: Form, folder: Path) -> None:
    shutil.rmtree(folder / "content")
    ran = onrecord("check", "--format", form)
    assert (ran.status, ran.out) == (2, "")
    assert "'content' does not exist" in ran.err


@pytest.mark.parametrize("form", FORMS)
def test_where_nothing_is_wrong_it_is_said_in_each_form(form: Form, folder: Path) -> None:
    ran = onrecord("check", "--format", form)
    assert (ran.status, runner.commands(ran.both)) == (0, [])
    assert ran.err == ("" if form == "json" else "0 errors, 0 warnings\n")
    assert ran.out == {"text": "", "github": ""}.get(form, ran.out)


def test_a_rule_has_the_page_of_its_check(folder: Path) -> None:
    spoilt(folder, 1)
    (run,) = json.loads(onrecord("check", "--format", "sarif").out)["runs"]
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"] == onrecord("explain", "unknown-field", "--format", "markdown").out
    assert rule["shortDescription"]["text"].startswith("A field that nobody declared is not read")


def test_verify_and_drift_take_every_form(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, folder / "keepers")
    monkeypatch.chdir(folder / "keepers")
    pages = ("--from", "captures/the-long-watch.txt", "--pause", "0", "--dry-run")
    for words in (("verify",), ("drift", *pages)):
        told = {form: onrecord(*words, "--format", form) for form in FORMS}
        assert {ran.status for ran in told.values()} == {0}
        assert json.loads(told["sarif"].out)["version"] == "2.1.0"
        assert told["text"].out == told["github"].out.split("::warning")[0]
        assert json.loads(told["json"].out)["quotes"]


@pytest.mark.parametrize("inner", ["", "docs/", "docs/of lamps/"])
def test_a_file_is_named_from_the_repositorys_top(
    inner: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt(folder, 1)
    repository = tmp_path / "repository"
    (repository / inner).mkdir(parents=True)
    (folder / "content").rename(repository / inner / "log")
    (repository / ".git").mkdir()
    for here in (folder, repository, repository / inner, repository / inner / "log" / "sources"):
        monkeypatch.chdir(here)
        content = repository / inner / "log"
        (said,) = runner.commands(onrecord("check", "--content", content, "--format", "github").out)
        assert said.properties["file"] == f"{inner}log/sources/log.yaml"
        log = json.loads(onrecord("check", "--content", content, "--format", "sarif").out)
        place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == f"{inner}log/sources/log.yaml".replace(" ", "%20")


def test_a_folder_is_named_from_its_top(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_top(Path("content")) == "content"
    assert from_top(folder / "content") == "content"
    monkeypatch.chdir(folder / "content" / "sources")
    assert from_top(Path("..")) == "content"
    assert from_top(folder) == folder.name
    (folder / "content" / ".git").mkdir()
    assert from_top(folder / "content") == ""
    assert from_top(Path()) == "sources"


def test_it_is_utf_8_on_a_machine_that_writes_otherwise(folder: Path) -> None:
    (folder / "content" / "sources" / "log.yaml").write_text("title: The log\nkind: post\n灯台: x\n", "utf-8")
    command = [sys.executable, "-m", "onrecord", "check", "--format", "sarif"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
    ran = subprocess.run(command, env=env, capture_output=True, timeout=120, check=False)
    assert ran.returncode == 1
    assert "灯台" in json.loads(ran.stdout)["runs"][0]["results"][0]["message"]["text"]
