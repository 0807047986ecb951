"""The command `seal`: what it writes, what it says kindly, and the status it leaves with."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from commanding import onrecord
from lighthouse import FOLDER
from onrecord import seals

SOURCE = Path("content/sources/the-long-watch.yaml")
SEAL = Path("content/seals/the-long-watch.json")


@pytest.fixture(autouse=True)
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example is copied, and commands run beside its content."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_new_is_said_kindly_and_nothing_is_written() -> None:
    before = SEAL.read_bytes()
    ran = onrecord("seal")
    assert (ran.status, SEAL.read_bytes()) == (0, before)
    assert ran.out == "every seal says what its saved copy says; no saved copy of 1 of 4 sources is at hand here\n"


def test_what_leads_to_words_is_found_again_and_moves_no_date() -> None:
    now = SEAL.read_text(encoding="utf-8")
    SEAL.write_text("".join(line for line in now.splitlines(keepends=True) if '"lead"' not in line), encoding="utf-8")
    before = seals.read(SEAL.read_bytes())
    assert onrecord("seal").status == 0
    assert SEAL.read_text(encoding="utf-8") == now
    after = seals.read(SEAL.read_bytes())
    assert all(check.says_as(before.quotes[name]) for name, check in after.quotes.items())
    assert {check.checked for check in before.quotes.values()} == {check.checked for check in after.quotes.values()}
    assert [name for name, check in after.quotes.items() if not check.lead] == ["supply-boats-v6ld"], "it stands twice"


def test_a_missing_vault_is_no_error() -> None:
    shutil.rmtree("captures")
    before = SEAL.read_bytes()
    ran = onrecord("seal")
    assert (ran.status, SEAL.read_bytes()) == (0, before)
    assert ran.out == "no saved copies are at hand, so nothing could be sealed; every seal stays as it is\n"
    edit(SOURCE, "I count the other hours.", "I count no other hours.")
    assert onrecord("seal").status == 0, "nobody can say here that it is wrong"


def test_the_good_ones_are_written_when_some_fail() -> None:
    shutil.rmtree("content/seals")
    edit(SOURCE, "I count the other hours.", "I count no other hours.")
    ran = onrecord("seal")
    assert ran.status == 1
    assert "wrote content/seals/the-long-watch.json: 16 quotations\n" in ran.out
    assert "error[quote-not-verbatim]" in ran.err
    held = seals.read(SEAL.read_bytes())
    assert "lamps-x7k2" not in held.quotes
    assert all(seals.opened(sealed) for sealed in held.sealed.values())


def test_what_is_withdrawn_is_said_to_stand_in_older_commits() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    head, name, tail = text.partition("id: lamps-x7k2\n")
    SOURCE.write_text(head + name + tail.replace("status: published", "status: withdrawn", 1), encoding="utf-8")
    ran = onrecord("seal")
    assert "  words of b1 are hidden again, being published no more; older commits still show them\n" in ran.out
    assert "I count the other hours." not in SEAL.read_text(encoding="utf-8")


def test_a_key_is_made_once_and_sealed_with() -> None:
    ran = onrecord("seal", "--make-key")
    key = Path("captures") / seals.KEY_FILE
    assert ran.status == 0
    assert "made captures/vault.key: keep it secret, keep a copy, and never commit it\n" in ran.out
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert seals.read(SEAL.read_bytes()).key == seals.fingerprint(seals.key_read(key.read_bytes()))
    before = key.read_bytes()
    again = onrecord("seal", "--make-key")
    assert (again.status, key.read_bytes()) == (1, before)
    assert "error[already-there]" in again.err
    assert (onrecord("verify").status, onrecord("check").status) == (0, 0)


def test_a_keyed_seal_is_not_made_again_without_its_key() -> None:
    onrecord("seal", "--make-key")
    before = SEAL.read_bytes()
    (Path("captures") / seals.KEY_FILE).unlink()
    ran = onrecord("seal")
    assert (ran.status, SEAL.read_bytes()) == (1, before)
    assert ran.err.count("error[vault-key]") == 1
    assert ran.out.startswith("nothing was sealed, and every seal stays as it is; 2 of 4 sources kept the seal that")
    looked = onrecord("verify")
    assert (looked.status, looked.err.count("warning[vault-key]")) == (0, 1)


def test_another_key_replaces_no_seal_unless_told_to() -> None:
    onrecord("seal", "--make-key")
    before, old = SEAL.read_bytes(), (Path("captures") / seals.KEY_FILE).read_bytes()
    (Path("captures") / seals.KEY_FILE).write_bytes(seals.new_key())
    ran = onrecord("seal")
    assert (ran.status, SEAL.read_bytes()) == (1, before)
    made = seals.fingerprint(seals.key_read(old))
    assert f"put back the key with fingerprint `{made}`, or take back the change to this file" in ran.err
    assert onrecord("seal", "--change-key").status == 0
    assert seals.read(SEAL.read_bytes()).key not in ("", made)
    assert onrecord("verify").status == 0


def test_a_fingerprint_that_a_change_writes_is_told_and_can_be_sealed_away() -> None:
    before = seals.read(SEAL.read_bytes())
    edit(SEAL, ' "quotes"', ' "key": "0000000000000000",\n "quotes"')
    assert "warning[vault-key]" in onrecord("verify").err
    assert onrecord("seal").status == 1
    assert onrecord("seal", "--change-key").status == 0
    after = seals.read(SEAL.read_bytes())
    assert (after.key, after.quotes) == ("", before.quotes)
    assert {each.epoch for each in after.sealed.values()} == {1}, "another key was told of, so another epoch begins"
    assert onrecord("verify").status == 0


def test_a_saved_copy_that_was_changed_is_counted_apart() -> None:
    saved = next(each for each in Path("captures").iterdir() if each.name.startswith("the-long-watch"))
    saved.write_bytes(saved.read_bytes() + b" ")
    ran = onrecord("seal")
    assert ran.status == 1
    assert ran.out == (
        "every other seal says what its saved copy says; the saved copy of 1 of 4 sources cannot be relied on; "
        "no saved copy of 1 of 4 sources is at hand here\n"
    )


@pytest.mark.parametrize("lay", [lambda key: key.symlink_to("nowhere"), Path.mkdir, os.mkfifo])
def test_a_key_that_is_no_file_is_not_passed_over(lay: Callable[[Path], object]) -> None:
    lay(Path("captures") / seals.KEY_FILE)
    for command in ("seal", "verify"):
        ran = onrecord(command)
        assert ran.status == 1
        assert "error[vault-key] `vault.key` among the captures is no ordinary file" in ran.err


def test_a_malformed_key_writes_nothing() -> None:
    (Path("captures") / seals.KEY_FILE).write_text("a spare key to the boathouse\n", encoding="utf-8")
    before = SEAL.read_bytes()
    ran = onrecord("seal")
    assert (ran.status, SEAL.read_bytes()) == (1, before)
    assert "error[vault-key]" in ran.err
    done, _, left = ran.out.partition("; ")
    assert done == "nothing was sealed, and every seal stays as it is"
    assert left == "the saved copies were not looked at, for want of their key\n"


def test_a_key_needs_a_folder_to_stand_in() -> None:
    shutil.rmtree("captures")
    ran = onrecord("seal", "--make-key")
    assert (ran.status, "there is no folder of captures" in ran.err) == (2, True)
