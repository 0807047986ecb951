"""Invented PDFs, set as reports are: columns, numbers, hyphens, running heads, turned pages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from importing.pdfs import LEADING, LEFT, TOP, Sheet, Text, Writer, column, pdf
from onrecord import importing, verbatim
from onrecord.importing import Thread

LEFT_COLUMN = ("the harbour lamp was lit", "at dusk by the keeper", "who rowed across with", "oil and two new wicks.")
RIGHT_COLUMN = ("In the morning the boat", "lay on the shingle and", "nobody could say who", "had drawn it up there.")


def thread_of(*sheets: Sheet, said: str = "") -> Thread:
    layout, thread = importing.recognised(pdf(sheets, said))
    assert (layout.name, layout.kind, layout.media_type) == ("pdf", "report", "application/pdf")
    return thread


def segments(thread: Thread) -> dict[str, str]:
    assert len({segment.id for segment in thread.segments}) == len(thread.segments)
    return {segment.id: segment.text for segment in thread.segments}


def remarks(thread: Thread) -> str:
    return "\n".join(remark.message for remark in thread.remarks)


def side_by_side(top: float, by_row: bool = True) -> tuple[Text, ...]:
    """Two columns, written row by row or one after the other."""
    left, right = column(LEFT_COLUMN, LEFT, top), column(RIGHT_COLUMN, 310, top)
    return tuple(text for row in zip(left, right, strict=True) for text in row) if by_row else (*right, *left)


def below(*paragraphs: Iterable[str], top: float = TOP, number_at: float = LEFT) -> tuple[Text, ...]:
    """Paragraphs with a line's room between; the number of each stands by itself before its first line."""
    made: list[Text] = []
    for paragraph in paragraphs:
        number, _, first = next(iter(paragraph := list(paragraph))).partition("|")
        made += [Text(number_at, top, number)] if number else []
        for line in (first, *paragraph[1:]):
            made.append(Text(LEFT + 40, top, line))
            top -= LEADING
        top -= LEADING
    return tuple(made)


def test_a_page_is_a_segment_and_keeps_its_paragraphs() -> None:
    thread = thread_of(
        Sheet(column(("The lamp was lit", "at dusk.", "", "The oil came late."))), Sheet(column(("A second page.",)))
    )
    assert segments(thread) == {"g1": "The lamp was lit\nat dusk.\n\nThe oil came late.", "g2": "A second page."}
    assert [segment.kind for segment in thread.segments] == ["page", "page"]
    assert thread.remarks == ()


def test_columns_are_read_one_after_another_however_they_are_written() -> None:
    heading = Text(LEFT, TOP, "A heading that stands over the whole of both of the columns", 14)
    foot = Text(LEFT, TOP - 240, "A line under both of the columns that runs as far as the heading over them does")
    wanted = "\n".join(("the harbour lamp was lit", *LEFT_COLUMN[1:])) + "\n\n" + "\n".join(RIGHT_COLUMN)
    for by_row in (True, False):
        thread = thread_of(Sheet((heading, *side_by_side(TOP - 40, by_row), foot)))
        assert segments(thread) == {"g1": f"{heading.words}\n\n{wanted}\n\n{foot.words}"}
        assert "page 1: set in columns" in remarks(thread)


def test_three_columns_are_read_from_the_left() -> None:
    texts = tuple(
        text for at in (0, 1, 2) for text in column([f"{word} of col {at}" for word in LEFT_COLUMN], 40 + at * 180, 700)
    )
    read = segments(thread_of(Sheet(tuple(reversed(texts)))))["g1"]
    assert [line[-1] for line in read.split("\n") if line] == list("000011112222")


def test_numbers_beside_lines_and_short_cells_are_no_columns() -> None:
    rows = tuple(
        text for at in range(6) for text in (Text(60, 700 - at * 14, f"Berth {at}"), Text(300, 700 - at * 14, f"{at}7"))
    )
    assert segments(thread_of(Sheet(rows)))["g1"].split("\n\n") == [f"Berth {at} \ufffc {at}7" for at in range(6)]


def test_a_hyphen_of_the_line_is_joined_where_the_document_prints_the_word_whole() -> None:
    thread = thread_of(Sheet(column(("Nobody could under-", "stand it, though all", "understand lamps."))))
    assert segments(thread) == {"g1": "Nobody could under\u00adstand it, though all\nunderstand lamps."}
    assert thread.remarks == ()


def test_a_hyphen_of_the_word_stays_where_the_document_prints_it_so() -> None:
    thread = thread_of(Sheet(column(("It was a well-", "known lamp, and a", "well-known keeper."))))
    assert segments(thread) == {"g1": "It was a well-known lamp, and a\nwell-known keeper."}


def test_a_hyphen_nobody_can_tell_stays_as_it_is_printed() -> None:
    lines = ("the pre-", "and post-war lamps", "I will re-", "sign, they resign", "from 2010-", "2012 by sea-", "Board")
    thread = thread_of(Sheet(column(lines)))
    assert segments(thread) == {"g1": "\n".join(lines)}
    for printed in ("pre-⏎and", "re-⏎sign,", "2010-⏎2012", "sea-⏎Board"):
        assert printed in remarks(thread)
    both = thread_of(Sheet(column(("a well-", "known one, wellknown and", "well-known too"))))
    assert segments(both)["g1"].startswith("a well-\nknown")


def test_a_soft_hyphen_of_the_file_is_a_hyphen_as_it_is_seen() -> None:
    read = segments(thread_of(Sheet(column(("the light\u00ad", "house is well\u00adknown")))))["g1"]
    assert read == "the light-\nhouse is well-known"


def numbered(count: int, first: int = 1) -> list[list[str]]:
    return [[f"{at}.|The keeper of lamp {at} wrote", "that the oil was late again."] for at in range(first, count + 1)]


def test_numbered_paragraphs_are_segments_and_what_stands_outside_is_its_pages() -> None:
    front, last = below(["|A report of lamps"], *numbered(4)), below(["|Findings"], *numbered(7, 5), ["|An end."])
    thread = thread_of(Sheet(front), Sheet(last))
    found = segments(thread)
    assert list(found) == ["g1", "n1", "n2", "n3", "n4", "g2", "n5", "n6", "n7", "g2.k2"]
    assert found["g1"] == "A report of lamps"
    assert found["n6"] == "6. The keeper of lamp 6 wrote\nthat the oil was late again."
    assert (found["g2"], found["g2.k2"]) == ("Findings", "An end.")
    assert "numbers its paragraphs, from 1 to 7" in remarks(thread)


def test_paragraphs_of_chapters_have_both_numbers() -> None:
    chapters = [f"{chapter}.{at}" for chapter in (1, 2) for at in (1, 2, 3)]
    texts = below(*([f"{number}|Of lamp {number} nothing", "more is known."] for number in chapters))
    assert list(segments(thread_of(Sheet(texts)))) == ["n1.n1", "n1.n2", "n1.n3", "n2.n1", "n2.n2", "n2.n3"]


def test_a_list_inside_a_paragraph_is_its_own_and_a_list_at_the_margin_ends_the_belief() -> None:
    inside = numbered(6)
    texts = (*below(*inside), *below(["(a)|one wick"], ["(b)|two wicks"], top=TOP - 18 * LEADING, number_at=LEFT + 20))
    found = segments(thread_of(Sheet(texts)))
    assert found["n6"].split("\n\n")[1:] == ["(a) one wick", "(b) two wicks"]
    again = (Sheet(below(*numbered(3))), Sheet(below(*numbered(3), *numbered(8, 4))))
    assert list(segments(thread_of(*again))) == ["g1", "g2"]


def test_a_few_numbers_are_a_list_on_a_page() -> None:
    texts = (*column(["Many words of no number stand in this report, " * 2] * 30), *below(*numbered(6), top=300))
    assert list(segments(thread_of(Sheet(texts)))) == ["g1"]


def test_a_paragraph_over_a_pages_edge_is_joined_without_heads_and_feet() -> None:
    def sheet(at: int, *texts: Text) -> Sheet:
        return Sheet((Text(200, 820, "Lamps of the harbour"), *texts, Text(280, 30, str(at))))

    cut = ["4.|The keeper of the fourth lamp did not under-"]
    thread = thread_of(
        sheet(1, *below(*numbered(3), cut), Text(LEFT, 80, "1 A note at the foot.", 7)),
        sheet(2, *below(["|stand the rule, and wrote so."], *numbered(6, 5))),
        sheet(3, *below(*numbered(8, 7), ["|All understand it now."])),
    )
    found = segments(thread)
    assert found["n4"] == "4. The keeper of the fourth lamp did not under\u00adstand the rule, and wrote so."
    assert [found[id_] for id_ in ("g1", "g1.k2", "g2", "g3.k2")] == [
        "Lamps of the harbour",
        "1 A note at the foot.\n\n1",
        "Lamps of the harbour",
        "All understand it now.\n\n3",
    ]
    assert "paragraph 4: continued over the edge of a page" in remarks(thread)


@pytest.mark.parametrize("head", ["Oil of Northport", "12", "“Oil and lamps"])
def test_a_head_that_varies_is_never_in_the_midst_of_a_paragraph(head: str) -> None:
    cut = ["4.|The keeper of the fourth lamp did not"]
    sheets = (
        Sheet((*below(["|Lamps"], *numbered(3), cut),)),
        Sheet((Text(200, 820, head), *below(["|understand the rule."], *numbered(6, 5)))),
        Sheet((Text(200, 820, "The last"), *below(*numbered(8, 7)))),
    )
    found = segments(thread_of(*sheets))
    assert found["n4"] in {f"4. {cut[0][3:]}", f"4. {cut[0][3:]}\nunderstand the rule."}
    assert head in found["g2"]


@pytest.mark.parametrize(
    ("ends", "goes_on", "is_told"),
    [
        ("the rule of", "Northport in any winter.", True),
        ("the rule of", "the port.", False),
        ("the rule.", "Northport", False),
    ],
)
def test_a_paragraph_whose_rest_may_stand_elsewhere_is_told(ends: str, goes_on: str, is_told: bool) -> None:
    cut = [f"4.|The keeper of the fourth lamp did not know {ends}"]
    sheets = (
        Sheet((*below(*numbered(3), cut),)),
        Sheet((*below([f"|{goes_on}"], *numbered(6, 5)),)),
        Sheet((*below(*numbered(8, 7)),)),
    )
    assert ("paragraph 4: broken off at an edge" in remarks(thread_of(*sheets))) == is_told


def test_a_sentence_that_begins_like_the_next_paragraph_ends_the_belief() -> None:
    def plain(*at: int) -> list[list[str]]:
        return [[f"{number}|The keeper of lamp {number}", "wrote that oil was late."] for number in at]

    first = below(*plain(1, 2, 3), ["4|The keeper of the fourth lamp saw only"])
    thread = thread_of(Sheet(first), Sheet(below(["|5 of the lamps that were lit."], *plain(5, 6))))
    assert list(segments(thread)) == ["g1", "g2"]


def test_turned_words_are_upright_and_stand_after_the_others() -> None:
    turned = (Text(300, 400, "turned words", turn=(0, 1)), Text(314, 400, "under them", turn=(0, 1)))
    assert segments(thread_of(Sheet(turned, rotate=90))) == {"g1": "turned words\nunder them"}
    both = thread_of(Sheet((*turned, *column(("Upright words are most of it.",)))))
    assert segments(both) == {"g1": "Upright words are most of it.\n\nturned words\nunder them"}
    assert "some words are turned" in remarks(both)


def test_words_that_touch_and_are_turned_otherwise_are_two() -> None:
    texts = (Text(60, 346, "the lamp no", turn=(0, -1)), Text(60, 295.85, "where it was lit at dusk"))
    assert segments(thread_of(Sheet(texts))) == {"g1": "where it was lit at dusk\n\nthe lamp no"}


def test_letters_are_the_files_own() -> None:
    thread = thread_of(Sheet(column(("\ufb01nd the \ufb02oor (𝒳😑)", "םולש םלוע", "a\u00a0b — “c”"))))
    assert segments(thread)["g1"].replace("\u00a0", " ") == "find the floor (𝒳😑)\nעולם שלום\na b — “c”"


def test_what_the_file_says_of_itself_is_a_title_and_never_a_date() -> None:
    page = Sheet(column(("Lit.",)))
    thread = thread_of(page, said="/Title (Lamps\\r of 1910) /CreationDate (D:20200105120000Z)")
    assert (thread.title, thread.published, thread.address) == ("Lamps of 1910", "", "")
    assert "made on 2020-01-05" in remarks(thread)
    assert thread_of(page, said="/Title (Microsoft Word - lamps.doc)").title == ""


def test_an_empty_page_is_no_segment_and_is_told() -> None:
    thread = thread_of(Sheet(()), Sheet(column(("Lit.",))))
    assert segments(thread) == {"g2": "Lit."}
    assert "page 1: no text" in remarks(thread)


def test_an_address_broken_at_a_hyphen_is_no_word() -> None:
    lines = ("see lamps.example/under-", "stand or (under-", "stand.example) to understand")
    assert segments(thread_of(Sheet(column(lines)))) == {"g1": "\n".join(lines)}


def test_words_that_nobody_sees_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Writer.shown
    monkeypatch.setattr(Writer, "shown", lambda writer, text: b"3 Tr " + shown(writer, text))
    thread = thread_of(Sheet(column(("Read from a picture.",))))
    assert segments(thread) == {"g1": "Read from a picture."}
    assert "page 1: words that are not seen" in remarks(thread)


@pytest.mark.parametrize("unseen", [Text(60, -50, "dark"), Text(900, 700, "dark"), Text(60, 700, "dark", 0.2)])
@pytest.mark.parametrize("rotate", [0, 90])
def test_words_off_the_page_or_too_small_are_told(unseen: Text, rotate: int) -> None:
    lit = Text(500, 800, "lit")
    assert "not seen" in remarks(thread_of(Sheet((lit, unseen), rotate=rotate)))
    assert thread_of(Sheet((lit,), rotate=rotate)).remarks == ()


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Nobody could understand it", "verbatim"),
        ("Nobody could under-stand it", "missing"),
        ("Nobody could under- stand it", "missing"),
        ("a well-known lamp", "verbatim"),
        ("a wellknown lamp", "missing"),
        ("I will re-sign from it", "missing"),
        ("I will resign from it", "missing"),
        ("I will re- sign from it", "verbatim"),
        ("I will [re-sign] from it", "verbatim-cut"),
    ],
)
def test_a_quotation_over_a_lines_end_is_found_as_far_as_there_is_evidence(words: str, state: str) -> None:
    lines = ("Nobody could under-", "stand it. It was a well-", "known lamp. I will re-", "sign from it if you")
    thread = thread_of(Sheet(column((*lines, "understand a well-known keeper."))))
    assert verbatim.judge(words, "g1", segments(thread)).state == state
