"""Seals kept as they are: it cannot be told what is still published, or how often words were withdrawn."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commanding import Ran, onrecord
from lighthouse import FOLDER

SOURCE = Path("content/sources/the-long-watch.yaml")
SEAL = Path("content/seals/the-long-watch.json")
KEPT = "1 of 4 sources kept the seal there is, since it or a quotation cannot be read"


@pytest.fixture(autouse=True)
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example is copied, and commands run beside its content."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)


def sealed() -> Ran:
    return onrecord("seal")


UNREAD = [
    ("a slip in a field", lambda text: text.replace("kind: testimony", "kind: testimonyy", 1)),
    ("a slip in an id", lambda text: text.replace("id: lamps-x7k2", "ID: lamps-x7k2", 1)),
    ("no list of quotations", lambda text: text.partition("quotes:\n")[0] + "quotes: none\n"),
]


@pytest.mark.parametrize("slip", [row[1] for row in UNREAD], ids=[row[0] for row in UNREAD])
def test_a_slip_in_a_quotation_hides_no_words_and_moves_no_date(slip: Callable[[str], str]) -> None:
    before, text = SEAL.read_bytes(), SOURCE.read_text("utf-8")
    SOURCE.write_text(slip(text), "utf-8")
    ran = sealed()
    assert (ran.status, SEAL.read_bytes()) == (1, before)
    assert KEPT in ran.out
    SOURCE.write_text(text, "utf-8")
    assert (sealed().status, SEAL.read_bytes()) == (0, before)


def test_an_id_that_another_source_has_taken_hides_no_words() -> None:
    before, other = SEAL.read_bytes(), Path("content/sources/dark-towers.yaml")
    text = other.read_text("utf-8")
    assert "id: lamps-jd5y" in text
    other.write_text(text.replace("id: lamps-jd5y", "id: lamps-x7k2"), "utf-8")
    assert (sealed().status, SEAL.read_bytes()) == (1, before)


def with_an_epoch(text: str) -> str:
    """As it stands where words of a contribution were withdrawn."""
    tree = json.loads(text)
    tree["segments"]["c99"] = {"withdrawn": "2031-01-01", "epoch": 3}
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


TORN = [
    ("two changes that were not joined", lambda text: text.replace('"quotes"', '<<<<<<< ours\n "quotes"')),
    ("cut short", lambda text: text[: len(text) // 2]),
    ("edited where words were withdrawn", lambda text: with_an_epoch(text).replace('"key"', '"kee"') + "\n"),
]


@pytest.mark.parametrize("torn", [row[1] for row in TORN], ids=[row[0] for row in TORN])
def test_a_seal_that_may_tell_of_withdrawals_is_not_written_over(torn: Callable[[str], str]) -> None:
    SEAL.write_text(torn(SEAL.read_text("utf-8")), "utf-8")
    before = SEAL.read_bytes()
    ran = sealed()
    assert (ran.status, SEAL.read_bytes()) == (1, before)
    assert KEPT in ran.out
    assert "take it from an earlier commit, then run `onrecord seal`" in ran.err


def test_a_whole_seal_of_an_earlier_version_is_written_again() -> None:
    now = SEAL.read_bytes()
    SEAL.write_bytes(now.replace(b'"version": 2', b'"version": 1'))
    ran = sealed()
    assert ran.status == 1
    assert "write it again with `onrecord seal`" in ran.err
    assert json.loads(SEAL.read_bytes())["segments"] == json.loads(now)["segments"]
