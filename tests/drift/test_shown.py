"""What a page does not show is not called gone: one cut short, one of several, one read without its comments."""

from __future__ import annotations

import json

import pytest

from lighthouse import FOLDER, content, loaded
from onrecord.drift import Looked, look
from onrecord.edtf import parse

WATCH = "the-long-watch"
SAVED = (FOLDER / "captures" / f"{WATCH}.txt").read_text("utf-8")
POST = SAVED.partition("\n6 comments:")[0]
LAST = SAVED.index("  2. From the noticeboard")


def looked(page: str, *, believed: bool = False) -> Looked:
    """A look without the saved copy at hand."""
    known = [WATCH] if believed else []
    (found,) = look(loaded(content()), [WATCH], lambda *_: page.encode(), parse("2031-09-01"), "live", believed=known)
    return found


def states(found: Looked) -> dict[str, tuple[str, str]]:
    return {told.id: (told.state, told.message) for told in found.told}


def as_html(text: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n"))
    return f"<!DOCTYPE html>\n<html><head><title>The Long Watch</title></head><body><article>\n{paragraphs}"


PARTS = [
    ("the comments of another page", SAVED[:LAST], "the page states 6 comments; 3 found"),
    ("a theme that is read without comments", f"{as_html(POST)}</article></body></html>", "read as a comment"),
    ("a page cut short", as_html(POST), "the page has no end"),
]


@pytest.mark.parametrize(("page", "reason"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_words_that_may_stand_in_what_is_not_shown_are_not_gone(page: str, reason: str) -> None:
    found = looked(page)
    lost = states(found)["supply-boats-5ydt"]
    assert lost[0] == "doubtful"
    assert reason in lost[1]
    assert not {"gone", "changed", "elsewhere"} & {state for state, _ in states(found).values()}
    assert lost_by(found.record) <= lost_by(content()[f"drift/{WATCH}.json"])


def lost_by(record: bytes) -> set[str]:
    """The quotations that a record holds as missed."""
    return {name for name, each in json.loads(record)["live"]["quotes"].items() if each["state"] != "there"}


def test_whoever_has_looked_may_say_that_the_page_is_whole() -> None:
    found = states(looked(SAVED[:LAST], believed=True))
    assert found["supply-boats-5ydt"][0] == "gone"


def test_a_post_is_whole_though_its_comments_are_not() -> None:
    said = "I count the other hours."
    assert said in SAVED
    found = states(looked(SAVED[:LAST].replace(said, "I count no other hours.")))
    assert found["lamps-x7k2"][0] == "changed"


def test_a_whole_page_without_the_words_has_lost_them() -> None:
    quoted = next(quote for quote in loaded(content()).quotes_of(WATCH) if quote.id == "supply-boats-5ydt")
    assert quoted.record.text in SAVED
    found = states(looked(SAVED.replace(quoted.record.text, "Nothing was pinned up on the tide")))
    assert found["supply-boats-5ydt"][0] in ("gone", "changed")
    assert found["inspections-6jfu"][0] == "there"
