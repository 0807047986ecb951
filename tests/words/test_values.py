"""Values: what each small type takes, and what is said of what it does not take."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from onrecord import values

TAKEN: list[tuple[Any, str]] = [
    (values.Id, "spot-checks"),
    (values.Id, "e3"),
    (values.Address, "https://lamps.example/2019/02/?page=2#c4"),
    (values.Address, "http://lamps.example"),
    (values.OptionalAddress, ""),
    (values.Digest, "0f" * 32),
    (values.SegmentId, "c4.r12"),
    (values.FileName, "001_watch.txt"),
    (values.Percent, "10%"),
    (values.Day, "2019-02-11"),
    (values.KnownDate, "unknown"),
]

REFUSED: list[tuple[Any, str, str]] = [
    (values.Id, "Spot Checks", "bad-id"),
    (values.Id, "spot--checks", "bad-id"),
    (values.Id, "../watch", "bad-id"),
    (values.Id, "-rf", "bad-id"),
    (values.Id, "con", "bad-id"),
    (values.Id, "é", "bad-id"),
    (values.Id, "a" * 65, "bad-id"),
    (values.Id, "watch\n", "bad-id"),
    (values.Address, "javascript:alert(1)", "bad-address"),
    (values.Address, "JAVASCRIPT:alert(1)", "bad-address"),
    (values.Address, "https://", "bad-address"),
    (values.Address, "https://keeper:secret@lamps.example", "bad-address"),
    (values.Address, "https://lamps.example/a b", "bad-address"),
    (values.Address, 'https://lamps.example/"onload="', "bad-address"),
    (values.Address, "https://[lamps", "bad-address"),
    (values.Address, "https://lamps.example:port/", "bad-address"),
    (values.Address, "//lamps.example", "bad-address"),
    (values.Address, "http://127.0.0.1:8000/", "bad-address"),
    (values.Address, "http://[::1]/", "bad-address"),
    (values.Address, "", "bad-address"),
    (values.Digest, "0F" * 32, "bad-digest"),
    (values.Digest, "0f" * 31, "bad-digest"),
    (values.SegmentId, "comment 4", "bad-id"),
    (values.FileName, "../watch.txt", "bad-file-name"),
    (values.FileName, "-rf", "bad-file-name"),
    (values.FileName, ".hidden", "bad-file-name"),
    (values.Percent, "0%", "bad-share"),
    (values.Percent, "101%", "bad-share"),
    (values.Percent, "0.1", "bad-share"),
    (values.Day, "2019-02", "bad-date"),
    (values.Day, "2019-02-11~", "bad-date"),
    (values.Date, "soon", "bad-date"),
    (values.Line, "two\nlines", "bad-value"),
]


@pytest.mark.parametrize(("kind", "text"), TAKEN)
def test_a_value_is_taken(kind: Any, text: str) -> None:
    TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(("kind", "text", "check"), REFUSED)
def test_a_value_is_refused_by_name_with_a_reason(kind: Any, text: str, check: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    fault = refused.value.errors()[0]
    assert fault["type"] == check
    assert len(fault["msg"].split()) > 4


def test_braces_in_a_value_do_not_reach_the_message_as_a_template() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(values.Id).validate_python("{0.__class__}")
    assert "{0.__class__}" in refused.value.errors()[0]["msg"]


def test_a_share_of_a_whole() -> None:
    assert values.Share(10).of(7064) == pytest.approx(706.4)
