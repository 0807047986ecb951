"""A new quotation on a terminal: what is missing is asked for, until it can be used."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from commanding import Run, onrecord
from lighthouse import FOLDER
from onrecord import yamltree
from onrecord.cli import asking

WATCH = Path("content/sources/the-long-watch.yaml")
FORMS = ("--kind", "opinion", "--issue", "lamps=against", "--issue", "inspections")


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `new quote` in a copy of the example, with somebody at the terminal."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    monkeypatch.setattr(asking, "at_terminal", lambda: True)
    return partial(onrecord, "new", "quote")


def last() -> dict[str, object]:
    tree = yamltree.read(WATCH.as_posix(), WATCH.read_bytes()).value
    assert isinstance(tree, dict)
    assert isinstance(tree["quotes"], list)
    found = tree["quotes"][-1]
    assert isinstance(found, dict)
    return {**found}


def test_one_of_several_is_picked(new: Run) -> None:
    ran = new("--text", "Two of the buoys off the northern bank", *FORMS, typed="2\nskipper\n\n")
    assert (ran.status, last()["segment"], last()["voice"]) == (0, "b5", {"role": "skipper"})


def test_words_that_stand_nowhere_are_asked_for_again(new: Run) -> None:
    typed = "“the sea reads a timetable”\nthe sea reads no timetable\nopinion\nsupply-boats=agianst\nsupply-boats\n\n\n"
    ran = new(typed=typed)
    assert (ran.status, last()["text"]) == (0, "the sea reads no timetable"), ran.both
    assert "reads “the sea reads no timetable”: where this has “a”, it has “no”; write the words as" in ran.err
    assert "as ID=(for|against|both|neither) or ID alone: lamps, inspections, supply-boats; several with" in ran.err
    assert "`agianst` is none of its words; did you mean `against`?" in ran.err


def test_without_saved_copies_it_is_asked_where_they_stand(new: Run) -> None:
    shutil.rmtree("captures")
    ran = new(*FORMS, "--role", "keeper", typed="any words at all\nthe-long-wach\nthe-long-watch\nb 4\nb4\n")
    assert (ran.status, last()["segment"], last()["text"]) == (0, "b4", "any words at all"), ran.both
    assert "no saved copy is at hand to find the words in" in ran.err
    assert "an editor who has the saved copy verifies the words" in ran.err


def test_the_note_is_asked_for(new: Run) -> None:
    words = "see a boat without lights, or hear a voice on the rocks."
    ran = new("--text", words, *FORMS, "--role", "keeper", typed="It is said of what the lamp cannot do.\n")
    assert (ran.status, last()["note"]) == (0, "It is said of what the lamp cannot do.")


def test_what_a_search_found_is_picked_cut_and_written(new: Run) -> None:
    ran = new("--find", "ordering oil", typed="1\nLamp glass we cannot\nopinoin\nopinion\nlampz\nlamps=against\n\n\n")
    assert ran.status == 0, ran.err
    assert "did you mean `opinion`?" in ran.err
    assert "did you mean `lamps`?" in ran.err
    assert (last()["text"], last()["issues"]) == ("Lamp glass we cannot", {"lamps": "against"})
