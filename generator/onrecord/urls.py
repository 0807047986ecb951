"""The address: which file of the site shows a record, decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, relpath

# Pages and folders that are the site's own: a page of `pages/` with such an id would overwrite one of them.
RESERVED = frozenset(
    {
        *("index", "issues", "quotes", "sources", "briefings", "claims", "glossary", "timeline", "figures"),
        *(
            "search",
            "verify",
            "lists",
            "data",
            "gaps",
            "corrections",
            "feeds",
            "404",
            "sitemap",
            "assets",
            "pagefind",
            "cards",
        ),
    }
)

HOME = "index.html"
SEARCH = "search.html"
VERIFY = "verify.html"
GAPS = "gaps.html"
DATA = "data.html"
LISTS = "lists/index.html"
MISSING = "404.html"
STYLESHEET = "assets/ledger.css"
SEARCH_SCRIPT = "assets/search.js"
SEARCH_DATA = "search/quotes.js"
ICON = "assets/icon.svg"

# Where a kind's records are shown: a page each, or an anchor on one page.
_PATTERNS: Mapping[str, str] = {
    "quote": "quotes/{}.html",
    "issue": "issues/{}.html",
    "source": "sources/{}.html",
    "claim": "claims/{}.html",
    "briefing": "briefings/{}.html",
    "term": "glossary.html#{}",
    "event": "timeline.html#{}",
    "figure": "figures.html#{}",
    "correction": "corrections.html#{}",
    "page": "{}.html",
}

# Where all records of a kind are listed.
_INDEXES: Mapping[str, str] = {
    kind: pattern.replace("{}", "index") if pattern.endswith("/{}.html") else pattern.partition("#")[0]
    for kind, pattern in _PATTERNS.items()
    if kind != "page"
}


def of(kind: str, id: str) -> str:  # noqa: A002 - the id of a record, as everywhere
    """The record's address from the top of the site, with its anchor where it shares a page."""
    return _PATTERNS[kind].format(id)


def index(kind: str) -> str:
    """The address of the page that lists all records of a kind."""
    return _INDEXES[kind]


def annotation(quote: str) -> str:
    """The address of a quotation's receipt for programs."""
    return f"quotes/{quote}.json"


def sheet(name: str) -> str:
    """The address of a style sheet that only some pages link."""
    return f"assets/pages/{name}.css"


def script(name: str) -> str:
    """The address of a script of the theme."""
    return f"assets/{name}.js"


def listing(facet: str, key: str) -> str:
    """The plain list of the quotations that share an issue, role, source or year."""
    return f"lists/{facet}-{key}.html"


def part(path: str, number: int) -> str:
    """The address of a long list's further part; ids never hold two hyphens in a row, so none can collide with it."""
    return path if number == 1 else f"{path.removesuffix('.html')}--{number}.html"


def root(path: str) -> str:
    """What leads from a page to the top of the site: nothing, or `../` for each folder."""
    return "../" * path.count("/")


def relative(from_path: str, to_path: str) -> str:
    """The address of one page as a link on another writes it; keeps the anchor."""
    target, mark, anchor = to_path.partition("#")
    if target == from_path and anchor:
        return f"#{anchor}"
    return relpath(target, dirname(from_path) or ".") + mark + anchor


def is_reserved(kind: str, id: str) -> bool:  # noqa: A002 - the id of a record, as everywhere
    """Whether a record's own page would take the place of one of the site's."""
    return id in RESERVED if kind == "page" else id == "index" and "#" not in _PATTERNS[kind]
