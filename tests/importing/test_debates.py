"""Invented debates: whose words are whose, and what of a printed page nobody said."""

from __future__ import annotations

import os
import random

import pytest

from onrecord import importing
from onrecord.importing import Thread

DEBATE = """\
House of Ferries

Tuesday 12 March 2024

HARBOURS

Winter Timetable

2.30 pm

1. Jane Example (Northport) (Lab): To ask the Minister what ferries
run in winter. [901234]

The Minister for Harbours (Tom Sample): All of them. My hon. Friend says:

Mr Grey: I never sail.

The list is this:
Boats: three. I think the ferry

12 Mar 2024 : Column 123

was late.

Column 124

It was lit (twice): so I was told.

Jane Example: I thank him—

Several hon. Members rose—

Mr Speaker: Order. [Interruption.]

Fares

3.15 pm

Mrs Example: What of fares?

Mr Sample: Yes

Question put and agreed to.

A line of the clerk's.
"""

WEBSITE = """\
Ferries

12 March 2024

Jane Example
(Northport) (Lab)

What ferries run?

Tom Sample
(Lampton) (Con)

All of them.

Jane Example

I thank him.
"""


def read(text: str) -> Thread:
    layout, thread = importing.recognised(text.encode())
    assert (layout.name, layout.kind) == ("debate-text", "debate")
    return thread


def spoken(thread: Thread) -> list[tuple[str, str, str]]:
    assert all(segment.kind == "speech" for segment in thread.segments)
    return [(segment.id, segment.label, segment.text) for segment in thread.segments]


def test_each_speech_is_a_segment_under_its_label() -> None:
    thread = read(DEBATE)
    assert spoken(thread) == [
        (
            "s1",
            "Jane Example (Northport) (Lab)",
            "To ask the Minister what ferries\nrun in winter. [901234]",
        ),
        (
            "s2",
            "The Minister for Harbours (Tom Sample)",
            "All of them. My hon. Friend says:",
        ),
        (
            "s3",
            "",
            "Mr Grey: I never sail.\n\nThe list is this:\nBoats: three. I think "
            "the ferry\nwas late.\n\nIt was lit (twice): so I was told.",
        ),
        ("s4", "Jane Example", "I thank him—"),
        ("s5", "Mr Speaker", "Order. [Interruption.]"),
        ("s6", "Mrs Example", "What of fares?"),
        ("s7", "Mr Sample", "Yes"),
        ("s8", "", "A line of the clerk's."),
    ]
    assert (thread.title, thread.published) == ("Winter Timetable", "2024-03-12")
    assert [segment.line for segment in thread.segments] == [11, 14, 16, 29, 33, 39, 41, 45]


def test_what_is_in_no_speech_is_told_with_its_line() -> None:
    told = {remark.line: remark.message for remark in read(DEBATE).remarks}
    assert sorted(told) == [1, 16, 21, 25, 31, 35, 37, 43, 45]
    assert "under no label, as nobody of that name was introduced: “Mr Grey:" in told[16]
    assert "“12 Mar 2024 : Column 123”" in told[21]
    assert "“Fares”" in told[35]
    assert "“3.15 pm”" in told[37]
    assert "A line of the clerk's." in told[45]


@pytest.mark.parametrize("post", ["The Minister responsible for Oil", "The Secretary for Oil & Wicks"])
def test_an_office_may_be_written_oddly(post: str) -> None:
    thread = read(f"{OPENING}{post} (Anne Grey): I answer.\n")
    assert spoken(thread)[2:] == [("s3", f"{post} (Anne Grey)", "I answer.")]


def test_an_act_of_the_house_quotes_nobody() -> None:
    act = "Motion made, and Question proposed:"
    thread = read(f"{OPENING}{act}\n\nMr Grey (East) (Ind): I ask.\n\nMr Speaker: Order.\n")
    assert spoken(thread)[1:3] == [
        ("s2", "Jane Example (Northport) (Lab)", "I say this."),
        ("s3", "Mr Grey (East) (Ind)", "I ask."),
    ]
    assert act in {remark.message.split("“")[1].rstrip("”") for remark in thread.remarks}


@pytest.mark.parametrize("heading", ["Harbour Dues", "Harbour Dues and Other Charges", "The Harbour Dues"])
@pytest.mark.parametrize(
    "label", ["Mr Grey (East) (Ind)", "Mr Grey (East)", "Anne Grey (East) (Ind)", "The Reeve (Anne Grey)"]
)
def test_a_heading_right_above_a_label_is_no_part_of_it(heading: str, label: str) -> None:
    thread = read(f"{OPENING}{heading}\n{label}: I ask about dues, and I ask again.\n\nMr Speaker: Order.\n")
    assert [found for _, found, _ in spoken(thread)][2:] == [label, "Mr Speaker"]


def test_a_label_may_have_a_line_of_its_own() -> None:
    assert spoken(read(WEBSITE)) == [
        ("s1", "Jane Example (Northport) (Lab)", "What ferries run?"),
        ("s2", "Tom Sample (Lampton) (Con)", "All of them."),
        ("s3", "Jane Example", "I thank him."),
    ]


OPENING = "Mr Speaker: Order.\n\nJane Example (Northport) (Lab): I say this.\n\n"
CLOSING = "\n\nTom Sample (Lampton) (Con): I say that.\n\nMr Speaker: Order.\n"
# What stands in a speech, and the speeches it is read as, `|` before each label.
WITHIN = {
    "a list": ("Wick (East): 40 posts.\n\nI beg to move.", "I say this.||Wick (East): 40 posts.\n\nI beg to move."),
    "a name": ("Ann de Quay: I never sail.\n\nSo she said.", "I say this.||Ann de Quay: I never sail.\n\nSo she said."),
    "members": ("Members: Oh!", "I say this.|Members|Oh!"),
    "a quotation": ("“The lamp is out.”", "I say this.\n\n“The lamp is out.”"),
    "words like an act": ("Question put to me: why? I answer.", "I say this.\n\nQuestion put to me: why? I answer."),
    "words like a resolution": ("Resolved, we shall go on.", "I say this.\n\nResolved, we shall go on."),
    "words like a vote": ("The Bill was read a third time.", "I say this.\n\nThe Bill was read a third time."),
    "words after an act": ("Division No. 3\n\nI went on, and said so.", "I say this.||I went on, and said so."),
    "a quoted label": ("I read:\n\nTom Low (Wick) (Con): No.", "I say this.\n\nI read:||Tom Low (Wick) (Con): No."),
    "a quoted name": ("It reads:\n\nColumn 7\n\nJane Example: No.", "I say this.\n\nIt reads:||Jane Example: No."),
    "a question's number": ("Q12 Ann Low (Wick) (Con): Why?", "I say this.|Ann Low (Wick) (Con)|Why?"),
    "an office of two lines": (
        "The Minister for Boats and\nHarbours (Ann Low): I do.",
        "I say this.|The Minister for Boats and Harbours (Ann Low)|I do.",
    ),
    "words with a bracket": (
        "The Bill of ours (Annex): it is long.",
        "I say this.||The Bill of ours (Annex): it is long.",
    ),
    "a list of seats": ("Wick (East) (Con): 40 votes.", "I say this.||Wick (East) (Con): 40 votes."),
    "a part of a name": ("Example: I never sail.", "I say this.||Example: I never sail."),
    "a glued label": ("So it is.\nMr Speaker: Oh!", "I say this.\n\nSo it is.||Mr Speaker: Oh!"),
    "who assents": ("Ann Low indicated assent.\n\nI went on.", "I say this.||I went on."),
    "a short one": ("Ann Low: never", "I say this.||Ann Low: never"),
    "who speaks from afar": ("Ann Low (Wick) (Con) [V]: No.", "I say this.|Ann Low (Wick) (Con)|No."),
    "a space that holds": ("Jane\u00a0Example: No.", "I say this.|Jane Example|No."),
    "a space at the colon": ("Jane Example : No.", "I say this.|Jane Example|No."),
    "odd brackets": ("Mr Low (Wick) [Chair] (Con): No.", "I say this.||Mr Low (Wick) [Chair] (Con): No."),
    "one known elsewhere": ("Ann Quay (Wick): Yes.\n\nAnn Quay: No.", "I say this.|Ann Quay (Wick)|Yes.|Ann Quay|No."),
}


@pytest.mark.parametrize("name", WITHIN)
def test_no_words_are_lost_or_given_to_another_voice(name: str) -> None:
    within, expected = WITHIN[name]
    thread = read(OPENING + within + CLOSING)
    (order, jane, *others) = spoken(thread)
    assert "|".join([jane[2], *(f"{label}|{text}" for _, label, text in others[:-2])]) == expected
    assert [label for _, label, _ in (order, jane, *others[-2:])] == [
        "Mr Speaker",
        "Jane Example (Northport) (Lab)",
        "Tom Sample (Lampton) (Con)",
        "Mr Speaker",
    ]
    unsure = [segment.line for segment in thread.segments if not segment.label]
    assert [remark.line for remark in thread.remarks if "under no label" in remark.message] == unsure


def test_an_unknown_word_with_a_colon_is_told_with_whose_words_it_is_in() -> None:
    thread = read(f"{OPENING}Boats: three.{CLOSING}")
    (told,) = [remark for remark in thread.remarks if "“Boats”" in remark.message]
    assert told.line == 5
    assert "as those of “Jane Example (Northport) (Lab)”: make sure" in told.message
    inward = read(f"{OPENING}   Tom Sample (Lampton) (Con): No.{CLOSING}")
    assert [remark.line for remark in inward.remarks if "further in" in remark.message] == [5]


def test_an_office_may_have_a_line_of_its_own_and_a_heading_is_no_speaker() -> None:
    minister = "\n\nThe Minister for Harbours\n(Bo Low)\n\nAll.\n\nLights (Wick)\n\nThey burn.\n\nBo Low\n\nAll.\n"
    assert spoken(read(WEBSITE + minister))[3:] == [
        ("s4", "The Minister for Harbours (Bo Low)", "All."),
        ("s5", "", "Lights (Wick)\n\nThey burn."),
        ("s6", "Bo Low", "All."),
    ]


NO_DEBATES = {
    "a list with brackets": "Pools\n\nMonday (Morning): swim.\n\nTuesday (Noon): rest.\n\nFriday (Evening): dive.\n",
    "two speeches": "Mr Speaker: Order.\n\nJane Example (Northport) (Lab): I thank him.\n",
    "one voice in full": "Mr Speaker: Order.\n\nJane Example (A) (B): Yes.\n\nMr Speaker: No.\n\nJane Example: Yes.\n",
    "prose before it": f"I read this today, and it made me laugh.\n\n{DEBATE}",
    "a dialogue": "Keeper: Who is there?\n\nMr Grey: I am.\n\nKeeper: Come in.\n\nMr Grey: No.\n",
}


@pytest.mark.parametrize("name", NO_DEBATES)
def test_what_is_not_certainly_a_debate_is_refused(name: str) -> None:
    with pytest.raises(importing.Unreadable, match="no way we know"):
        importing.recognised(NO_DEBATES[name].encode())


def test_a_thread_that_quotes_a_debate_is_a_thread() -> None:
    thread = f"Sunday, 7 March 2021\n\nLamps\n\n{DEBATE}\n\n2 comments:\n\n  1. One.\n\n    ReplyDelete\n  2. Two.\n"
    assert importing.recognised(thread.encode())[0].name == "blogger-text"


MEMBERS = {"Jane Example": "(Northport) (Lab)", "Tom Sample": "(Lampton) (Con)", "Ann de Quay": "(Wick Rock) (LD)"}
TRAPS = (
    "Boats: three are late.",
    "the tide (twice): it rose.",
    "Sir: no!",
    "[Laughter.]",
    "1. Oil: no.",
)
WORDS = ("lamp", "oil,", "Mr Speaker", "(twice)", "said:", "“light”", "—", "20%", "Jane", "😑", "no.")


@pytest.mark.parametrize("seed", range(min(int(os.environ.get("ONRECORD_CASES", "200")), 20_000)))
def test_any_debate_is_read_back_word_for_word(seed: int) -> None:
    rng = random.Random(seed)
    said, lines, introduced = [], ["Ferries", ""], set[str]()
    opening = [*MEMBERS, "Mr Speaker"]
    for name in (*opening, *rng.choices(opening, k=rng.randint(0, 8))):
        full = f"{name} {MEMBERS[name]}" if name in MEMBERS and name not in introduced else name
        introduced.add(name)
        first, *rest = (
            "\n".join(
                (*rng.sample(TRAPS, k=rng.choice((0, 0, 1))), "then " + " ".join(rng.choices(WORDS, k=9)) + " end.")
            )
            for _ in range(rng.randint(1, 3))
        )
        said.append((full, "\n\n".join((first, *rest))))
        for at, paragraph in enumerate((f"{full}: {first}", *rest)):
            lines += ["Column 7", ""] if at and rng.random() < 0.2 else []
            lines += [*paragraph.split("\n"), ""]
        lines += ["A Heading of Fares", ""] if rng.random() < 0.2 else []
    assert [(label, text) for _, label, text in spoken(read("\n".join(lines)))] == said


def test_a_text_of_one_voice_is_read_only_by_name() -> None:
    data = "\ufeffFirst,\r\nof one voice.\r\n\r\n  Then more.\r\n".encode()
    with pytest.raises(importing.Unreadable) as refusal:
        importing.recognised(data)
    assert "`--layout plain-text`" in refusal.value.remedy
    assert "plain-text" not in refusal.value.message
    thread = importing.read(data, importing.BY_NAME["plain-text"])
    (segment,) = thread.segments
    assert (segment.id, segment.kind, segment.line) == ("a1", "article", 1)
    assert segment.text == "First,\nof one voice.\n\nThen more."
    assert (thread.title, thread.published, thread.remarks) == ("", "", ())
