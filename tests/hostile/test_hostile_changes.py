"""Changes that a stranger sends to do harm: each gets one diagnostic, acts on nothing, and reaches nothing outside."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from built_site import IS_LONG
from commanding import Ran, onrecord
from repository import begin, commit, git

EXAMPLE = Path(__file__).parents[1] / "dossiers" / "lighthouse"
SECRET = "the keeper of this file must stay unknown"  # noqa: S105 - words to look for, no password
WORDS = "A lamp that nobody minds is a dark one"


@dataclass(frozen=True, slots=True)
class Change:
    """What a stranger does to a clone, and the one check that answers; nothing where there is nothing to say."""

    name: str
    does: Callable[[Path], None]
    answered: str


def quotation(text: str, record_id: str = "lamps-9zz9", capture: str = "") -> Callable[[Path], None]:
    """A source of the stranger's own with one quotation, written as a program would."""

    def does(clone: Path) -> None:
        captures = [{"file": capture, "sha256": "0" * 64}] if capture else []
        quote = {"id": record_id, "segment": "c1", "text": text, "kind": "testimony", "issues": ["lamps"]}
        fields = {"title": "Letters", "kind": "post", "captures": captures, "quotes": [quote]}
        (clone / "content/sources/letters.yaml").write_text(json.dumps(fields) + "\n", encoding="utf-8")

    return does


def file(name: str, data: bytes) -> Callable[[Path], None]:
    def does(clone: Path) -> None:
        path = clone / "content" / name
        try:
            path.write_bytes(data)
        except OSError:
            pytest.skip("this file system has no such name")

    return does


def link(name: str) -> Callable[[Path], None]:
    def does(clone: Path) -> None:
        (clone / "content" / name).symlink_to(clone.parent / "outside" / "secret.yaml")

    return does


def twins(clone: Path) -> None:
    for name in ("Tide.yaml", "tide.yaml"):
        (clone / "content/sources" / name).write_bytes(SOURCE)
    if len(list((clone / "content/sources").glob("[Tt]ide.yaml"))) < 2:
        pytest.skip("this file system cannot tell the two apart")


def lines(ending: str, mark: bytes = b"") -> Callable[[Path], None]:
    def does(clone: Path) -> None:
        path = clone / "content/claims.yaml"
        path.write_bytes(mark + path.read_bytes().replace(b"\n", ending.encode()))

    return does


def seal(**fields: object) -> Callable[[Path], None]:
    """A seal of the example that says something else."""

    def does(clone: Path) -> None:
        path = clone / "content/seals/dark-towers.json"
        tree = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**tree, **fields}), encoding="utf-8")

    return does


def rules_of_git(clone: Path) -> None:
    """What would make git run a program, or read other bytes than it holds."""
    (clone / "content/.gitmodules").write_text("[core]\n\tfsmonitor = touch ../outside/owned\n", encoding="utf-8")
    for folder in (clone, clone / "content"):
        (folder / ".gitattributes").write_text("* filter=lamp diff=lamp text\n", encoding="utf-8")


def pipe(clone: Path) -> None:
    """What never ends for whoever opens it; git holds none, but a runner's folder may."""
    (clone / "notes").write_text("something to commit\n", encoding="utf-8")
    os.mkfifo(clone / "content/sources/letters.yaml")


UNCHECKED = "unchecked-quote"
FORMS = ("text", "markdown", "json")
SOURCE = b"title: Letters\nkind: post\n"
CHANGES = (
    Change("a command in a quotation", quotation(f"{WORDS}\n::error file=a::owned\n::set-output name=a::b"), UNCHECKED),
    Change("an old command in a quotation", quotation(f"{WORDS} ##[error]owned ##[add-mask]lamp"), UNCHECKED),
    Change("a command in an id", quotation(WORDS, "::error::owned"), "bad-id"),
    Change("an escape of a terminal", quotation(f"{WORDS} \x1b]0;owned\x07\x1b[2J"), "control-character"),
    Change("a path in an id", quotation(WORDS, "../../outside/lamps-9zz9"), "bad-id"),
    Change("a path in a capture's name", quotation(WORDS, capture="../outside/secret.yaml"), "bad-file-name"),
    Change("a whole path as a capture's name", quotation(WORDS, capture="/etc/passwd"), "bad-file-name"),
    Change("a link to a file elsewhere", link("sources/letters.yaml"), "link"),
    Change("a link to a folder elsewhere", link("letters"), "link"),
    Change(
        "50 MB of YAML",
        file("sources/letters.yaml", b"title: Letters\nkind: post\n" + b"# lamp\n" * 7_500_000),
        "too-large",
    ),
    Change("deep YAML", file("sources/letters.yaml", b"[" * 100_000), "too-deep"),
    Change("many aliases", file("sources/letters.yaml", b"a: &a [x]\nb: [*a, *a]\n"), "yaml-anchor"),
    Change("a name that reads as an option", file("sources/-rf.yaml", SOURCE), "name-begins-with-hyphen"),
    Change("names that differ in case", twins, "names-alike"),
    Change("a name that Windows keeps", file("sources/con.yaml", SOURCE), "reserved-name"),
    Change("a name that is a command", file("sources/::error::owned.yaml", SOURCE), "reserved-name"),
    Change("a name with a line break", file("sources/a\n::error::owned.yaml", SOURCE), "reserved-name"),
    Change("half a file", file("sources/letters.yaml", b"title: 'Letters\nkind: post\n"), "yaml-syntax"),
    Change(
        "another encoding", file("sources/letters.yaml", "title: Léttres\nkind: post\n".encode("utf-16")), "not-utf-8"
    ),
    Change("a line without an end", file("sources/letters.yaml", b"title: " + b"x" * 1_500_000), "line-too-long"),
    Change("a fence and a mention", quotation(f"{WORDS} ```` @keepers #1 <img src=x> ]](/a)"), UNCHECKED),
    Change(
        "a path in a seal", seal(also={"c1": [{"source": "../../outside/secret", "segment": "c1"}]}), "malformed-seal"
    ),
    Change("a pipe", pipe, "not-a-file"),
    Change("rules of git", rules_of_git, ""),
    Change("lines that end as on Windows", lines("\r\n"), ""),
    Change("a byte order mark", lines("\n", b"\xef\xbb\xbf"), ""),
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of the example with its captures apart, as a contributor or a runner has it, beside a file of secrets."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yaml").write_text(f"title: {SECRET}\nkind: post\n", encoding="utf-8")
    shutil.copytree(EXAMPLE / "content", tmp_path / "clone/content")
    begin(tmp_path / "clone")
    return tmp_path / "clone"


def outside(clone: Path) -> Mapping[str, bytes]:
    """All files beside the clone."""
    return {path.as_posix(): path.read_bytes() for path in sorted(clone.parent.rglob("*")) if _is_outside(path, clone)}


def _is_outside(path: Path, clone: Path) -> bool:
    return path.is_file() and clone not in path.parents


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_hostile_change_gets_one_answer(change: Change, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(clone, "checkout", "-q", "-b", "proposed")
    change.does(clone)
    commit(clone)
    monkeypatch.chdir(clone)
    before = outside(clone)
    told = json.loads(onrecord("check", "--base", "main", "--format", "json").out)["diagnostics"]
    said = [fault["check"] for fault in told if fault["severity"] == "error"]
    assert said == ([change.answered] if change.answered else []), told
    for ran in every_command(FORMS if IS_LONG else FORMS[CHANGES.index(change) % 3 :][:1]):
        assert ran.status in (0, 1), ran.both
        assert SECRET not in ran.both
        assert "\x1b" not in ran.both
        assert not list(commands_of_a_runner(ran.both)), ran.both
    assert outside(clone) == before


def test_no_link_in_the_place_of_the_content_is_followed(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clone / "content").rename(clone.parent / "outside/content")
    (clone / "content").symlink_to(clone.parent / "outside/content")
    commit(clone)
    monkeypatch.chdir(clone)
    for words in (("check", "--base", "main"), ("verify", "--base", "main"), ("diff", "main")):
        ran = onrecord(*words)
        assert (ran.status, "is a link; name the folder itself" in ran.err) == (2, True), ran.both


@pytest.mark.parametrize("change", CHANGES[-2:], ids=lambda change: change.name)
def test_what_reads_the_same_is_laid_out_again(change: Change, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (clone / "content/claims.yaml").read_bytes()
    change.does(clone)
    monkeypatch.chdir(clone)
    assert "error[not-formatted]" in onrecord("fmt", "--check", "content/claims.yaml").err
    assert onrecord("fmt", "content/claims.yaml").status == 0
    assert (clone / "content/claims.yaml").read_bytes() == before


def every_command(forms: Sequence[str]) -> Iterator[Ran]:
    yield onrecord("check", "--base", "main")
    yield onrecord("verify", "--base", "main")
    yield onrecord("build", "--output", "output", "--no-pagefind")
    if IS_LONG:
        yield onrecord("seal")
    for form in forms:
        yield onrecord("diff", "main", "proposed", "--format", form)


def commands_of_a_runner(printed: str) -> Iterator[str]:
    """The lines on which a runner of workflows would act: `::name …::` at the start, `##[name]` anywhere."""
    for line in printed.splitlines():
        if re.match(r"\s*::[\w-]+.*::", line) or re.search(r"##\[[\w-]+", line):
            yield line
