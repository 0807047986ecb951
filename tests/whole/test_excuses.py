"""`allow:`: what may be excused where, and an excuse that nothing needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lighthouse import content, diagnosed
from onrecord import checks

SOURCE = Path(checks.__file__).parent
ASKS = re.compile(r"""(?:excuses|excused|weighed_issues|is_judged)\([^()]*"([a-z-]+)\"""")

SETTINGS = b"title: The lamp log\ncontact: lamps@example.org\nunchecked: show\n"
QUOTE = "- {{id: {}, segment: {}, text: {}, kind: testimony{}}}\n"


def excuses(**files: str) -> list[tuple[str, int, str]]:
    """What is said of the excuses in a dossier: check, line and what the message names first."""
    every = {
        "dossier.yaml": SETTINGS,
        **{f"{path.replace('__', '/')}.yaml": text.encode() for path, text in files.items()},
    }
    told = (each for each in diagnosed(every) if each.check in ("bad-excuse", "idle-excuse"))
    return [(each.check, each.at.line, each.message.split("`")[1]) for each in told]


def source(*quotes: str) -> str:
    return "title: The log\nkind: blog-thread\nquotes:\n" + "".join(quotes)


def test_each_check_that_asks_for_an_excuse_has_its_row() -> None:
    asked = {name for path in sorted(SOURCE.glob("*.py")) for name in ASKS.findall(path.read_text("utf-8"))}
    assert asked == {*checks.EXCUSABLE}


def test_the_example_excuses_nothing_in_vain() -> None:
    assert [each for each in diagnosed(content()) if each.check in ("bad-excuse", "idle-excuse")] == []


FIRST = QUOTE.format("lamps-7k3m", "c1", "I never saw a lamp mend itself", "")


@pytest.mark.parametrize(
    ("allow", "expected"),
    [
        ("", []),
        (", allow: {said-twice: it bears it out}", []),
        (", allow: {words-drifted: the page is closed}", [("idle-excuse", 5, "words-drifted")]),
        (", allow: {one-sided-issue: none other}", [("bad-excuse", 5, "one-sided-issue")]),
        (", allow: {said-twise: it bears it out}", [("bad-excuse", 5, "said-twise")]),
        (", allow: {unchecked-quote: it is there}", [("bad-excuse", 5, "unchecked-quote")]),
        (", status: draft, allow: {said-twice: it bears it out}", []),
    ],
)
def test_of_two_that_say_the_same_the_later_excuses_it(allow: str, expected: list[tuple[str, int, str]]) -> None:
    later = QUOTE.format("lamps-2dpw", "c2", "I never saw a lamp mend itself", allow)
    assert excuses(sources__log=source(FIRST, later)) == expected


def test_either_of_two_may_excuse_it_and_both_may() -> None:
    allow, words = ", allow: {said-twice: it bears it out}", "I never saw a lamp mend itself"
    for one, other in [(allow, ""), ("", allow), (allow, allow)]:
        first, later = QUOTE.format("lamps-7k3m", "c1", words, one), QUOTE.format("lamps-2dpw", "c2", words, other)
        assert excuses(sources__log=source(first, later)) == []


def test_an_excuse_is_weighed_where_it_stands() -> None:
    """The third says something else; that two others say the same does not make its excuse needed."""
    allow = ", allow: {said-twice: it bears it out}"
    other = QUOTE.format("lamps-2dpw", "c2", "I never saw a lamp mend itself", "")
    third = QUOTE.format("lamps-x9qt", "c3", "The oil was carried up by hand", allow)
    assert excuses(sources__log=source(FIRST, other, third)) == [("idle-excuse", 6, "said-twice")]


def test_where_something_cannot_be_read_no_excuse_is_idle() -> None:
    claim = "- id: lamps-fail\n  text: A lamp fails.\n  allow: {one-sided-claim: only oil}\n"
    assert excuses(claims=claim) == [("idle-excuse", 3, "one-sided-claim")]
    assert excuses(claims=claim, sources__log="title: [\n") == []


def test_where_what_is_cited_is_not_there_no_excuse_is_idle() -> None:
    claim = "- id: lamps-fail\n  text: A lamp fails.\n  supports: [{}]\n  allow: {{one-sided-claim: only oil}}\n"
    log = source(FIRST)
    assert excuses(claims=claim.format("lamps-7k3m"), sources__log=log) == [("idle-excuse", 4, "one-sided-claim")]
    assert excuses(claims=claim.format("lamps-0000"), sources__log=log) == []
