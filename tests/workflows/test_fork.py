"""A pull request from a fork, from edit to evidence: what `check` does with it, step by step, in a clone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from forged import workflow
from machine import Machine, programs

from commanding import onrecord
from forge import made
from lighthouse import CONTENT
from onrecord import files, seals
from repository import ENV, begin, commit, git

CHECK = workflow("check")
STEPS = CHECK.tree["jobs"]["evidence"]["steps"]
SOURCE = "content/sources/the-long-watch.yaml"
SEAL = "content/seals/the-long-watch.json"
NEW = """
  - id: lamps-z9pk
    segment: c3.r1
    text: I have seen the room.
    voice: {role: keeper}
    kind: testimony
    issues: {lamps: against}
    status: published
    added: 2026-11-25
"""
HOSTILE = """
  - id: lamps-z9pk
    segment: c3.r1
    text: "::error::taken"
    kind: testimony
    isues: [lamps] # ##[error]taken ::set-output name=made::yes
    note: |-
      ::error file=a.yaml::taken
      ##[warning]taken %0A::error::taken
"""

Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier as `init` gives it to GitHub, on `main`."""
    top = tmp_path_factory.mktemp("origin")
    for path, data in files.read_folder(CONTENT).files.items():
        put(top / "content" / path, data)
    for name, text in made("starter").items():
        put(top / re.sub(r"(^|/)dot\.", r"\1.", name), text.encode())
    laid_out(top)
    begin(top)
    return top


@pytest.fixture
def proposed(origin: Path, tmp_path: Path) -> Callable[[Change], Machine]:
    def propose(change: Change) -> Machine:
        """What GitHub checks out of a change in a fork: a commit that merges it, whose first parent is of `main`."""
        fork, work, temp = (tmp_path / name for name in ("fork", "work", "temp"))
        git(tmp_path, "clone", "-q", str(origin), str(fork))
        change(fork)
        git(fork, "switch", "-q", "-c", "lamp")
        commit(fork)
        git(tmp_path, "clone", "-q", str(origin), str(work))
        git(work, "fetch", "-q", str(fork), "lamp")
        git(work, "switch", "-q", "--detach", "origin/main")
        git(work, "merge", "-q", "--no-ff", "-m", "merged", "FETCH_HEAD")
        temp.mkdir()
        environment = {**ENV, "PATH": f"{programs(tmp_path / 'bin')}:{ENV['PATH']}", "GITHUB_BASE_REF": "main"}
        environment |= {"GITHUB_REPOSITORY": "keepers/lamps", "FROM": "stranger/lamps"}
        return Machine(work, temp, environment, lambda step: step["name"] == "Install the program")

    return propose


def test_a_new_quotation_leaves_its_writer_nothing_to_mend(proposed: Callable[[Change], Machine]) -> None:
    def add(fork: Path) -> None:
        put(fork / SOURCE, (fork / SOURCE).read_bytes().rstrip() + NEW.encode())
        laid_out(fork)

    machine = proposed(add)
    ran = machine.run(STEPS)
    assert {name: done.log for name, done in ran.items() if done.status} == {}
    assert set(ran) == {step["name"] for step in STEPS}
    assert "unchecked" in ran["Verify the quotations"].log
    assert [command for done in ran.values() for command in done.commands if command[0] == "error"] == []
    evidence = (machine.temp / "evidence" / "diff.md").read_text("utf-8")
    assert "lamps-z9pk" in evidence
    assert machine.summary == evidence
    assert "I have seen the room." in (machine.temp / "site" / "quotes" / "lamps-z9pk.html").read_text("utf-8")
    assert git(machine.work, "status", "--porcelain", "content") == ""


def misquote(clone: Path) -> None:
    text = (clone / SOURCE).read_text("utf-8")
    assert "I count the other hours." in text
    put(clone / SOURCE, text.replace("I count the other hours.", "I count no other hours.").encode())


def test_a_misquotation_that_is_merged_is_not_published(origin: Path, tmp_path: Path) -> None:
    work, temp = tmp_path / "work", tmp_path / "temp"
    git(tmp_path, "clone", "-q", str(origin), str(work))
    misquote(work)
    temp.mkdir()
    environment = {**ENV, "PATH": f"{programs(tmp_path / 'bin')}:{ENV['PATH']}"}
    steps = workflow("publish").tree["jobs"]["build"]["steps"]
    ran = Machine(work, temp, environment, lambda step: step["name"] == "Install the program").run(steps)
    assert ran["Make the site"].status == 1
    assert "Hand the site over" not in ran
    assert not (work / "output").exists()


def test_words_that_are_proved_cannot_be_changed_unseen(proposed: Callable[[Change], Machine]) -> None:
    """Nor with the record of their seal taken out, so that they pass for new."""

    def unseen(fork: Path) -> None:
        misquote(fork)
        seal = seals.read((fork / SEAL).read_bytes())
        kept = {name: check for name, check in seal.quotes.items() if name != "lamps-x7k2"}
        put(fork / SEAL, seals.write(seal.model_copy(update={"quotes": kept})))

    machine = proposed(unseen)
    ran = machine.run(STEPS[: STEPS.index(CHECK.step("See that seals are left to editors")) + 1])
    assert ran["See that seals are left to editors"].status == 1
    done = ran["Check the content"]
    assert done.status == 1
    [told] = [line for line in done.log.splitlines() if line.startswith("::error")]
    assert f"file={SOURCE}" in told
    assert "`lamps-x7k2` was sealed, and is proved no more" in told
    assert "This brings seals" in machine.summary


def test_what_is_wrong_is_told_and_nothing_of_it_is_obeyed(proposed: Callable[[Change], Machine]) -> None:
    machine = proposed(lambda fork: put(fork / SOURCE, (fork / SOURCE).read_bytes().rstrip() + HOSTILE.encode()))
    ran = machine.run(STEPS)
    assert ran["Check the content"].status == 1
    assert {name for name, _ in ran["Check the content"].commands} <= {"error", "warning"}
    assert not [data for done in ran.values() for _, data in done.commands if data.startswith("taken")]
    assert all(
        f"file={SOURCE}" in line for line in ran["Check the content"].log.splitlines() if line.startswith("::err")
    )
    assert "Say what evidence it changes" in ran
    assert "Keep the preview" not in ran
    assert ran["Make a preview of the site"].status == 0
    assert "There is no preview" in machine.summary


@pytest.mark.parametrize("name", ["dossier.yaml", ""])
def test_no_preview_is_made_through_a_link(name: str, origin: Path, tmp_path: Path) -> None:
    work, temp, apart = (tmp_path / part for part in ("work", "temp", "apart"))
    git(tmp_path, "clone", "-q", str(origin), str(work))
    linked = work / "content" / name if name else work / "content"
    linked.rename(apart)
    linked.symlink_to(apart)
    before = git(work, "hash-object", str(work / "content" / "dossier.yaml"))
    temp.mkdir()
    environment = {**ENV, "PATH": f"{programs(tmp_path / 'bin')}:{ENV['PATH']}"}
    step = {**workflow("check").step("Make a preview of the site"), "if": ""}
    [done] = Machine(work, temp, environment, lambda _: False).run([step]).values()
    assert (done.status, [name for name, _ in done.commands]) == (1, ["error"])
    assert git(work, "hash-object", str(work / "content" / "dossier.yaml")) == before


def test_where_more_than_content_is_changed_the_summary_says_so_first(proposed: Callable[[Change], Machine]) -> None:
    machine = proposed(lambda fork: put(fork / "theme" / "templates" / "quote.html", b"mine"))
    ran = machine.run(STEPS[:3])
    assert [done.status for done in ran.values()] == [0, 0, 0]
    assert machine.summary.startswith("> [!WARNING]\n> This changes more than `content/`")


def test_where_content_alone_is_changed_it_says_nothing(proposed: Callable[[Change], Machine]) -> None:
    machine = proposed(lambda fork: put(fork / "content" / "pages" / "more.md", b"---\ntitle: More\n---\n"))
    machine.run(STEPS[:4])
    assert machine.summary == ""


def test_nothing_is_compared_with_what_is_not_of_the_branch(proposed: Callable[[Change], Machine]) -> None:
    """Else a change could bring the commit, and the seals in it, that it is to be believed by."""
    machine = proposed(lambda fork: put(fork / "content" / "pages" / "more.md", b"---\ntitle: More\n---\n"))
    git(machine.work, "commit", "-q", "--allow-empty", "-m", "one more")
    ran = machine.run(STEPS[:3])
    assert ran["Name what it is compared with"].status == 1
    assert [name for name, _ in ran["Name what it is compared with"].commands] == ["error"]
    assert "Say whose program judges" not in ran


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def laid_out(clone: Path) -> None:
    """As a contributor does before a commit."""
    assert onrecord("fmt", "--content", clone / "content").status == 0
