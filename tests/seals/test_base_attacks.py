"""A base revision that the change itself would like to choose: real repositories laid where git would find them."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import pytest
from cloned import SEAL, a_hidden_run, example, forged, put

from commanding import onrecord
from onrecord import revision
from repository import commit, git


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `site/content` is the example, with a change that brings a seal of its own."""
    clone = example(tmp_path / "clone", monkeypatch)
    put(clone, forged())
    return clone


def is_believed(base: str = "main") -> bool:
    """Whether a check with this base takes the change's own seal; if not, it says so."""
    ran = onrecord("check", "--base", base)
    assert ran.status in (0, 1), ran.err
    return f"the root that proves them, of {a_hidden_run()[0]}, is new in this change" not in ran.both


def refusal(base: str = "main") -> str:
    ran = onrecord("check", "--base", base)
    assert ran.status == 2
    return ran.err.partition("'--base': ")[2].rstrip("\n")


def bare(folder: Path) -> Path:
    """A bare repository whose revision `main` is the folder as the change has it."""
    work, made = folder.parents[2] / "work", folder.parents[2] / "bare"
    shutil.copytree(folder, work)
    git(work, "init", "-q", "-b", "main")
    commit(work)
    git(work, "clone", "-q", "--bare", str(work), str(made))
    git(made, "repack", "-adq")
    return made


def stored(objects: Path, digest: str, kind: str, data: bytes) -> None:
    """Any bytes under the name of an object."""
    path = objects / digest[:2] / digest[2:]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(zlib.compress(f"{kind} {len(data)}\0".encode() + data))


def test_a_repository_embedded_in_the_content(clone: Path) -> None:
    folder = clone / "site" / "content"
    made = bare(folder)
    for name in ("HEAD", "config", "packed-refs"):
        shutil.copy(made / name, folder)
    shutil.copytree(made / "objects", folder / "objects")
    (folder / "refs" / "heads").mkdir(parents=True)
    assert git(folder, "rev-parse", "--git-dir") == ".\n", "git itself is taken in"
    assert not is_believed()
    assert "content/HEAD: error[stray-file]" in onrecord("check").both


def test_an_embedded_repository_whose_objects_are_not_what_their_names_say(clone: Path) -> None:
    folder, base = clone / "site" / "content", git(clone, "rev-parse", "main").strip()
    blob = git(clone, "rev-parse", f"main:site/content/{SEAL}").strip()
    shutil.copytree(clone / ".git", folder, dirs_exist_ok=True)
    (folder / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tworktree = ../..\n")
    stored(folder / "objects", blob, "blob", forged()[SEAL])
    assert git(folder, "cat-file", "-p", f"main:site/content/{SEAL}").encode() == forged()[SEAL], "git is taken in"
    assert not is_believed(base)


def test_an_object_of_the_clone_itself_that_is_not_what_its_name_says(clone: Path) -> None:
    blob = git(clone, "rev-parse", f"main:site/content/{SEAL}").strip()
    stored(clone / ".git" / "objects", blob, "blob", forged()[SEAL])
    assert refusal() == f"this clone is damaged: the object of `{SEAL}` is not what its name says"


@pytest.mark.parametrize(
    ("path", "said"), [("site/content", "is a repository of its own"), ("site", "`site` is a submodule")]
)
def test_a_submodule_with_a_main_of_its_own(clone: Path, path: str, said: str) -> None:
    git(clone, "rm", "-rq", "-f", "--cached", path)
    git(clone / path, "init", "-q", "-b", "main")
    commit(clone / path)
    git(clone, "add", path)
    assert said in refusal()


def test_a_repository_in_a_folder_that_another_only_ignores_is_asked(clone: Path) -> None:
    git(clone.parent, "init", "-q", "-b", "main")
    assert not is_believed()


def test_a_link_to_a_folder_of_the_same_repository(clone: Path) -> None:
    (clone / "site" / "content").rename(clone / "site" / "new")
    (clone / "site" / "content").symlink_to("new")
    assert refusal() == "`site/content` is a link; name the folder itself"


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_OBJECT_DIRECTORY"])
def test_the_environment_names_no_other(clone: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, str(bare(clone / "site" / "content")))
    assert not is_believed()


def test_nothing_is_fetched_and_no_command_of_a_remote_run(clone: Path) -> None:
    ran = clone.parent / "ran"
    blob = git(clone, "rev-parse", f"main:site/content/{SEAL}").strip()
    for name, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "far"),
        ("remote.far.url", str(clone)),
        ("remote.far.promisor", "true"),
        ("remote.far.uploadpack", f"touch {ran};"),
        ("protocol.file.allow", "always"),
        ("core.fsmonitor", f"touch {ran};"),
    ):
        git(clone, "config", name, value)
    (clone / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert refusal() == "this clone holds only part of that revision: fetch it whole first"
    assert not ran.exists()


def test_a_setting_of_the_user_is_not_read(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = clone.parent / "settings"
    settings.write_text("[broken\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert onrecord("check", "--base", "main").status == 1
    assert revision.read_revision(clone / "site" / "content", "main", "seals/")
