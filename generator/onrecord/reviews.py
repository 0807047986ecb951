"""Reviews: who, in what role, held a quotation beside its source and when; how many it needs, and which still count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from onrecord.edtf import Date
from onrecord.values import Day, Line

MOST = 4
"""Reviews that a quotation holds: one for each role."""

SENSITIVE = 2
"""Reviews, by different roles, that a quotation with `flags` needs; any other needs one."""

_LONGEST = 60
_ADDRESS = re.compile(r"[@<>/_]|\bwww\.|\w\.\w|[a-z]\d", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)+")
_ROLE = r"^[^@<>/]*$"


def role(text: str) -> str:
    """A role as it is recorded: `editor`; raises what pydantic reports of an address, a handle, a name."""
    if _ADDRESS.search(text):
        raise _refused("this looks like somebody's address or name on a site, and a review names a role")
    if _NAME.fullmatch(text):
        raise _refused("this looks like somebody's name, and a review names a role")
    if len(text) > _LONGEST:
        raise _refused(f"this is {len(text)} characters long, and a role is a word or two")
    return text


def _refused(message: str) -> PydanticCustomError:
    said = {"message": message, "remedy": "write what the reviewer is here: `editor`, `second editor`"}
    return PydanticCustomError("bad-value", "{message}", said)


Role = Annotated[
    Line,
    AfterValidator(role),
    WithJsonSchema({"type": "string", "maxLength": _LONGEST, "pattern": _ROLE, "examples": ["editor"]}),
]


class Review(BaseModel):
    """One review of a quotation: the day, and the role of whoever made it, never a name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: Day
    by: Role


Reviews = Annotated[
    list[Review],
    Field(
        max_length=MOST,
        description="who held it beside its source, by role, and when; one with `flags` needs two by different roles",
    ),
]


def counting(reviews: Iterable[Review], changed: Date | None) -> tuple[Review, ...]:
    """The reviews that were made of the words as they are now, the last of each role: none before `changed`."""
    holding = [each for each in reviews if changed is None or str(each.on) >= str(changed)]
    return tuple({_key(each.by): each for each in holding}.values())


def lacking(reviews: Iterable[Review], changed: Date | None, flags: Sequence[str]) -> int:
    """How many more reviews a quotation needs."""
    return max(0, (SENSITIVE if flags else 1) - len(counting(reviews, changed)))


def has_counted(by: str, reviews: Iterable[Review], changed: Date | None) -> bool:
    """Whether a role's review of the words as they are now is recorded."""
    return _key(by) in {_key(each.by) for each in counting(reviews, changed)}


def recorded(review: Review, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews with one more, in place of an earlier one by that role; the oldest go where there are too many."""
    return (*taken_back(review.by, reviews), review)[-MOST:]


def taken_back(by: str, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """The reviews without that role's."""
    return tuple(each for each in reviews if _key(each.by) != _key(by))


def _key(by: str) -> str:
    return " ".join(by.casefold().split())
