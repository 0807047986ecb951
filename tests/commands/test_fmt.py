"""The command that lays the content out: what it writes, what it only says, and what it lets be."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from commanding import onrecord

CLAIMS = "\ufeff# Of the lamp.\r\n-   text: It is lit.   # so far\r\n    id: lit"
LAID = "# Of the lamp.\n- id: lit\n  text: It is lit.   # so far\n"
PAGE = "---\nsummary: All of it.  \ntitle: About\n---\nThe first line  \nthe second \n"
PAGE_LAID = "---\ntitle: About\nsummary: All of it.\n---\nThe first line  \nthe second\n"
DOSSIER = "title: The lamp log\n"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "content"
    (folder / "pages").mkdir(parents=True)
    (folder / "dossier.yaml").write_bytes(DOSSIER.encode())
    (folder / "claims.yaml").write_bytes(CLAIMS.encode())
    (folder / "pages" / "about.md").write_bytes(PAGE.encode())
    return folder


def words(content: Path) -> list[str]:
    return [(content / name).read_bytes().decode() for name in ("dossier.yaml", "claims.yaml", "pages/about.md")]


def test_every_file_is_laid_out_and_those_that_are_stay(content: Path) -> None:
    ran = onrecord("fmt")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "wrote content/claims.yaml\nwrote content/pages/about.md\n0 errors, 0 warnings\n"
    assert words(content) == [DOSSIER, LAID, PAGE_LAID]
    assert onrecord("fmt").err == "0 errors, 0 warnings\n"


def test_only_what_is_named_is_laid_out(content: Path) -> None:
    assert onrecord("fmt", "content/pages").status == 0
    assert words(content) == [DOSSIER, CLAIMS, PAGE_LAID]
    assert onrecord("fmt", content / "claims.yaml", "content/../content/dossier.yaml").status == 0
    assert words(content) == [DOSSIER, LAID, PAGE_LAID]


@pytest.mark.parametrize("path", [".", "content/../beside.yaml", "nothing.yaml"])
def test_what_is_not_in_the_content_is_wrong_use(content: Path, path: str) -> None:
    (content.parent / "beside.yaml").write_text("b: 1\n")
    assert onrecord("fmt", path).status == 2
    assert words(content)[1] == CLAIMS


def test_a_check_writes_nothing_and_names_each_file(content: Path) -> None:
    ran = onrecord("fmt", "--check", "--format", "json")
    found = json.loads(ran.out)["diagnostics"]
    assert ran.status == 1
    assert [(each["path"], each["line"], each["check"]) for each in found] == [
        ("content/claims.yaml", 1, "not-formatted"),
        ("content/pages/about.md", 2, "not-formatted"),
    ]
    assert words(content) == [DOSSIER, CLAIMS, PAGE]
    assert onrecord("fmt", "--check", "content/dossier.yaml").status == 0


def test_a_difference_is_printed_with_no_words_of_the_content_first(content: Path) -> None:
    (content / "claims.yaml").write_text("- text: a\u200b\n  id: b\n  note: |\n   ::error::c\n", "utf-8")
    ran = onrecord("fmt", "--diff", "content/claims.yaml")
    assert ran.status == 0
    first, *rest = ran.out.splitlines()
    assert first == "content/claims.yaml"
    assert [line.strip() for line in rest if not re.match(r" +[0-9]+ [+-] ", line)] == []
    assert {"    1 + - id: b", "    2 +   text: a\\u200b", "    4 +     ::error::c"} <= {*rest}
    assert words(content)[2] == PAGE


def test_a_difference_is_no_data(content: Path) -> None:
    assert onrecord("fmt", "--diff", "--format", "json").status == 2


def test_what_cannot_be_read_is_told_once_and_the_others_are_laid_out(content: Path) -> None:
    (content / "claims.yaml").write_bytes(b"- [")
    (content / "terms.yaml").write_bytes(b"? a\n  b\n: c\n")
    (content / "events.yaml").symlink_to(content / "dossier.yaml")
    ran = onrecord("fmt")
    assert ran.status == 1
    assert [line.partition("]")[0] for line in ran.err.splitlines() if "error[" in line] == [
        "content/claims.yaml:1:4: error[yaml-syntax",
        "content/events.yaml: error[link",
        "content/terms.yaml:1:3: error[unrevisable",
    ]
    assert words(content) == [DOSSIER, "- [", PAGE_LAID]
    assert onrecord("fmt", "content/pages").status == 0
