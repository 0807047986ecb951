"""What a page does not show is not called gone: one cut short, one of several, one read without its comments."""

from __future__ import annotations

import json

import pytest

from lighthouse import FOLDER, VAULT, content, loaded
from onrecord import captures, importing
from onrecord.drift import Looked, look
from onrecord.drift.page import read
from onrecord.edtf import parse

WATCH = "the-long-watch"
SAVED = (FOLDER / "captures" / f"{WATCH}.txt").read_text("utf-8")
POST = SAVED.partition("\n6 comments:")[0]
LAST = SAVED.index("  2. From the noticeboard")


def looked(page: str, *, believed: bool = False, vault: captures.Vault | None = None) -> Looked:
    """A look, without the saved copy at hand unless a vault is given."""
    known, day = [WATCH] if believed else [], parse("2031-09-01")
    (found,) = look(loaded(content()), [WATCH], lambda *_: page.encode(), day, "live", vault, known)
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


def test_words_changed_in_a_comment_that_is_shown_are_told_though_others_are_not() -> None:
    """A page may count for ever a comment that was deleted."""
    said = "A lamp is lit at night, so it is looked at by night"
    assert SAVED.count(said) == 1
    page = SAVED.replace(said, "A lamp burns by night, so it is looked at by night").replace(
        "6 comments:", "7 comments:"
    )
    known, unknown = (states(looked(page, vault=vault))["inspections-w3kp"][0] for vault in (VAULT, None))
    assert known == "changed"
    assert unknown == "doubtful", "without the saved copy nobody can tell whether that is the comment"


@pytest.mark.parametrize(
    ("quote", "said", "now", "state"),
    [
        ("lamps-x7k2", "I count the other hours.", "I count no other hours.", "changed"),
        ("lamps-9gsy", "matters less to me than", "matters more to me than", "doubtful"),
    ],
    ids=["in the midst", "in the last"],
)
def test_where_a_page_is_cut_short_what_stands_before_is_whole(quote: str, said: str, now: str, state: str) -> None:
    assert POST.count(said) == 1
    assert states(looked(POST.replace(said, now), vault=VAULT))[quote][0] == state


def test_a_whole_page_without_the_words_has_lost_them() -> None:
    quoted = next(quote for quote in loaded(content()).quotes_of(WATCH) if quote.id == "supply-boats-5ydt")
    assert quoted.record.text in SAVED
    found = states(looked(SAVED.replace(quoted.record.text, "Nothing was pinned up on the tide")))
    assert found["supply-boats-5ydt"][0] in ("gone", "changed")
    assert found["inspections-6jfu"][0] == "there"


DEBATE = """\
House of Ferries

Tuesday 12 March 2024

2.30 pm

Jane Example (Northport) (Lab): I ask the Minister what ferries run in winter.

The Minister for Harbours (Tom Sample): All of them.

Mr Speaker: Order.

Question put and agreed to.

The sitting was cut short.
"""


def test_what_a_page_says_of_itself_is_no_word_of_its_reader() -> None:
    page = read(DEBATE.encode())
    assert "cut short" in str(importing.recognised(DEBATE.encode())[1].remarks)
    assert (page.cut, page.fewer) == ("", "")


def test_of_many_comments_a_page_may_state_fewer() -> None:
    assert read(SAVED.replace("\n6 comments:", "\n5 comments:").encode()).fewer == ""
    assert read(SAVED.replace("\n6 comments:", "\n7 comments:").encode()).fewer == "the page states 7 comments; 6 found"
