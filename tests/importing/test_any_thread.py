"""Random threads of both shapes, printed by a printer that knows nothing of the reader, read back word for word."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord import importing

WORDS = (
    *(
        "lamp",
        "oil,",
        "the",
        "keeper",
        "said:",
        "“light”",
        "it",
        "(twice)",
        "or",
        "don't!",
        "20%",
        "£3",
        "…",
        "rock—",
        "😑",
    ),
    *("'Wick", "Delete", "ReplyDelete", "Replies", "1.", "2.", "3 comments:", "Deleted", "--", "tide;", "***", "e.g."),
)
LISTED_TRAPS = (
    *("1. one thing", "2. another", "Delete", "ReplyDelete", "Replies", "3 comments:", "*****", "--oo00oo--"),
    "at\u00a0sea\u00a0 ",
)


@dataclass(frozen=True)
class Voice:
    """A comment or a reply: its paragraphs, each a list of lines."""

    paragraphs: tuple[tuple[str, ...], ...]
    is_reply: bool

    @property
    def text(self) -> str:
        return "\n\n".join("\n".join(lines) for lines in self.paragraphs)


def seeded(seed: str) -> random.Random:
    return random.Random(seed)


def sentence(rng: random.Random) -> str:
    return "Then " + " ".join(rng.choices(WORDS, k=rng.randint(1, 12))) + rng.choice(("now", "here.", "there?”"))


def listed_paragraph(rng: random.Random) -> tuple[str, ...]:
    """Lines that may look like anything; the last is prose, so that no marker of the writer's ends the words."""
    traps = (rng.choice(LISTED_TRAPS) for _ in range(rng.choice((0, 0, 1, 3))))
    return (*(line.strip() for line in traps), sentence(rng))


def flat_paragraph(rng: random.Random) -> tuple[str, ...]:
    opening = rng.choice(("", "", "Deleted it, ", "Delete the lamp. ", "delete, ", "1. ", "@", "'"))
    return (opening + sentence(rng),)


def voices(rng: random.Random, paragraph: Callable[[random.Random], tuple[str, ...]]) -> list[Voice]:
    several = [
        Voice(tuple(paragraph(rng) for _ in range(rng.choice((1, 1, 2, 4)))), rng.random() < 0.5) for _ in range(14)
    ]
    return [Voice(several[0].paragraphs, is_reply=False), *several[1:]]


def named(spoken: list[Voice]) -> list[tuple[str, str]]:
    comment = reply = 0
    found = []
    for voice in spoken:
        comment, reply = (comment, reply + 1) if voice.is_reply else (comment + 1, 0)
        found.append((f"c{comment}.r{reply}" if reply else f"c{comment}", voice.text))
    return found


def printed_listed(spoken: list[Voice]) -> str:
    lines = ["Sunday, 7 March 2021", "", "Lamps", "", "The post itself.", "", f"{len(spoken)} comments:", ""]
    for at, (id_, text) in enumerate(named(spoken)):
        margin = "    " if spoken[at].is_reply else "  "
        number = id_.split("r")[-1].removeprefix("c")
        if spoken[at].is_reply and number == "1":
            lines.append("    Replies")
        first, *rest = text.split("\n")
        lines += [f"{margin}{number}. {first}", *(f"{margin}  {line}" if line else "" for line in rest), ""]
        lines.append(f"{margin}  {'Delete' if spoken[at].is_reply else 'ReplyDelete'}")
    return "\n".join(lines)


def printed_flat(spoken: list[Voice]) -> str:
    """Each comment's first paragraph, then its own marker glued to whatever came next."""
    lines = ["The post itself."]
    marker = ""
    for voice in spoken:
        first, *rest = (lines_of[0] for lines_of in voice.paragraphs)
        lines.append(marker + first)
        marker = "Delete" if voice.is_reply else "ReplyDelete"
        if rest:
            lines += [marker + rest[0], *rest[1:]]
            marker = ""
    return "\n".join([*lines, marker] if marker else lines)


SHAPES = {"listed": (listed_paragraph, printed_listed), "flat": (flat_paragraph, printed_flat)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(60))
def test_reads_back_word_for_word(shape: str, seed: int) -> None:
    rng = seeded(f"{shape} {seed}")
    paragraph, printed = SHAPES[shape]
    spoken = voices(rng, paragraph)
    _, thread = importing.recognised(printed(spoken).encode())
    assert [(s.id, s.text) for s in thread.segments] == [("e1", "The post itself."), *named(spoken)]


@pytest.mark.parametrize("shape", SHAPES)
def test_line_ends_and_a_byte_order_mark_change_nothing(shape: str) -> None:
    paragraph, printed = SHAPES[shape]
    text = printed(voices(seeded(shape), paragraph))
    plain = importing.recognised(text.encode())
    assert importing.recognised(b"\xef\xbb\xbf" + text.replace("\n", " \r\n").encode()) == plain
    assert importing.recognised(text.replace("\n", "\r").encode()) == plain
    assert importing.recognised((text + "\n\n").encode()) == plain


@pytest.mark.parametrize("shape", SHAPES)
def test_a_file_cut_anywhere_is_read_or_refused(shape: str) -> None:
    paragraph, printed = SHAPES[shape]
    text = printed(voices(seeded(shape), paragraph))[:1500]
    for end in range(0, len(text), 7):
        try:
            _, thread = importing.recognised(text[:end].encode())
        except importing.Unreadable:
            continue
        told = [line for segment in thread.segments for line in segment.text.split("\n") if line]
        assert all(line in text for line in told)
        assert len(told) <= text[:end].count("\n") + 1
