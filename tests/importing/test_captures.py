"""The real threads, where their captures are at hand: what stands in them by count and digest, never by their words."""

import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest

from onrecord import importing
from onrecord.importing import Segment, Thread

VAULT = os.environ.get("ONRECORD_CAPTURES", "")

pytestmark = [
    pytest.mark.captures,
    pytest.mark.skipif(not VAULT, reason="ONRECORD_CAPTURES names no folder of captures"),
]

KINDS = {
    "001": {"contribution": 1, "editor": 2, "press": 1, "comment": 22, "reply": 27},
    "002": {"editor": 1, "comment": 18, "reply": 30},
    "004": {"contribution": 37, "comment": 6, "reply": 1},
}
# Of each thread: the first word of its title and how many it has, and its date.
HEADS = {"001": ("", 0, ""), "002": ("Tone", 2, "2022-05-21"), "004": ("Pick", 5, "2016-06-05")}
# Of each segment: how many words, its line, its first word, how its last one ends.
SEGMENTS = {
    ("001", "e1"): (24, 1, "Here", "yesterday:-"),
    ("001", "p1"): (730, 2, "Probation", "added."),
    ("001", "e2"): (12, 21, "Meanwhile,", "21:46:-"),
    ("001", "b1"): (467, 22, "We", "harder?"),
    ("001", "c1"): (171, 26, "I", "disgrace."),
    ("001", "c6"): (224, 34, "I", "life."),
    ("001", "c9"): (45, 46, "From", 'shit."'),
    ("001", "c12"): (271, 56, "Identifying", "x"),
    ("001", "c14.r2"): (101, 73, "What", "!"),
    ("001", "c15.r3"): (54, 94, "Oh", "criminals."),
    ("001", "c19.r4"): (157, 105, "Workload", "prosper."),
    ("001", "c22"): (10, 113, "A", "required…."),
    ("002", "e1"): (200, 5, '"Insensitive', "years?"),
    ("002", "c13.r1"): (552, 177, "Announced", "it."),
    ("002", "c15.r4"): (94, 232, "Exchanges", 'expertise?"'),
    ("002", "c18.r1"): (44, 279, "From", 'doable."'),
    ("004", "b1"): (49, 5, "Reading", "editing."),
    ("004", "b37"): (268, 133, "My", "concern."),
    ("004", "c1"): (117, 139, "Interesting", "bonuses."),
    ("004", "c2"): (62, 146, "Probation", "targets."),
    ("004", "c5.r1"): (77, 163, "Its", "pay."),
    ("004", "c6"): (91, 166, "Lets", "bother????"),
}
REMARKS = {"001": [(4, "repeat")], "002": [(19, "49"), (232, "voices")], "004": [(5, "b1"), (146, "glued")]}
# Of every id and text in order, so that no word moves unseen.
DIGESTS = {
    "001": "feff33a2950004cd",
    "002": "3ac6746f0761ee62",
    "004": "0cd5eda997b2546e",
}


def read(number: str) -> Thread:
    (path,) = Path(VAULT).glob(f"{number}_*.txt")
    return importing.recognised(path.read_bytes())[1]


def digest(segments: tuple[Segment, ...]) -> str:
    told = "\0".join(f"{segment.id}\0{segment.text}" for segment in segments)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@pytest.mark.parametrize("number", KINDS)
def test_contributions_by_kind(number: str) -> None:
    assert Counter(segment.kind for segment in read(number).segments) == KINDS[number]


@pytest.mark.parametrize("number", HEADS)
def test_title_and_date(number: str) -> None:
    thread = read(number)
    words = thread.title.split()
    assert ("".join(words[:1]), len(words), thread.published) == HEADS[number]


@pytest.mark.parametrize(("number", "id_"), SEGMENTS)
def test_segment_holds_its_writers_words_and_no_others(number: str, id_: str) -> None:
    (segment,) = (segment for segment in read(number).segments if segment.id == id_)
    words = segment.text.split()
    count, line, first, end = SEGMENTS[number, id_]
    assert (len(words), segment.line, words[0]) == (count, line, first)
    assert words[-1].endswith(end)


@pytest.mark.parametrize("number", DIGESTS)
def test_every_word_of_every_segment(number: str) -> None:
    assert digest(read(number).segments) == DIGESTS[number]


@pytest.mark.parametrize("number", REMARKS)
def test_what_an_editor_is_told(number: str) -> None:
    remarks = read(number).remarks
    assert [remark.line for remark in remarks] == [line for line, _ in REMARKS[number]]
    assert all(word in remark.message for remark, (_, word) in zip(remarks, REMARKS[number], strict=True))
