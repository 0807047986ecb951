"""A base revision after a rename: what was proved under the old id is believed, and nothing that a change claims."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from cloned import forged

from lighthouse import content, loaded
from onrecord import evidence, load, renaming, seals
from onrecord.evidence import Evidence

WATCH = "the-long-watch"
NEW = "sources/a-watch.yaml"


def judged(files: Mapping[str, bytes]) -> Evidence:
    return evidence.judge(loaded(files), None, base=load.base_of(content()))


def unchecked(files: Mapping[str, bytes]) -> set[str]:
    return {name for name, each in judged(files).judged.items() if each.state == "unchecked"}


def renamed(old: str, new: str, kind: str, files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    held = dict(files or content())
    dossier = loaded(held)
    done = renaming.renamed(dossier, held, renaming.named(dossier, old, kind), new)
    return {path: data for path, data in {**held, **done.files}.items() if data}


def test_a_renamed_source_and_quotation_stay_proved() -> None:
    before = unchecked(content())
    assert unchecked(renamed(WATCH, "a-watch", "source")) == before
    assert unchecked(renamed("lamps-x7k2", "lamps-zz99", "quote")) == before
    again = renamed("a-watch", "the-watch", "source", renamed(WATCH, "a-watch", "source"))
    assert unchecked(again) == before
    assert judged(again).extents["the-watch"].words == judged(content()).extents[WATCH].words


def test_a_name_that_somebody_has_still_is_not_claimed() -> None:
    files = {
        **renamed(WATCH, "a-watch", "source"),
        f"sources/{WATCH}.yaml": content()["sources/gazette-on-the-lamps.yaml"],
    }
    assert "lamps-x7k2" in unchecked(files)


def test_a_name_that_two_claim_is_nobody_s() -> None:
    files = renamed(WATCH, "a-watch", "source")
    two = {**files, "sources/another.yaml": b"title: x\nkind: other\nwas: [the-long-watch]\n"}
    assert "lamps-x7k2" not in unchecked(files)
    assert "lamps-x7k2" in unchecked(two)


def test_a_source_that_the_base_has_is_no_other() -> None:
    files = renamed(WATCH, "a-watch", "source")
    moved = {
        **files,
        "sources/letters-of-the-year.yaml": files[NEW],
        "seals/letters-of-the-year.json": files["seals/a-watch.json"],
    }
    del moved[NEW], moved["seals/a-watch.json"]
    assert "lamps-x7k2" in unchecked(moved)


@pytest.mark.parametrize("changed", ["text", "check", "capture"])
def test_a_rename_brings_nothing_new_with_it(changed: str) -> None:
    files = renamed(WATCH, "a-watch", "source")
    path = "seals/a-watch.json"
    seal = seals.Seal.model_validate_json(files[path])
    if changed == "text":
        files[NEW] = files[NEW].replace(b"I count the other hours.", b"I count no other hours.")
    elif changed == "capture":
        other = "0" * 64
        files[NEW] = files[NEW].replace(seal.capture.encode(), other.encode())
        files[path] = seals.write(seal.model_copy(update={"capture": other}))
    else:
        check = seal.quotes["lamps-x7k2"].model_copy(update={"looks": ("negation",)})
        files[path] = seals.write(seal.model_copy(update={"quotes": {**seal.quotes, "lamps-x7k2": check}}))
    assert "lamps-x7k2" in unchecked(files)


def test_a_root_of_its_own_is_no_more_believed_under_another_name() -> None:
    hidden = {**content(), **forged()}
    assert unchecked(renamed(WATCH, "a-watch", "source", hidden)) == unchecked(hidden) > unchecked(content())


def test_how_often_words_were_withdrawn_goes_on_under_another_name() -> None:
    files = renamed(WATCH, "a-watch", "source")
    path = "seals/a-watch.json"
    seal = seals.Seal.model_validate_json(files[path])
    segments = {**seal.segments, "b1": seal.sealed["b1"].model_copy(update={"epoch": 7})}
    files[path] = seals.write(seal.model_copy(update={"segments": segments}))
    assert "seal-disagrees" in [fault.check for fault in judged(files).faults]
    del files[path]
    assert "seal-disagrees" in [fault.check for fault in judged(files).faults]
