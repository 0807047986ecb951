"""What the checks of balance and care leave unsaid: where both sides are shown, or the reader is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lighthouse import diagnosed

BALANCE = ("one-sided-issue", "one-voice-issue", "one-sided-briefing", "one-sided-claim", "unnoted-flag")
SETTINGS = "title: The lamp log\ncontact: lamps@example.org\nunchecked: show\n"
TEXTS = (
    "The lamp was lit.",
    "The wire was cut.",
    "The boat came late.",
    "The bell rang twice.",
    "The glass was clean.",
)


def quote(nth: int, stance: str, segment: str = "", *more: str) -> str:
    """The nth quotation of the log, each from a contribution of its own unless one is named."""
    lines = [
        f"  - id: lamps-{nth}aaa",
        f"segment: {segment or f'c{nth}'}",
        f"text: {TEXTS[nth]}",
        "kind: opinion",
        f"issues: {{lamps: {stance}}}",
        *more,
    ]
    return "\n    ".join(lines) + "\n"


def dossier(*quotes: str, issue: str = "", **pages: str) -> dict[str, bytes]:
    files = {
        "dossier.yaml": SETTINGS,
        "issues/lamps.md": f"---\ntitle: The lamps\nquestion: Should every lamp have a keeper?\n{issue}---\n",
        "sources/log.yaml": f"title: The lamp log\nkind: post\nquotes:\n{''.join(quotes)}",
        **{f"{name}.yaml": text for name, text in pages.items() if name == "claims"},
        **{f"briefings/{name}.md": text for name, text in pages.items() if name != "claims"},
    }
    return {path: text.encode() for path, text in files.items()}


def found(files: Mapping[str, bytes]) -> list[str]:
    """The names of these checks that speak, and of any that a fault in the test itself would bring."""
    quiet = ("thin-issue", "unchecked-quote")
    return [each.check for each in diagnosed(files) if each.check not in quiet]


def stances(*each: str) -> dict[str, bytes]:
    return dossier(*[quote(nth, stance) for nth, stance in enumerate(each)])


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (("for", "for", "for", "for"), ["one-sided-issue"]),
        (("against", "against", "against", "against", "neither"), ["one-sided-issue"]),
        (("for", "for", "for", ""), []),
        (("for", "for", "for", "for", "both"), []),
        (("both", "both", "both", "both"), []),
        (("for", "for", "for", "for", "against"), []),
    ],
)
def test_an_issue_is_one_sided_where_four_take_a_side_and_none_the_other(
    each: tuple[str, ...], said: list[str]
) -> None:
    assert found(stances(*each)) == said


def test_a_draft_is_no_other_side_and_what_is_unread_may_be() -> None:
    four = [quote(nth, "for") for nth in range(4)]
    assert found(dossier(*four, quote(4, "against", "", "status: draft"))) == ["one-sided-issue"]
    assert found(dossier(*four, quote(4, "against", "", "flavour: salt"))) == ["unknown-field"]


@pytest.mark.parametrize(
    ("issue", "said"),
    [
        ("lacks: [No keeper speaks here.]\n", ["one-sided-issue"]),
        ("allow: {one-sided-issue: the question has one side}\n", []),
    ],
)
def test_an_issue_is_excused_from_showing_one_side_by_a_reason_and_not_by_any_gap(issue: str, said: list[str]) -> None:
    assert found(dossier(*[quote(nth, "for") for nth in range(4)], issue=issue)) == said


@pytest.mark.parametrize(
    ("segments", "said"),
    [("c1 c1 c1 c2", ["one-voice-issue"]), ("c1 c1 c2 c2", []), ("c1 c1 c2", []), ("c1 c1 c1 c1", [])],
)
def test_one_voice_is_more_than_half_of_four_and_not_all(segments: str, said: list[str]) -> None:
    quotes = [quote(nth, "", segment) for nth, segment in enumerate(segments.split())]
    assert found(dossier(*quotes)) == said


BRIEFING = "---\ntitle: Lamps\nissues: [lamps]\n{}---\n\n{}\n"


@pytest.mark.parametrize(
    ("front", "body", "said"),
    [
        ("", "[[quote:lamps-0aaa]]", ["one-sided-briefing"]),
        ("", "[[quote:lamps-0aaa lamps-1aaa]]", []),
        ("", "[[quote:lamps-0aaa lamps-2aaa]]", []),
        ("", "[[quote:lamps-3aaa]]", []),
        ("", "[[issue:lamps]]", []),
        ("status: draft\n", "[[quote:lamps-0aaa]]", []),
    ],
)
def test_a_briefing_that_cites_both_sides_or_none_is_not_one_sided(front: str, body: str, said: list[str]) -> None:
    quotes = [quote(nth, stance) for nth, stance in enumerate(("for", "against", "both", "neither"))]
    assert found(dossier(*quotes, lamp=BRIEFING.format(front, body))) == said


CLAIM = "- id: lamps-fail\n  text: Lamps fail.\n  supports: [lamps-0aaa]\n"


@pytest.mark.parametrize(
    ("claim", "status", "said"),
    [
        (CLAIM, "published", ["one-sided-claim"]),
        (CLAIM, "draft", []),
        (f"{CLAIM}  disputes: [lamps-2aaa]\n", "published", []),
        (CLAIM.replace("0aaa", "0aaa, lamps-1aaa"), "published", []),
        (f"{CLAIM}  note: The answer is about boats.\n", "published", []),
        (CLAIM.replace("lamps-0aaa", "lamps-2aaa"), "published", []),
    ],
)
def test_a_claim_is_one_sided_where_an_answer_is_left_out(claim: str, status: str, said: list[str]) -> None:
    answer = quote(1, "against", "", "answers: [lamps-0aaa]", f"status: {status}")
    assert found(dossier(quote(0, "for"), answer, quote(2, ""), claims=claim)) == said


@pytest.mark.parametrize(
    ("flag", "more", "said"),
    [
        ("advice", "note: Advice follows.", []),
        ("advice", "voice: {quoting: a notice}", ["unnoted-flag"]),
        ("third-party", "voice: {quoting: a notice}", []),
        ("third-party", "voice: {role: keeper}", ["unnoted-flag"]),
        ("health", "status: draft", []),
    ],
)
def test_a_flag_of_a_draft_counts_for_what_is_published_of_its_contribution(
    flag: str, more: str, said: list[str]
) -> None:
    flagged = quote(0, "", "c1", f"flags: [{flag}]", "status: draft")
    assert found(dossier(flagged, quote(1, "", "c1", more), quote(2, "", "c2"))) == said
