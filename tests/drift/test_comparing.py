"""Comparing a quotation with a page: only what the rule finds is there, and what is told of the rest is short."""

from __future__ import annotations

import os
import random

import pytest

from lighthouse import VAULT, content, loaded
from onrecord import verbatim
from onrecord.drift import Page, compare, read
from onrecord.importing import Unreadable
from onrecord.records import Quote

CASES = int(os.environ.get("ONRECORD_CASES", "300"))
DOSSIER = loaded(content())


def segments(source: str) -> dict[str, str]:
    reading = VAULT.read(DOSSIER.sources[source].record.captures[0])
    assert reading is not None
    return dict(reading.segments)


def published() -> list[tuple[str, Quote]]:
    every = DOSSIER.quotes.values()
    return [(DOSSIER.source_of[q.id], q.record) for q in every if q.record.status == "published"]


QUOTES = [(source, quote) for source, quote in published() if DOSSIER.sources[source].record.captures]


def test_every_quotation_is_there_on_a_page_as_it_was_saved() -> None:
    for source, quote in QUOTES:
        assert compare(quote, Page(segments(source))).state == "there"
        assert compare(quote, Page({"": "\n\n".join(segments(source).values())}, parted=False)).state == "there"


def test_what_the_rule_does_not_find_is_never_there() -> None:
    chance = random.Random(20)
    lost = 0
    for _ in range(CASES):
        source, quote = chance.choice(QUOTES)
        page = segments(source)
        page[quote.segment] = corrupted(page[quote.segment], quote, chance)
        compared = compare(quote, Page(page), {quote.segment: quote.segment})
        stands = [name for name, text in page.items() if stands_in(quote, text)]
        assert (compared.state == "there") == (quote.segment in stands)
        assert (compared.state == "elsewhere") == (bool(stands) and quote.segment not in stands)
        assert compare(quote, Page(page)).state == {"elsewhere": "doubtful"}.get(compared.state, compared.state)
        assert len(compared.message) <= 710
        lost += not stands
    assert lost > CASES / 3


def stands_in(quote: Quote, text: str) -> bool:
    finding = verbatim.find(quote.text, text)
    return bool(finding) or finding.places > 1


def corrupted(text: str, quote: Quote, chance: random.Random) -> str:
    """The text with one of its words near or in the quotation dropped, doubled, re-cased or put for another."""
    finding = verbatim.find(quote.text, text, quote.prefix, quote.suffix)
    spans = [(a, b) for a, b in verbatim.words(text) if finding.start - 40 <= a and b <= finding.end + 40]
    start, end = chance.choice(spans)
    word = text[start:end]
    return text[:start] + chance.choice(["", f"{word} {word}", word.swapcase(), "gannet"]) + text[end:]


BELL = "The bell was rung for fog on every night of the winter."
QUOTE = QUOTES[1][1].model_copy(update={"segment": "c2", "text": BELL})
STATES = [
    ({"c2": BELL}, "there"),
    ({"c2": f"{BELL} {BELL}"}, "there"),
    ({"c1": BELL, "c2": "No."}, "elsewhere"),
    ({"c1": BELL}, "elsewhere"),
    ({"c1": "The bell was rung for fog", "c2": "on every night of the winter."}, "changed"),
    ({"c2": "The bell was never rung for fog on any night of the winter."}, "changed"),
    ({"c1": "The bell was rung for snow on every night of the winter.", "c2": "No."}, "changed"),
    ({"c2": "This comment has been removed by the author."}, "gone"),
    ({"c2": "The cook was paid for flour on the first day of the month."}, "gone"),
    ({"c2": "Of the and on the of the for was the every the night of the, on the."}, "gone"),
]


@pytest.mark.parametrize(("page", "state"), STATES)
def test_what_became_of_the_words(page: dict[str, str], state: str) -> None:
    assert compare(QUOTE, Page(page), {"c2": "c2"}).state == state


REPEATED = f"Somebody wrote: {BELL} I never heard it."
VOICES = [
    ({"c2": BELL}, None, "there"),
    ({"c1": BELL}, None, "doubtful"),
    ({"c1": BELL}, {"c2": "c1"}, "there"),
    ({"c1": "No.", "c2": REPEATED}, {"c1": "c1", "c3": "c2"}, "elsewhere"),
    ({"c1": "No.", "c2": REPEATED}, {"c1": "c1"}, "doubtful"),
    ({"c1": REPEATED, "c2": "No."}, {}, "elsewhere"),
    ({"c1": "No.", "c2": REPEATED}, {"c2": "c1"}, "elsewhere"),
]


@pytest.mark.parametrize(("page", "now", "state"), VOICES)
def test_words_are_there_only_in_the_contribution_they_are_from(
    page: dict[str, str], now: dict[str, str] | None, state: str
) -> None:
    assert compare(QUOTE, Page(page), now).state == state


def test_words_at_too_many_places_to_look_are_doubtful() -> None:
    inside = QUOTE.model_copy(update={"text": "a"})
    assert compare(inside, Page({"c2": "banana " * 10_000})).state == "doubtful"
    assert compare(inside, Page({"c2": "banana " * 10})).state != "there"


def test_words_without_what_stood_beside_them_are_still_there() -> None:
    quote = QUOTE.model_copy(update={"prefix": "In those days "})
    compared = compare(quote, Page({"c2": QUOTE.text}))
    assert compared.state == "there"
    assert "not beside what stood by them" in compared.message


def test_little_of_a_long_change_is_told() -> None:
    page = Page({"c2": QUOTE.text.replace("rung", "heard " + "and heard again " * 400)})
    compared = compare(QUOTE, page)
    assert compared.state in ("changed", "gone")
    assert len(compared.message) <= 710


def test_marks_of_an_editor_are_not_looked_for() -> None:
    quote = QUOTE.model_copy(update={"text": "[T]he bell was rung […] on every night of the [long] winter."})
    compared = compare(quote, Page({"c2": "And the bell was rung, twice, on every morning of the whole winter."}))
    assert compared.state == "changed"
    assert "“night”" in compared.message


@pytest.mark.parametrize("data", [b"", b" \n", b"\0", b"\xff\xfe", b"%PDF-1.7 words", b"WARC/1.0\r\n", b"PK\x03\x04\0"])
def test_what_is_no_page_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_a_text_that_no_layout_knows_is_one_text() -> None:
    page = read("\ufeffThe bell was rung.\n".encode())
    assert (page.parted, [*page.segments.values()]) == (False, ["The bell was rung.\n"])


def test_what_is_told_of_an_archive_is_the_archives_own_fault() -> None:
    with pytest.raises(Unreadable) as told:
        read(b"PK\x03\x04 cut short \0", "https://lamproom.example/")
    assert "NUL" not in told.value.message
