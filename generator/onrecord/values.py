"""The small types that fields are made of: dates, addresses, digests, ids, shares and references."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from onrecord import edtf, web
from onrecord.phrasing import clipped

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?)(/(\.\.|\d{4}(-\d{2}(-\d{2})?)?[~?%]?))?$"

# Names that Windows keeps for itself: an id becomes a file's name there too.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in per cent, as `10%` is written."""

    percent: int

    def __str__(self) -> str:
        return f"{self.percent}%"

    def of(self, whole: int) -> float:
        """That share of a whole, in the whole's unit."""
        return whole * self.percent / 100


def _refuse(check: str, message: str, remedy: str) -> PydanticCustomError:
    """A fault of one value and what to do about it; pydantic's templates are kept from reading braces in the words."""
    return PydanticCustomError(check, "{message}", {"message": message, "remedy": remedy})


_IS_ID = re.compile(ID_PATTERN).fullmatch


def _id(text: str) -> str:
    if len(text) > 64:
        raise _refuse("bad-id", f"this id is {len(text)} characters long, and an id has at most 64", "shorten it")
    if not _IS_ID(text):
        made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "spot-checks"
        message = f"`{text}` is not an id: ids are small letters, digits and single hyphens"
        raise _refuse("bad-id", message, f"write `{made}`")
    if text in RESERVED:
        raise _refuse("bad-id", f"`{text}` is a name that Windows keeps for itself", "choose another")
    return text


def is_id(text: str) -> bool:
    """Whether a text may be an id."""
    return bool(_IS_ID(text)) and len(text) <= 64 and text not in RESERVED


def _date(value: Any) -> edtf.Date:
    if isinstance(value, edtf.Date):
        return value
    if not isinstance(value, str):
        raise _refuse("bad-date", "a date is one text, and here stands something else", "write it as `2022-05-21`")
    try:
        return edtf.parse(value)
    except ValueError as fault:
        message, _, remedy = str(fault).partition("; ")
        if meant := " or ".join(f"`{date}`" for date in _meant(value.strip())):
            message, remedy = "is not how a date is written here", f"write {meant}"
        raise _refuse("bad-date", f"`{_shown(value)}` {message}", remedy or "write one that there is") from None


def _meant(text: str) -> dict[edtf.Date, None]:
    """What a date may mean that is written as people do elsewhere."""
    meant: dict[edtf.Date, None] = {}
    for found in filter(None, (pattern.fullmatch(text) for pattern in _OTHER_DATES)):
        parts = found.groupdict()
        number = _MONTHS.get(parts["month"][:3].lower()) or int(parts["month"])
        day = f"-{int(parts['day']):02}" if parts["day"] else ""
        with suppress(ValueError):
            meant[edtf.parse(f"{parts['year']}-{number:02}{day}")] = None
    return meant


_MONTHS = {month[:3].lower(): number for number, month in enumerate(edtf.MONTHS, 1)}
_NAMED = rf"(?P<month>{'|'.join([*edtf.MONTHS, 'Sept', *(month[:3] for month in edtf.MONTHS)])})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NUMBER = "(?P<month>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_OTHER_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:[a-z]+,? )?(?:{_DAY} (?:of )?)?{_NAMED},? {_YEAR}",
        rf"{_NAMED} {_DAY},? {_YEAR}",
        rf"{_YEAR}[-/.]{_NUMBER}[-/.]{_DAY}(?:[T ].*)?",
        rf"{_DAY}[-/.]{_NUMBER}[-/.]{_YEAR}",
        rf"{_NUMBER}[-/.]{_DAY}[-/.]{_YEAR}",
    )
)


def _shown(text: str) -> str:
    return clipped(text, 60)


def _day(date: edtf.Date) -> edtf.Date:
    if date.interval or not (date.start and date.start.day) or date.start.mark:
        raise _refuse("bad-date", f"`{date.text}` is not one exact day", "write it as `2022-05-21`")
    return date


def _address(text: str, *, may_stay: bool = False) -> str:
    wrong = web.fault(text, may_stay=may_stay)
    if wrong:
        raise _refuse("bad-address", *wrong)
    return text


def _share(value: Any) -> Share:
    if isinstance(value, Share):
        return value
    found = re.fullmatch(r"(\d{1,3})\s?%", str(value))
    if not found or not found[1].isascii() or not 1 <= int(found[1]) <= 100:
        shown = _shown(value) if isinstance(value, str) else "…"
        raise _refuse("bad-share", f"`{shown}` is not a share in per cent", "write it as `10%`, from 1% to 100%")
    return Share(int(found[1]))


def _pattern(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


def _matching(
    pattern: str, check: str, what: str, example: str, remedy: str = "write it as `{example}`"
) -> tuple[AfterValidator, WithJsonSchema]:
    """A text of one form; what is said when it is not names the form and shows one."""
    is_matching = re.compile(pattern).fullmatch

    def form(text: str) -> str:
        if not is_matching(text):
            raise _refuse(check, f"`{_shown(text)}` is not {what}", remedy.format(example=example))
        return text

    return AfterValidator(form), _pattern(pattern, example)


def _line(text: str) -> str:
    if "\n" in text.strip():
        raise _refuse("bad-value", "there is a line break in this value, and it is one line of text", "take it out")
    return text.strip()


Id = Annotated[str, AfterValidator(_id), _pattern(ID_PATTERN, "spot-checks")]
IssueId = Annotated[Id, Reference(("issue",))]
SourceId = Annotated[Id, Reference(("source",))]
QuoteId = Annotated[Id, Reference(("quote",))]
ClaimId = Annotated[Id, Reference(("claim",))]
EvidenceId = Annotated[Id, Reference(("quote", "figure"))]
SubjectId = Annotated[Id, Reference(("quote", "source", "issue", "figure", "claim", "term", "event", "briefing"))]

Date = Annotated[
    edtf.Date,
    BeforeValidator(_date),
    PlainSerializer(str, return_type=str),
    # A bare year is a number to an editor's reader of YAML.
    WithJsonSchema({"type": ["string", "integer"], "pattern": DATE_PATTERN, "examples": ["2022-05-21"]}),
]
Day = Annotated[Date, AfterValidator(_day)]
Address = Annotated[str, AfterValidator(_address), _pattern("^https?://", "https://example.org/page")]
OptionalAddress = Annotated[str, AfterValidator(lambda text: text and _address(text)), _pattern("^(https?://.*)?$", "")]
ArchivedPage = Annotated[
    str, AfterValidator(lambda text: text and _address(text, may_stay=True)), _pattern("^(https?://.*)?$", "")
]
"""An address that leads nobody anywhere: which page of an archive was meant."""
KnownDate = Annotated[
    Date | None,
    BeforeValidator(lambda value: None if value == "unknown" else value),
    WithJsonSchema({"type": ["string", "integer"], "pattern": f"^unknown$|{DATE_PATTERN}", "examples": ["unknown"]}),
]
Percent = Annotated[
    Share,
    BeforeValidator(_share),
    PlainSerializer(str, return_type=str),
    _pattern(r"^\d{1,3}\s?%$", "10%"),
]

Digest = Annotated[
    str,
    *_matching(
        r"^[0-9a-f]{64}$",
        "bad-digest",
        "a SHA-256 digest: 64 digits and letters from a to f",
        "9f86d081…",
        "copy the one that `onrecord import` writes or `sha256sum FILE` prints",
    ),
]
SegmentId = Annotated[
    str,
    *_matching(
        r"^[a-z][0-9]{1,5}(\.[a-z][0-9]{1,5})*$",
        "bad-id",
        "the id of a segment",
        "c4.r2",
        "write it as `onrecord import --dry-run FILE` prints it: `{example}` is the second reply to comment 4",
    ),
]
FileName = Annotated[
    str,
    *_matching(
        r"^[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$",
        "bad-file-name",
        "the plain name of a file",
        "thread-1.txt",
        "put the file into the folder of captures under a name such as `{example}`, and write that",
    ),
]
MediaType = Annotated[str, *_matching(r"^[a-z]+/[a-z0-9.+-]+$", "bad-value", "a media type", "text/plain")]
Language = Annotated[str, *_matching(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "bad-value", "a language tag", "en-GB")]
Line = Annotated[str, AfterValidator(_line), StringConstraints(min_length=1, max_length=300)]
OptionalLine = Annotated[str, AfterValidator(_line), StringConstraints(max_length=300)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000)]
Words = Annotated[str, StringConstraints(max_length=10_000)]
Beside = Annotated[str, AfterValidator(_line), StringConstraints(max_length=32)]
