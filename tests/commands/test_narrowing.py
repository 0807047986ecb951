"""What narrows a report: `--select`, `--ignore` and paths; its exit status follows, what is known does not change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from commanding import Ran, onrecord

FILES = {
    "dossier.yaml": "title: The lamp log\n",
    "sources/log.yaml": "title: The lamp log\nkind: post\npublishd: 1931\n",
    "sources/year.yaml": "title: The year\nkind: post\nisue: lamps\n",
    "seals/none.txt": "",
    "issues/lamps.md": "---\ntitle: The lamps\nquestion: Why?\n---\n[[quote:lamps-7k3m]]\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds a small faulty dossier, and in which the test stands."""
    for path, words in FILES.items():
        (tmp_path / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / path).write_text(words, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(ran: Ran) -> list[tuple[str, str]]:
    """The file and the check of each fault in a report as JSON."""
    return [(each["path"], each["check"]) for each in json.loads(ran.out)["diagnostics"]]


def checks(ran: Ran) -> set[str]:
    return {check for _, check in told(ran)}


ALL = {"no-contact", "unknown-field", "unknown-reference", "thin-issue"}


@pytest.mark.parametrize(
    ("words", "expected", "status"),
    [
        ([], ALL, 1),
        (["--select", "unknown-field"], {"unknown-field"}, 1),
        (["--select", "no-contact"], {"no-contact"}, 0),
        (["--select", "unknown-field, no-contact"], {"unknown-field", "no-contact"}, 1),
        (["--select", "unknown-field", "--select", "no-contact"], {"unknown-field", "no-contact"}, 1),
        (["--ignore", "unknown-field"], ALL - {"unknown-field"}, 1),
        (["--ignore", "unknown-field,unknown-reference"], {"no-contact", "thin-issue"}, 0),
        (["--select", "unknown-field", "--ignore", "unknown-field"], set(), 0),
    ],
)
def test_checks_are_chosen_by_name(words: list[str], expected: set[str], status: int) -> None:
    ran = onrecord("check", "--format", "json", *words)
    assert (checks(ran), ran.status) == (expected, status)


def test_verify_is_narrowed_too() -> None:
    assert onrecord("verify").status == 1
    assert onrecord("verify", "--ignore", "unknown-field").status == 0
    assert onrecord("verify", "--select", "quote-not-verbatim").status == 0
    assert onrecord("verify", "issues").status == 0


def test_verify_lists_the_quotations_of_named_files(folder: Path) -> None:
    for name in ("log", "year"):
        quote = f"  - {{id: lamps-{name}, segment: c1, text: The lamp burned all night., kind: testimony}}\n"
        (folder / f"content/sources/{name}.yaml").write_text(
            f"title: It\nkind: post\nquotes:\n{quote}", encoding="utf-8"
        )

    def listed(*paths: str) -> list[str]:
        return [each["id"] for each in json.loads(onrecord("verify", "--format", "json", *paths).out)["quotes"]]

    assert listed() == listed("sources") == ["lamps-log", "lamps-year"]
    assert listed("sources/year.yaml") == ["lamps-year"]
    assert listed("issues") == []
    assert onrecord("verify", "sources/year.yaml").out == "1 quotation: 1 unchecked\n"


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_name_that_is_no_checks_is_wrong_use(option: str) -> None:
    ran = onrecord("check", option, "no-contact,unknown-feild")
    assert (ran.status, ran.out) == (2, "")
    assert "there is no check `unknown-feild`; did you mean `unknown-field`?" in ran.err
    assert "`onrecord explain` lists them all" in onrecord("check", option, "xyzzy").err


LOG, YEAR, ISSUE = "content/sources/log.yaml", "content/sources/year.yaml", "content/issues/lamps.md"
SETTINGS = "content/dossier.yaml"


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ([LOG], [LOG]),
        (["sources/log.yaml"], [LOG]),
        (["./content/../content/sources//log.yaml"], [LOG]),
        ([LOG, SETTINGS], [SETTINGS, LOG]),
        (["content/sources"], [LOG, YEAR]),
        (["sources/"], [LOG, YEAR]),
        (["content"], [SETTINGS, ISSUE, ISSUE, LOG, YEAR]),
        (["seals"], []),
        (["--", LOG], [LOG]),
    ],
)
def test_paths_narrow_the_report_and_the_status(words: list[str], files: list[str]) -> None:
    ran = onrecord("check", "--format", "json", *words)
    assert [path for path, _ in told(ran)] == files
    assert ran.status == (1 if files else 0)


def test_a_path_may_be_whole_or_through_a_link_above(folder: Path) -> None:
    assert [path for path, _ in told(onrecord("check", "--format", "json", (folder / LOG).as_posix()))] == [LOG]
    (folder / "elsewhere").symlink_to(folder)
    ran = onrecord("check", "--format", "json", "elsewhere/content/sources/log.yaml")
    assert [path for path, _ in told(ran)] == [LOG]


def test_a_path_is_taken_from_where_one_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "content" / "sources")
    ran = onrecord("check", "--content", "..", "--format", "json", "log.yaml")
    assert told(ran) == [("../sources/log.yaml", "unknown-field")]


def test_what_is_known_stays_whole(folder: Path) -> None:
    """The issue cites a quotation of a source that is not named: as it is there, nothing is said of it."""
    quote = "quotes:\n- {id: lamps-7k3m, segment: c1, text: It went out., kind: testimony, issues: {lamps: for}}\n"
    (folder / "content/sources/log.yaml").write_text(f"title: The lamp log\nkind: post\n{quote}", "utf-8")
    (folder / "content/sources/year.yaml").unlink()
    assert ("content/issues/lamps.md", "thin-issue") in told(onrecord("check", "--format", "json", "issues/lamps.md"))
    assert "unknown-reference" not in checks(onrecord("check", "--format", "json"))
    (folder / "content/sources/log.yaml").write_text("title: The lamp log\nkind: post\n", "utf-8")
    assert "unknown-reference" in checks(onrecord("check", "--format", "json", "issues/lamps.md"))


@pytest.mark.parametrize("path", ["nowhere.yaml", "content/nowhere.yaml", "..", "/", "outside.yaml", ""])
def test_a_path_that_is_not_in_the_content_is_wrong_use(path: str, folder: Path) -> None:
    (folder / "outside.yaml").write_text("a: b\n", "utf-8")
    ran = onrecord("check", path)
    assert (ran.status, ran.out) == (2, "")
    assert path in ran.err
    outside = "is not in the content folder `content`; `--content` names another one" in ran.err
    assert outside != ("neither here nor in `content`" in ran.err)


def test_what_keeps_all_from_being_judged_stays(folder: Path) -> None:
    (folder / SETTINGS).write_text("titel: The lamp log\n", "utf-8")
    assert told(onrecord("check", "--format", "json", "issues")) == [(SETTINGS, "unknown-field")]
    assert onrecord("check", "issues", "--select", "thin-issue").status == 1
    (folder / SETTINGS).unlink()
    assert told(onrecord("check", "--format", "json", "issues")) == [(SETTINGS, "missing-file")]
    assert onrecord("check", "issues", "--select", "thin-issue").status == 1


def test_a_fault_of_no_file_stays(folder: Path) -> None:
    for path in sorted((folder / "content").rglob("*.*")):
        path.unlink()
    (folder / "content" / "notes.txt").write_text("", "utf-8")
    assert told(onrecord("check", "--format", "json", "notes.txt")) == [("", "empty-dossier")]
    assert onrecord("check", "notes.txt").status == 1


def test_a_link_is_told_of_by_its_own_name(folder: Path) -> None:
    (folder / "content" / "sources" / "linked.yaml").symlink_to(folder / LOG)
    assert told(onrecord("check", "--format", "json", "sources/linked.yaml")) == [
        ("content/sources/linked.yaml", "link")
    ]


def test_a_folder_that_cannot_be_entered_is_told_to_who_names_a_file_in_it(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "kept" / "log.yaml").write_text("a: b\n", "utf-8")
    (folder / "content" / "issues" / "more").symlink_to(folder / "kept")
    ran = onrecord("check", "--format", "json", "issues/more/log.yaml")
    assert told(ran) == [("content/issues/more", "link")]


def test_a_name_like_an_option_is_named_behind_two_hyphens(folder: Path) -> None:
    (folder / "content" / "-rf").write_text("", "utf-8")
    (folder / "content" / "-rf.yaml").write_text("a: b\n", "utf-8")
    assert onrecord("check", "-rf.yaml").status == 2
    ran = onrecord("check", "--format", "json", "--", "-rf.yaml")
    assert checks(ran) == {"name-begins-with-hyphen"}


def test_a_name_that_is_no_text_can_be_named(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        (folder / "content" / name).write_text("a: b\n", "utf-8")
    except OSError:
        pytest.skip("this file system keeps no such name")
    assert checks(onrecord("check", "--format", "json", f"content/{name}")) == {"name-not-utf-8"}


def test_what_is_left_out_is_counted() -> None:
    assert onrecord("check").err.endswith("\n3 errors, 2 warnings\n")
    assert onrecord("check", LOG).err.endswith("\n1 error, 0 warnings; 4 faults left out\n")
    assert onrecord("check", "--ignore", "unknown-field").err.endswith("\n1 error, 2 warnings; 2 faults left out\n")


def test_a_report_is_sorted() -> None:
    every = told(onrecord("check", "--format", "json"))
    assert [path for path, _ in every] == sorted(path for path, _ in every)
