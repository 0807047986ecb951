"""The command: two revisions of a repository made with git, each form, and names that are none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from compared import SMALL, SOURCE

from commanding import onrecord
from repository import commit, git

GOLDEN = Path(__file__).with_name("golden.json")


def put(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_bytes(data)
    commit(folder)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose second commit changes a word and brings a quotation; the folder itself says nonsense."""
    git(tmp_path, "init", "-q", "-b", "main")
    put(tmp_path, {**SMALL})
    more = "  - {id: lamps-9999, segment: c2, text: it was dark by four, kind: opinion, issues: {lamps: against}}\n"
    put(tmp_path, {"sources/log.yaml": (SOURCE.replace("nobody", "no one") + more).encode()})
    (tmp_path / "content" / "dossier.yaml").write_bytes(b"][")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_stands_in_git_is_compared_and_not_the_folder(clone: Path) -> None:
    ran = onrecord("diff", "main~1")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("from main~1 to HEAD: 2 quotations: 1 new, 1 with other words; balance of 1 issue; ")
    assert "    | > The lamp burned all night and\n    - > nobody\n    + > no one\n    | > came to look.\n" in ran.out
    assert "  * issue lamps · for 1 · against 0 → 1 +lamps-9999\n" in ran.out
    assert "    + quotes/lamps-9999.html\n" in ran.out


def test_the_json_is_the_contract(clone: Path) -> None:
    ran = onrecord("diff", "main~1", "main", "--format", "json")
    tree = json.loads(ran.out)
    for side in ("base", "head"):
        assert len(tree[side].pop("commit")) == 40
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(GOLDEN.read_bytes()) == tree


def test_markdown_for_a_pull_request(clone: Path) -> None:
    ran = onrecord("diff", "main~1", "--format", "markdown")
    assert ran.out.startswith("### Evidence: 2 quotations: 1 new, 1 with other words; ")
    assert ran.out.count("- [ ] the source was opened") == 2


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_no_difference_is_said_in_each_form(clone: Path, form: str) -> None:
    ran = onrecord("diff", "main", "HEAD", "--format", form)
    assert (ran.status, "No evidence changed" in ran.out) == (0, True)


WRONG = [
    "nowhere",
    "main..HEAD",
    "main...HEAD",
    "HEAD:content",
    "HEAD^{tree}",
    "",
    " ",
    "two words",
    "a\0b",
    "x" * 9_000,
]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_name_that_is_no_revision_is_wrong_use(clone: Path, wrong: str) -> None:
    for words in ((wrong, "HEAD"), ("HEAD", wrong)):
        ran = onrecord("diff", *words)
        assert (ran.status, ran.out) == (2, "")
        assert "git knows no revision" in ran.err
        assert "\0" not in ran.err


def test_a_name_that_looks_like_an_option_is_none_to_git(clone: Path) -> None:
    assert onrecord("diff", "--output=x").status == 2
    assert "git knows no revision `--output=x` here" in onrecord("diff", "--", "--output=x").err
    assert not (clone / "x").exists()


def test_two_revisions_are_named_apart(clone: Path) -> None:
    assert "name the two apart: `main~1 HEAD`" in onrecord("diff", "main~1..HEAD").err


def test_a_shallow_clone_is_told_what_to_do(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(clone, "clone", "-q", "--depth=1", clone.as_uri(), "shallow")
    monkeypatch.chdir(clone / "shallow")
    ran = onrecord("diff", "HEAD~1")
    assert (ran.status, "this clone is shallow: fetch the base first" in ran.err) == (2, True)


def test_faults_of_form_in_head_are_told_and_leave_with_1(clone: Path) -> None:
    put(clone, {"dossier.yaml": SMALL["dossier.yaml"], "sources/log.yaml": b"title: [The lamp log\n"})
    ran = onrecord("diff", "main~1")
    assert (ran.status, "1 fault of form in HEAD: the rest is compared" in ran.out) == (1, True)
    assert "not compared: the file it stood in cannot be read" in ran.out
    mended = onrecord("diff", "HEAD", "HEAD~1")
    assert (mended.status, "1 fault of form in HEAD" in mended.out) == (0, True)


def test_what_a_folder_would_not_be_read_of_is_passed_over_and_said(clone: Path) -> None:
    shutil.rmtree(clone / "content" / "sources")
    (clone / "content" / "sources").mkdir()
    (clone / "content" / "sources" / "log.yaml").symlink_to("../dossier.yaml")
    put(clone, {"dossier.yaml": SMALL["dossier.yaml"], "pages/big.md": b"x" * 8_000_001, "pages/-rf.md": b"---\n"})
    ran = onrecord("diff", "HEAD~1")
    assert ran.status == 1
    assert "sources/log.yaml error[link]: this is a link, and no link is followed" in ran.out
    assert "pages/big.md error[too-large]" in ran.out
    assert "pages/-rf.md" in ran.out
    assert "lamps-7k3m · not compared" in ran.out
