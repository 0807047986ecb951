"""The search: the data file that the exact search of quotations reads in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from types import MappingProxyType

from onrecord import fold

VERSION = 1

FACETS = ("issue", "role", "source", "year", "kind", "stance")

# Combining marks, as a class of a regular expression; but not U+0338, which makes `≠` of `=`.
ACCENTS = "\u0300-\u0337\u0339-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

# What each class of characters that folding treats apart is to the search; an ellipsis is punctuation to it.
_PLAIN = (
    ("", ("deleted",)),
    (" ", ("space",)),
    ("'", ("single",)),
    ('"', ("double",)),
    ("-", ("hyphen", "dash", "long")),
)

STRINGS: Mapping[str, str] = MappingProxyType(
    {
        "count_one": "1 quotation.",
        "count_other": "{n} quotations.",
        "count_none": "No quotation has all of this.",
        "unknown": "{words} occurs in no quotation.",
        "absent": "No quotation has these words in a row: {words}.",
        "ignored": "Not searched: {words}.",
        "quoted": "“{word}”",
        "undated": "{n} with these words have no date, and are left out.",
        "issue": "Issue",
        "role": "Role",
        "source": "Source",
        "year": "Year",
        "kind": "Kind",
        "stance": "Stance",
        "previous": "Previous",
        "next": "Next",
        "page": "Page {n} of {of}",
        "open": "Its page",
        "copy": "Copy with citation",
        "copied": "Copied",
        "by_hand": "This browser would not copy. The words are selected here: copy them by hand.",
        "cited": "“{text}” {citation}",
        "clip": "Clip",
        "clipped": "Clipped",
        "clips_one": "1 quotation clipped",
        "clips_other": "{n} quotations clipped",
        "copy_all": "Copy all",
        "clear": "Clear",
    }
)
"""What the search says, in English; `{…}` is filled in by the page's script."""


@dataclass(frozen=True, slots=True)
class Found:
    """One quotation as the search finds, narrows, orders and shows it; the order given is the order of ties.

    Addresses are relative to the search page. `text` has its marks; `literal` says that its brackets are the source's.
    `when` is for people, `date` for machines (empty where unknown); `first` and `last` are the earliest and the latest
    day (`2022-05-21`) it is taken to have been said, for dates asked for and for the order: an open end is left out of
    `last`, and both are empty where no date is known. An empty facet has no box.
    """

    id: str
    url: str
    text: str
    literal: bool
    who: str
    where: str
    when: str
    date: str
    first: str
    last: str
    source: str
    source_title: str
    source_url: str
    state: str
    state_label: str
    citation: str
    issue: tuple[str, ...]
    role: str
    year: str
    kind: str
    stance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variants:
    """A term of the glossary as "and variants" takes it: any of its forms finds the others."""

    label: str
    variants: tuple[str, ...] = ()
    expansion: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Each form once, the label first."""
        return tuple(form for form in dict.fromkeys([self.label, *self.variants, self.expansion]) if form)


Labels = Mapping[str, Mapping[str, str]]


def script(
    found: Iterable[Found], variants: Iterable[Variants], labels: Labels, strings: Mapping[str, str] = STRINGS
) -> bytes:
    """The data file as a classic script; `labels` name each facet's values by id, in the order they are shown."""
    lacking = sorted(STRINGS.keys() - strings.keys())
    if lacking:
        raise ValueError(f"the search lacks the words for {', '.join(lacking)}")
    quotes = tuple(found)
    every = [each.forms for each in variants]
    tree = {
        "version": VERSION,
        "fold": {
            "plain": {to: "".join(fold.TABLE[kind] for kind in kinds) for to, kinds in _PLAIN},
            "accents": ACCENTS,
        },
        "variants": [forms for forms in every if len(forms) > 1],
        "facets": {facet: _values(facet, quotes, labels.get(facet, {})) for facet in FACETS},
        "strings": {key: strings[key] for key in STRINGS},
        "columns": [*_COLUMNS, "facets"],
        "quotes": [[*_shown(each), [_in(each, facet) for facet in FACETS]] for each in quotes],
    }
    return (
        f"globalThis.onrecordQuotes = {safe(json.dumps(tree, ensure_ascii=False, separators=(',', ':')))};\n".encode()
    )


def joined(scripts: Iterable[str]) -> bytes:
    """The search's own scripts as one, in their order, without indentation, blank lines and lines of comment.

    They are written for this: no comment shares a line with code, and no text runs over a line's end.
    """
    lines = (line.strip() for script in scripts for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(_COMMENT)).encode()


_COMMENT = ("//", "/*", "*")

_COLUMNS = tuple(field.name for field in fields(Found) if field.name not in FACETS)
_shown = attrgetter(*_COLUMNS)


def _in(quote: Found, facet: str) -> list[str]:
    value: str | tuple[str, ...] = getattr(quote, facet)
    return [each for each in ((value,) if isinstance(value, str) else value) if each]


def _values(facet: str, quotes: Iterable[Found], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every value that a quotation has, with its label or else its id: the labelled ones first, in their order."""
    used = {value for quote in quotes for value in _in(quote, facet)}
    named = [(value, label) for value, label in labels.items() if value in used]
    return named + [(value, value) for value in sorted(used - labels.keys())]


# What could end a script element, open a comment in one, or end a line in an old browser; and what UTF-8 cannot hold.
_ESCAPED = re.compile("[<>&\u2028\u2029\ufeff\x7f\ud800-\udfff]")


def safe(text: str) -> str:
    """JSON that is also a safe expression in a script, inside a page or in its own file."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
