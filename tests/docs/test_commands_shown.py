"""The documentation's commands are run, and print what stands there; links lead somewhere.

A block `console` holds lines `$ command` and what each prints, both streams as they come; a line `...` stands for any
lines. A page's commands are run one after the other in one folder. Its comment says in which: `<!-- in: lighthouse -->`
is a copy of the example dossier, kept in git, `<!-- in: nothing -->` an empty folder. A block `yaml PATH` or `markdown
PATH` is written there between the commands. Lines of a block `sh` are not run, as they need a network, a browser or a
terminal, but each that begins with `onrecord` is understood by the program, and each `make` names a target. With
`ONRECORD_ACCEPT=1` in the environment what is printed is put into the pages; read it before it is committed.
"""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from commanding import onrecord
from onrecord.cli import commands
from repository import ENV, begin

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "dossiers" / "lighthouse"
EVERY = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
WRITTEN = [path for path in EVERY if path.parent.name != "checks"]

BLOCK = re.compile(r"^([ ]*)```([\w-]+)(?: (\S+))?\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
IN = re.compile(r"^<!-- in: (\w+) -->$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
SAFE = ("git", "cat", "ls", "cp", "mkdir", "perl")

each = pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())


@each
def test_commands_print_what_the_page_says(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    blocks = [found for found in BLOCK.finditer(text) if found[2] == "console" or found[3]]
    if not any(found[2] == "console" for found in blocks):
        return
    named = IN.search(text)
    assert named, "a page says where its commands are run"
    monkeypatch.chdir(tmp_path)
    for variable, value in ENV.items():
        monkeypatch.setenv(variable, value)
    for variable in ("ONRECORD_CAPTURES", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    STARTS[named[1]](tmp_path)
    said = [run_block(found, monkeypatch) for found in blocks]
    if "ONRECORD_ACCEPT" in os.environ:
        path.write_text(with_answers(text, blocks, said), encoding="utf-8")
    for found, printed in zip(blocks, said, strict=True):
        assert re.fullmatch(likeness(words(found)), printed), (
            f"this page says\n{words(found)}\nand what is printed is\n{printed}"
        )


def run_block(found: re.Match[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """A file is written, commands are run; gives the block as it should stand."""
    if found[3]:
        (Path.cwd() / found[3]).write_text(words(found), encoding="utf-8")
        return words(found)
    commands_ = [part.partition("\n")[0] for part in re.split(r"^\$ ", words(found), flags=re.MULTILINE)[1:]]
    return "".join(f"$ {command}\n{printed_by(command, monkeypatch)}" for command in commands_)


def words(found: re.Match[str]) -> str:
    """What a block holds, as far in as its fence stands."""
    return re.sub(f"^{found[1]}", "", found[4], flags=re.MULTILINE)


def printed_by(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both streams as they come; the day is the one that pages have."""
    program, *given = shlex.split(command)
    if program == "cd":
        monkeypatch.chdir(Path.cwd() / given[0])
        return ""
    if program == "onrecord":
        return onrecord(*given).both.replace(TODAY, THE_DAY)
    assert program in SAFE, f"`{command}` is not run by this test; put it into a block `sh`"
    done = subprocess.run([program, *given], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def likeness(expected: str) -> str:
    """A pattern of what a block may be; a line `...` stands for any lines."""
    return "".join(r"(?:.*\n)*?" if line == "..." else f"{re.escape(line)}\n" for line in expected[:-1].split("\n"))


def with_answers(text: str, blocks: list[re.Match[str]], said: list[str]) -> str:
    """The page with what is printed in place of what it says, but for blocks that leave lines out."""
    for found, printed in sorted(zip(blocks, said, strict=True), key=lambda pair: -pair[0].start()):
        if not re.fullmatch(likeness(words(found)), printed) and not found[3]:
            text = text[: found.start(4)] + textwrap.indent(printed, found[1]) + text[found.end(4) :]
    return text


TODAY, THE_DAY = datetime.datetime.now(tz=datetime.UTC).date().isoformat(), "2026-11-22"


def lighthouse(folder: Path) -> None:
    for name in ("content", "captures"):
        shutil.copytree(EXAMPLE / name, folder / name)
    (folder / ".gitignore").write_text("/captures/\n/output/\n/.onrecord/\n", encoding="utf-8")
    begin(folder)


STARTS: dict[str, Callable[[Path], None]] = {"lighthouse": lighthouse, "nothing": lambda _: None}


@each
def test_lines_to_type_are_understood(path: Path) -> None:
    for _, kind, _, words in BLOCK.findall(path.read_text(encoding="utf-8")):
        if kind == "sh":
            for line in words.replace("\\\n", " ").split("\n"):
                assert_understood(line)


def assert_understood(line: str) -> None:
    program, *given = shlex.split(line, comments=True) or [""]
    if program.endswith("make"):
        targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert {word for word in given if "=" not in word} <= set(targets), line
    if program.rpartition("/")[2] == "onrecord":
        understood(given)


def understood(given: list[str]) -> None:
    """Parsed as the program would, but files named need not be there."""
    if not given or given[0].startswith("-"):
        return
    top = click.Context(commands, info_name="onrecord", **commands.context_settings)
    command = commands.get_command(top, given[0])
    assert command, given
    if isinstance(command, click.Group):
        inner, given = command.get_command(top, given[1]), given[1:]
        assert inner, given
        command = inner
    command.make_context(given[0], given[1:], parent=top, resilient_parsing=True)
    options = [each for each in command.params if isinstance(each, click.Option)]
    known = {name for each in options for name in (*each.opts, *each.secondary_opts)}
    used = {word.partition("=")[0] for word in given[1:] if word.startswith("--")}
    assert used <= known | {"--help"}, f"{sorted(used - known)} of {given}"


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_a_file_and_a_heading(path: Path) -> None:
    for target in LINK.findall(BLOCK.sub("", path.read_text(encoding="utf-8"))):
        file, _, heading = target.partition("#")
        if ":" in file:
            continue
        led = (path.parent / file) if file else path
        assert led.exists(), f"{target} leads nowhere"
        if heading:
            assert heading in {anchor(line) for line in led.read_text(encoding="utf-8").split("\n")}, target


def anchor(line: str) -> str:
    """The name that a heading has as GitHub shows it."""
    title = line.lstrip("# ").lower() if line.startswith("#") else ""
    return re.sub(r"[^\w\- ]", "", title).replace(" ", "-")
