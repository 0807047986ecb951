"""Reviews: a role and never a person, and which of them count."""

from __future__ import annotations

import random

import pytest
from pydantic import TypeAdapter, ValidationError

from commanding import onrecord
from onrecord import reviews
from onrecord.edtf import parse
from onrecord.reviews import Review, Role

ROLES = ["editor", "second editor", "Editor", "reader who knows the subject", "light-keeper", "the editor’s deputy"]
NO_ROLES = [
    "ada@lamps.example",
    "@ada",
    "ada.lovegood",
    "https://lamps.example/ada",
    "www.lamps.example",
    "u/ada",
    "ada_l",
    "ada42",
    "Ada Keeper",
    "A. Keeper",
    "<b>editor</b>",
    "e" * 61,
]


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_recorded_as_it_is_written(role: str) -> None:
    assert TypeAdapter(Role).validate_python(f" {role} ") == role


@pytest.mark.parametrize("role", NO_ROLES)
def test_what_may_be_somebody_is_no_role(role: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Role).validate_python(role)


@pytest.mark.parametrize("role", NO_ROLES)
def test_serve_takes_none_either(role: str, tmp_path: object) -> None:
    ran = onrecord("serve", "--content", str(tmp_path), "--as", role)
    assert ran.status == 2
    assert "--as" in ran.err
    assert "second editor" in ran.err


def test_reviews_before_a_change_count_no_more_and_each_role_counts_once() -> None:
    """However many there are, and in whatever order."""
    chance = random.Random(5)
    for _ in range(300):
        days = [f"2026-11-{chance.randint(10, 20)}" for _ in range(chance.randint(0, 5))]
        every = [
            Review.model_validate({"on": day, "by": chance.choice(["editor", "Editor", "reader"])}) for day in days
        ]
        changed = parse(f"2026-11-{chance.randint(10, 20)}")
        holding = {each.by.lower() for each in every if str(each.on) >= str(changed)}
        assert {each.by.lower() for each in reviews.counting(every, changed)} == holding
        assert reviews.lacking(every, changed, []) == max(0, 1 - len(holding))
        assert reviews.lacking(every, changed, ["health"]) == max(0, 2 - len(holding))


def test_recording_and_taking_back_leaves_the_others_as_they_were() -> None:
    one, other = (Review.model_validate({"on": "2026-11-10", "by": by}) for by in ("editor", "reader"))
    later = Review.model_validate({"on": "2026-11-12", "by": "Editor"})
    assert reviews.recorded(later, (one, other)) == (other, later)
    assert reviews.taken_back("editor", (other, later)) == (other,)
    crowd = [Review.model_validate({"on": "2026-11-10", "by": f"reader {'i' * n}"}) for n in range(1, 5)]
    assert len(reviews.recorded(later, crowd)) == reviews.MOST
