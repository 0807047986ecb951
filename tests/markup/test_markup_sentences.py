"""Sentences: each mention is told in the one it stands in, whole, however people write."""

from __future__ import annotations

import pytest

from onrecord import markup
from onrecord.markup import Mention
from onrecord.markup.sentences import ends

SAID = {"a": "“It went dark. Twice.”", "b": "“no more than that”", "f": "22", "c": "The claim."}


def say(mention: Mention) -> str:
    return mention.label or ", ".join(SAID.get(each, each) for each in mention.ids)


def told(body: str) -> list[str]:
    return ["".join(part.text for part in each) for each in markup.told(markup.read(body), say)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("Lamps, e.g. Fresnel ones, last. Two.", ["Lamps, e.g. Fresnel ones, last.", "Two."]),
        ("Mr. Keeper and Dr. Wick left. Two.", ["Mr. Keeper and Dr. Wick left.", "Two."]),
        ("See p. 4 and no. 12. Two.", ["See p. 4 and no. 12.", "Two."]),
        ("The answer is no. The lamp was lit.", ["The answer is no.", "The lamp was lit."]),
        ("It cost £2.50. J. Wick paid.", ["It cost £2.50.", "J. Wick paid."]),
        ("Was it lit? Yes! So it was… Then not.", ["Was it lit?", "Yes!", "So it was…", "Then not."]),
        ("“It failed. It failed again,” she wrote. Two.", ["“It failed. It failed again,” she wrote.", "Two."]),
        ("She wrote “it failed.” He did not.", ["She wrote “it failed.”", "He did not."]),
        ("(It failed. Often.) Two.", ["(It failed.", "Often.)", "Two."]),
        ("In 2019. 22 lamps.", ["In 2019.", "22 lamps."]),
        ("at 9 a.m. the boat came. Two.", ["at 9 a.m. the boat came.", "Two."]),
        ("no end", ["no end"]),
        ("", [""]),
    ],
)
def test_a_text_is_parted_at_the_ends_of_its_sentences(text: str, expected: list[str]) -> None:
    stops = ends(text)
    assert [text[a:b].strip() for a, b in zip([0, *stops], stops, strict=False)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("First. It gives [[figure:f]] lamps, e.g. *Fresnel* ones. Last.", ["It gives 22 lamps, e.g. Fresnel ones."]),
        ("She said [[quote:a]] He did not.", ["She said “It went dark. Twice.”"]),
        ("She said [[quote:b]] and left. He did not.", ["She said “no more than that” and left."]),
        ("It is said. [[quote:a]] Nobody knows.", ["It is said. “It went dark. Twice.”"]),
        ("One.\n\nTwo. Three leads in:\n\n[[quote:a]]\n\nAfter.", ["Three leads in: “It went dark. Twice.”"]),
        ("In:\n\n[[quote:a]]\n\n[[quote:b]]", ["In: “It went dark. Twice.”", "In: “no more than that”"]),
        ("Words.\n\n## Title\n\n[[quote:a]]", ["“It went dark. Twice.”"]),
        ("- [[quote:a]]\n- The claim [[claim:c]] stands.", ["“It went dark. Twice.”", "The claim The claim. stands."]),
        ("| what | many |\n|---|---|\n| lamps | [[figure:f]] |", ["lamps · 22"]),
        ("See [[source:s|the\nthread]] and `code` there. No.", ["See the thread and code there."]),
        ("Not there.[^x]\n\n[^x]: But here: [[quote:b]]. Yes.", ["But here: “no more than that”."]),
        ("> Said [[quote:a]] once.", ["Said “It went dark. Twice.” once."]),
        ("", []),
    ],
)
def test_a_mention_is_told_in_its_own_sentence(body: str, expected: list[str]) -> None:
    assert told(body) == expected


def test_there_is_one_sentence_a_mention_in_their_order() -> None:
    body = "A [[quote:a]].[^n] B [[figure:f]].\n\n[^n]: N [[quote:b]].\n\n[[quote:a]]\n\n[[qoute:broken]] [[claim:c]]"
    read = markup.read(body)
    every = markup.told(read, say)
    assert len(every) == len(read.mentions)
    assert all(mention in [part.mention for part in each] for mention, each in zip(read.mentions, every, strict=True))


def test_quotation_marks_in_what_is_mentioned_part_nothing() -> None:
    SAID["odd"] = '“He said "oh“'
    assert told("One [[quote:odd]] there. Two [[figure:f]]. Three.") == ['One “He said "oh“ there.', "Two 22."]
