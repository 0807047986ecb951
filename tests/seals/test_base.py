"""A base revision: what a change proves by roots of its own is not believed, and git's objects alone are asked."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from lighthouse import CONTENT, VAULT, content, loaded
from onrecord import cli, evidence, revision, sealing

SOURCE = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"
ENV = {
    **{f"GIT_{who}_{what}": "keeper@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `site/content` is the example, with no captures; commands run in `site`."""
    shutil.copytree(CONTENT, tmp_path / "site" / "content")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=folder, env=ENV, check=True, capture_output=True, text=True)  # noqa: S607
    return ran.stdout


def commit(clone: Path) -> None:
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "as it is")


def put(clone: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (clone / "site" / "content" / path).write_bytes(data)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.commands, words, standalone_mode=False)


def status(*words: str) -> int:
    ran = run(*words)
    if ran.exception:
        raise ran.exception
    found = ran.return_value
    assert isinstance(found, int)
    return found


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    dossier = loaded(files)
    return {**files, **dict(sealing.seals_to_write(dossier, evidence.judge(dossier, VAULT), files, "2031-01-01"))}


def with_a_new_quotation(segment: str, text: str) -> dict[str, bytes]:
    files = content()
    quote = (
        f"\n  - id: lamps-9999\n    segment: {segment}\n    text: {text}\n    kind: testimony\n    issues: [lamps]\n"
    )
    return {**files, SOURCE: files[SOURCE].rstrip(b"\n") + quote.encode()}


def a_hidden_run() -> tuple[str, str]:
    """Five words of a segment that nothing is sealed of yet."""
    dossier = loaded(content())
    reading = VAULT.read(dossier.sources["the-long-watch"].record.captures[0])
    assert reading
    name = next(each for each in reading.segments if each not in dossier.seals["the-long-watch"].segments)
    return name, " ".join(reading.segments[name].split()[:5])


def test_what_the_base_has_is_believed(clone: Path) -> None:
    assert status("check") == 0
    assert status("check", "--base", "main") == 0
    assert status("verify", "--base", "HEAD") == 0


def test_a_quotation_with_a_root_of_its_own_is_unchecked_in_a_kind_word(clone: Path) -> None:
    name, words = a_hidden_run()
    put(clone, sealed(with_a_new_quotation(name, words)))
    assert status("check") == 0, "by its own root it is proved"
    commit(clone)
    ran = run("check", "--base", "HEAD~1")
    assert ran.return_value == 1
    assert f"the root that proves them, of {name}, is new in this change" in ran.output
    assert "you need do no more: an editor who has the saved copy runs `onrecord seal`" in ran.output
    assert ran.output.count("error[") == 1
    assert status("check", "--base", "HEAD") == 0


def test_a_new_quotation_of_opened_words_is_unchecked_too(clone: Path) -> None:
    """The base's root proves the words, but not that they stand there once and need no second look."""
    old = next(q for q in loaded(content()).quotes_of("the-long-watch") if q.id == "lamps-x7k2").record
    put(clone, sealed(with_a_new_quotation(old.segment, old.text)))
    ran = run("check", "--base", "main")
    assert "their check record is new in this change" in ran.output
    assert ran.output.count("error[unchecked-quote]") == 1


def test_with_the_capture_at_hand_no_base_is_needed(clone: Path) -> None:
    name, words = a_hidden_run()
    put(clone, sealed(with_a_new_quotation(name, words)))
    assert status("verify", "--base", "main", "--captures", str(VAULT.root)) == 0


def test_build_asks_the_base_too(clone: Path) -> None:
    name, words = a_hidden_run()
    put(clone, sealed(with_a_new_quotation(name, words)))
    ran = run("build", "--base", "main", "--no-pagefind")
    assert (ran.return_value, "error[unchecked-quote]" in ran.output) == (1, True)


@pytest.mark.parametrize("wrong", ["nowhere", "--help", "", "HEAD^{tree}"])
def test_a_revision_that_git_does_not_know_is_wrong_use(clone: Path, wrong: str) -> None:
    ran = run("check", f"--base={wrong}")
    assert isinstance(ran.exception, click.BadParameter)
    assert f"git knows no revision `{wrong}` here" in ran.exception.message


def test_a_folder_that_is_in_no_repository_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(revision.Unknown, match="not a git repository"):
        revision.read_revision(tmp_path, "HEAD")


def test_the_working_tree_is_not_asked(clone: Path) -> None:
    put(clone, {SEAL: b"{}"})
    held = revision.read_revision(clone / "site" / "content", "HEAD")
    assert held == content()
    assert revision.read_revision(clone / "site" / "content", "HEAD", "seals/").keys() == {
        path for path in content() if path.startswith("seals/")
    }


def test_what_a_folder_would_not_be_read_of_is_left_out(clone: Path) -> None:
    folder = clone / "site" / "content"
    (folder / "sources" / "link.yaml").symlink_to("the-long-watch.yaml")
    (folder / ".hidden.yaml").write_text("x")
    (folder / "pages" / "two words .md").write_bytes(b"line\n\nline")
    (folder / "pages" / "é\nf.md").write_bytes(b"")
    (folder / "pages" / "empty.md").write_bytes(b"")
    commit(clone)
    held = revision.read_revision(folder, "HEAD")
    assert held.keys() - content().keys() == {"pages/two words .md", "pages/empty.md"}
    assert held["pages/two words .md"] == b"line\n\nline"


def test_a_folder_that_the_revision_does_not_have_holds_nothing(clone: Path) -> None:
    (clone / "new").mkdir()
    assert revision.read_revision(clone / "new", "HEAD") == {}
