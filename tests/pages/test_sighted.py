"""The page as published: what a quotation's receipt says of it, from the committed record alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.dossier import Dossier
from onrecord.drift.recording import recorded
from onrecord.edtf import parse
from onrecord.sightings import Look, Sightings, State
from pages.dossiers import lighthouse, site, with_record

ID = "lamps-x7k2"
PATH = f"quotes/{ID}.html"
ADDRESS = "https://lamproom.example/2019/04/the-long-watch.html"
SEEN = "These words were seen there last on 9 February 2026, first on 3 January 2026."
LOST = "no longer holds these words: they were seen there last on 9 February 2026, and not on 1 March 2026."
ABSENT = "did not hold these words when it was looked at, on 1 March 2026."
MOVED = "stood in another contribution of the page, or in a rewritten one: where they are quoted from they were last"
APART = "On 1 March 2026 these words stood in another contribution of the page than the one they are quoted from"
KEPT = "They stand in the saved copy of 2 May 2019."


def looked(*looks: tuple[str, State], address: str = ADDRESS) -> Dossier:
    """The example after so many looks at one of its quotations."""
    dossier = lighthouse()
    look: Look | None = None
    for day, state in looks:
        look = recorded(look, address, parse(day), {ID: (dossier.quotes[ID].record, state)})
    return replace(dossier, sightings={"the-long-watch": Sightings(live=look)})


TOLD: list[tuple[list[tuple[str, State]], list[str]]] = [
    ([("2026-01-03", "there")], ["These words were seen there on 3 January 2026."]),
    ([("2026-01-03", "there"), ("2026-02-09", "there")], [SEEN]),
    ([("2026-01-03", "there"), ("2026-02-09", "there"), ("2026-03-01", "elsewhere")], [MOVED, KEPT]),
    ([("2026-03-01", "elsewhere")], [APART, KEPT]),
    ([("2026-01-03", "there"), ("2026-02-09", "there"), ("2026-03-01", "gone")], [LOST, KEPT]),
    ([("2026-01-03", "there"), ("2026-02-09", "there"), ("2026-03-01", "changed")], [LOST, KEPT]),
    ([("2026-03-01", "gone")], [ABSENT, KEPT]),
]


@pytest.mark.parametrize(("looks", "told"), TOLD)
def test_the_receipt_says_when_the_words_were_seen(looks: list[tuple[str, State]], told: list[str]) -> None:
    html = site(looked(*looks))[PATH]
    assert [phrase for phrase in told if phrase not in html] == []
    assert html.count("The page as published") == 1


def test_nothing_is_said_where_nobody_looked_at_these_words_there() -> None:
    dossier = looked(("2026-01-03", "there"))
    other = with_record(dossier, "quote", ID, text="I count the other hours.")
    elsewhere = looked(("2026-01-03", "there"), address="https://elsewhere.example/")
    for each in (lighthouse(), other, elsewhere):
        assert "The page as published" not in site(each)[PATH]


@pytest.mark.parametrize(
    ("url_is", "state"), [("container", "gone"), ("unopened", "changed"), ("container", "elsewhere")]
)
def test_a_page_that_perhaps_never_held_the_words_is_told_nothing_of(url_is: str, state: State) -> None:
    never = with_record(looked(("2026-03-01", state)), "source", "the-long-watch", url_is=url_is)
    assert "The page as published" not in site(never)[PATH]
    once = with_record(
        looked(("2026-01-03", "there"), ("2026-03-01", state)), "source", "the-long-watch", url_is=url_is
    )
    assert "last" in site(once)[PATH].partition("The page as published")[2][:400]


def test_words_that_no_saved_copy_was_compared_with_are_not_said_to_stand_there() -> None:
    html = site(replace(looked(("2026-03-01", "gone")), seals={}))[PATH]
    assert ABSENT in html
    assert KEPT not in html
