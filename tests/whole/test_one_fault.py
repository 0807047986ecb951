"""One fault, one message: what follows from a fault is not said again, and no fault of form ends in a traceback."""

from __future__ import annotations

import pytest

from lighthouse import VAULT, content, diagnosed, edited
from onrecord.diagnostics import Diagnostic

WATCH = "sources/the-long-watch.yaml"
SEAL = "seals/the-long-watch.json"
QUOTE = (
    "title: Lamps\nkind: post\nquotes:\n  - id: lamps-7k3m\n    segment: c1\n    text: Lamps fail.\n    kind: opinion\n"
)
CLAIM = "- id: lamps-fail\n  text: Lamps fail.\n"


def _of(path: str, text: str) -> list[Diagnostic]:
    """What is said of a small dossier with one file."""
    settings = {"dossier.yaml": b"title: The lamp log\ncontact: lamps@example.org\n"}
    return [each for each in diagnosed({**settings, path: text.encode()}) if each.check != "thin-issue"]


def test_a_seal_that_cannot_be_read_is_the_one_fault() -> None:
    broken = {**content(), SEAL: b"{"}
    assert [each.check for each in diagnosed(broken)] == ["malformed-seal"]
    assert [each.check for each in diagnosed(broken, VAULT)] == ["malformed-seal"]


def test_a_source_that_cannot_be_read_is_the_one_fault() -> None:
    broken = {**content(), WATCH: b"title: The Long Watch: again\n"}
    assert [each.check for each in diagnosed(broken)] == ["yaml-syntax"]


def test_quotations_are_compared_even_where_their_source_cannot_be_read() -> None:
    quote = "quotes:\n  - {{id: lamps-{}, segment: c1, text: The lamps fail at dusk., kind: opinion}}\n"
    settings = {"dossier.yaml": b"title: The lamp log\ncontact: lamps@example.org\n"}
    named = {"sources/log.yaml": f"title: Lamps\nkind: post\n{quote.format('7k3m')}".encode()}
    nameless = {"sources/book.yaml": f"kind: post\n{quote.format('9x2f')}".encode()}
    found = [each.check for each in diagnosed({**settings, **named, **nameless})]
    assert "missing-field" in found
    assert "said-twice" in found


@pytest.mark.parametrize("written", ["Lamps-T9RA", "lamps_t9ra", "lamps t9ra", "''"])
def test_an_id_that_is_none_is_the_one_fault(written: str) -> None:
    broken = edited(WATCH, "id: lamps-t9ra", f"id: {written}")
    assert len(diagnosed(broken)) == 1, written


def test_a_quotation_that_cannot_be_read_is_the_one_fault() -> None:
    broken = edited(WATCH, "id: lamps-x7k2\n    segment: b1", "id: lamps-x7k2\n    segment: B")
    assert [each.check for each in diagnosed(broken)] == ["bad-id"]


def test_a_field_with_its_name_mistyped_is_not_missing_too() -> None:
    assert [each.check for each in _of("dossier.yaml", "titel: The lamp log\ncontact: a\n")] == ["unknown-field"]


def test_fields_that_are_missing_are_told_together() -> None:
    (found,) = _of("sources/log.yaml", "publisher: The lamp room\n")
    assert (found.check, found.message) == ("missing-field", "a source needs `title`, `kind`")


def test_a_seal_whose_source_is_gone_is_said_once() -> None:
    found = _of("seals/gone.json", content()[SEAL].decode())
    assert [each.message for each in found] == ["this seal is of a source `gone`, and there is none of that name"]


FORMS = [
    ("sources/log.yaml", "title: '  '\nkind: post\n", "missing-field"),
    ("sources/log.yaml", f"title: {'lamp ' * 80}\nkind: post\n", "bad-value"),
    ("sources/log.yaml", "title: Lamps\nkind: post\nallow: {thin-issue: }\n", "missing-field"),
    ("sources/log.yaml", "title: Lamps\nkind: post\nallow: [thin-issue]\n", "bad-value"),
    ("sources/log.yaml", "title: Lamps\nkind: '{lamp}'\n", "bad-value"),
    ("sources/log.yaml", f"{QUOTE}    flags: [advise]\n", "bad-value"),
    ("claims.yaml", "- id: '{lamp}'\n  text: Lamps fail.\n", "bad-id"),
    ("claims.yaml", f"{CLAIM}  issues: lamps\n", "bad-value"),
    ("claims.yaml", "-\n", "bad-value"),
    ("issues/lamps.md", f"---\ntitle: a\nquestion: b\norder: {'9' * 5000}\n---\n", "bad-value"),
    ("seals/log.json", f'{{"version": {"9" * 5000}}}', "malformed-seal"),
    ("events.yaml", "- id: lit\n  what: Lit.\n  date: [2019]\n  source: log\n", "bad-date"),
]


@pytest.mark.parametrize(("path", "text", "check"), FORMS)
def test_each_fault_of_form_is_said_once_with_something_to_do(path: str, text: str, check: str) -> None:
    (found,) = _of(path, text)
    assert found.check == check
    assert found.remedy
    assert "None" not in found.message + found.remedy


DATES = {
    "12 April 2019": "write `2019-04-12`",
    "Friday, 12th of April 2019": "write `2019-04-12`",
    "Sept. 2019": "write `2019-09`",
    "May 2, 2019": "write `2019-05-02`",
    "2019/4/2": "write `2019-04-02`",
    "2019-04-12T10:00": "write `2019-04-12`",
    "12/04/2019": "write `2019-04-12` or `2019-12-04`",
    "31/12/2019": "write `2019-12-31`",
    "2019-02-30": "write one that there is",
}


@pytest.mark.parametrize(("written", "remedy"), DATES.items())
def test_a_date_written_as_people_do_elsewhere_is_read_back_to_them(written: str, remedy: str) -> None:
    (found,) = _of("sources/log.yaml", f"title: Lamps\nkind: post\npublished: {written}\n")
    assert (found.check, found.remedy) == ("bad-date", remedy)


STRAYS = {
    "source/log.yaml": "did you mean `sources/`?",
    "claim.yaml": "did you mean `claims.yaml`?",
    "issues/lamps.yaml": "files in `issues/` end in `.md`; rename it",
    "sources/2019/log.yaml": "put it into `sources/` itself, not into a folder there",
}


@pytest.mark.parametrize(("path", "remedy"), STRAYS.items())
def test_a_stray_file_is_sent_home(path: str, remedy: str) -> None:
    (found,) = _of(path, "title: Lamps\n")
    assert (found.check, found.remedy) == ("stray-file", remedy)
