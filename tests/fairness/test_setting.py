"""Another's words inside a contribution: in quotation marks of every kind, after a line, behind `>`; and one's own."""

from __future__ import annotations

import pytest

from onrecord.verbatim import find

QUOTED = "lamp was lit"
SECOND_HAND = {"inside-quotation-marks", "after-introduction"}

# What the source shows, and its text; of each `lamp was lit` is quoted.
ANOTHERS = {
    "nested double in double": "“He told us “go away” and then the lamp was lit” she wrote.",
    "straight nested": '"He told us "go away" and then the lamp was lit" she wrote.',
    "single in double": "“He told us ‘go away’ and then the lamp was lit” she wrote.",
    "single": "We heard ‘the lamp was lit at noon’ from her.",
    "single plural": "We heard 'the keepers' lamp was lit at noon' from her.",
    "unpaired open": "“The tide is in and the lamp was lit at dusk.\n\nWe went home after that.",
    "unpaired close": "The tide is in and the lamp was lit at dusk” they wrote. We went.",
    "inches in quote": '"A 6" chimney was used and the lamp was lit with it." That is what it said.',
    "para reopen": "She wrote: “The tide is in.\n\n“And the lamp was lit.\n\n“Then home.” So she did.",
    "multi-para no reopen": "She wrote: “The tide is in.\n\nAnd the lamp was lit.\n\nThen home.” So she did.",
    "single para reopen": "She wrote: ‘The tide is in.\n\n‘And the lamp was lit.\n\n‘Then home.’ So she did.",
    "single para first": "She wrote: ‘The tide is in and the lamp was lit.\n\n‘Then home.’ So she did.",
    "guillemets": "Il dit : « the lamp was lit at dusk » and left.",
    "guillemets rev": "Er sagt: »the lamp was lit at dusk« and left.",
    "german": "Er sagt: „the lamp was lit at dusk“ and left.",
    "swedish": "Hon sa: ”the lamp was lit at dusk” and left.",
    "angle single": "‹the lamp was lit at dusk› and left.",
    "corner": "「the lamp was lit at dusk」 and left.",
    ":-": "From Twitter:-\n\nThe lamp was lit at dusk.",
    ": -": "From the log: -\nThe lamp was lit at dusk.",
    ":–": "This from a keeper:–\n\nThe lamp was lit at dusk.",
    "wrote:": "A keeper wrote:\n\nThe lamp was lit at dusk.",
    "says:": "The Harbour Gazette says:\n\nThe lamp was lit at dusk.",
    "backtick": "``the lamp was lit at dusk'' she wrote.",
    "wrote: and one line break": "A keeper wrote:\nThe lamp was lit at dusk.",
    "wrote: on the same line": "A keeper wrote: the lamp was lit at dusk.",
    "boasted: on the same line": "Then the board boasted to us: the lamp was lit at dusk.",
    "from and a dash": "From the Harbour Gazette -\n\nThe lamp was lit at dusk.",
    "from and a long dash": "From the log —\n\nSo it was.\n\nThe lamp was lit at dusk.",
    "a single mark left open": "'The lamp was lit at dusk",
    "a single mark left open after a colon": "So it was: ‘The lamp was lit at dusk",
    "between single marks over paragraphs": "'The tide is in.\n\nThe lamp was lit.\n\nThen home.' So she did.",
    "the last between them": "‘The tide is in.\n\nThen home and the lamp was lit.’ So she did.",
    "blockquote >": "> The lamp was lit at dusk.\n\nI do not think so.",
}
OWN = {
    "after nested close, own": "“He told us ‘go away’ at once.” Then the lamp was lit.",
    "plural poss not quote": "The keepers' lamp was lit at noon and the bargees' boat was late.",
    "elision": "Get 'em up, the lamp was lit at the boys' place.",
    "decade": "Back in the '90s the lamp was lit by the boys' hands.",
    "unpaired open next para own": "“The tide is in and so on.\n\nWe saw the lamp was lit.",
    "unpaired close after": "The tide is in at dusk” they wrote. And the lamp was lit.",
    "inches": 'A 6" chimney was used and the lamp was lit with it.',
    "inches twice": 'A 6" or 7" chimney: the lamp was lit with it.',
    "para reopen last own": "She wrote: “The tide is in.\n\n“Then home.” So the lamp was lit.",
    "multi-para no reopen own after": "She wrote: “The tide is in.\n\nThen home.” So the lamp was lit.",
    "german after": "Er sagt: „so it is“ and the lamp was lit.",
    "own addition": "I would like to add: the lamp was lit at dusk.",
    "own words again": "As I said: the lamp was lit at dusk.",
    "a noun": "My answer: the lamp was lit at dusk.",
    "a dash in speech": "It was so -\n\nthe lamp was lit.",
    "elision left open": "'Ere the lamp was lit at dusk.",
    "after single marks over paragraphs": "'The tide is in.\n\nThen home.' So the lamp was lit.",
    "two paragraphs after wrote": "A keeper wrote:\n\nThe tide is in.\n\nThe lamp was lit.",
    "list": "My points are these:\n\nThe lamp was lit at dusk.",
}


def looks(text: str, words: str, *, quoting: bool = False) -> set[str]:
    found = find(words, text, quoting=quoting)
    assert found.state == "verbatim", found.message
    return {look.kind for look in found.looks}


@pytest.mark.parametrize("case", ANOTHERS)
def test_anothers_words_are_known_as_such(case: str) -> None:
    assert looks(ANOTHERS[case], QUOTED) & SECOND_HAND
    assert not looks(ANOTHERS[case], QUOTED, quoting=True) & {*SECOND_HAND, "own-words"}


@pytest.mark.parametrize("case", OWN)
def test_ones_own_words_are_not_taken_for_anothers(case: str) -> None:
    assert not looks(OWN[case], QUOTED) & SECOND_HAND
    assert "own-words" in looks(OWN[case], QUOTED, quoting=True)


def test_own_words_beside_a_quotation_are_not_passed_on() -> None:
    text = "“The lamp was lit,” we read, “and the boat came.” We went home."
    assert not looks(text, "The lamp was lit", quoting=True) & {"own-words"}
    assert "own-words" in looks(text, "The lamp was lit,” we read", quoting=True)
    assert "own-words" in looks(text, "and the boat came.” We went home.", quoting=True)
    assert "own-words" in looks(text, "“The lamp was lit,” we read, “and the boat came.”", quoting=True)


def test_a_line_that_says_who_speaks_brings_one_paragraph() -> None:
    text = "A keeper wrote:\n\nThe lamp was lit at dusk.\n\nI was asleep by then."
    assert looks(text, "The lamp was lit") == {"after-introduction"}
    assert looks(text, "I was asleep by then.") == set()


def test_words_that_show_their_marks_are_anothers_and_words_round_them_are_not() -> None:
    text = "I saw the board and “the lamp was lit” stood there."
    assert looks(text, "“the lamp was lit”") == {"inside-quotation-marks"}
    assert looks(text, "board and “the lamp was lit” stood") == set()
