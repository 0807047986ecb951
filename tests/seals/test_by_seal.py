"""A clone without captures: what each thing that is wrong with a seal is called, one message a fault."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from lighthouse import VAULT, as_seal, content, diagnosed, edited, loaded
from onrecord import captures, evidence, reprints, sealing, seals, verbatim
from onrecord.diagnostics import Diagnostic, errors
from onrecord.records import Quote
from onrecord.seals.record import MOST_EPOCHS
from onrecord.verbatim import lexicon

SOURCE = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"
ID = "lamps-x7k2"

Change = Callable[[dict[str, Any]], None]


def changed(change: Change) -> dict[str, bytes]:
    files = content()
    tree = json.loads(files[SEAL])
    change(tree)
    return {**files, SEAL: as_seal(tree)}


def said(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(each.check, each.message) for each in errors(found)]


def redacted(tree: dict[str, Any]) -> None:
    """The quotation's words are hidden, as anybody can."""
    text = next(s.text for s in VAULT.read(capture()).thread.segments if s.id == "b1")  # type: ignore[union-attr]
    check = seals.read(content()[SEAL]).quotes[ID]
    sealed = seals.read(content()[SEAL]).sealed["b1"]
    ends = verbatim.tiles(text)
    left = seals.words_open(sealed) - seals.words_at(text, ends, [(check.start, check.end)])
    vault = VAULT.unlocked()
    key = seals.key_of((vault.root / capture().file).read_bytes(), vault.key)
    tree["segments"]["b1"] = json.loads(seals.seal_segment(key, "b1", text, left, ends).model_dump_json())
    tree["segments"]["b1"].pop("epoch")


def capture() -> Any:
    return loaded(content()).sources["the-long-watch"].record.captures[0]


def b1(tree: dict[str, Any], **fields: object) -> None:
    tree["segments"]["b1"].update(fields)


FAULTS: list[tuple[str, Change, str, str]] = [
    ("another root", lambda tree: b1(tree, root="0" * 32), "broken-seal", "do not lead to its root"),
    (
        "a proof cut short",
        lambda tree: b1(tree, proof=tree["segments"]["b1"]["proof"][:64]),
        "broken-seal",
        "too short",
    ),
    ("a proof in another writing", lambda tree: b1(tree, proof="!" * 64), "broken-seal", "base64"),
    ("overlapping runs", lambda tree: b1(tree, open=tree["segments"]["b1"]["open"] * 2), "broken-seal", "out of order"),
    ("another place", lambda tree: tree["quotes"][ID].update(start=0), "broken-seal", "another state, place"),
    ("another count", lambda tree: tree["quotes"][ID].update(words_cut=7), "broken-seal", "another state, place"),
    ("words not opened", redacted, "unproved-quote", "its seal does not open these words"),
    ("another capture", lambda tree: tree.update(capture="0" * 64), "unproved-quote", "another capture"),
    ("no record", lambda tree: tree["quotes"].pop(ID), "unchecked-quote", "no seal holds these words yet"),
    ("an earlier version", lambda tree: tree.update(version=1), "malformed-seal", "another version than 2"),
]


@pytest.mark.parametrize(("change", "check", "message"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_what_is_wrong_with_a_seal_is_said_once(change: Change, check: str, message: str) -> None:
    found = said(diagnosed(changed(change)))
    assert {each for each, _ in found} == {check}, found
    assert all(message in words for _, words in found), found


WRITINGS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("in one line", lambda data: json.dumps(json.loads(data)).encode(), "is not written as"),
    ("a number as text", lambda data: re.sub(rb'"n": (\d+)', rb'"n": "\1"', data), "is not written as"),
    (
        "what goes without saying",
        lambda data: data.replace(b'"n": ', b'"epoch": 0,\n   "n": ', 1),
        "is not written as",
    ),
    ("a line more", lambda data: data + b"\n", "is not written as"),
    ("another order", lambda data: reordered(json.loads(data)), "is not written as"),
    ("a long number", lambda data: data.replace(b'"version": 2', b'"version": ' + b"9" * 5000), "number that is too"),
]


@pytest.mark.parametrize(("change", "message"), [row[1:] for row in WRITINGS], ids=[row[0] for row in WRITINGS])
def test_a_seal_has_one_writing(change: Callable[[bytes], bytes], message: str) -> None:
    data = content()[SEAL]
    assert change(data) != data
    with pytest.raises(seals.Malformed, match=message):
        seals.read(change(data))
    assert seals.read(data) == seals.read(data.replace(b"\n", b"\r\n")), "Git may end lines so"


def reordered(tree: dict[str, Any]) -> bytes:
    return (json.dumps(dict(reversed(tree.items())), ensure_ascii=False, indent=1) + "\n").encode()


def test_a_seal_in_its_last_epoch_is_not_made_again() -> None:
    """Nothing could be hidden under the next one, so nothing is done in silence."""
    files = changed(lambda tree: b1(tree, epoch=MOST_EPOCHS))
    known = evidence.judge(loaded(files), VAULT)
    assert "the-long-watch" not in known.captured
    assert [check for check, _ in said(diagnosed(files, VAULT))].count("malformed-seal") == 1
    assert "malformed-seal" in dict(said(diagnosed(changed(lambda tree: b1(tree, epoch=MOST_EPOCHS + 1)))))


def test_a_segment_that_is_broken_is_one_fault_and_the_others_hold() -> None:
    files = changed(lambda tree: b1(tree, root="0" * 32))
    assert len(said(diagnosed(files))) == 1
    states = {each.quote.record.segment: each.state for each in evidence.judge(loaded(files), None).judged.values()}
    assert states["b1"] == "unchecked"
    assert "by-seal" in states.values()


CUT = "The boat comes at dawn, but not in winter, and brings the glass"


@pytest.mark.parametrize(("others", "reason"), [([5, 6, 7, 8], "leaves out a second look: condition-cut"), ([], "")])
def test_a_second_look_at_opened_words_cannot_be_left_out(others: list[int], reason: str) -> None:
    """Where they are hidden only the record can say so; where another quotation opens them, anybody sees them."""
    quote = Quote(
        id="lamps-aaaa", segment="c1", text="The boat comes at dawn, […] and brings the glass", kind="testimony"
    )
    found = verbatim.find(quote.text, CUT)
    assert {"condition-cut", "negation-cut"} <= {look.kind for look in found.looks}
    check = a_check(quote, found, looks=["negation-cut"])
    ends = verbatim.tiles(CUT)
    opened = seals.words_at(CUT, ends, found.parts) | set(others)
    refused = seals.refusal(quote, check, seals.opened(seals.seal_segment(bytes(32), "c1", CUT, opened, ends)))
    assert (refused.words if refused else "").endswith(reason)
    assert bool(refused) == bool(reason)


def a_check(quote: Quote, found: verbatim.Finding, looks: list[str]) -> seals.Check:
    placed = {"state": found.state, "start": found.start, "end": found.end}
    counted = {"words": found.words, "words_cut": found.words_cut, "looks": looks}
    said = {"checked": "2031-01-01", "segment": quote.segment, "digest": seals.digest_of(quote)}
    return seals.Check.model_validate({**placed, **counted, **said})


def test_every_second_look_that_is_sure_is_one_that_the_rule_knows() -> None:
    source = (Path(verbatim.__file__).parent / "looks.py").read_text(encoding="utf-8")
    names = {kind.name for kind in lexicon.KINDS}
    assert all(kind in source or kind.rpartition("-")[0] in names for kind in seals.verdict.SURE)


def test_words_beside_a_quotation_count_as_opened() -> None:
    files = content()
    known = evidence.judge(loaded(files), None).judged
    beside = [each for each in known.values() if each.check and each.quote.record.prefix + each.quote.record.suffix]
    assert beside, "the example tells two places apart by what stands beside one"
    assert all(each.check and each.words == each.check.words + each.check.beside for each in beside)
    assert any(each.check and each.check.beside for each in beside)


def with_key(folder: Path) -> captures.Vault:
    for path in VAULT.root.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / seals.KEY_FILE).write_bytes(seals.new_key())
    return captures.Vault(folder)


def resealed(files: dict[str, bytes], vault: captures.Vault) -> dict[str, bytes]:
    dossier = loaded(files)
    known = evidence.judge(dossier, vault, note=reprints.gists)
    also = reprints.sought(dossier, known.gists)
    return {**files, **dict(sealing.seals_to_write(dossier, known, files, "2031-01-01", also))}


def test_a_vault_with_a_key_seals_with_that(tmp_path: Path) -> None:
    vault = with_key(tmp_path)
    before = content()
    assert {message.partition("` ")[2] for _, message in said(diagnosed(before, vault))} == {
        "was made before the vault had its key"
    }
    after = resealed(before, vault)
    assert said(diagnosed(after, vault)) == []
    assert said(diagnosed(after)) == []
    old, new = seals.read(before[SEAL]), seals.read(after[SEAL])
    assert old.quotes == new.quotes, "no date moves, since no words did"
    assert not {each.root for each in old.sealed.values()} & {each.root for each in new.sealed.values()}


def test_without_the_key_a_keyed_seal_is_told_and_not_made_again(tmp_path: Path) -> None:
    after = resealed(content(), with_key(tmp_path))
    found = diagnosed(after, VAULT)
    assert [(each.check, each.severity) for each in found] == [("vault-key", "warning")]
    assert "there is none among these captures (and those of" in found[0].message
    assert resealed(after, VAULT) == after


def test_another_key_is_said(tmp_path: Path) -> None:
    after = resealed(content(), with_key(tmp_path))
    (tmp_path / seals.KEY_FILE).write_bytes(seals.new_key())
    vault = captures.Vault(tmp_path)
    found = diagnosed(after, vault)
    assert [(each.check, each.severity) for each in found] == [("vault-key", "error")]
    made = seals.read(after[SEAL]).key
    assert found[0].remedy.startswith(f"put back the key with fingerprint `{made}`")
    assert resealed(after, vault) == after


@pytest.mark.parametrize("data", [b"", b"key", b"0" * 63, b"0" * 65, b"G" * 64, b"\xff" * 64, b"0" * 64 + b"\n\n"])
def test_a_key_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(seals.BadKey):
        seals.key_read(data)


def test_a_new_key_is_a_key_and_no_capture() -> None:
    assert len(seals.key_read(seals.new_key())) == 32
    assert seals.new_key() != seals.new_key()
    named = edited(SOURCE, "file: the-long-watch.txt", f"file: {seals.KEY_FILE}")
    assert [check for check, _ in said(diagnosed(named, VAULT))] == ["capture-unreadable"]


def test_whatever_a_seal_holds_is_a_diagnostic_and_never_a_crash() -> None:
    random = Random("any seal")
    files, tree, asked = content(), json.loads(content()[SEAL]), 0
    for _ in range(25):
        other = json.loads(json.dumps(tree))
        holder = other
        while isinstance(holder, dict | list) and holder and random.random() < 0.9:
            key = random.choice(list(holder)) if isinstance(holder, dict) else random.randrange(len(holder))
            if not isinstance(holder[key], dict | list) or random.random() < 0.1:
                holder[key] = random.choice(
                    [None, 0, -1, 10**30, "", "0" * 32, "c1", [], {}, [[]], True, 1.5, "A" * 64]
                )
                break
            holder = holder[key]
        damaged = {**files, SEAL: as_seal(other)}
        checks = {each.check for each in (*diagnosed(damaged), *diagnosed(damaged, VAULT))}
        assert checks <= {"malformed-seal", "broken-seal", "seal-disagrees", "other-reader", *OF_QUOTES}
        asked += len(checks)
    assert asked > 10


OF_QUOTES = ("unproved-quote", "unsealed-quote", "stale-seal", "second-look")
