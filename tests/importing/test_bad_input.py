"""Files that no reader should meet: each is refused in a sentence or read, in little memory, nothing half-written."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archiving import PAGE, THREAD, info, packed, page, record, wacz, zipped
from built_site import IS_LONG
from onrecord import captures, importing
from onrecord.records import Capture

ROOT = Path(__file__).parents[2]
MOST_MEMORY = 500_000  # kilobytes of the whole process
RUN = """
import re, sys
from onrecord.cli import main
try:
    main()
finally:
    status = open("/proc/self/status").read() if sys.platform == "linux" else "VmHWM: 0"
    print("memory", re.search(r"VmHWM:\\s*(\\d+)", status)[1], file=sys.stderr)
"""
MEGABYTE = gzip.compress(bytes(1024 * 1024), mtime=0)
ENDLESS = packed([info(), record(b"", Content_Length="9" * 12)])

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
LATIN = THREAD.encode() + "caf\u00e9 \u2019".encode("cp1252")
COMMENTS = "".join(f"  {number}. The {number}th night was calm.\n\n    ReplyDelete\n" for number in range(1, 20_001))
LONG = f"{THREAD.partition('1 comments')[0]}20000 comments:\n\n{COMMENTS}"

# Each is made when it is needed: together they would fill the memory of the tests.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "binary called text": (lambda: bytes(range(256)) * 4096, "NUL byte"),
    "large binary called text": (lambda: b"\x89PNG" + bytes(60_000_000), "NUL byte"),
    "a text of very many lines": (lambda: b"a line of words\n" * 3_900_000, "more than 500,000 lines"),
    "Windows-1252 called UTF-8": (lambda: LATIN, "not UTF-8"),
    "a bomb in a WACZ": (lambda: wacz(ENDLESS + MEGABYTE * 600), "unpacks to more than 512 MB"),
    "a large page in a WACZ": (
        lambda: zipped({"archive/a.warc": record(HTTP + b"\r\n" + bytes(90_000_000))}),
        "larger than",
    ),
    "a bomb of heads": (lambda: gzip.compress(info() + b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000), "longer than heads"),
    "a bomb of one line": (lambda: gzip.compress(info() + b"WARC/1.0\r\nA: " + bytes(60_000_000)), "longer than heads"),
    "a bomb in a page": (
        lambda: record(HTTP + b"Content-Encoding: gzip\r\n\r\n" + MEGABYTE * 100),
        "larger than 64 MB",
    ),
    "a bomb of empty members": (lambda: packed([info()]) + gzip.compress(b"", mtime=0) * 1_000_000, "more parts"),
    "a bomb of records": (lambda: record(b"", "", "warcinfo", digest="") * 50_001, "more than 50,000 records"),
    "a WARC cut short": (lambda: packed([info(), page()])[:-40], "cut short"),
    "half-written gzip": (lambda: gzip.compress(os.urandom(100_000))[:50_000], "no web archive"),
    "a ZIP of many files": (lambda: zipped({f"{number}": b"" for number in range(20_000)}), "more than 10,000 files"),
}
READ: dict[str, Callable[[], bytes]] = {
    "20,000 comments": LONG.encode,
    "20,000 comments in a WACZ": lambda: wacz(packed([info(), page(LONG)])),
    "a large page in a WARC": lambda: info() + page(THREAD + "The lamp was lit. " * 3_000_000),
    "a WARC cut short behind the page": lambda: packed([info(), page(), page(address=PAGE + "/2")])[:-40],
}


def taken_in(folder: Path, *words: str) -> tuple[int, str, int]:
    """Exit status, what was said, and the memory it took in kilobytes."""
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content" / "dossier.yaml").write_text("title: The lamp log\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUTF8": "1"}
    env.pop("ONRECORD_CAPTURES", None)
    ran = subprocess.run(  # noqa: PLW1510 - the status is what is tested
        [sys.executable, "-c", RUN, "import", *words],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=env,
        timeout=120,
    )
    said, _, memory = ran.stderr.rpartition("memory ")
    return ran.returncode, said, int(memory)


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", [*REFUSED][:: 1 if IS_LONG else 2])
def test_what_cannot_be_read_is_one_diagnostic_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    data, words = REFUSED[name]
    (tmp_path / "odd.txt").write_bytes(data())
    status, said, memory = taken_in(tmp_path, "odd.txt")
    assert (status, said.count("error["), "Traceback" in said) == (1, 1, False)
    assert words in said
    assert memory < MOST_MEMORY
    assert written(tmp_path) == ["content/dossier.yaml", "odd.txt"]


@pytest.mark.parametrize("name", [*READ][:: 1 if IS_LONG else 2])
def test_what_is_large_is_read_within_its_bounds(name: str, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(READ[name]())
    status, said, memory = taken_in(tmp_path, "odd.txt", "--id", "odd")
    assert (status, "Traceback" in said) == (0, False)
    assert memory < MOST_MEMORY
    assert written(tmp_path) == ["captures/odd.txt", "content/dossier.yaml", "content/sources/odd.yaml", "odd.txt"]


def test_a_capture_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "vast.txt").open("wb") as vast:
        vast.truncate(200_000_000)
    status, said, memory = taken_in(tmp_path, "vast.txt")
    assert (status, said.count("error["), "larger than 64 MB" in said) == (1, 1, True)
    assert memory < MOST_MEMORY / 5
    assert written(tmp_path) == ["content/dossier.yaml", "vast.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_no_capture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    status, said, _ = taken_in(tmp_path, "pipe")
    assert (status, "no ordinary file" in said) == (1, True)
    assert taken_in(tmp_path, "content")[0] == 2


ODD = {"pipe": "no ordinary file", "folder": "no ordinary file", "link": "is a link", "vast": "larger than 64 MB"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(
    ("name", "words"),
    [("pipe", "no ordinary"), ("folder", "no ordinary"), ("link", "a link"), ("vast", "larger than 64 MB")],
)
def test_the_vault_holds_files_of_a_bounded_size(name: str, words: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    with (tmp_path / "vast").open("wb") as vast:
        vast.truncate(importing.LARGEST + 1)
    with pytest.raises(captures.Unusable, match=words):
        captures.Vault(tmp_path).read(Capture(file=name, sha256="0" * 64))
