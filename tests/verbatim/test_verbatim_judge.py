"""Whose words they are, what a person is told, and what a check record fits."""

from __future__ import annotations

import pytest

from onrecord.verbatim import digest, find, judge, nearest, words

SEGMENTS = {
    "b1": "The lamp was trimmed at dusk by two keepers.",
    "c1": "We never saw the barge come in.",
    "c1.r1": "Nor did I, and I was there all night.",
    "c2": "The lamp was trimmed badly, if at all.",
}


def test_words_of_the_segment_are_found_there() -> None:
    assert judge("saw the barge", "c1", SEGMENTS).state == "verbatim"
    assert judge("The lamp was trimmed", "c2", SEGMENTS).parts == ((0, 20),)


@pytest.mark.parametrize(
    ("quotation", "segment", "elsewhere"),
    [
        ("saw the barge", "b1", ("c1",)),
        ("The lamp was trimmed", "c1", ("b1",)),
        ("saw [only once].", "b1", ()),
        ("barge come in. Nor did I", "c1", ("c1", "c1.r1")),
        ("come in. Nor did I, and I was there all night. The lamp", "c1", ("c1", "c1.r1", "c2")),
        ("saw the barge […] was there all", "c1", ("c1", "c1.r1")),
        ("saw the barge", "c9", ("c1",)),
    ],
)
def test_another_voice_is_named(quotation: str, segment: str, elsewhere: tuple[str, ...]) -> None:
    found = judge(quotation, segment, SEGMENTS)
    assert (found.state, found.elsewhere) == ("crosses-voices" if elsewhere else "missing", elsewhere)
    assert not found
    assert not found.parts
    assert all(f"`{name}`" in found.message for name in elsewhere)


def test_what_stands_nowhere_is_missing() -> None:
    assert judge("the barge sank", "c1", SEGMENTS).state == "missing"
    assert judge("words of nobody", "c9", SEGMENTS).message == "the source has no segment `c9`"


def test_a_false_prefix_is_not_another_voice() -> None:
    found = judge("The lamp was trimmed", "b1", SEGMENTS, prefix="Then")
    assert found.state == "missing"
    assert "prefix “Then”" in found.message


@pytest.mark.parametrize(
    ("quotation", "says"),
    [
        ("We ever saw the barge", "where this has “ever”, it has “never”"),
        ("We never saw barge come in", "its “the” is left out"),
        ("We never saw the old barge come", "“old” is not in it"),
        ("ever saw", "only inside a longer word: “never saw”"),
        ("We […] in", "at least three words"),
        ("We never saw […] the barge come", "not in this order"),
        ("We [not] saw", "“[not]” puts in “not”"),
        ("zinc plated quoins", "nothing like them"),
    ],
)
def test_why_it_is_missing(quotation: str, says: str) -> None:
    assert says in find(quotation, SEGMENTS["c1"]).message


def test_where_the_words_stand_more_than_once_is_told_as_a_prefix_may_say_it() -> None:
    message = find("the lamp", "Trim the lamp. Fill the lamp.").message
    assert message == "the words stand 2 times in the segment (after “Trim”; after “Trim the lamp. Fill”)"
    again = "Row. Long before anybody had rowed out to the rock, they saw it: a light. Later still, a light."
    message = find("a light.", again).message
    assert "(after “out to the rock, they saw it:”;" in message
    assert find("a light.", again, prefix="out to the rock, they saw it:")


def test_counts_are_of_the_sources_words() -> None:
    found = find("trimmed at [the usual hour] by two keepers", SEGMENTS["b1"])
    assert (found.words, found.words_cut, found.insertions) == (5, 1, 1)
    assert (found.start, found.end) == (13, 43)
    assert not found.literal_brackets
    assert find("the [old] lamp", "Trim the [old] lamp.").literal_brackets


def test_looks_name_the_words() -> None:
    text = "They wrote it isn't so: the lamp was, but only once, lit at dusk."
    looks = {look.kind: look.words for look in find("the lamp was […] lit at dusk", text).looks}
    assert looks.pop("after-introduction") == ("They wrote it isn't so:",)
    assert looks == {"condition-cut": ("but", "only"), "negation-outside": ("isn't",)}
    assert "“but”, “only”" in find("the lamp was […] lit at dusk", text).looks[0].message


def test_quoting_silences_only_the_looks_about_another_voice() -> None:
    text = "From the harbour board:-\n\nThey say “the lamp was lit” too."
    kinds = [look.kind for look in find("the lamp was lit", text).looks]
    assert kinds == ["attribution-outside", "inside-quotation-marks", "after-introduction"]
    assert [look.kind for look in find("the lamp was lit", text, quoting=True).looks] == kinds[:1]


def test_nearest_gives_the_sources_own_characters() -> None:
    assert nearest("we did not row back", "Then we didn’t\nrow back.") == "we didn’t row back."
    assert nearest("zinc quoins", "Then we didn’t row back.") == ""


LOG = "They say so. They have failed twice in four years; the old ones failed twice a month. The old log is full."


@pytest.mark.parametrize(
    ("quotation", "says"),
    [
        (
            "They have failed twice in four years; the old ones failed twice a week.",
            "reads “They have failed twice in four years; the old ones failed twice a month.”: "
            "where this has “week.”, it has “month.”",
        ),
        (
            "have failed often in four years",
            "reads “have failed twice in four years”: where this has “often”, it has “twice”",
        ),
        ("old log was full", "reads “old log is full”: where this has “was”, it has “is”"),
        ("They said so", "reads “They say so”: where this has “said”, it has “say”"),
        ("old ones failed a month", "reads “old ones failed twice a month”: its “twice” is left out"),
    ],
)
def test_the_nearest_passage_ends_where_the_quotation_does(quotation: str, says: str) -> None:
    assert find(quotation, LOG).message == f"these words are not in the segment; the nearest passage {says}"


def test_digest_is_of_what_folds_alike() -> None:
    assert digest("the “lamp” [...] was—lit") == digest(' the "lamp" […] was-lit ')
    assert len(digest("")) == 64
    different = [
        digest("a b"),
        digest("A b"),
        digest("a [b]"),
        digest("a b", "c"),
        digest("a b", "", "c"),
        digest("a c"),
    ]
    assert len(set(different)) == len(different)


def test_words_tile_the_text() -> None:
    text = "— The lock–keeper’s lamp … was—so 20 % dim. "
    assert [text[start:end] for start, end in words(text)] == [
        "— The", "lock–keeper’s", "lamp …", "was—", "so", "20", "%", "dim.",
    ]  # fmt: skip
    assert words(" — ") == ()
