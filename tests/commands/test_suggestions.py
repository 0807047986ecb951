"""A slip of the fingers is answered with what was meant, wherever it was made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commanding import onrecord
from lighthouse import CONTENT
from onrecord import files

LOG = "sources/the-long-watch.yaml"
ISSUE = "issues/lamps.md"

SLIPS = [
    (LOG, "publisher:", "publishr:", "did you mean `publisher`?"),
    (LOG, "    segment: c1", "    segmnt: c1", "did you mean `segment`?"),
    (LOG, "kind: blog-thread", "kind: blog-thraed", "did you mean `blog-thread`?"),
    ("claims.yaml", "lamps-t9ra", "lamps-t9rb", "did you mean `lamps-t9ra`?"),
    (ISSUE, "", "\n[[qoute:lamps-t9ra]]\n", "did you mean `quote`?"),
    (ISSUE, "", "\n[[quote:lamps-t9rb]]\n", "did you mean `lamps-t9ra`?"),
    (ISSUE, "", "\n[[issue:lamp]]\n", "did you mean `lamps`?"),
    (ISSUE, "", "\n[[issue:lamps-t9ra]]\n", "`lamps-t9ra` is a quote: write `[[quote:lamps-t9ra]]`"),
    (ISSUE, "", "\n[[quote:lamps]]\n", "`lamps` is an issue: write `[[issue:lamps]]`"),
    ("claims.yaml", "lamps-t9ra", "lamps", "`lamps` is an issue; name a quote or figure here"),
    (ISSUE, "question:", "allow: {thin-isue: we begin}\nquestion:", "did you mean `thin-issue`?"),
]


@pytest.mark.parametrize(("path", "old", "new", "meant"), SLIPS)
def test_a_slip_in_content(
    path: str, old: str, new: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {name: data.decode() for name, data in files.read_folder(CONTENT).files.items()}
    every[path] = every[path].replace(old, new, 1) if old else every[path] + new
    for name, text in every.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = onrecord("check", "--format", "json", path)
    told = [each["remedy"] for each in json.loads(ran.out)["diagnostics"] if each["severity"] == "error"]
    assert (ran.status, told) == (1, [meant])


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("chekc", "Did you mean 'check'?"),
        ("explian", "Did you mean 'explain'?"),
        ("check --fromat json", "Did you mean '--format'?"),
        ("check --slect x", "'--select'"),
        ("check --format jsno", "did you mean `json`?"),
        ("completion fisch", "did you mean `fish`?"),
        ("rename --kind isue lamps lights", "did you mean `issue`?"),
        ("check --select thin-isue", "did you mean `thin-issue`?"),
        ("explain thin-isue", "did you mean `thin-issue`?"),
    ],
)
def test_a_slip_on_the_command_line(words: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = onrecord(*words.split())
    assert (ran.status, ran.out) == (2, "")
    assert meant in ran.err
