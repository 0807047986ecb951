"""The help: what it shows can be typed, what is typed wrongly is answered, and a shell completes it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest

from commanding import onrecord
from lighthouse import FOLDER
from onrecord import cli
from onrecord.cli import options

WIDEST = 100


Words = tuple[str, ...]


def every(group: click.Group = cli.commands, names: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    """Each command by the words that name it, those of groups among them."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command
        if isinstance(command, click.Group):
            yield from every(command, (*names, name))
        else:
            yield (*names, name), command


COMMANDS = dict(every())
EXAMPLES = [
    (names, line.strip())
    for names, command in COMMANDS.items()
    for line in (command.epilog or "").replace(" \\\n", "").split("\n")
    if line.strip().startswith("onrecord")
]


def test_each_command_has_an_example() -> None:
    assert {names for names, _ in EXAMPLES} == COMMANDS.keys()


@pytest.mark.parametrize(("names", "line"), EXAMPLES)
def test_each_example_can_be_typed(names: Words, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.setattr(click.Path, "convert", lambda _, value, *__: Path(value))  # its files are not here
    words = shlex.split(line.partition(" | ")[0])
    assert words[: len(names) + 1] == ["onrecord", *names]
    command = COMMANDS[names]
    command.make_context(" ".join(names), words[len(names) + 1 :], parent=click.Context(cli.commands))


def test_an_example_with_a_slip_would_be_found() -> None:
    with pytest.raises(click.UsageError):
        COMMANDS["check",].make_context("check", ["--bsae", "main"], parent=click.Context(cli.commands))


def test_a_long_example_is_parted_before_an_option() -> None:
    words = "onrecord check " + " ".join(f'--base "a revision {number}"' for number in range(20))
    shown = options.examples(words).split("\n")[2:]
    assert max(map(len, shown)) <= WIDEST
    assert all(line.endswith(" \\") and "--base" in line for line in shown[:-1])
    assert shlex.split("\n".join(shown).replace("\\\n", "")) == shlex.split(words)  # as a shell joins lines


def test_every_command_stands_under_what_it_is_for() -> None:
    placed = [name for names in cli.PURPOSES.values() for name in names]
    assert len(placed) == len(set(placed))
    assert cli.COMMANDS.keys() <= set(placed)
    shown = onrecord("--help").out
    for name, (_, says) in cli.COMMANDS.items():
        assert f"  {name} " in shown
        assert says in shown


@pytest.mark.parametrize("words", [(), *COMMANDS])
def test_help_is_no_wider_than_a_terminal(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ran = onrecord(*words, "--help")
    assert ran.status == 0
    assert max(map(len, ran.out.split("\n"))) <= WIDEST
    assert ran.out.startswith("Usage: onrecord")


WRONG = [
    (["chekc"], "check"),
    (["biuld"], "build"),
    (["check", "--fromat", "json"], "--format"),
    (["check", "--format", "jsno"], "json"),
    (["build", "--ouput", "x"], "--output"),
    (["verify", "--capture", "x"], "--captures"),
    (["rename", "a", "b", "--kind", "isue"], "issue"),
    (["completion", "bsah"], "bash"),
    (["build", "--jobs", "many"], "--jobs"),
    (["import"], "FILE"),
    (["check", "--content", "contnet"], "begin one: `onrecord init DIR`"),
]


@pytest.mark.parametrize(("words", "meant"), WRONG)
def test_a_slip_is_told_with_what_was_meant(words: list[str], meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    ran = onrecord(*words)
    assert (ran.status, ran.out) == (2, "")
    assert meant in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


# What a shell hands over, and what comes back, a line each.
COMPLETED: list[tuple[str, list[str]]] = [
    ("onrecord ch", ["check"]),
    ("onrecord b", ["build"]),
    ("onrecord build --out", ["--output"]),
    ("onrecord rename lamps-x", ["lamps-x7k2"]),
    ("onrecord rename the-long", ["the-long-watch"]),
    ("onrecord rename --kind term l", ["lights-board"]),
    ("onrecord rename lamps new --kind bri", ["briefing"]),
    ("onrecord check --format j", ["json"]),
    ("onrecord completion z", ["zsh"]),
    ("onrecord explain one-v", ["one-voice-issue"]),
    ("onrecord check --ignore one-v", ["one-voice-issue"]),
    ("onrecord chekc --f", []),
    ("onrecord rename no-such-", []),
]


@pytest.mark.parametrize(("line", "offered"), COMPLETED)
def test_a_shell_completes(line: str, offered: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.setenv("_ONRECORD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
    ran = onrecord()
    assert ran.err == ""
    assert [answer.partition(",")[2] for answer in ran.out.split()] == offered


@pytest.mark.parametrize("data", [b"\xff\xfe: [", b"- id: [\n", b"id: " + b"x" * 100_000, b""])
def test_what_cannot_be_read_completes_to_nothing(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content/claims.yaml").write_bytes(data)
    monkeypatch.setenv("_ONRECORD_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "onrecord rename ")
    monkeypatch.setenv("COMP_CWORD", "2")
    ran = onrecord()
    assert (ran.out.strip(), ran.err) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_for_each_shell(shell: str, tmp_path: Path) -> None:
    ran = onrecord("completion", shell)
    assert (ran.status, ran.err) == (0, "")
    assert f"_ONRECORD_COMPLETE={shell}_complete" in ran.out
    program = shutil.which(shell)
    if program:
        (tmp_path / "script").write_text(ran.out)
        assert subprocess.run([program, "-n", str(tmp_path / "script")], check=False).returncode == 0


def test_bash_completes_with_the_script(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    (tmp_path / "onrecord").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m onrecord "$@"\n')
    (tmp_path / "onrecord").chmod(0o755)
    script = (
        'eval "$(onrecord completion bash)"; COMP_WORDS=(onrecord rename lamps-x); COMP_CWORD=2; '
        '_onrecord_completion onrecord; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment: Mapping[str, str] = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    asked = [bash, "--norc", "-c", script]
    ran = subprocess.run(asked, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False)
    assert ran.stdout == "lamps-x7k2\n", ran.stderr
