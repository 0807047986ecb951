"""Second looks over invented sentences: each word that turns, limits or attributes is seen, and no harmless one is."""

from __future__ import annotations

import os
from random import Random

import pytest

from onrecord.verbatim import find

CASES = int(os.environ.get("ONRECORD_CASES", "10000")) // 4

HARMLESS = """
    the lamp keeper pier ferry boat oil stair winter morning harbour bell fog glass mooring tide rope was were had been
    and with from over under after before burned rang came stood kept carried mended watched brightly slowly quietly
    note knot button iffy butter sayings neverland onlooker exception toll claimant
""".split()  # noqa: SIM905
NEGATIONS = """
    not never no nor neither none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom
    can't don’t didn't won’t isn`t wasn't couldn’t needn't cant dont wont ain't mustn’t
""".split()  # noqa: SIM905
CONDITIONS = ["if", "unless", "lest", "except", "only", "until", "but"]
ATTRIBUTIONS = """
    say says said saying claim claims claimed claiming lie lies lied lying deny denies denied denying
    apparently allegedly alleged supposedly reportedly seemingly according believe believes told telling
    insist insisted pretend pretended admit admits admitted argue argued reckon reckons suppose doubted accuse accused
""".split()  # noqa: SIM905
KINDS = {"negation": NEGATIONS, "condition": CONDITIONS, "attribution": ATTRIBUTIONS}


def harmless(random: Random, number: int) -> list[str]:
    return random.choices(HARMLESS, k=number)


def marked(random: Random, word: str) -> str:
    """The word as it may be printed: with a capital, all in capitals, in brackets, before a comma."""
    return random.choice((word, word, word.capitalize(), word.upper(), f"({word})", f"{word},", f"“{word}”"))


def kinds(words: list[str], quotation: str) -> list[str]:
    found = find(quotation, " ".join(words) + ".")
    assert found.state.startswith("verbatim"), (quotation, found.message)
    return [look.kind for look in found.looks]


def unlike(random: Random, number: int) -> list[str]:
    """Words that stand nowhere else, so that a quotation of them is found once."""
    return [f"{word}{random.randrange(10**6)}" for word in harmless(random, number)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_that_removes_such_a_word_gets_a_look(kind: str) -> None:
    random = Random(kind)
    for number in range(CASES):
        word = marked(random, KINDS[kind][number % len(KINDS[kind])])
        before, after = unlike(random, random.randint(3, 8)), unlike(random, random.randint(3, 8))
        gap = [*harmless(random, random.randint(0, 5)), word, *harmless(random, random.randint(0, 5))]
        quotation = " ".join([*before, "[…]", *after])
        assert f"{kind}-cut" in kinds([*before, *gap, *after], quotation), (gap, quotation)


def test_a_cut_that_removes_harmless_words_gets_none() -> None:
    random = Random("harmless")
    for _ in range(CASES):
        before, after = unlike(random, random.randint(3, 8)), unlike(random, random.randint(3, 8))
        gap = harmless(random, random.randint(1, 20))
        assert kinds([*before, *gap, *after], " ".join([*before, "[…]", *after])) == [], gap


@pytest.mark.parametrize("kind", KINDS)
def test_one_within_four_words_of_either_end_gets_a_look_and_a_farther_one_none(kind: str) -> None:
    random = Random(f"outside {kind}")
    for number in range(CASES):
        word = KINDS[kind][number % len(KINDS[kind])]
        quoted, distance = unlike(random, random.randint(3, 8)), random.randint(1, 6)
        near = [word, *harmless(random, distance - 1)]
        words = [*near, *quoted, *harmless(random, 5)] if number % 2 else [*harmless(random, 5), *quoted, *near[::-1]]
        expected = [f"{kind}-outside"] if distance <= 4 else []
        assert kinds(words, " ".join(quoted)) == expected, (words, quoted)


GOVERNING = {
    "negation": ["wrong", "refused", "fails", "lacked"],
    "condition": ["when", "while", "provided", "providing", "nearly", "almost"],
    "attribution": """wrote stated asked added replied tweeted posted think warns described heard agreed calls
    answering quoted""".split(),  # noqa: SIM905
}
BEFORE = {"negation": "The board {} to", "condition": "{}", "attribution": "So the board {} that"}
AFTER = {"negation": "is {}", "condition": "{} the tide is in", "attribution": ", the keeper {}"}


@pytest.mark.parametrize("kind", GOVERNING)
def test_a_common_word_gets_a_look_where_it_is_cut_or_governs_the_words(kind: str) -> None:
    random = Random(f"governing {kind}")
    for word in GOVERNING[kind]:
        quoted, more = unlike(random, 4), unlike(random, 4)
        before, after = BEFORE[kind].format(word).split(), (AFTER[kind].format(word)).split()
        assert kinds([*before, *quoted], " ".join(quoted)) == [f"{kind}-outside"], word
        if word not in ("nearly", "almost"):
            words = " ".join([*quoted, *after]).replace(" ,", ",").split()
            assert kinds(words, " ".join(quoted)) == [f"{kind}-outside"], word
        assert kinds([*quoted, word, *more], " ".join([*quoted, "[…]", *more])) == [f"{kind}-cut"]
        assert kinds([word, "the", "old", *quoted, "bell", "rang", word], " ".join(quoted)) == [], word


@pytest.mark.parametrize(
    ("words", "kind"),
    [("provided that", "condition"), ("so long as", "condition"), ("in case", "condition"), ("less than", "condition")]
    + [(word, "condition") for word in ("whether", "Whenever", "although", "though", "assuming")]
    + [(word, "negation") for word in ("untrue", "a myth that", "false")]
    + [(word, "attribution") for word in ("suggested", "boasts", "ostensibly", "disagree", "according to")],
)
def test_words_that_turn_or_limit_get_a_look_wherever_they_stand_near(words: str, kind: str) -> None:
    random = Random(words)
    quoted, more = unlike(random, 4), unlike(random, 4)
    assert kinds([*words.split(), "bell", *quoted], " ".join(quoted)) == [f"{kind}-outside"]
    assert kinds([*quoted, *words.split(), *more], " ".join([*quoted, "[…]", *more])) == [f"{kind}-cut"]


def test_each_of_the_three_says_what_it_does() -> None:
    text = "They claim that the lamp was not lit, unless somebody came."
    messages = {look.kind: look.message for look in find("They claim that […] lit, unless somebody came", text).looks}
    assert messages == {"negation-cut": "“not” is cut here, which can turn the sense round"}
    messages = {look.kind: look.message for look in find("lamp was not lit", text).looks}
    beside = "stands just {} these words in the same sentence, which {}"
    assert messages == {
        "condition-outside": "“unless” " + beside.format("after", "says how far or when this holds"),
        "attribution-outside": "“claim” " + beside.format("before", "says whose words these are, or doubts them"),
    }
