"""Random reports laid out by the writer of PDFs, which knows nothing of the reader: they come back word for word."""

from __future__ import annotations

import os
import random

import pytest

from importing.pdfs import LEADING, SIZE, TOP, WIDTH, Sheet, Text, pdf
from onrecord import importing

CASES = min(int(os.environ.get("ONRECORD_CASES", "25")), 20_000)
FOOT = 90.0
WORDS = (
    *("lamp", "oil,", "the", "keeper", "wrote:", "“light”", "it", "(twice)", "don’t!", "20%", "£3", "rock—", "😑"),
    *("well-known", "1.", "2", "4.2", "under-", "stand", "understand", "\ufb01nd", "a", "e.g.", "Wick", "3)"),
)

Paragraph = list[str]  # its lines


def paragraph(rng: random.Random, width: float, fewest: int = 4) -> Paragraph:
    """Words in lines no wider than so many points; the first begins large, the last ends with a full stop."""
    words = ["Then", *rng.choices(WORDS, k=rng.randint(fewest, 60)), "end."]
    lines = [words[0]]
    for word in words[1:]:
        if (len(lines[-1]) + 1 + len(word)) * WIDTH * SIZE <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def flowed(paragraphs: list[Paragraph], lefts: list[float]) -> list[Sheet]:
    """The paragraphs down one column after another, page after page, a line's room between; none over an edge."""
    sheets: list[list[Text]] = [[]]
    column, y = 0, TOP
    for lines in paragraphs:
        if y - len(lines) * LEADING < FOOT:
            column, y = column + 1, TOP
            if column == len(lefts):
                sheets.append([])
                column = 0
        sheets[-1] += [Text(lefts[column], y - at * LEADING, line) for at, line in enumerate(lines)]
        y -= (len(lines) + 1) * LEADING
    return [Sheet(tuple(texts)) for texts in sheets]


def plain(text: str) -> str:
    """As it is compared: the letters of a ligature, and one space for each white space."""
    return " ".join(text.replace("\ufb01", "fi").split())


def read(sheets: list[Sheet]) -> dict[str, str]:
    layout, thread = importing.recognised(pdf(sheets))
    assert layout.name == "pdf"
    return {segment.id: segment.text for segment in thread.segments}


def printed(text: str) -> str:
    """What the reader joined, parted again as it was printed."""
    return plain(text.replace("\u00ad", "- "))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("seed", range(CASES))
def test_a_report_of_pages_is_read_word_for_word_in_its_paragraphs(seed: int, columns: int) -> None:
    rng = random.Random(f"{columns} {seed}")
    lefts, width = ([60.0], 440.0) if columns == 1 else ([50.0, 310.0], 230.0)
    # One line beside another, and no column on any other page, may as well be a table's: so the last is longer.
    paragraphs = [*(paragraph(rng, width) for _ in range(rng.randint(12, 30))), paragraph(rng, width, 40)]
    sheets = flowed(paragraphs, lefts)
    rows = [Sheet(tuple(sorted(sheet.texts, key=lambda text: (-text.y, text.x)))) for sheet in sheets]
    every = [printed(part) for text in read(rng.choice((sheets, rows))).values() for part in text.split("\n\n")]
    assert every == [plain("\n".join(lines)) for lines in paragraphs]


@pytest.mark.parametrize("seed", range(CASES))
def test_a_report_of_numbered_paragraphs_has_each_under_its_number(seed: int) -> None:
    rng = random.Random(f"numbered {seed}")
    count = rng.randint(6, 30)
    chapters = rng.random() < 0.5
    numbers = [f"{1 + at // 4}.{1 + at % 4}" if chapters else f"{at + 1}" for at in range(count)]
    mark = rng.choice(("", ".", ")"))
    paragraphs = [paragraph(rng, 400.0) for _ in numbers]
    hung = [[f"{number}{mark} {lines[0]}", *lines[1:]] for number, lines in zip(numbers, paragraphs, strict=True)]
    found = read(flowed(hung, [60.0]))
    ids = [".".join(f"n{step}" for step in number.split(".")) for number in numbers]
    assert {id_: printed(text) for id_, text in found.items()} == {
        id_: plain("\n".join(lines)) for id_, lines in zip(ids, hung, strict=True)
    }
