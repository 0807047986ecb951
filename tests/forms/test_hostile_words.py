"""Whatever content holds, a runner finds no command in what we print but ours of `--format github`, and these whole."""

from __future__ import annotations

import json
import os
import random
import unicodedata
from pathlib import Path

import pytest

import runner
from commanding import onrecord
from onrecord.diagnostics import Diagnostic, Place, Severity, visible
from onrecord.forms import FORMS, Findings, Form, text
from runner import Command

CASES = min(int(os.environ.get("ONRECORD_CASES", "400")), 20_000)
PIECES = [
    *(
        "::error::",
        "::add-mask::",
        "::set-output name=a::",
        "::stop-commands::x",
        "##[error]",
        "##[group",
        "##",
        "[",
        "]",
    ),
    *("::", ":", ",", "=", "%", "%0A", "%0D%0A", "%25", "%3A", ";", "title=x", "file=", "\n", "\r", "\t", " ", "\xa0"),
    *("\x1b[2J", "\x07", "\u202e", "\u2066", "\u2028", "\ufeff", "\u3000", "\x85", "\0", "é", "🌊", "e\u0301", "lamp"),
    *("#\ufe0f#", "##\u034f[error]", ":\u3164:", "\ufe0f::error::", "\u00ad", "\u200d"),
]
SEVERITIES: tuple[Severity, ...] = ("error", "warning")


def words(dice: random.Random) -> str:
    return "".join(dice.choices(PIECES, k=dice.randrange(8)))


def found(dice: random.Random) -> Findings:
    """A few faults in hostile words, in a file of hostile lines that has a hostile name."""
    path = words(dice)
    data = "\n".join(words(dice) for _ in range(5)).encode()
    at = Place(path, dice.randrange(8), dice.randrange(9), dice.randrange(9))
    every = [Diagnostic(at, "bad-lamp", words(dice), words(dice), severity) for severity in SEVERITIES]
    return Findings(tuple(every), {path: data}, dice.choice(["content", "", "."]), dice.choice(["content", ""]))


@pytest.mark.parametrize("form", FORMS)
def test_a_runner_finds_our_commands_alone(form: Form) -> None:
    dice = random.Random(f"lamps, {form}")
    for _ in range(CASES):
        findings = found(dice)
        printed = FORMS[form](findings)
        assert runner.commands(printed.err) == []
        meant = [as_command(each, findings.top) for each in findings.diagnostics] if form == "github" else []
        assert runner.commands(printed.out) == meant


def test_nor_in_colour() -> None:
    dice = random.Random("lamps, painted")
    for _ in range(CASES):
        assert runner.commands(text.printed(found(dice), colour=True).err) == []


def as_command(told: Diagnostic, top: str) -> Command:
    """What a runner is to make of a fault."""
    at, path = told.at, runner.seen(visible(f"{top}/{told.at.path}" if top and told.at.path else told.at.path))
    line = {"line": str(at.line), "endLine": str(at.line)} if at.path and at.line else {}
    last = at.column + max(1, at.width) - 1
    columns = {"col": str(at.column), "endColumn": str(last)} if line and at.column else {}
    apart = " " if unicodedata.category(told.message[:1] or "a") in ("Mn", "Me") else ""
    data = runner.seen(apart + visible(told.message) + (f"\n= {visible(told.remedy)}" if told.remedy else ""))
    return Command(told.severity, {**({"file": path} if path else {}), **line, **columns, "title": "bad-lamp"}, data)


HOSTILE = {
    "dossier.yaml": 'title: "::error::a title %0A::warning::b ##[error]c"\nfront: "::add-mask::x"\n',
    "sources/log.yaml": """\
title: ##[error]the log
kind: "##[set-output name=a]b"
"::error::field": x
::set-output name=a: b
quotes:
- id: "##[error]id"
- id: lamps-7k3m
  segment: c1
  text: >-
    The lamp went out.

    ::error file=README.md::I lit it %0A::stop-commands::x ##[add-mask]title again.
  kind: testimony
  note: “::error::lamps and lamps ##[error]x %0A::error::y”
  issues: {"::group::lamps": for, unknown-lamps: for}
- id: lamps-2dpw
  segment: "##[group]c2"
  allow: {"::error::x": "##[error]y"}
""",
    "issues/lamps.md": """\
---
title: "##[warning]The lamps"
question: ::error::Is there ##[error]light?
---
::error::the first line, [[qoute:##[error]x]] and [[quote:lamps-0000]] and “::error::nobody ever said this here”.

::error::[a link](javascript:##[error]x)
##[error] A heading? \x1b[31m red \u202e turned \u2028 broken
""",
    "::error::x.yaml": "a: b\n",
    "a%0A::error::b.yaml": "a: b\n",
    "line\n::error::break.yaml": "a: b\n",
    "##[error]c.yml": "a: b\n",
}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, words in HOSTILE.items():
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("content", ["content", "."])
@pytest.mark.parametrize("command", ["check", "verify"])
@pytest.mark.parametrize("form", FORMS)
def test_of_a_hostile_dossier_a_runner_finds_our_commands_alone(
    form: Form, command: str, content: str, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content == ".":
        monkeypatch.chdir(dossier / "content")
    told = json.loads(onrecord("check", "--content", content, "--format", "json").out)["diagnostics"]
    assert len(told) > 12
    ran = onrecord(command, "--content", content, "--format", form)
    assert ran.status == 1
    assert runner.commands(ran.err) == []
    commands = runner.commands(ran.out)
    assert [each.name for each in commands] == (["error"] * 10 if form == "github" else [])
    assert {each.properties["title"] for each in commands} <= {each["check"] for each in told}
    assert all(line.isprintable() for line in ran.both.split("\n"))


def test_of_a_slip_on_the_command_line_neither(dossier: Path) -> None:
    for words in (
        ["a\n::error::x"],
        ["--select", "a\n::error::x"],
        ["--format", "##[error]x"],
        ["--base", "\n::error::x"],
    ):
        ran = onrecord("check", *words)
        assert (ran.status, runner.commands(ran.both)) == (2, []), words


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_a_hostile_file_that_is_taken_in_neither(form: str, dossier: Path) -> None:
    text = "::error::The log ##[error]of lamps\n\n##[add-mask]It went out at two. ::error::x \x1b[31m red\n"
    (dossier / "##[error]log.txt").write_text(text, "utf-8")
    ran = onrecord("import", "##[error]log.txt", "--layout", "plain-text", "--dry-run", "--format", form)
    assert ran.status in (0, 1)
    assert "add-mask" in ran.out
    assert runner.commands(ran.both) == []
    assert all(line.isprintable() for line in ran.both.split("\n"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (" ::error::a", "error"),
        ("\xa0::error title=x::a", "error"),
        ("a ::error::a", ""),
        ("::lamp::a", ""),
        ("::lamp::a ##[error]b", "error"),
        ("a ##[error]b", "error"),
        ("a ##[lamp]b", ""),
        ("a #\ufe0f#\u034f[error]b", "error"),
        ("\u00ad:\u200d:error::a", "error"),
        ("::error::a ##[warning]b", "error"),
    ],
)
def test_the_reader_of_these_tests_finds_what_a_runner_does(line: str, name: str) -> None:
    assert [each.name for each in runner.commands(f"before\n{line}\nafter")] == [name] * bool(name)
