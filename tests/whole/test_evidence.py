"""Evidence: what captures and seals prove, and that nothing edited after sealing passes without being checked again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lighthouse import VAULT, as_seal, content, diagnosed, edited, loaded
from onrecord import captures, evidence, reprints, sealing, seals
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
    assert _checks(diagnosed(changed)) == ["unproved-quote"]
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
    known = evidence.judge(dossier, VAULT, note=reprints.gists)
    also = reprints.sought(dossier, known.gists)
    assert also, "no reprint in the example"
    assert list(sealing.seals_to_write(dossier, known, files, "2031-01-01", also)) == []


def test_texts_are_noted_for_whoever_seals_alone() -> None:
    assert not any(evidence.judge(loaded(content()), VAULT).gists.values())


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
    found = diagnosed({**files, SEAL: as_seal(tree)})
    assert set(_checks(found)) == {"unproved-quote"}


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
    assert _checks(diagnosed({**files, SEAL: as_seal(tree)}, VAULT)) == ["seal-disagrees"]


def test_a_vault_elsewhere_is_as_none_at_all(tmp_path: Path) -> None:
    empty = replace(VAULT, root=tmp_path)
    assert diagnosed(content(), empty) == ()


def test_whose_words_they_are_may_not_be_taken_away() -> None:
    files = edited(SOURCE, "    voice: {quoting: a notice on a station's noticeboard}\n", "")
    assert sorted(_checks(diagnosed(files))) == ["unnoted-flag", "unproved-quote"]


@pytest.mark.parametrize(("field", "value"), [("words", 10_000_000), ("n", 100_000)])
def test_a_seal_that_stretches_a_budget_is_refused(field: str, value: int) -> None:
    files = content()
    tree = json.loads(files[SEAL])
    tree["words"] = value if field == "words" else tree["words"] + value
    if field == "n":
        tree["segments"]["b1"]["n"] = value
    refused = "broken-seal" if field == "n" else "seal-disagrees"
    assert _checks(diagnosed({**files, SEAL: as_seal(tree)}, VAULT)) == [refused]


@pytest.mark.parametrize("segments", [{}, {"b1": {"n": 0}}])
def test_a_seal_that_does_not_add_up_is_malformed(segments: dict[str, dict[str, int]]) -> None:
    files = content()
    tree = json.loads(files[SEAL]) | {"segments": segments}
    assert _checks(diagnosed({**files, SEAL: as_seal(tree)})) == ["malformed-seal"]


def test_an_edited_quotation_is_refused_even_where_unchecked_ones_may_be_shown() -> None:
    lenient = content()["dossier.yaml"].decode().replace("unchecked: refuse", "unchecked: show").encode()
    edited_one = edited(SOURCE, "I count the other hours.", "I count no other hours.")
    assert _checks(diagnosed({**edited_one, "dossier.yaml": lenient})) == ["unproved-quote"]
    unsealed = {path: data for path, data in content().items() if not path.startswith("seals/")}
    found = diagnosed({**unsealed, "dossier.yaml": lenient})
    assert {each.check for each in found} == {"unchecked-quote"}
    assert _checks(found) == []


def test_a_new_quotation_spends_the_budget_before_it_is_sealed() -> None:
    files = {**content(), "dossier.yaml": content()["dossier.yaml"].replace(b"source: 40%", b"source: 1%")}
    unsealed = {path: data for path, data in files.items() if not path.startswith("seals/")}
    assert "over-budget-source" in _checks(diagnosed(unsealed, VAULT))


def _shares(percent: int) -> list[str]:
    settings = content()["dossier.yaml"].replace(b"source: 40%", f"source: {percent}%".encode())
    return [each.severity for each in diagnosed({**content(), "dossier.yaml": settings}) if "source" in each.check]


def test_a_source_is_warned_of_from_eight_tenths_of_its_budget() -> None:
    known = evidence.judge(loaded(content()), None)
    quoted = sum(each.words for each in known.judged.values() if each.source == "the-long-watch" and each.check)
    share = quoted / known.extents["the-long-watch"].words * 100
    assert _shares(int(share) - 1).count("error") >= 1
    assert "warning" in _shares(int(share / 0.85))
    assert _shares(int(share / 0.7) + 1).count("error") == 0


def test_what_needs_a_second_look_is_not_sealed_without_a_note() -> None:
    dossier = loaded(content())
    noted = next(name for name, each in evidence.judge(dossier, VAULT).judged.items() if each.looks and each.check)
    files = {path: data for path, data in content().items() if not path.startswith("seals/")}
    source = f"sources/{dossier.source_of[noted]}.yaml"
    head, found, tail = files[source].decode().partition(f"id: {noted}\n")
    files[source] = (head + found + tail.replace("\n    note:", "\n    why_this_extent:", 1)).encode()
    bare = loaded(files)
    assert not bare.quotes[noted].record.note
    known = evidence.judge(bare, VAULT)
    written = dict(sealing.seals_to_write(bare, known, files, "2031-01-01"))
    assert noted not in seals.read(written[f"seals/{dossier.source_of[noted]}.json"]).quotes
    assert "second-look" in _checks(diagnosed(files, VAULT))


def test_a_record_that_forgets_a_second_look_is_refused() -> None:
    files = content()
    path = next(path for path, data in files.items() if path.startswith("seals/") and b'"looks"' in data)
    tree = json.loads(files[path])
    looked = next(name for name, check in tree["quotes"].items() if "looks" in check)
    del tree["quotes"][looked]["looks"]
    assert _checks(diagnosed({**files, path: as_seal(tree)}, VAULT)) == ["seal-disagrees"]


def test_the_words_of_a_withdrawn_quotation_can_be_taken_out() -> None:
    files = content()
    dossier = loaded(files)
    gone = next(quote for quote in dossier.quotes.values() if quote.record.status == "withdrawn")
    path = f"sources/{dossier.source_of[gone.id]}.yaml"
    line = next(each for each in files[path].decode().split("\n") if gone.record.text[:30] in each)
    assert diagnosed({**files, path: files[path].decode().replace(line + "\n", "").encode()}, VAULT) == ()


def test_a_layout_nobody_reads_is_refused() -> None:
    files = content()
    strange = files[SOURCE].replace(b"layout: blogger-text", b"layout: nonsense")
    assert _checks(diagnosed({**files, SOURCE: strange}, VAULT)) == ["capture-unreadable"]


@pytest.mark.parametrize("segmenter", [{"name": "other", "version": 1}, {"name": "blogger-text", "version": 99}])
def test_a_seal_by_another_reader_is_made_again(segmenter: dict[str, object]) -> None:
    files = content()
    other = json.loads(files[SEAL]) | {"segmenter": segmenter}
    assert _checks(diagnosed({**files, SEAL: as_seal(other)}, VAULT)) == ["other-reader"]
    clone = diagnosed({**files, SEAL: as_seal(other)})
    assert [(each.check, each.severity) for each in clone] == [("other-reader", "warning")]


def test_a_new_id_does_not_make_changed_words_new() -> None:
    files = content()
    path = "sources/the-long-watch.yaml"
    renamed = files[path].replace(b"id: lamps-x7k2", b"id: lamps-9zz9\n    was: [lamps-x7k2]")
    changed = renamed.replace(b"I count the other hours.", b"I count no other hours.")
    assert changed != renamed != files[path]
    told = [each for each in diagnosed({**files, path: changed}) if each.check in ("unchecked-quote", "unproved-quote")]
    assert [each.check for each in told] == ["unproved-quote"]
