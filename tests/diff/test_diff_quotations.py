"""What became of a quotation: new, gone, reworded, moved, renamed, withdrawn, and how it is proved."""

from __future__ import annotations

import json

import pytest
from compared import SMALL, SOURCE, WATCH, acts, compared, quoted, rewritten

from lighthouse import VAULT, content, loaded
from onrecord import evidence, sealing
from onrecord.diff import as_text
from onrecord.records import Quote

LINE = "The Board counts the hours when nothing happens. I count the other hours."
NEW = "\n  - {id: lamps-9999, segment: c4, text: the lamp was lit again, kind: testimony, issues: [lamps]}\n"
AGAIN = b"  - {id: lamps-bbbb, was: [lamps-7k3m], segment: c2, text: it was dark by four, kind: opinion}\n"


def with_new() -> dict[str, bytes]:
    files = content()
    return {**files, WATCH: files[WATCH].rstrip(b"\n") + NEW.encode()}


def test_nothing_changed() -> None:
    found = compared(content(), content())
    assert found.is_empty
    assert as_text(found) == "from main to HEAD: No evidence changed"


def test_what_is_written_otherwise_and_says_the_same_is_no_change() -> None:
    found = compared(content(), rewritten(("title: The Long Watch", "# a comment\ntitle:   The Long Watch")))
    assert found.is_empty
    assert as_text(found).endswith("No evidence changed; 1 file is written otherwise and says the same")


def test_a_new_quotation_has_all_that_its_reviewer_reads() -> None:
    found = quoted(compared(content(), with_new()), "lamps-9999")
    assert (found.acts, found.before, found.wants_review) == (("added",), None, True)
    assert (found.text, found.now and found.now.state) == ("the lamp was lit again", "unchecked")
    assert {change.field: change.pieces[0].text for change in found.fields} == {"kind": "testimony", "issues": "lamps"}


def test_a_removed_quotation_is_said_with_its_words() -> None:
    found = quoted(compared(with_new(), content()), "lamps-9999")
    assert (found.acts, found.now, found.wants_review) == (("removed",), None, False)
    assert [piece.text for change in found.words for piece in change.pieces] == ["the lamp was lit again"]


def test_words_that_change_are_told_and_no_longer_proved() -> None:
    now = rewritten((LINE, LINE.replace("hours when", "minutes when")))
    found = quoted(compared(content(), now), "lamps-x7k2")
    assert found.acts == ("reworded", "unproved")
    assert [f"{piece.act} {piece.text}" for piece in found.words[0].pieces] == [
        "same The Board counts the",
        "removed hours",
        "added minutes",
        "same when nothing happens. I count the other hours.",
    ]
    assert found.before
    assert (found.before.state, found.before.segment) == ("by-seal", "b1")


def test_another_typography_is_not_another_wording() -> None:
    found = quoted(compared(content(), rewritten((LINE, LINE.replace("The Board", "The\u00a0Board")))), "lamps-x7k2")
    assert (found.acts, found.words[0].form) == (("changed",), "typography")


def test_fields_are_told_one_by_one() -> None:
    old = "id: lamps-t9ra\n    segment: b2"
    now = rewritten(
        (old, f"{old}\n    flags: [health]\n    said: 2019"), ("issues: {lamps: for}", "issues: {lamps: against}")
    )
    found = compared(content(), now)
    told = {change.field: [f"{p.act} {p.text}" for p in change.pieces] for change in quoted(found, "lamps-t9ra").fields}
    assert told == {
        "issues": ["removed lamps: for", "added lamps: against"],
        "said": ["added 2019"],
        "flags": ["added health"],
    }
    assert "· flagged health" in as_text(found)
    assert acts(found) == {"lamps-t9ra": ("changed",)}


def test_a_day_that_is_noted_asks_for_no_review() -> None:
    found = compared(content(), rewritten(("changed: 2026-11-29", "changed: 2026-11-30")))
    assert acts(found) == {"lamps-q4ve": ("changed",)}
    assert "[ ]" not in as_text(found)


def test_another_segment_is_a_move() -> None:
    found = quoted(
        compared(content(), rewritten(("lamps-q4ve\n    segment: b1", "lamps-q4ve\n    segment: b2"))), "lamps-q4ve"
    )
    assert found.acts == ("moved", "unproved")
    assert "lamps-q4ve · moved from b1 of the-long-watch · in b2 of the-long-watch" in as_text(
        compared(content(), rewritten(("lamps-q4ve\n    segment: b1", "lamps-q4ve\n    segment: b2")))
    )


def test_another_source_is_a_move() -> None:
    log = b"title: The lamp log\nkind: blog-thread\n"
    now = {**SMALL, "sources/log.yaml": log, "sources/book.yaml": SOURCE.replace("log", "book").encode()}
    before = {**SMALL, "sources/book.yaml": b"title: The lamp book\nkind: blog-thread\n"}
    assert acts(compared(before, now)) == {"lamps-7k3m": ("moved",)}


def test_another_id_of_the_same_words_is_a_renaming() -> None:
    found = compared(SMALL, rewritten(("lamps-7k3m", "lamps-aaaa"), path="sources/log.yaml", files=SMALL))
    assert acts(found) == {"lamps-aaaa": ("renamed",)}
    assert "lamps-aaaa · renamed from lamps-7k3m" in as_text(found)
    assert not found.balances


@pytest.mark.skipif("was" not in Quote.model_fields, reason="no record says what it was called")
def test_a_record_says_what_it_was_called() -> None:
    renamed = ("id: lamps-7k3m", "id: lamps-aaaa\n    was: [lamps-7k3m]"), ("nobody", "no one")
    found = compared(SMALL, rewritten(*renamed, path="sources/log.yaml", files=SMALL))
    assert acts(found) == {"lamps-aaaa": ("renamed", "reworded")}
    stolen = {**SMALL, "sources/log.yaml": SMALL["sources/log.yaml"] + AGAIN}
    assert acts(compared(SMALL, stolen)) == {"lamps-bbbb": ("added",)}


def test_words_that_two_have_are_no_proof_of_a_renaming() -> None:
    again = SOURCE + SOURCE.partition("quotes:\n")[2].replace("7k3m", "8k3m")
    before = {**SMALL, "sources/log.yaml": again.encode()}
    now = {**SMALL, "sources/log.yaml": again.replace("7k3m", "aaaa").replace("8k3m", "bbbb").encode()}
    found = acts(compared(before, now))
    assert found == dict.fromkeys(("lamps-aaaa", "lamps-bbbb"), ("added",)) | dict.fromkeys(
        ("lamps-7k3m", "lamps-8k3m"), ("removed",)
    )


def test_withdrawn_words_are_not_said_again() -> None:
    stretch = "id: lamps-x7k2\n    segment: b1\n    text: " + LINE
    text = content()[WATCH].decode()
    begins = text.index(stretch)
    ends = text.index("status: published", begins)
    rest = text[begins:ends].replace(f"    text: {LINE}\n", "") + "status: withdrawn"
    now = {**content(), WATCH: (text[:begins] + rest + text[ends + len("status: published") :]).encode()}
    found = compared(content(), now)
    one = quoted(found, "lamps-x7k2")
    assert (one.acts, one.text, one.words, one.fields) == (("withdrawn",), "", (), ())
    assert "lamps-x7k2 · withdrawn" in as_text(found)
    assert "counts the hours" not in as_text(found)


def test_those_of_which_only_the_state_changed_are_told_together() -> None:
    now = {path: data for path, data in content().items() if path != "seals/the-long-watch.json"}
    said = as_text(compared(content(), now))
    why = "no capture is at hand and no seal holds these words yet"
    assert f"  * 17 quotations of the-long-watch · by-seal → unchecked: {why}\n    | they are: lamps-e3fu, " in said
    assert "[ ]" not in said


def test_a_change_that_brings_words_and_their_seal_is_not_believed() -> None:
    reading = VAULT.read(loaded(content()).sources["the-long-watch"].record.captures[0])
    assert reading
    segment = next(name for name in reading.segments if name not in loaded(content()).seals["the-long-watch"].segments)
    words = json.dumps(" ".join(reading.segments[segment].split()[:5]))
    quote = with_new()[WATCH].replace(b"the lamp was lit again", words.encode())
    files = {**content(), WATCH: quote.replace(b"segment: c4,", f"segment: {segment},".encode())}
    dossier = loaded(files)
    known = evidence.judge(dossier, VAULT)
    now = {**files, **dict(sealing.seals_to_write(dossier, known, files, "2031-01-01", {}))}
    assert evidence.judge(loaded(now), None).judged["lamps-9999"].state == "by-seal"
    found = quoted(compared(content(), now), "lamps-9999").now
    assert found
    assert (found.state, found.why) == ("unchecked", f"the root that proves them, of {segment}, is new in this change")
    after = quoted(compared(now, {**now, WATCH: content()[WATCH]}), "lamps-9999").before
    assert after
    assert after.state == "by-seal"


@pytest.mark.parametrize("command", ["::error::x", "##[error]x", "\u202eright to left", "\x1b[31mred"])
def test_no_words_act_on_a_terminal_or_a_log(command: str) -> None:
    escaped = command.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")
    now = rewritten(
        ("text: The lamp burned", f'text: "{escaped} {command[:2]}'),
        ("to look.", 'to look."'),
        path="sources/log.yaml",
        files=SMALL,
    )
    for line in as_text(compared(SMALL, now, command, command)).split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert line.isprintable()
