"""Strangers' words in every field: none of them becomes part of a page's structure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from onrecord import markup
from onrecord.dossier import Placed
from pages.dossiers import changed, lighthouse, site
from pages.reading import read

HOSTILE = "<script>alert(1)</script> \"'&amp; <b onmouseover=x> {{ 1234*1000 }} {% x %} </title></textarea> שלום"
SIGNS = str.maketrans(dict.fromkeys("<>\"'&{}%/=", "x"))
BENIGN = HOSTILE.translate(SIGNS)

# Fields that hold ids, addresses, digests or one of a few words: everything else is free text.
NOT_FREE = frozenset(
    {
        *("id", "segment", "kind", "status", "standing", "context", "title_is", "url", "url_is", "file", "sha256"),
        *("media_type", "layout", "language", "base_url", "unchecked", "source", "quote", "about", "date_is"),
        *("certainty", "answers", "supports", "disputes", "flags", "captures", "archived", "budget", "issues"),
    }
)


def filled(words: str) -> dict[str, str]:
    """The site with these words in every free field of every record, and in all its Markdown."""

    def change(placed: Placed[Any]) -> Placed[Any]:
        prose = markup.read(f"{words}\n\n- {words}\n") if placed.prose else None
        return replace(placed, record=written(placed.record, words), prose=prose, body=words if prose else "")

    return site(changed(lighthouse(), change))


def written(record: BaseModel, words: str) -> BaseModel:
    fields = {name: getattr(record, name) for name in type(record).model_fields if name not in NOT_FREE}
    return record.model_copy(update={name: put(value, name, words) for name, value in fields.items()})


def put(value: Any, name: str, words: str) -> Any:
    if isinstance(value, str):
        # A term that the prose used would be a button in it, and these words are used by neither.
        return f"{words} unused" if name in {"label", "expansion", "variants"} else words
    if isinstance(value, BaseModel):
        return written(value, words)
    if isinstance(value, list):
        return [put(each, name, words) for each in value]
    if isinstance(value, dict) and name in {"related", "allow"}:
        return dict.fromkeys(value, words)
    return value


def test_no_field_changes_the_structure_of_any_page() -> None:
    hostile, benign = filled(HOSTILE), filled(BENIGN)
    # A role names the file that lists it, so those paths differ; everything else is named by ids.
    pairs = list(zip(sorted(hostile, key=without_role), sorted(benign, key=without_role), strict=True))
    assert [one for one, other in pairs if without_role(one) != without_role(other)] == []
    assert [one for one, other in pairs if read(hostile[one]).shape != read(benign[other]).shape] == []


def without_role(path: str) -> str:
    return "lists/role.html" if path.startswith("lists/role-") else path


def test_every_free_field_reaches_some_page_as_text() -> None:
    pages = filled(HOSTILE)
    holding = [path for path, html in pages.items() if "alert(1)" in "".join(read(html).text)]
    assert len(holding) > 30


def test_nothing_written_is_taken_for_a_template() -> None:
    assert [path for path, html in filled(HOSTILE).items() if "1234000" in "".join(read(html).text)] == []


def test_text_that_runs_right_to_left_keeps_to_its_place() -> None:
    quotes = [html for path, html in filled(HOSTILE).items() if path.startswith("quotes/") and "large" in html]
    assert quotes
    assert all('dir="auto"' in html for html in quotes)
