"""The formats: BibTeX and RIS as parsers of other people read them, CSL-JSON by its fields; with any words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from onrecord import citing, edtf
from onrecord.citing import Item, Kept, Part
from onrecord.citing.item import FORMS

HOSTILE = r'He said "1 < 2 & 3 > 2" {x} } 100% of #_ ~ ^ $ \ 🌊 é منارة </script> ER  - @misc{a, […] [sic]'
KEPT = Kept(HOSTILE, "quotes/lamps-x7k2", "https://record.example/quotes/lamps-x7k2.html")
PLAIN = Item(
    id="lamps-x7k2",
    kind="report",
    title="[Dark towers]",
    described=True,
    author="Lights Board",
    container="Lamp Notes",
    issued=edtf.parse("2020-11-08~"),
    url="https://lamps.example/a_b%20c#d~e?f=1&g",
    url_is="container",
    language="en-GB",
    part=Part("b1", "Anonymous", "contribution 1", "the lamp was lit"),
    kept=KEPT,
)
WORST = replace(
    PLAIN,
    title=f"[{HOSTILE}]",
    container=HOSTILE,
    part=Part("g12", HOSTILE, f"{HOSTILE}\nTY  - BOOK\u2028ER  - \x85", HOSTILE),
)
ITEMS = (PLAIN, WORST, *(replace(PLAIN, kind=kind) for kind in FORMS), replace(PLAIN, part=None, kept=None))
ESCAPES = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}

# CSL 1.0.2, `csl-data.json`: the fields we may ever use, each with the kind of its value.
FIELDS: dict[str, type] = {
    **dict.fromkeys(("id", "type", "title", "container-title", "page", "URL", "language", "archive"), str),
    **dict.fromkeys(("archive_location", "note", "abstract"), str),
    "author": list,
    "issued": dict,
    "custom": dict,
}
TYPES = {"post-weblog", "post", "article-newspaper", "report", "hearing", "document", "webpage"}


def unescaped(text: str) -> str:
    """What LaTeX prints for a field; a sign that is not escaped is a fault."""
    inner = text.removeprefix("{").removesuffix("}") if text.startswith("{") else text
    found = re.split("(" + "|".join(map(re.escape, ESCAPES)) + ")", inner)
    assert not any(set(part) & set("&%$#_~^\\{}") for part in found[::2]), found
    return "".join(ESCAPES.get(part, part) for part in found)


def one_line(text: str) -> str:
    return re.sub(r"[\n\u2028\x85]+", " ", text)


@pytest.mark.parametrize("item", ITEMS)
def test_bibtex_is_read_back(item: Item) -> None:
    parser = pytest.importorskip("bibtexparser")
    library = parser.parse_string(citing.bibtex(item), parse_stack=())
    assert library.failed_blocks == []
    (entry,) = library.entries
    held = {name: field.value[1:-1] for name, field in entry.fields_dict.items()}
    assert (entry.key, entry.entry_type) == (item.id, item.form.bibtex)
    assert unescaped(held["title"]) == item.heading
    assert unescaped(held["author"]) == item.by
    assert held["url"] == item.url
    assert (held["year"], held["date"]) == ("2020", "2020-11-08~")
    assert "c. 8 November 2020" in unescaped(held["note"])
    if item.part:
        assert unescaped(held["abstract"]) == f"“{item.part.words}”"


@pytest.mark.parametrize("item", ITEMS)
def test_bibtex_has_its_braces_in_pairs_at_every_point(item: Item) -> None:
    depth = 0
    for character in citing.bibtex(item):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("item", ITEMS)
def test_ris_is_read_back(item: Item) -> None:
    parser = pytest.importorskip("rispy")
    (entry,) = parser.loads(citing.ris(item))
    assert entry["type_of_reference"] == item.form.ris
    assert entry["id"] == item.id
    assert (entry["title"], entry["authors"]) == (one_line(item.heading).strip(), [item.by])
    assert entry["urls"] == [item.url]
    assert (entry["year"], entry["date"]) == ("2020", "2020/11/08")
    if item.part:
        assert entry["abstract"] == f"“{item.part.words}”"


@pytest.mark.parametrize("item", ITEMS)
def test_ris_has_one_line_a_tag(item: Item) -> None:
    lines = citing.ris(item).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    tags = [line[:2] for line in lines]
    assert tags[0] == "TY"
    assert tags[-1] == "ER"
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize("item", ITEMS)
def test_csl_json_keeps_to_the_fields_there_are(item: Item) -> None:
    (held,) = json.loads(citing.csl_json(item))
    assert {name: type(value) for name, value in held.items()} == {name: FIELDS[name] for name in held}
    assert held["type"] in TYPES
    assert held["author"] == [{"literal": item.by}]
    assert held["issued"] == {"date-parts": [[2020, 11, 8]], "circa": True}
    assert held["custom"]["edtf"] == item.edtf
    if item.part:
        assert held["abstract"] == f"“{item.part.words}”"
        assert held["archive_location"] == KEPT.permalink


DATES = (
    ("2023-01-29", {"date-parts": [[2023, 1, 29]]}),
    ("2023-01?", {"date-parts": [[2023, 1]], "circa": True}),
    ("2022-12/2023", {"date-parts": [[2022, 12], [2023]]}),
    ("2022~/..", {"date-parts": [[2022]], "circa": True}),
    ("2022-05-21/..", {"date-parts": [[2022]]}),
    ("../2022", {"date-parts": [[2022]]}),
)


@pytest.mark.parametrize(("date", "issued"), DATES)
def test_csl_json_writes_dates_in_parts(date: str, issued: dict[str, Any]) -> None:
    (held,) = json.loads(citing.csl_json(replace(PLAIN, part=None, issued=edtf.parse(date))))
    assert held["issued"] == issued
    assert held["custom"] == {"edtf": date}


def test_no_carrier_gives_a_comment_the_day_of_its_post() -> None:
    part = Part("c1", "Anonymous", "comment 1", "the lamp was lit")
    comment = replace(PLAIN, issued=edtf.parse("2020-11-08"), part=part)
    note = "Date: 8 November 2020 or later."
    (held,) = json.loads(citing.csl_json(comment))
    assert (held["issued"], held["custom"]) == ({"date-parts": [[2020]]}, {"edtf": "2020-11-08/.."})
    assert held["note"].startswith(note)
    lines = citing.ris(comment).splitlines()
    assert "PY  - 2020" in lines
    assert not [line for line in lines if line.startswith("DA")]
    assert [line for line in lines if line.startswith(f"N1  - {note}")]
    assert {"  year = {2020},", "  date = {2020-11-08/},"} <= set(citing.bibtex(comment).splitlines())
    assert dict(citing.highwire(comment))["citation_publication_date"] == "2020"
    assert dict(citing.dublin_core(comment))["DC.date"] == "2020-11-08/.."


@pytest.mark.parametrize(
    ("segment", "page", "locator"),
    [
        ("g12", "12", ("page", "12")),
        ("g12.k2", "12", ("page", "12")),
        ("n4.n2", None, ("paragraph", "4.2")),
        ("c4.r2", None, (None, None)),
    ],
)
def test_a_page_and_a_paragraph_are_locators(segment: str, page: str | None, locator: tuple[str | None, ...]) -> None:
    item = replace(PLAIN, part=Part(segment, "", "a place", "lit"))
    (held,) = json.loads(citing.csl_json(item))
    assert (held.get("page"), (held["custom"].get("label"), held["custom"].get("locator"))) == (page, locator)
    assert (f"SP  - {page}\n" in citing.ris(item)) == (page is not None)
