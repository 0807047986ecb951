"""Fetching: one argument, no shell, bounded in size and time, and nothing left running."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from onrecord.drift import Fetch, Misused, Turns, Unreached, command_of

ADDRESS = "https://lamproom.example/2019/04/the-long-watch.html"


def fetch(program: str, tmp_path: Path, seconds: float = 20, most: int = 1_000_000) -> Fetch:
    path = tmp_path / "fetch.py"
    path.write_text(f"import os, subprocess, sys, time\n{program}\n", "utf-8")
    return Fetch((sys.executable, str(path), "{url}"), seconds, most)


TAILS = [
    ("$(touch%20x);y=x&", "%24%28touch%20x%29%3By=x&"),
    ("'q'&a=*[1-9]", "%27q%27&a=*%5B1-9%5D"),
    ("?u=http://b.example/", "?u=http://b.example/"),
    ("?a=%7Burl%7D#b", "?a=%7Burl%7D#b"),
]


@pytest.mark.parametrize(("tail", "handed"), TAILS)
def test_an_address_is_one_argument_in_which_nothing_acts(
    tail: str, handed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = fetch("print(sys.argv[1:], end='')", tmp_path)(ADDRESS + tail)
    assert asked.decode() == str([ADDRESS + handed])
    assert [path.name for path in tmp_path.iterdir()] == ["fetch.py"]


def test_a_host_that_is_a_number_keeps_its_brackets(tmp_path: Path) -> None:
    asked = fetch("print(sys.argv[1], end='')", tmp_path)("http://[2001:db8::1]:8080/[a]")
    assert asked == b"http://[2001:db8::1]:8080/%5Ba%5D"


def test_an_address_in_a_pipeline_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    safe = command_of("sh -c 'echo \"$1\" | cat' - {url}")
    asked = Fetch(safe, 20)("https://lamproom.example/;touch$IFS'x';$(touch$IFS'y')")
    assert asked.startswith(b"https://lamproom.example/%3Btouch%24IFS")
    assert [*tmp_path.iterdir()] == []


RUN = [
    "sh -c 'echo {url} | cat'", "sh -c {url}", "bash -lc {url}", "env /bin/dash -ec 'cat {url}'", "sh -c -- {url}",
    "python3.12 -c {url}", "bash -c -x {url}", "timeout 9 bash -c -o pipefail {url}", "perl -e {url}",
    "fish --command={url}", "ssh away curl {url}", "watch curl {url}",
]  # fmt: skip


@pytest.mark.parametrize("command", RUN)
def test_an_address_is_no_part_of_a_command_for_a_shell(command: str) -> None:
    with pytest.raises(Misused, match=r"could run commands itself: write `sh -c '… \"\$1\"' - \{url\}`"):
        command_of(command)


@pytest.mark.parametrize(
    "address",
    ["-oProxyCommand=touch x", "--output=x", "", "file:///etc/hosts", "https://a.example/ -o x", "ftp://a.example/",
     "https://user:word@a.example/", "https://a.example/\n-o", "javascript:1", " https://a.example/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_starts_no_command(address: str, tmp_path: Path) -> None:
    with pytest.raises(Unreached, match="no address of the web"):
        fetch(f"open({str(tmp_path / 'ran')!r}, 'w')", tmp_path)(address)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("whole", [999_999, 1_000_000, 1_000_001])
def test_a_page_has_a_bound(whole: int, tmp_path: Path) -> None:
    reads = fetch(f"sys.stdout.write('a' * {whole})", tmp_path)
    if whole > reads.most:
        with pytest.raises(Unreached, match="larger than 1,000,000 bytes"):
            reads(ADDRESS)
    else:
        assert reads(ADDRESS) == b"a" * whole


def test_a_page_without_end_is_read_no_further_than_the_bound(tmp_path: Path) -> None:
    endless = fetch("open('pid', 'w').write(str(os.getpid()))\nwhile True: sys.stdout.write('a' * 65536)", tmp_path)
    with pytest.raises(Unreached, match="larger than"):
        Fetch(("env", "-C", str(tmp_path), *endless.command), 20, endless.most)(ADDRESS)
    assert is_gone(tmp_path / "pid")


def test_complaints_without_end_neither_fill_memory_nor_stop_the_page(tmp_path: Path) -> None:
    assert fetch("sys.stderr.write('a' * 20_000_000)\nprint('page')", tmp_path)(ADDRESS) == b"page\n"


def test_a_command_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    sleeper = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(600)"
    program = f"os.chdir({str(tmp_path)!r})\nsubprocess.run([sys.executable, '-c', {sleeper!r}])"
    with pytest.raises(Unreached, match="did not end within 1 seconds"):
        fetch(program, tmp_path, seconds=1)(ADDRESS)
    assert is_gone(tmp_path / "pid")


def is_gone(path: Path) -> bool:
    """Whether the process that wrote its number there has ended, or does so presently."""
    number = int(path.read_text())
    for _ in range(200):
        state = Path(f"/proc/{number}/stat")
        if not state.exists() or state.read_text().split(") ")[1][0] == "Z":
            return True
        time.sleep(0.02)
    return False


def test_a_program_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    (tmp_path / "locked").write_text("", "utf-8")
    with pytest.raises(Unreached, match="could not be started"):
        Fetch((str(tmp_path / "locked"), "{url}"), 5)(ADDRESS)


def test_a_command_is_parted_as_a_shell_would_and_run_without_one() -> None:
    assert command_of("env -i 'a b' --url={url}") == ("env", "-i", "a b", "--url={url}")
    for right in ("env -c {url}", "env wget -r {url}", "sh fetch.sh {url}", "sh -c 'cat \"$1\"' - --url={url}"):
        assert len(command_of(right)) > 2
    for wrong in ("", "  ", "env", "env {url} {url}", "{url}", "env 'a", "env a{url}", "env 'a {url}'", "env -u={url}"):
        with pytest.raises(Misused):
            command_of(wrong)


def test_addresses_are_fetched_in_turn_with_a_pause_between_and_none_twice_running() -> None:
    log: list[object] = []

    def answer(address: str) -> bytes:
        log.append(address)
        if address == "b":
            raise Unreached("gone fishing")
        return address.encode()

    turns = Turns(answer, 3, log.append)
    assert (turns("a"), turns("a")) == (b"a", b"a")
    for _ in range(2):
        with pytest.raises(Unreached, match="gone fishing"):
            turns("b")
    assert turns("c") == b"c"
    assert log == ["a", 3, "b", 3, "c"]


def test_the_environment_is_not_asked_for_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", str(tmp_path / "no-shell"))
    monkeypatch.setattr(os, "system", None)
    assert fetch("print(1)", tmp_path)(ADDRESS) == b"1\n"
