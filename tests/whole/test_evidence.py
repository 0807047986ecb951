"""Evidence: what captures and seals prove, and that nothing edited after sealing passes without being checked again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lighthouse import VAULT, content, diagnosed, edited, loaded
from onrecord import captures, evidence, sealing, seals
from onrecord.diagnostics import Diagnostic, errors

SOURCE = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"


def _checks(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.check for each in errors(found)]


def test_every_quotation_of_the_example_stands_in_its_capture() -> None:
    judged = evidence.judge(loaded(content()), VAULT).judged
    assert {each.state for each in judged.values()} == {"verbatim", "verbatim-cut"}
    assert all(each.check for each in judged.values() if each.quote.record.status == "published")


def test_a_clone_without_captures_holds_by_seal() -> None:
    judged = evidence.judge(loaded(content()), None).judged.values()
    published = [each for each in judged if each.quote.record.status == "published"]
    assert {each.state for each in published} == {"by-seal"}


EDITS = [
    ("I count the other hours.", "I count the others.", "quote-not-verbatim"),
    ("I count the other hours.", "I count the other hours", "unsealed-quote"),
    ("id: lamps-x7k2\n    segment: b1", "id: lamps-x7k2\n    segment: c1", "crosses-voices"),
    ("id: lamps-x7k2\n    segment: b1", "id: lamps-x7k2\n    segment: c99", "crosses-voices"),
]


@pytest.mark.parametrize(("old", "new", "with_capture"), EDITS)
def test_an_edited_quotation_is_refused_with_and_without_its_capture(old: str, new: str, with_capture: str) -> None:
    changed = edited(SOURCE, old, new)
    assert _checks(diagnosed(changed)) == ["unchecked-quote"]
    assert _checks(diagnosed(changed, VAULT)) == [with_capture]


def test_a_typographic_variant_needs_no_new_seal() -> None:
    assert diagnosed(edited(SOURCE, "[T]he desk is now five desks' work.", "[T]he desk is now five desks’ work.")) == ()


def test_a_note_that_dealt_with_a_second_look_may_not_be_taken_away() -> None:
    dossier = loaded(content())
    noted = [each for each in evidence.judge(dossier, None).judged.values() if each.looks]
    assert noted, "the example has a quotation that needed a second look"
    for each in noted:
        assert each.quote.record.note


def test_a_capture_that_changed_is_said_and_proves_nothing(tmp_path: Path) -> None:
    for path in VAULT.root.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes() + b".")
    found = diagnosed(content(), captures.Vault(tmp_path))
    assert set(_checks(found)) == {"capture-changed"}


def test_a_capture_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    for path in VAULT.root.iterdir():
        (tmp_path / path.name).symlink_to(path)
    assert set(_checks(diagnosed(content(), captures.Vault(tmp_path)))) == {"capture-unreadable"}


def test_sealing_again_changes_nothing() -> None:
    files = content()
    dossier = loaded(files)
    known = evidence.judge(dossier, VAULT)
    assert list(sealing.seals_to_write(dossier, known, files, "2031-01-01")) == []


def test_only_what_changed_is_dated_anew() -> None:
    files = edited(SOURCE, "I count the other hours.", "I count the other hours")
    dossier = loaded(files)
    written = dict(sealing.seals_to_write(dossier, evidence.judge(dossier, VAULT), files, "2031-01-01"))
    dates = {name: check.checked.text for name, check in seals.read(written[SEAL]).quotes.items()}
    assert [name for name, date in dates.items() if date == "2031-01-01"] == ["lamps-x7k2"]
    assert diagnosed({**files, **written}, VAULT) == ()


def test_what_does_not_hold_is_not_sealed() -> None:
    files = edited(SOURCE, "I count the other hours.", "I count no other hours.")
    dossier = loaded(files)
    written = dict(sealing.seals_to_write(dossier, evidence.judge(dossier, VAULT), files, "2031-01-01"))
    assert "lamps-x7k2" not in seals.read(written[SEAL]).quotes


def test_a_seal_of_another_capture_proves_nothing() -> None:
    files = content()
    tree = json.loads(files[SEAL])
    tree["capture"] = "0" * 64
    found = diagnosed({**files, SEAL: json.dumps(tree).encode()})
    assert set(_checks(found)) == {"unchecked-quote"}


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b'{"version": 2}', b"\xff", b"[" * 100_000, b'{"a": 1, "a": 2}', b'{"version": NaN}'],
)
def test_a_damaged_seal_is_one_diagnostic(damage: bytes) -> None:
    found = diagnosed({**content(), SEAL: damage})
    assert [each.check for each in found if each.at.path == SEAL] == ["malformed-seal"]


def test_a_seal_reads_back_as_it_was_written() -> None:
    data = content()[SEAL]
    assert seals.write(seals.read(data)) == data


def test_a_forged_record_does_not_survive_the_capture() -> None:
    files = edited(SOURCE, "I count the other hours.", "I count no hours at all.")
    quote = loaded(files).quotes["lamps-x7k2"].record
    seal = seals.read(files[SEAL])
    forged = seal.quotes["lamps-x7k2"].model_copy(update={"digest": seals.digest_of(quote)})
    data = seals.write(seal.model_copy(update={"quotes": {**seal.quotes, "lamps-x7k2": forged}}))
    assert _checks(diagnosed({**files, SEAL: data}, VAULT)) == ["quote-not-verbatim"]


@pytest.mark.parametrize("field", ["start", "end", "words", "words_cut"])
def test_a_record_that_says_other_than_the_capture_is_refused(field: str) -> None:
    files = content()
    tree = json.loads(files[SEAL])
    tree["quotes"]["lamps-x7k2"][field] += 1
    assert _checks(diagnosed({**files, SEAL: json.dumps(tree).encode()}, VAULT)) == ["seal-disagrees"]


def test_a_vault_elsewhere_is_as_none_at_all(tmp_path: Path) -> None:
    empty = replace(VAULT, root=tmp_path)
    assert diagnosed(content(), empty) == ()


def test_whose_words_they_are_may_not_be_taken_away() -> None:
    files = edited(SOURCE, "    voice: {quoting: a notice on a station's noticeboard}\n", "")
    assert _checks(diagnosed(files)) == ["unchecked-quote"]
