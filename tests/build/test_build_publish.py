"""Publishing a plan: what is written, what is kept, what goes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from build.yards import LIGHTS, Yard, light, new_yard, tree
from onrecord.build import Outcome, ground, manifest
from onrecord.pages.entries import Entry, File


def counts(outcome: Outcome) -> tuple[int, int, int]:
    return outcome.written, outcome.kept, outcome.removed


def test_a_site_is_written_whole(yard: Yard) -> None:
    assert counts(yard.build(*LIGHTS)) == (5, 0, 0)
    assert yard.site() == {
        "assets/site.css": b"p{}\n",
        "index.html": b"<h1>Lights</h1>\n<i>nobody is lit</i>\n",
        "lights/reef.html": b"<h1>Reef</h1>\n<i>Bryn is lit</i>\n",
        "lights/skerry.html": b"<h1>Skerry</h1>\n<i>Ansel is lit</i>\n",
        "stories/gale.html": b"<h1>Gale</h1>\n<main data-pagefind-body>Cato</main>\n",
    }
    assert sorted(path.name for path in yard.root.iterdir()) == [".onrecord", "content", "output", "templates"]


def test_files_may_be_read_by_everybody_whatever_the_machine_s_habit(yard: Yard) -> None:
    before = os.umask(0o077)
    try:
        yard.build(*LIGHTS)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in yard.output.rglob("*") if path.is_file()}
    folders = {stat.S_IMODE(path.stat().st_mode) for path in (yard.output, *yard.output.rglob("*")) if path.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})


def test_nothing_changed_nothing_is_written_and_nothing_started(yard: Yard) -> None:
    yard.build(*LIGHTS)
    before = {path: path.stat().st_mtime_ns for path in yard.root.rglob("*") if path.suffix != ".lock"}
    assert counts(yard.build(*LIGHTS)) == (0, 5, 0)
    assert {path: path.stat().st_mtime_ns for path in yard.root.rglob("*") if path.suffix != ".lock"} == before
    assert len(yard.started) == 1


def test_one_page_changed_is_the_one_rendered(yard: Yard) -> None:
    yard.build(*LIGHTS)
    inode = (yard.output / "lights/reef.html").stat().st_ino
    changed = [light("lights/skerry.html", "Skerry", "Dana") if e.path == "lights/skerry.html" else e for e in LIGHTS]
    assert counts(yard.build(*changed)) == (1, 4, 0)
    assert b"Dana" in yard.site()["lights/skerry.html"]
    assert (yard.output / "lights/reef.html").stat().st_ino == inode
    assert (yard.output / "lights/reef.html").stat().st_nlink == 1


def test_a_page_gone_from_the_plan_is_gone_and_so_are_strangers(yard: Yard) -> None:
    yard.build(*LIGHTS)
    (yard.output / "notes.txt").write_text("mine")
    assert counts(yard.build(*LIGHTS[:-1])) == (0, 4, 2)
    assert sorted(yard.site()) == sorted(entry.path for entry in LIGHTS[:-1])
    assert len(yard.started) == 1


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("light.html", "{{ view.title }} other", 3),
        ("layout.html", '{% import "marks.html" as show %}{% block body %}{% endblock %}', 4),
        ("marks.html", "{% macro lamp(name) %}{{ name }}{% endmacro %}", 4),
        ("bare.html", "nobody uses it", 0),
    ],
)
def test_a_changed_template_makes_again_what_reaches_it(yard: Yard, name: str, text: str, made: int) -> None:
    yard.build(*LIGHTS)
    yard.template(name, text)
    assert yard.build(*LIGHTS).written == made


def test_a_template_named_only_when_rendered_may_be_any(yard: Yard) -> None:
    yard.template("light.html", '{% set part = "bare.html" %}{% include part %}')
    yard.build(*LIGHTS)
    yard.template("bare.html", "{{ view.title }} changed\n")
    assert yard.build(*LIGHTS).written == 3
    assert yard.site()["index.html"] == b"Lights changed\n"


def test_changed_words_and_settings_make_every_page_again(yard: Yard) -> None:
    yard.build(*LIGHTS)
    assert yard.but(words={"lit": "burns"}).build(*LIGHTS).written == 4
    assert yard.but(words={"lit": "burns"}, stamp="a filter").build(*LIGHTS).written == 4


def tampered_text(yard: Yard) -> None:
    (yard.output / "lights/reef.html").write_text("<h1>Reef</h1>\n<i>Evil is lit</i>\n")


def tampered_mode(yard: Yard) -> None:
    (yard.output / "lights/reef.html").chmod(0o600)


def tampered_link(yard: Yard) -> None:
    (yard.output / "lights/reef.html").unlink()
    (yard.output / "lights/reef.html").symlink_to("skerry.html")


def tampered_away(yard: Yard) -> None:
    (yard.output / "lights/reef.html").unlink()


def tampered_folder(yard: Yard) -> None:
    (yard.output / "lights/reef.html").unlink()
    (yard.output / "lights/reef.html").mkdir()


@pytest.mark.parametrize("tamper", [tampered_text, tampered_mode, tampered_link, tampered_away, tampered_folder])
def test_a_file_changed_by_hand_is_made_again(yard: Yard, tamper: object) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    assert callable(tamper)
    tamper(yard)
    assert yard.build(*LIGHTS).written == 1
    assert yard.site() == good
    assert not (yard.output / "lights/reef.html").is_symlink()


def test_a_file_only_touched_is_kept(yard: Yard) -> None:
    yard.build(*LIGHTS)
    os.utime(yard.output / "index.html", ns=(1, 1))
    assert counts(yard.build(*LIGHTS)) == (0, 5, 0)
    assert len(yard.started) == 1


BAD_MANIFESTS = ["", "{", "[]", "null", '{"form": 1}', '{"form": 9, "index": "", "files": {}}', "[" * 9_000]


@pytest.mark.parametrize("text", [*BAD_MANIFESTS, '{"form": 1, "index": "", "files": {"index.html": [1, 2]}}', "\x00"])
def test_a_manifest_that_is_lost_or_not_whole_only_costs_time(yard: Yard, text: str) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    (yard.root / ".onrecord/output.json").write_text(text)
    assert counts(yard.build(*LIGHTS)) == (5, 0, 0)
    assert yard.site() == good


def test_a_manifest_of_another_site_is_seen_through(yard: Yard) -> None:
    yard.build(*LIGHTS)
    good = yard.site()
    path = yard.root / ".onrecord/output.json"
    table = json.loads(path.read_text())
    (yard.output / "index.html").write_text("other")
    table["files"]["index.html"][2:4] = [5, 0]
    path.write_text(json.dumps(table))
    yard.build(*LIGHTS)
    assert yard.site() == good


@pytest.mark.parametrize(
    "paths", [["../out.html"], ["/etc/out.html"], ["a//b.html"], ["./a.html"], [""], ["a.html", "a.html"], ["a", "a/b"]]
)
def test_a_path_that_leaves_the_site_or_is_taken_is_a_fault_of_ours(yard: Yard, paths: list[str]) -> None:
    with pytest.raises(ValueError, match="the plan cannot hold"):
        yard.build(*[File(path, b"") for path in paths])
    assert not yard.output.exists()


def test_a_view_without_a_lasting_form_is_a_fault_of_ours(yard: Yard) -> None:
    page = light("index.html", title=frozenset({"a"}))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a view cannot hold a frozenset"):
        yard.build(page)


def test_what_the_manifest_says_is_what_stands(yard: Yard) -> None:
    yard.build(*LIGHTS)
    found = manifest.read(yard.root / ".onrecord/output.json")
    assert sorted(found.files) == sorted(yard.site())
    assert [path for path, made in found.files.items() if made.searchable] == ["stories/gale.html"]


def test_hashes_do_not_run_into_one_another(yard: Yard) -> None:
    one: list[Entry] = [light("a.html", "ab", "c"), light("b.html", "x")]
    yard.build(*one)
    assert yard.build(light("a.html", "a", "bc"), one[1]).written == 1


def test_standing_lists_all_but_folders(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").write_text("x")
    (tmp_path / "d").symlink_to("a")
    assert sorted(ground.standing(tmp_path)) == ["a/b/c", "d"]
    assert tree(tmp_path) == {"a/b/c": b"x"}


def test_any_number_of_processes_makes_the_same_bytes(tmp_path: Path) -> None:
    many = [light(f"many/{n}.html", f"Light {n}", "Cato", ("light.html", "story.html")[n % 2]) for n in range(401)]
    sites = []
    for jobs in (1, 2, 3):
        yard = new_yard(tmp_path / str(jobs)).but(jobs=jobs)
        assert yard.build(*LIGHTS, *many).written == 406
        found = manifest.read(yard.root / ".onrecord/output.json").files
        searchable = [path for path, made in found.items() if made.searchable]
        assert yard.build(*LIGHTS, *many).kept == 406
        sites.append((yard.site(), searchable))
    assert sites[0] == sites[1] == sites[2]
