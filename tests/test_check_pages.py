"""Each check's page under `docs/checks/` is run as its test: the files it shows, and what is said of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import check_names
import check_page
from check_page import PAGES
from onrecord import diagnostics

EACH_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


@EACH_PAGE
def test_a_page_of_a_check_says_what_is_printed(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = check_page.read(path.read_text(encoding="utf-8"))
    assert page.says, "a page shows its check at work"
    content = check_page.lay(page, tmp_path, monkeypatch)
    if page.command:
        assert check_page.printed(page.command, tmp_path, monkeypatch) == page.says
        assert f"[{path.stem}]" in page.says
        return
    found = check_page.found(content)
    assert found.said(path.stem) == page.says
    others = [each for each in diagnostics.errors(found.diagnostics) if each.check != path.stem]
    assert not others, "one fault, one message"


@EACH_PAGE
def test_a_page_is_headed_by_its_check_and_gives_a_reason(path: Path) -> None:
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert first == f"# {path.stem}"
    reason = rest.split("```")[0]
    assert len(reason.split()) >= 15
    assert 2 <= sum(map(reason.count, (". ", ".\n", "?\n"))) <= 5, "two to five sentences"


def test_each_name_that_is_reported_has_its_page_and_each_page_is_of_one() -> None:
    assert sorted(check_names.names()) == [path.stem for path in PAGES]


ABC = "from onrecord.d import Diagnostic, Refused\nfrom onrecord import d\n"
TAKES = "class Diagnostic:\n    at: str\n    check: str\nclass Words:\n    def refuse(self, at, check: str): ...\n"
SOURCES = [
    ("Diagnostic(at, 'one')", ["one"]),
    ("d.Diagnostic(at, check='one')", ["one"]),
    ("Diagnostic(at, 'one' if dark else 'two')", ["one", "two"]),
    ("words.refuse(at, 'one')", ["one"]),
    ("FAULTS = {'a': ('one', 'said')}\nfor check, said in FAULTS.values():\n    Diagnostic(at, check)", ["one"]),
    ("FAULTS = {'a': 'one'}\nfor a, check in FAULTS.items():\n    Diagnostic(at, check)", ["one"]),
    ("FAULTS = {'a': ('one', 'said')}\ncheck, said = FAULTS[a]\nDiagnostic(at, check)", ["one"]),
    ("def fault():\n    return at, 'one'\nDiagnostic(*fault())", ["one"]),
    ("class Fault:\n    check: str = 'one'\nDiagnostic(at, fault.check)", ["one"]),
    ("def refuse(check: str): ...\nrefuse('one')", ["one"]),
    ("def refuse(check: Check): ...\nrefuse('one')", []),
]


@pytest.mark.parametrize(("source", "expected"), SOURCES)
def test_a_name_is_found_wherever_it_may_stand(source: str, expected: list[str]) -> None:
    modules = {"onrecord.d": ast.parse(TAKES), "onrecord.a": ast.parse(ABC + source)}
    assert sorted(check_names.of(modules)) == expected


@pytest.mark.parametrize("given", ["name", "'a' + 'b'", "names[0]", "*parts"])
def test_a_name_that_cannot_be_found_is_a_fault(given: str) -> None:
    with pytest.raises(check_names.Riddle):
        check_names.of({"onrecord.d": ast.parse(TAKES), "onrecord.a": ast.parse(f"{ABC}Diagnostic(at, {given})")})


def test_escapes_are_bytes_characters_and_repetitions() -> None:
    assert check_page.unescaped(r"a\xE9\u202E{3 * bc}\n") == b"a\xe9\xe2\x80\xaebcbcbc\\n"
