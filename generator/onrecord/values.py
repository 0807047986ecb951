"""The small types that fields are made of: dates, addresses, digests, ids, shares and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from onrecord import edtf

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


def _refuse(check: str, message: str) -> PydanticCustomError:
    """A fault of one value; the braces of pydantic's own templates are kept out of the words."""
    return PydanticCustomError(check, "{reason}", {"reason": message})


def _id(text: str) -> str:
    if len(text) > 64:
        raise _refuse("bad-id", f"`{text[:20]}…` is {len(text)} characters long; an id has at most 64")
    if not re.fullmatch(ID_PATTERN, text):
        made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "spot-checks"
        raise _refuse("bad-id", f"`{text}` is not an id; ids are small letters, digits and single hyphens: `{made}`")
    if text in RESERVED:
        raise _refuse("bad-id", f"`{text}` is a name that Windows keeps for itself; choose another")
    return text


def _date(value: Any) -> edtf.Date:
    if isinstance(value, edtf.Date):
        return value
    try:
        return edtf.parse(str(value))
    except ValueError as fault:
        raise _refuse("bad-date", f"`{value}` {fault}") from None


def _day(date: edtf.Date) -> edtf.Date:
    if date.interval or not (date.start and date.start.day) or date.start.mark:
        raise _refuse("bad-date", f"`{date.text}` is not one exact day; write it as `2022-05-21`")
    return date


def _address(text: str) -> str:
    if len(text) > 2000 or re.search(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]", text):
        raise _refuse("bad-address", "an address has no spaces, quotation marks or angle brackets, and is short")
    if not text.startswith(("http://", "https://")):
        raise _refuse("bad-address", f"`{text[:60]}` is not an address; it begins with `https://` or `http://`")
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise _refuse("bad-address", f"`{text[:60]}` is not an address a browser could open") from None
    if not host or "@" in parts.netloc:
        raise _refuse("bad-address", f"`{text[:60]}` names no host, or names a user; write `https://example.org/page`")
    return text


def _share(value: Any) -> Share:
    if isinstance(value, Share):
        return value
    found = re.fullmatch(r"(\d{1,3})\s?%", str(value))
    if not found or not found[1].isascii() or not 1 <= int(found[1]) <= 100:
        raise _refuse("bad-share", f"`{value}` is not a share; write it as `10%`, from 1% to 100%")
    return Share(int(found[1]))


def _pattern(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


def _matching(pattern: str, check: str, what: str, example: str) -> tuple[AfterValidator, WithJsonSchema]:
    """A text of one form; what is said when it is not names the form and shows one."""

    def form(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise _refuse(check, f"`{text[:60]}` is not {what}; write it as `{example}`")
        return text

    return AfterValidator(form), _pattern(pattern, example)


def _line(text: str) -> str:
    if "\n" in text.strip():
        raise _refuse("bad-value", "this is one line of text; take the line break out")
    return text.strip()


Id = Annotated[str, AfterValidator(_id), _pattern(ID_PATTERN, "spot-checks")]
IssueId = Annotated[Id, Reference(("issue",))]
SourceId = Annotated[Id, Reference(("source",))]
QuoteId = Annotated[Id, Reference(("quote",))]
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
    str, *_matching(r"^[0-9a-f]{64}$", "bad-digest", "a SHA-256 digest of 64 digits and letters a-f", "9f86d081…")
]
SegmentId = Annotated[str, *_matching(r"^[a-z][0-9]{1,5}(\.[a-z][0-9]{1,5})*$", "bad-id", "a segment", "c4.r2")]
FileName = Annotated[
    str, *_matching(r"^[A-Za-z0-9_][A-Za-z0-9._-]{0,200}$", "bad-file-name", "a plain file name", "thread-1.txt")
]
MediaType = Annotated[str, *_matching(r"^[a-z]+/[a-z0-9.+-]+$", "bad-value", "a media type", "text/plain")]
Language = Annotated[str, *_matching(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "bad-value", "a language tag", "en-GB")]
Line = Annotated[str, AfterValidator(_line), StringConstraints(min_length=1, max_length=300)]
OptionalLine = Annotated[str, AfterValidator(_line), StringConstraints(max_length=300)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=10_000)]

Stance = Literal["for", "against", "both", "neither", ""]
