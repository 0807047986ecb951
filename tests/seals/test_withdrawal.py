"""Withdrawal: words published no more are hidden again, under an epoch whose root has nothing of the old one."""

from __future__ import annotations

import json

import pytest

from lighthouse import VAULT, as_seal, content, diagnosed, edited, loaded
from onrecord import evidence, sealing, seals
from onrecord.diagnostics import errors
from onrecord.seals import Seal, Sealed, Withdrawn

SOURCE = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"
ID = "lamps-x7k2"  # stands in b1, beside others


def sealed(files: dict[str, bytes], today: str = "2031-01-01") -> dict[str, bytes]:
    """The files as `onrecord seal` leaves them."""
    dossier = loaded(files)
    written = dict(sealing.seals_to_write(dossier, evidence.judge(dossier, VAULT), files, today))
    return {path: data for path, data in {**files, **written}.items() if data}


def with_status(files: dict[str, bytes], name: str, status: str) -> dict[str, bytes]:
    head, found, tail = files[SOURCE].decode().partition(f"id: {name}\n")
    text, status_line, rest = tail.partition("    status: ")
    assert found
    assert "- id:" not in text, "the quotation says its status"
    return {**files, SOURCE: (head + found + text + status_line + status + rest[rest.index("\n") :]).encode()}


def seal_in(files: dict[str, bytes]) -> Seal:
    return seals.read(files[SEAL])


def segment(files: dict[str, bytes], name: str) -> Sealed:
    found = seal_in(files).segments[name]
    assert isinstance(found, Sealed)
    return found


def of_segment(name: str) -> list[str]:
    return [each for each, check in seal_in(content()).quotes.items() if check.segment == name]


def test_the_other_quotations_of_a_segment_are_sealed_under_a_new_epoch() -> None:
    before = content()
    assert len(of_segment("b1")) > 1
    after = sealed(with_status(before, ID, "withdrawn"))
    old, new = segment(before, "b1"), segment(after, "b1")
    assert (old.epoch, new.epoch) == (0, 1)
    assert old.root != new.root
    assert not set(seals.proof.items(old.proof)) & set(seals.proof.items(new.proof))
    assert "I count the other hours." not in after[SEAL].decode()
    assert {each.check for each in errors(diagnosed(after))} == {"unpublished-quote"}, "an issue still cites it"
    assert {each.check for each in errors(diagnosed(after, VAULT))} == {"unpublished-quote"}


def test_the_old_proof_does_not_lead_to_the_new_root() -> None:
    before = content()
    old, new = segment(before, "b1"), segment(sealed(with_status(before, ID, "withdrawn")), "b1")
    with pytest.raises(seals.Broken):
        seals.opened(old.model_copy(update={"root": new.root, "epoch": new.epoch}))


def test_a_segment_without_published_words_is_withdrawn_and_stays_dated() -> None:
    files = content()
    name = next(each for each in seal_in(files).sealed if len(of_segment(each)) == 1)
    only = of_segment(name)[0]
    after = sealed(with_status(files, only, "withdrawn"))
    assert seal_in(after).segments[name] == Withdrawn.model_validate({"withdrawn": "2031-01-01", "epoch": 1})
    assert sealed(after, "2032-02-02") == after
    again = sealed(with_status(after, only, "published"), "2032-02-02")
    assert segment(again, name).epoch == 1
    assert segment(again, name).root != segment(files, name).root
    assert errors(diagnosed(again, VAULT)) == ()


def test_a_quotation_that_is_shortened_hides_its_words_again() -> None:
    check = seal_in(content()).quotes[ID]
    shorter = edited(SOURCE, "I count the other hours.", "I count the")
    after = sealed(shorter)
    assert (segment(after, "b1").epoch, seal_in(after).quotes[ID].words < check.words) == (1, True)


def test_a_quotation_that_is_added_keeps_root_and_epoch() -> None:
    without = sealed(with_status(content(), ID, "withdrawn"))
    again = sealed(with_status(without, ID, "published"))
    assert segment(again, "b1").root == segment(without, "b1").root
    assert "I count the other hours." in again[SEAL].decode()


def test_a_quotation_that_does_not_hold_as_yet_hides_nothing() -> None:
    """Its words stay opened until it is mended, so that a slip of the pen leaves no trace in the seals."""
    wrong = edited(SOURCE, "I count the other hours.", "I count no other hours.")
    after = sealed(wrong)
    assert ID not in seal_in(after).quotes
    assert segment(after, "b1") == segment(content(), "b1")
    mended = sealed({**after, SOURCE: content()[SOURCE]}, "2026-11-22")
    assert seal_in(mended).segments == seal_in(content()).segments


def test_what_was_hidden_again_is_told_by_segment() -> None:
    before, after = content(), sealed(with_status(content(), ID, "withdrawn"))
    assert list(sealing.hidden_again(seal_in(before), seal_in(after))) == ["b1"]
    assert list(sealing.hidden_again(seal_in(before), seal_in(before))) == []
    assert list(sealing.hidden_again(seal_in(before), None)) == list(seal_in(before).sealed)


def test_what_is_hidden_again_is_told_by_its_words_and_not_by_its_epoch() -> None:
    before = seal_in(content())
    other = {name: each.model_copy(update={"epoch": 7}) for name, each in before.sealed.items()}
    assert list(sealing.hidden_again(before, before.model_copy(update={"segments": other}))) == []
    first, *rest = before.sealed["b1"].open
    fewer = before.sealed["b1"].model_copy(update={"open": (first,)})
    assert rest, "the segment opens more"
    for changed in ({}, {"capture": "0" * 64}):
        after = before.model_copy(update={"segments": {**before.segments, "b1": fewer}, **changed})
        assert list(sealing.hidden_again(before, after)) == ["b1"]


def test_no_epoch_is_forgotten_when_the_capture_changes_there_and_back() -> None:
    """Else what was opened under the first would lie open again, though fewer of its words are published."""
    files = content()
    only = next(each for each in seal_in(files).sealed if len(of_segment(each)) == 1)
    tree = json.loads(files[SEAL]) | {"capture": "0" * 64}
    for each in tree["segments"].values():
        each["epoch"] = 3
    elsewhere = {**with_status(files, of_segment(only)[0], "withdrawn"), SEAL: as_seal(tree)}
    back = sealed(elsewhere)
    assert segment(back, "b1").epoch == 4
    assert seal_in(back).segments[only] == Withdrawn.model_validate({"withdrawn": "2031-01-01", "epoch": 4})
    assert {each.epoch for each in seal_in(back).segments.values()} == {4}
    assert sealed(back, "2032-02-02") == back
