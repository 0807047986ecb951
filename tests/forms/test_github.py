"""The form for GitHub's runner: as many commands as are shown, and what else there is in a line."""

from __future__ import annotations

import pytest

import runner
from onrecord.diagnostics import Diagnostic, Place
from onrecord.forms import Findings
from onrecord.forms.github import command, printed


def faults(errors: int, warnings: int) -> Findings:
    told = [Diagnostic(Place("log.yaml", line + 1, 1), "bad-lamp", "out") for line in range(errors)]
    told += [Diagnostic(Place("log.yaml", line + 1, 1), "dim-lamp", "low", "", "warning") for line in range(warnings)]
    return Findings(tuple(told))


def test_a_fault_is_shown_at_its_place_with_what_to_do() -> None:
    told = Diagnostic(Place("sources/log.yaml", 3, 5, 4), "bad-lamp", "out", "light it")
    (said,) = runner.commands(command(told, "docs/content"))
    assert said.name == "error"
    assert said.data == "out\n= light it"
    assert said.properties == {
        "file": "docs/content/sources/log.yaml", "line": "3", "endLine": "3", "col": "5", "endColumn": "8",
        "title": "bad-lamp",
    }  # fmt: skip


def test_a_fault_of_no_file_is_shown_without_one() -> None:
    assert command(Diagnostic(Place(""), "bad-lamp", "out"), "content") == "::error title=bad-lamp::out"


@pytest.mark.parametrize(
    ("errors", "warnings", "shown", "rest"),
    [
        (0, 0, 0, []),
        (10, 10, 20, []),
        (11, 3, 13, ["and 1 error more than GitHub shows of one step; `--format text` prints them all"]),
        (
            600,
            12,
            20,
            ["and 590 errors and 2 warnings more than GitHub shows of one step; `--format text` prints them all"],
        ),
    ],
)
def test_no_more_than_github_shows(errors: int, warnings: int, shown: int, rest: list[str]) -> None:
    told = printed(faults(errors, warnings))
    assert len(runner.commands(told.out)) == shown
    summary = f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"
    assert told.err.split("\n") == [*rest, summary]


def test_an_accent_does_not_stand_on_the_colon_that_ends_the_properties() -> None:
    assert command(Diagnostic(Place(""), "bad-lamp", "\u0301a"), "") == "::error title=bad-lamp:: \u0301a"
