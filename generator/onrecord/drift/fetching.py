"""Fetching: a page as a command of the user's own choosing prints it, bounded in size and time, without a shell."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePath
from threading import Thread
from time import monotonic
from typing import IO

from onrecord import web
from onrecord.diagnostics import visible
from onrecord.importing import LARGEST

URL = "{url}"
LONGEST_WORD = 200  # characters of what a command says of its failure


class Misused(ValueError):
    """What was asked for cannot be done, whatever the pages say."""


class Unreached(Exception):
    """A page that could not be had, and why in a few words that may be printed anywhere."""


def command_of(text: str) -> tuple[str, ...]:
    """The words of a command as a shell would part them, with `{url}` where nothing reads it as more than an address.

    It stands once, as a word of its own or after `--option=`, and not in what another program runs. Raises Misused.
    """
    try:
        words = shlex.split(text)
    except ValueError as fault:
        raise Misused(f"the command cannot be parted into words: {fault}") from None
    if sum(word.count(URL) for word in words) != 1 or URL in words[0]:
        raise Misused("write `{url}` once, where the command takes the address")
    at = next(at for at, word in enumerate(words) if URL in word)
    if _is_run(words, at):
        raise Misused(f"an address in a command for `{visible(words[0])}` could run commands itself: {_SAFE}")
    if not _WHOLE.fullmatch(words[at]):
        raise Misused("write `{url}` as a word of its own, or after `--option=`")
    if shutil.which(words[0]) is None:
        raise Misused(f"there is no program `{visible(words[0])}` here")
    return tuple(words)


_WHOLE = re.compile(r"(?:--[\w-]+=)?\{url\}")
_SAFE = "write `sh -c '… \"$1\"' - {url}`"
_CODE = re.compile(r"-[A-Za-z]*c|-[eEr]|--(?:eval|command|execute)(?:=.*)?", re.DOTALL)  # what comes next is run
_IS_CODE = re.compile(r"[\s$]")
_RUNNERS = re.compile(r"(?:|a|ba|da|fi|k|mk|pw|z)sh|busybox|su|runuser|script|python|perl|ruby|node|php|lua")
_OF_WORDS = re.compile(r"eval|ssh|rsh|watch")  # they put all their words together, and give them to a shell


def _is_run(words: Sequence[str], at: int) -> bool:
    """Whether the word there is code, or part of it, to a program that stands before it."""
    programs = [_NUMBER.sub("", PurePath(word).name) for word in words[:at]]
    flags = [place for place, word in enumerate(words[: at + 1]) if _CODE.fullmatch(word)]
    as_code = bool(flags) and not any(map(_IS_CODE.search, words[flags[-1] + 1 : at]))
    read_again = any(map(_OF_WORDS.fullmatch, programs))
    return read_again or (as_code and any(map(_RUNNERS.fullmatch, programs)))


_NUMBER = re.compile(r"[\d.]+\Z")


@dataclass(frozen=True, slots=True)
class Fetch:
    """A command that prints the page of an address; `seconds` and `most` bytes bound each page."""

    command: Sequence[str]
    seconds: float
    most: int = LARGEST

    def __call__(self, address: str) -> bytes:
        """The page's bytes; raises Unreached."""
        words = [word.replace(URL, _encoded(_checked(address))) for word in self.command]
        process = _started(words)
        said = _Stream(process.stdout, self.most)
        failed = _Stream(process.stderr, LONGEST_WORD * 4, drains=True)
        try:
            return self._page(process, said, failed)
        finally:
            _end(process, (said, failed))

    def _page(self, process: subprocess.Popen[bytes], said: _Stream, failed: _Stream) -> bytes:
        until = monotonic() + self.seconds
        said.thread.join(self.seconds)
        if said.thread.is_alive():
            raise Unreached(f"the command did not end within {self.seconds:g} seconds")
        if len(said.data) > self.most:
            raise Unreached(f"the page is larger than {self.most:,} bytes")
        try:
            status = process.wait(max(0.1, until - monotonic()))
        except subprocess.TimeoutExpired:
            raise Unreached(f"the command did not end within {self.seconds:g} seconds") from None
        if status:
            raise Unreached(f"the command left with {status}{failed.word()}")
        return bytes(said.data)


@dataclass(slots=True)
class _Stream:
    """What a process prints, read while it runs: no more than one byte over `most`; `drains` reads on and forgets."""

    pipe: IO[bytes] | None
    most: int
    drains: bool = False
    data: bytearray = field(default_factory=bytearray)
    thread: Thread = field(init=False)

    def __post_init__(self) -> None:
        self.thread = Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        with suppress(OSError, ValueError):  # it was closed under us
            while self.pipe and (part := os.read(self.pipe.fileno(), 65_536)):
                self.data += part[: self.most + 1 - len(self.data)]
                if len(self.data) > self.most and not self.drains:
                    return

    def word(self) -> str:
        """The last line of it, as far as it was kept, after a colon; nothing where there is none."""
        self.thread.join(0.5)
        lines = bytes(self.data[: self.most]).decode("utf-8", "replace").strip().splitlines()
        return f": {visible(lines[-1].strip()[:LONGEST_WORD])}" if lines else ""

    def close(self) -> None:
        """Let go of the pipe, unless something that outlived the command still holds its other end."""
        self.thread.join(0.5)
        if self.pipe and not self.thread.is_alive():
            self.pipe.close()


def _checked(address: str) -> str:
    """An address of the web and nothing that a program would take for an option."""
    if web.fault(address):
        raise Unreached("its address is no address of the web")
    return address


def _encoded(address: str) -> str:
    """Percent-encoded where a shell or a globbing program would read more than an address, a host's brackets apart."""
    host = _HOST.match(address)
    start = host.end() if host else 0
    return address[:start] + _ACTING.sub(lambda mark: f"%{ord(mark[0]):02X}", address[start:])


_ACTING = re.compile(r"[\[\]'$;(){}|^\\`]")
_HOST = re.compile(r"https?://\[[0-9a-f:.]+\](?::\d+)?(?=[/?#]|\Z)", re.IGNORECASE)


def _started(words: Sequence[str]) -> subprocess.Popen[bytes]:
    """The command running, in a session of its own, so that what it starts can be ended with it."""
    pipe, none = subprocess.PIPE, subprocess.DEVNULL
    try:
        return subprocess.Popen(words, stdin=none, stdout=pipe, stderr=pipe, start_new_session=True)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else fault
        raise Unreached(f"the command could not be started: {visible(str(reason))}") from None


def _end(process: subprocess.Popen[bytes], streams: Iterable[_Stream]) -> None:
    """End a command that still runs and all that it started, and let go of what it printed."""
    if process.returncode is None:  # not waited for yet, so the number is still its own
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    for stream in streams:
        stream.close()
