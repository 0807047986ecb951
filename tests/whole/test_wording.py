"""Wording: words of ours in quotation marks are a plain run of a quotation that is cited right there."""

from __future__ import annotations

import pytest

from lighthouse import content, diagnosed, edited
from onrecord.diagnostics import Place

ABOUT = "pages/about.md"
FIRST = "Vesmar, its lights, its Board and everybody quoted here are invented."
SOURCE = "sources/the-long-watch.yaml"
# The quotation with an insertion.
FAIR = content()[SOURCE].decode().partition("[the inspectors]")[0].rpartition("- id: ")[2].partition("\n")[0]
NOBODYS = "“nobody ever said this”"


def _loose(path: str, old: str, new: str) -> list[Place]:
    found = diagnosed(edited(path, old, new))
    return [each.at for each in found if each.check == "loose-quotation"]


def _is_loose(sentence: str) -> bool:
    return bool(_loose(ABOUT, FIRST, sentence))


RUNS = [
    ("lamps-q4ve", "we heard a man shouting", True),
    ("lamps-q4ve", "a man shouting […] and he is alive", True),
    ("lamps-q4ve", "a man shouting [...] and he is alive", True),
    ("lamps-q4ve", "a man shouting and he is alive", False),
    ("lamps-q4ve", "we heard a […] and he is alive", False),
    ("lamps-q4ve", "he is alive because […] of us were awake", False),
    ("lamps-q4ve", "a man [the cook] shouting […] and he", False),
    ("lamps-q4ve", "he is alive because [the] two of us", False),
    ("lamps-q4ve", "he is alive [sic] because two of us", False),
    ("lamps-q4ve", "[H]e is alive because two of us", False),
    ("lamps-q4ve", "[In] February we heard", False),
    ("lamps-x7k2", "Board counts the [same] hours", False),
    ("lamps-x7k2", "The Board counts the hours", True),
    ("lamps-x7k2", "The Board counts […] the other hours", False),
]


@pytest.mark.parametrize(("cited", "run", "stands"), RUNS)
def test_a_run_is_plain_or_has_the_quotations_own_marks(cited: str, run: str, stands: bool) -> None:
    assert _is_loose(f"It says “{run}” here: [[quote:{cited}]]") is not stands


MARKED = [
    ("I read what [the inspectors] had written", True),
    ("I read what the inspectors had written", False),
    ("inspectors] had written, and it was fair", False),
    ("had written, and it was fair", True),
]


@pytest.mark.parametrize(("run", "stands"), MARKED)
def test_an_editors_words_are_not_passed_off_as_said(run: str, stands: bool) -> None:
    assert _is_loose(f"It says “{run}” here: [[quote:{FAIR}]]") is not stands


def test_words_all_inside_an_insertion_were_not_said() -> None:
    old, new = "[the inspectors] had", "[the new inspectors of lamps] had"
    every = edited(SOURCE, old, new)
    said = f"It says “new inspectors of lamps” here: [[quote:{FAIR}]]"
    every[ABOUT] = every[ABOUT].decode().replace(FIRST, said).encode()
    assert "loose-quotation" in [each.check for each in diagnosed(every)]


TWICE = "The Board counts the hours when nothing happens. The Board counts the hours."


REPEATED = [
    ("The Board counts the hours", True),
    ("The Board counts [some] hours", False),
    ("The Board counts [some [new]] hours", False),
]


@pytest.mark.parametrize(("run", "stands"), REPEATED)
def test_a_run_that_stands_twice_in_its_quotation_is_one_all_the_same(run: str, stands: bool) -> None:
    every = edited(SOURCE, "The Board counts the hours when nothing happens. I count the other hours.", TWICE)
    said = f"It says “{run}” here: [[quote:lamps-x7k2]]"
    every[ABOUT] = every[ABOUT].decode().replace(FIRST, said).encode()
    assert ("loose-quotation" in [each.check for each in diagnosed(every)]) is not stands


LABELS = [
    ("[[issue:lamps|“nobody ever said this”]]", True),
    ("“[[issue:lamps|nobody ever said this]]”", True),
    ("[[quote:lamps-x7k2|“nobody ever said this”]]", True),
    ("[[quote:lamps-x7k2|“I count the other hours.”]]", False),
    ("“[[quote:lamps-x7k2|I count the other hours.]]”", False),
    ("[[quote:lamps-x7k2]] [[quote:lamps-q4ve|“I count the other hours.”]]", True),
    ("[[quote:lamps-x7k2]] [[issue:lamps|“I count the other hours.”]]", False),
    ("[[issue:lamps|nobody ever said this]]", False),
    ("`“nobody ever said this”`", True),
    ("```\n“nobody ever said this”\n```\n", True),
    ("``nobody ever said this''", True),
    ("❝nobody ever said this❞", True),
    ("❛nobody ever said this❜", True),
]


@pytest.mark.parametrize(("sentence", "loose"), LABELS)
def test_labels_and_code_are_held_to_the_rule(sentence: str, loose: bool) -> None:
    assert _is_loose(f"{sentence}\n\n") is loose


@pytest.mark.parametrize("about", ["lamps", "mantle", "the-long-watch", "lamps-q4ve", "lamps-out-of-adjustment"])
def test_a_correction_is_judged_whatever_it_is_about(about: str) -> None:
    old = "about: lamps-q4ve\n  what: The quotation"
    assert len(_loose("corrections.yaml", old, f"about: {about}\n  what: It read {NOBODYS}. The quotation")) == 1


def test_a_record_that_cites_nothing_known_is_left_to_be_mended_first() -> None:
    old = "about: lamps-q4ve\n  what: The quotation"
    assert not _loose("corrections.yaml", old, f"about: not-there\n  what: It read {NOBODYS}. The quotation")


FIELDS = [
    ("dossier.yaml", "publisher: The Vesmar Lights Archive", "publisher: "),
    ("dossier.yaml", "licence: CC-BY-4.0", "licence: "),
    ("sources/dark-towers.yaml", "title: Post and thread on dark towers", "title: "),
    (SOURCE, "publisher: Lamp Room Notes", "publisher: "),
    (SOURCE, "rights: third-party; short quotation for criticism and review", "rights: "),
    (SOURCE, "voice: {role: blog editor}", "voice:\n      role: "),
    (SOURCE, "voice: {quoting: a notice on a station's noticeboard}", "voice:\n      quoting: "),
    ("figures.yaml", 'value: "14"', "value: "),
    ("figures.yaml", 'out_of: "52"', "out_of: "),
    ("terms.yaml", "label: mantle", "label: "),
    ("terms.yaml", "label: mantle", "label: mantle\n  expansion: "),
    ("terms.yaml", "variants: [mantles, lamp mantle]", "variants:\n    - "),
]


@pytest.mark.parametrize(("path", "old", "field"), FIELDS)
def test_every_field_of_ours_is_judged_and_shown(path: str, old: str, field: str) -> None:
    (at,) = _loose(path, old, field + NOBODYS)
    before = edited(path, old, field + NOBODYS)[path].decode().partition("“nobody")[0]
    assert (at.path, at.line) == (path, before.count("\n") + 1)


def test_a_title_that_a_source_gives_itself_is_its_own() -> None:
    assert not _loose(SOURCE, "title: The Long Watch", f"title: {NOBODYS}")
