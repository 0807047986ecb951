"""When a build fails, the last good site stays as it is, and nothing is left beside it."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build.yards import LIGHTS, Yard, light
from onrecord.build import Job, Misuse, Refused, ground, making, manifest, staging
from onrecord.build.rendering import ThemeFault
from onrecord.pages.entries import Entry

CHANGED: tuple[Entry, ...] = (*LIGHTS[:-1], light("lights/new.html"))


def no_space(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def at_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.build.rendering.put", no_space)


def at_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "folders", no_space)


def at_the_manifest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "write", no_space)


def at_the_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda s, t: no_space() if s.name.endswith(".staging") else rename(s, t))


@pytest.mark.parametrize("failing", [at_a_page, at_a_file, at_the_manifest, at_the_swap])
def test_a_full_disk_leaves_the_last_good_site(
    yard: Yard, monkeypatch: pytest.MonkeyPatch, failing: Callable[[pytest.MonkeyPatch], None]
) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    with monkeypatch.context() as broken:
        failing(broken)
        with pytest.raises(Refused, match="cannot write `output`: No space left on device"):
            yard.build(*CHANGED)
    assert yard.site() == good
    assert sorted(path.name for path in yard.root.iterdir()) == [".onrecord", "content", "output", "templates"]
    yard.build(*CHANGED)
    assert sorted(yard.site()) == sorted(entry.path for entry in CHANGED)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB."""
    folder = tmp_path / "room"
    folder.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=False).returncode
    ):
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)  # noqa: S607  (beside `mount`)


def test_a_disk_that_is_really_full(yard: Yard, room: Path) -> None:
    shutil.copytree(yard.root / "templates", room / "templates")
    (room / "content").mkdir()
    small = yard.but(root=room)
    small.build(*LIGHTS)
    good = small.site()
    with pytest.raises(Refused, match="No space left"):
        small.build(*LIGHTS, light("huge.html", "x" * 100_000))
    assert small.site() == good
    assert not (room / "output.staging").exists()


def test_a_file_where_a_folder_must_be(yard: Yard) -> None:
    (yard.root / ".onrecord").write_text("")
    with pytest.raises(Refused, match="cannot write `output`"):
        yard.build(*LIGHTS)
    assert not yard.output.exists()


def test_a_file_where_the_site_must_be(yard: Yard) -> None:
    yard.output.write_text("mine")
    with pytest.raises(Refused, match="`output` is a file"):
        yard.build(*LIGHTS)
    assert yard.output.read_text() == "mine"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_leaves_the_last_good_site(yard: Yard, jobs: int) -> None:
    yard = yard.but(jobs=jobs)
    yard.build(*LIGHTS)
    good = yard.site()
    yard.template("light.html", '{% extends "layout.html" %}\n{% block body %}\n{{ view.nothing }}{% endblock %}')
    many = [light(f"many/{n}.html") for n in range(400)]
    with pytest.raises(ThemeFault, match=r"`light.html`, line 3: .*nothing"):
        yard.build(*LIGHTS, *many)
    assert yard.site() == good
    assert not (yard.root / "output.staging").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [("{% if %}", "`light.html`, line 1: "), ('{% include "none.html" %}', "there is no template `none.html`")],
)
def test_a_template_that_cannot_be_read_is_told(yard: Yard, text: str, said: str) -> None:
    yard.template("light.html", text)
    with pytest.raises(ThemeFault, match=said):
        yard.build(*LIGHTS)


def test_a_shell_that_renders_nothing_is_a_fault_and_no_empty_site(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    monkeypatch.setattr(making, "render", lambda *_: {})
    with pytest.raises(RuntimeError, match="without rendering"):
        yard.build(*CHANGED)
    assert yard.site() == good


def test_a_build_killed_between_the_renames_is_put_right(yard: Yard) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    yard.output.rename(yard.root / "output.aside")
    (yard.root / "output.staging").mkdir()
    (yard.root / "output.staging" / "half.html").write_text("half")
    assert yard.build(*LIGHTS).written == 0
    assert yard.site() == good
    assert sorted(path.name for path in yard.root.iterdir()) == [".onrecord", "content", "output", "templates"]


def test_a_build_killed_after_the_renames_is_tidied(yard: Yard) -> None:
    yard.build(*LIGHTS)
    shutil.copytree(yard.output, yard.root / "output.aside")
    assert yard.build(*LIGHTS).written == 0
    assert not (yard.root / "output.aside").exists()


def test_two_builds_at_once_are_kept_apart(yard: Yard) -> None:
    yard.build(*LIGHTS)
    with (yard.root / ".onrecord/output.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refused, match="another build is writing `output`"):
            yard.build(*LIGHTS)
    assert yard.build(*LIGHTS).kept == 5


def test_a_folder_of_something_else_is_not_replaced(yard: Yard) -> None:
    yard.output.mkdir()
    (yard.output / "thesis.txt").write_text("years of work")
    with pytest.raises(Misuse, match="holds files that are of no site"):
        yard.build(*LIGHTS)
    assert yard.site() == {"thesis.txt": b"years of work"}


def test_the_content_is_not_replaced(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    for output in (yard.root, yard.root / "content", yard.root / "content" / "site"):
        with pytest.raises(Misuse, match="content"):
            ground.of(Job(yard.root / "content", output))
    monkeypatch.chdir(yard.root / "templates")
    with pytest.raises(Misuse, match="holds this folder"):
        ground.of(Job(yard.root / "content", yard.root / "templates"))
    with pytest.raises(Misuse, match="holds the captures"):
        ground.of(Job(yard.root / "content", yard.root / "vault", captures=yard.root / "vault" / "captures"))


def test_an_output_that_is_a_link_keeps_being_one(yard: Yard) -> None:
    (yard.root / "real").mkdir()
    yard.output.symlink_to("real")
    yard.build(*LIGHTS)
    assert yard.output.is_symlink()
    assert (yard.root / "real/index.html").is_file()
