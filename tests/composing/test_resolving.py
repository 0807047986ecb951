"""What strangers call a source, an issue or a record of ours, and what is not guessed."""

from __future__ import annotations

import pytest

from lighthouse import content, edited, loaded
from onrecord.composing import issue_called, source_called, subject_called

DOSSIER = loaded(content())


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("dark-towers", "dark-towers"),
        ("post and thread on dark towers", "dark-towers"),
        ("https://lamproom.example/2020/11/", "dark-towers"),
        ("https://lamproom.example/2020/11/dark-towers.html?m=1#c2", "dark-towers"),
        ("http://lamproom.example/2019/04/the-long-watch.html?utm_source=x", "the-long-watch"),
        ("https://lamproom.example/", ""),
        ("../sources/dark-towers", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_a_source_is_known_by_id_title_or_address(said: str, source: str) -> None:
    assert source_called(DOSSIER, said) == source


def test_a_title_that_two_sources_have_names_neither() -> None:
    twice = loaded(edited("sources/letters-of-the-year.yaml", "title: Letters of the Year", "title: The Long Watch"))
    assert source_called(twice, "The Long Watch") == ""
    assert source_called(twice, "the-long-watch") == "the-long-watch"


@pytest.mark.parametrize(
    ("said", "issue", "stance"),
    [
        ("lamps", "lamps", ""),
        ("LAMPS: For", "lamps", "for"),
        ("- `supply-boats`=both", "supply-boats", "both"),
        ("* inspections : neither.", "inspections", "neither"),
        ("lamps: agianst", "lamps", "agianst"),
        ("fog: bells", "fog", "bells"),
        ("a: b: for", "a: b", "for"),
        (":", "", ""),
        ("lamps for", "lamps for", ""),
    ],
)
def test_an_issue_is_known_by_id_or_title_with_its_stance(said: str, issue: str, stance: str) -> None:
    assert issue_called(DOSSIER, said) == (issue, stance)


def test_a_title_may_hold_a_colon() -> None:
    title = DOSSIER.issues["lamps"].record.title
    renamed = loaded(edited("issues/lamps.md", f"title: {title}", 'title: "Lamps: for whom"'))
    assert issue_called(renamed, "Lamps: for whom") == ("lamps", "")
    assert issue_called(renamed, "lamps: for whom: against") == ("lamps", "against")


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("lamps-x7k2", "lamps-x7k2"),
        ("`lamps-x7k2`", "lamps-x7k2"),
        ("https://site.example/quotes/lamps-x7k2.html", "lamps-x7k2"),
        ("https://site.example/sources/the-long-watch.html#lamps-x7k2", "lamps-x7k2"),
        ("https://site.example/issues/lamps.html#top", "lamps"),
        ("../../claims.yaml", ""),
        ("https://[/x", ""),
        ("nothing", ""),
    ],
)
def test_a_record_is_known_by_id_or_page(said: str, subject: str) -> None:
    assert subject_called(DOSSIER, said) == subject
