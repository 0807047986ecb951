"""Loading: files become a dossier; one wrong record takes no other with it, and each fault is said once."""

from __future__ import annotations

import pytest

from lighthouse import content, diagnosed, edited, loaded
from onrecord import load
from onrecord.dossier import Dossier
from onrecord.kinds import KINDS


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return loaded(content())


def test_the_example_is_complete_in_every_kind_and_clean(dossier: Dossier) -> None:
    for kind in KINDS[1:]:
        assert dossier.of_kind(kind.name), kind.name
    assert diagnosed(content()) == ()


def test_every_record_knows_its_place(dossier: Dossier) -> None:
    lines = {path: data.decode().split("\n") for path, data in content().items()}
    for quote in dossier.quotes.values():
        at = quote.at("id")
        assert lines[at.path][at.line - 1][at.column - 1 :][: at.width] == quote.id


def test_references_go_both_ways(dossier: Dossier) -> None:
    for citations in dossier.cites.values():
        for citation in citations:
            back = dossier.cited_by[(citation.of[0], citation.id)]
            assert citation in back
    fields = {citation.field for citation in dossier.citations}
    assert {"body", "issues", "supports", "disputes", "answers", "related", "source", "about", "quote"} <= fields


def test_a_place_of_a_reference_is_the_id_itself(dossier: Dossier) -> None:
    files = {path: data.decode().split("\n") for path, data in content().items()}
    for citation in dossier.citations:
        line = files[citation.at.path][citation.at.line - 1]
        written = line[citation.at.column - 1 :][: citation.at.width]
        assert citation.id in written or citation.field in ("issues", "related"), (citation, written)


def test_one_wrong_quotation_leaves_the_others_readable() -> None:
    path, line = "sources/the-long-watch.yaml", "id: lamps-x7k2\n    segment: b1"
    found = load.load(edited(path, line, line.replace("segment", "segmet")))
    assert found.dossier is not None
    assert "lamps-x7k2" not in found.dossier.quotes
    assert len(found.dossier.quotes) == len(loaded(content()).quotes) - 1
    assert [each.check for each in found.diagnostics] == ["unknown-field"]


def test_a_reference_to_what_could_not_be_read_is_not_doubted() -> None:
    broken = edited("sources/the-long-watch.yaml", "title:", "title: [")
    assert [each.check for each in diagnosed(broken) if each.check == "unknown-reference"] == []


@pytest.mark.parametrize(
    ("files", "check"),
    [
        ({}, "empty-dossier"),
        ({"notes.yaml": b"a: b"}, "empty-dossier"),
        ({"sources/log.yaml": b"title: Log\nkind: post\n"}, "missing-file"),
        ({"dossier.yaml": b""}, "empty-file"),
        ({"dossier.yaml": b"- title: Log\n"}, "bad-value"),
        ({"dossier.yaml": b"title:\n"}, "missing-field"),
        ({"dossier.yaml": "title: Lögbuch\n".encode("latin-1")}, "not-utf-8"),
    ],
)
def test_no_dossier_is_said_in_one_diagnostic(files: dict[str, bytes], check: str) -> None:
    found = load.load(files)
    assert [each.check for each in found.diagnostics] == [check]
    assert found.dossier is None


def test_an_id_is_given_once() -> None:
    twice = edited("claims.yaml", "- id: boats-come-as-promised", "- id: automatic-lamps-fail-less")
    assert [each.check for each in load.load(twice).diagnostics] == ["duplicate-id"]


def test_loading_does_not_depend_on_the_order_of_files() -> None:
    files = content()
    backwards = dict(reversed(files.items()))
    assert [r.name for r in loaded(files).every()] == [r.name for r in loaded(backwards).every()]
