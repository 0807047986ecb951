"""How a page is set, and what of it nobody can tell: raised marks, large first letters, words far apart, columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing.pdfs import LEADING, LEFT, SIZE, TOP, WIDTH, Sheet, Text, column, pdf
from onrecord import importing, verbatim
from onrecord.importing import Thread

PRINTED = Path(__file__).parent / "printed" / "report.pdf"
GAP = "\ufffc"
PROSE = ("The keeper rowed over to", "the old mill with the oil", "and nobody saw him there", "until the next morning.")
OTHER = (
    "In the spring of that year",
    "the boats were drawn up on",
    "the shingle by the harbour",
    "and painted all over.",
)


def thread_of(*sheets: Sheet) -> Thread:
    return importing.recognised(pdf(sheets))[1]


def page(*texts: Text) -> str:
    """The text of a file's one page."""
    (segment,) = thread_of(Sheet(texts)).segments
    return segment.text


def remarks(thread: Thread) -> str:
    return "\n".join(remark.message for remark in thread.remarks)


def marked(words: str, x: float = LEFT, y: float = TOP) -> tuple[Text, ...]:
    """Words in a line; what stands between two bars is small and raised."""
    texts: list[Text] = []
    for at, piece in enumerate(words.split("|")):
        size = SIZE * (0.6 if at % 2 else 1)
        texts.append(Text(x, y + (5 if at % 2 else 0), piece, size))
        x += len(piece) * WIDTH * size
    return tuple(texts)


def test_a_page_as_a_browser_prints_it() -> None:
    """Printed by Chromium from a page of invented words: an initial, notes' marks, two columns over a table."""
    _, thread = importing.recognised(PRINTED.read_bytes())
    (segment,) = thread.segments
    paragraphs = segment.text.split("\n\n")
    assert [part.split("\n")[0] for part in paragraphs[:3]] == [
        "No keeper of the light ever went down to the shore in the morning without",
        "We will never close the mill, as long",
        "The other paragraph begins here and",
    ]
    assert f"2019{GAP}4 there were 12{GAP}3\ncases of theft, 10{GAP}2 m of rope" in paragraphs[0]
    assert paragraphs[2].endswith("said so in plain words to the whole of\nthe committee.")
    assert {"Yes", "No", "I do not agree with this", "I agree with all of this"} <= set(paragraphs)
    assert f"“{GAP}” stands where" in remarks(thread)


def test_a_short_line_or_a_table_under_columns_leaves_them_columns() -> None:
    cells = (Text(290, 690, "another cell"), Text(LEFT + 5, 690, "of a table's cell" * 2 + " is here to"))
    read = page(*column(PROSE), *column(OTHER, 290, TOP - 3), *cells)
    assert read.startswith("\n".join(PROSE) + "\n\n" + "\n".join(OTHER))


@pytest.mark.parametrize(("down", "is_told"), [(LEADING, False), (LEADING + 8, True)])
def test_a_line_below_even_columns_may_be_of_neither(down: float, is_told: bool) -> None:
    below = Text(LEFT, TOP - 3 * LEADING - down, "Nine in all.")
    thread = thread_of(Sheet((*column(PROSE), *column(OTHER, 240), below)))
    assert ("page 1: columns cannot be told" in remarks(thread)) == is_told


def test_a_full_line_with_a_mark_over_columns_is_one_line() -> None:
    line = marked("In the harbour book of 2019|4| there were 12|3| cases of theft, and 7 of rope")
    read = page(*line, *column(PROSE, LEFT, 740), *column(OTHER, 240, 740))
    said = f"In the harbour book of 2019{GAP}4 there were 12{GAP}3 cases of theft, and 7 of rope"
    assert read == "\n\n".join((said, "\n".join(PROSE), "\n".join(OTHER)))


def test_the_last_line_over_columns_is_not_the_left_columns() -> None:
    over = column(("A paragraph over the whole of the page that goes on for one.", "And a half."))
    read = page(*over, *column(PROSE, LEFT, 730), *column(OTHER, 240, 730))
    assert read.split("\n\n")[0] == "\n".join(text.words for text in over)


@pytest.mark.parametrize("words", ["there were 123 cases", "there were 12 cases", "cases in 20194", "cases in 2019"])
def test_a_raised_number_makes_no_number(words: str) -> None:
    """As on a page of the web: 12³ is neither 123 nor 12, so only what is printed can be quoted."""
    read = page(*marked("there were 12|3| cases in 2019|4"))
    assert read == f"there were 12{GAP}3 cases in 2019{GAP}4"
    assert verbatim.judge(words, "g1", {"g1": read}).state == "missing"


@pytest.mark.parametrize(
    ("printed", "quoted"),
    [("was 12.|5| Others", "was 12.5 Others"), ("was £3,|4| or", "was £3,4"), ("|1|.5 m", "1.5 m")],
)
def test_a_raised_number_makes_no_decimal(printed: str, quoted: str) -> None:
    read = page(*marked(f"The rate {printed} said so"))
    assert verbatim.judge(quoted, "g1", {"g1": read}).state == "missing"
    assert verbatim.judge("The rate", "g1", {"g1": read}).state == "verbatim"


def test_a_raised_letter_or_a_mark_behind_a_word_adds_nothing() -> None:
    assert page(*marked("the keeper|3|, who wrote on the 4|th| of May")) == "the keeper3, who wrote on the 4th of May"


def test_a_mark_tears_no_numbered_paragraph() -> None:
    texts: list[Text] = []
    for at in range(6):
        top = TOP - at * 4 * LEADING
        texts += marked(f"{at + 1}. The keeper of the lamp|{at + 3}| wrote to us", y=top)
        texts += [
            *marked("that the oil was late|9|", y=top - LEADING),
            Text(LEFT, top - 2 * LEADING, "again that year."),
        ]
    (first, *_, last) = thread_of(Sheet(tuple(texts))).segments
    assert (first.id, last.id) == ("n1", "n6")
    assert last.text == "6. The keeper of the lamp8 wrote to us\nthat the oil was late9\nagain that year."


def initial(letter: str, *lines: str) -> str:
    """A page on which a large letter stands beside two lines, written before all others."""
    beside = column(lines[:2], LEFT + 15, TOP)
    return page(Text(LEFT, TOP - LEADING, letter, 30), Text(LEFT, 815, "Lamps"), *beside, *column(lines[2:], top=752))


def test_a_large_first_letter_belongs_to_its_word() -> None:
    lines = ("o keeper of the lamp went", "down to the shore in", "the dark of the year.")
    assert initial("N", *lines) == "Lamps\n\nNo keeper of the lamp went\ndown to the shore in\nthe dark of the year."
    assert "\n\nIt was late" in initial("I", "t was late in the year", "and it was dark.")
    assert f"\n\n1{GAP}990 was a year" in initial("1", "990 was a year of", "oil and lamps.")


@pytest.mark.parametrize(
    ("letter", "rest"), [("A", "long time ago"), ("A", "keeper rowed"), ("T", "ell the keeper ell")]
)
def test_a_large_first_letter_that_may_be_a_word_is_parted(letter: str, rest: str) -> None:
    assert f"\n\n{letter}{GAP}{rest}\n" in initial(letter, rest, "and it was dark.")


def test_what_stands_far_apart_on_a_line_is_no_sentence() -> None:
    read = page(
        Text(LEFT, TOP, "I do not agree with this"),
        Text(330, TOP, "I agree with all of this"),
        Text(LEFT, TOP - LEADING, "Ann Gray, of the harbour"),
    )
    assert read == f"I do not agree with this {GAP} I agree with all of this\n\nAnn Gray, of the harbour"
    assert page(Text(LEFT, TOP, "4."), Text(LEFT + 40, TOP, "The keeper rowed.")) == "4. The keeper rowed."


def test_lines_that_stand_in_one_another_never_adjoin_and_are_told() -> None:
    texts = [
        Text(LEFT + side * 90, TOP - at * LEADING - side * 5, word) for at, word in enumerate("abc") for side in (0, 1)
    ]
    thread = thread_of(Sheet(tuple(texts)))
    assert thread.segments[0].text.split("\n\n") == ["a", "a", "b", "b", "c", "c"]
    assert "page 1: columns cannot be told" in remarks(thread)
