"""The page search: made of the narrative pages alone, only when one of them has changed, and never a reason to fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build.yards import LIGHTS, Yard, light
from onrecord.build import index
from onrecord.build.index import Failed

TALE = light("stories/tale.html", "Tale", "Dana", "story.html")


@pytest.fixture
def searched(yard: Yard) -> Yard:
    yard.template(
        "story.html",
        '<!DOCTYPE html><html lang="en"><body><main data-pagefind-body>{{ view.keeper }} at sea</main></body></html>',
    )
    return yard.but(pagefind=True)


def bundle(yard: Yard) -> dict[str, int]:
    return {path: (yard.output / path).stat().st_ino for path in yard.site() if path.startswith("pagefind/")}


def covered(yard: Yard) -> int:
    entry = json.loads((yard.output / "pagefind/pagefind-entry.json").read_text())
    return sum(int(language["page_count"]) for language in entry["languages"].values())


def missing() -> Path:
    raise Failed("the program `pagefind` is not there")


def test_it_covers_the_narrative_pages(searched: Yard) -> None:
    assert searched.build(*LIGHTS, TALE).diagnostics == ()
    assert covered(searched) == 2
    assert (searched.output / "pagefind/pagefind.js").is_file()
    assert not (searched.root / ".onrecord/output.index").exists()


def test_it_is_kept_while_its_pages_are_the_same(searched: Yard) -> None:
    searched.build(*LIGHTS)
    before = bundle(searched)
    assert searched.build(*LIGHTS[1:], light("index.html", "Other")).written == 1
    assert bundle(searched) == before
    assert searched.build(*LIGHTS[1:], light("index.html", "Other")).written == 0


def test_it_is_made_anew_without_what_is_stale(searched: Yard) -> None:
    searched.build(*LIGHTS)
    before = set(bundle(searched))
    searched.build(*LIGHTS, TALE)
    assert covered(searched) == 2
    fragments = [path for path in bundle(searched) if path.startswith("pagefind/fragment/")]
    assert len(fragments) == 2
    assert set(bundle(searched)) != before


@pytest.mark.parametrize("name", ["pagefind/pagefind.js", "pagefind/pagefind-entry.json"])
def test_it_is_made_anew_when_a_file_of_it_is_changed_or_lost(searched: Yard, name: str) -> None:
    searched.build(*LIGHTS)
    (searched.output / name).unlink()
    searched.build(*LIGHTS)
    assert (searched.output / name).is_file()
    (searched.output / "pagefind/extra.js").write_text("stranger")
    searched.build(*LIGHTS)
    assert not (searched.output / "pagefind/extra.js").exists()
    assert len(searched.started) == 1


def test_without_the_program_the_site_is_whole_and_a_warning_says_so(
    searched: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(index, "program", missing)
        outcome = searched.build(*LIGHTS)
        (said,) = outcome.diagnostics
        assert (said.check, said.severity) == ("no-page-search", "warning")
        assert sorted(searched.site()) == sorted(entry.path for entry in LIGHTS)
        before = (searched.output / "index.html").stat().st_ino, searched.output.stat().st_ino
        again = searched.build(*LIGHTS)
        assert (again.diagnostics, again.written) == ((said,), 0)
        assert ((searched.output / "index.html").stat().st_ino, searched.output.stat().st_ino) == before
    assert searched.build(*LIGHTS).diagnostics == ()
    assert covered(searched) == 1
    assert len(searched.started) == 1


def test_a_stale_index_goes_when_no_new_one_can_be_made(searched: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    searched.build(*LIGHTS)
    monkeypatch.setattr(index, "program", missing)
    assert searched.build(*LIGHTS, TALE).diagnostics
    assert not (searched.output / "pagefind").exists()


@pytest.mark.parametrize("script", ["#!/bin/sh\necho broken >&2\nexit 3\n", "#!/bin/sh\nexit 0\n", "no program"])
def test_a_program_that_fails_is_a_warning(
    searched: Yard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    (tmp_path / "program").write_text(script)
    (tmp_path / "program").chmod(0o755)
    monkeypatch.setattr(index, "program", lambda: tmp_path / "program")
    (said,) = searched.build(*LIGHTS).diagnostics
    assert said.message.startswith("the search of pages could not be made: `pagefind` ")
    assert str(tmp_path) not in said.message
    assert not (searched.output / "pagefind").exists()


def test_it_can_be_turned_off_and_needs_a_page_to_cover(searched: Yard) -> None:
    searched.build(*LIGHTS)
    searched.but(pagefind=False).build(*LIGHTS)
    assert not (searched.output / "pagefind").exists()
    assert searched.build(light("index.html")).diagnostics == ()
    assert not (searched.output / "pagefind").exists()
