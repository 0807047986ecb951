"""Where and when, as people say it."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import edtf
from onrecord.pages import places
from onrecord.records import Quote, Source
from pages.dossiers import WORDS

PLACES = (
    ("c11", "comment 11"),
    ("c11.r2", "comment 11, reply 2"),
    ("b3", "contribution 3 in the post"),
    ("p1", "press text in the post"),
    ("p2", "press text 2 in the post"),
    ("e1", "the blog editor"),
    ("e2", "the blog editor, note 2"),
    ("a1", "the article"),
    ("g3", "page 3"),
    ("g3.k2", "page 3, passage 2"),
    ("n12", "paragraph 12"),
    ("n4.n2", "paragraph 4.2"),
    ("s12", "speech 12"),
    ("z4", "z4"),
)

SAID = (
    ("c1", "blog-thread", "2023-01-29~", "", "in a thread begun about 29 January 2023"),
    ("c1.r1", "blog-thread", "2023-01-29~", "2023-01-29~/..", "in a thread begun about 29 January 2023"),
    ("b1", "blog-thread", "2016-06-05", "", "in a post of 5 June 2016"),
    ("p1", "blog-thread", "2016-06", "", "in a post of June 2016"),
    ("p1", "news-article", "2016-06-05", "", "in an article of 5 June 2016"),
    ("e1", "blog-thread", "2016-06-05", "", "5 June 2016"),
    ("g3", "report", "2016-06-05", "", "5 June 2016"),
    ("n4.n2", "report", "2016-06-05", "", "5 June 2016"),
    ("s2", "debate", "2016-06-05", "", "5 June 2016"),
    ("a1", "news-article", "2016-06-05", "", "5 June 2016"),
    ("c1", "blog-thread", "2016-06-05", "2016-06-07", "7 June 2016"),
    ("c1", "blog-thread", "", "2016", "2016"),
    ("c1", "blog-thread", "", "", "date not recorded"),
)


@pytest.mark.parametrize(("segment", "spoken"), PLACES)
def test_a_segment_is_said_in_words(segment: str, spoken: str) -> None:
    assert places.place(segment, WORDS) == spoken


@pytest.mark.parametrize(("segment", "kind", "published", "said", "spoken"), SAID)
def test_when_follows_from_what_is_known(segment: str, kind: str, published: str, said: str, spoken: str) -> None:
    quote = Quote(id="lamps-1", segment=segment, text="the lamp was lit", kind="opinion", said=said or None)
    fields: dict[str, Any] = {"title": "A post", "kind": kind, "published": published or None}
    assert places.said(quote, Source(**fields), WORDS).text == spoken


def test_the_date_for_machines_is_the_earliest() -> None:
    assert places.when(edtf.parse("2016-06~"), WORDS) == places.When("about June 2016", "2016-06")
    assert places.when(None, WORDS).iso == ""


def test_segments_sort_as_they_are_read() -> None:
    ids = ["c10", "c2.r1", "c2", "b1", "p1", "e1", "c2.r10", "c2.r2"]
    assert sorted(ids, key=places.order) == ["e1", "p1", "b1", "c2", "c2.r1", "c2.r2", "c2.r10", "c10"]
    ids = ["n10", "n4.n10", "n4.n2", "g10", "g2.k2", "g2", "s10", "s9"]
    assert sorted(ids, key=places.order) == ["g2", "g2.k2", "g10", "n4.n2", "n4.n10", "n10", "s9", "s10"]
