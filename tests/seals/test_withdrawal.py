"""Withdrawal: words published no more are hidden again, under an epoch whose root has nothing of the old one."""

from __future__ import annotations

import pytest

from lighthouse import VAULT, content, diagnosed, edited, loaded
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
