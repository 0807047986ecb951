"""Invented quotations for the search's tests, and the way to ask the scripts about them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from onrecord import search
from onrecord.search import Found, Variants

STATIC = Path(__file__).resolve().parents[2] / "themes" / "ledger" / "static" / "search"
SCRIPTS = ("fold.js", "query.js", "match.js", "results.js", "page.js")

PLAIN = Found(
    id="",
    url="",
    text="",
    literal=False,
    who="Keeper",
    where="comment 1",
    when="3 May 2001",
    date="2001-05-03",
    first="2001-05-03",
    last="2001-05-03",
    source="lamps",
    source_title="Lamps <at> sea",
    source_url="sources/lamps.html",
    state="verbatim",
    state_label="Verbatim",
    citation="(Keeper, comment 1, Lamps at sea, 3 May 2001). Verbatim.",
    issue=("lamps",),
    role="keeper",
    year="2001",
    kind="testimony",
    stance=("for",),
)
GROUPS = (Variants("LVO", ("L.V.O.", "lvo"), "light vessel office"), Variants("Fresnel lens", ("Fresnel",), ""))
LABELS = {
    "issue": {"lamps": "Lamps", "boats": "Relief boats", "fog": "Fog signals"},
    "role": {"keeper": "Keeper", "clerk": "Clerk"},
    "source": {"lamps": "Lamps <at> sea", "boats": "Boats"},
    "year": {"2003": "2003", "2001": "2001"},
    "kind": {"testimony": "Testimony", "opinion": "Opinion"},
    "stance": {"for": "For", "against": "Against"},
}
# What a search is asked by, when nothing else is said.
ASKED = {
    "q": "",
    "variants": False,
    "picks": {facet: [] for facet in LABELS},
    "from": "",
    "to": "",
    "sort": "relevance",
    "page": 1,
}


def found(number: int, **fields: Any) -> Found:
    """A quotation with an id and address of its own; what is not said is as in `PLAIN`."""
    name = fields.pop("id", f"lamps-{number:04}")
    given = {"id": name, "url": f"quotes/{name}.html", **fields}
    return dataclasses.replace(PLAIN, **given)


SAID: tuple[dict[str, Any], ...] = (
    {"text": "The lamp was lit by 20% of the keepers."},
    {
        "text": "No boat came, and the lamp went out. The lamp!",
        "issue": ("boats", "lamps"),
        "stance": ("against",),
    },
    {
        "text": "A relief boat [the cutter] costs £20 a day; officer-led […] [W]e said so.",
        "issue": ("boats",),
        "stance": (),
        "first": "2003-01-01",
        "last": "2003-12-31",
        "date": "2003",
        "when": "2003",
        "year": "2003",
        "source": "boats",
        "source_title": "Boats",
        "source_url": "sources/boats.html",
        "role": "clerk",
        "kind": "opinion",
    },
    {
        "text": "<b>Fog</b> & <script>alert(1)</script> horns",
        "issue": ("fog",),
        "first": "",
        "last": "",
        "date": "",
    },
)
SAMPLE = tuple(found(number, **fields) for number, fields in enumerate(SAID))


def data_script(records: Iterable[Found] = SAMPLE) -> bytes:
    """The data file of some quotations, with this folder's glossary and labels."""
    return search.script(records, GROUPS, LABELS)


_ASK = """({asked, all}) => {
  const corpus = all ? (globalThis.kept = onrecord.corpus(onrecordQuotes)) : kept;
  return asked.map((each) => {
    const found = onrecord.search(corpus, each);
    return {
      ids: found.hits.map(({ id }) => id),
      marked: found.hits.slice(0, 20).map((hit) => {
        const shown = onrecord.words(hit, onrecord.marks(corpus, hit, found.paths));
        if (shown.textContent !== hit.text) throw new Error(`shown as ${shown.textContent}`);
        return Array.from(shown.querySelectorAll("mark"), (mark) => mark.textContent);
      }),
      counts: Object.fromEntries(Object.entries(found.counts).map(([facet, map]) => [facet, Object.fromEntries(map)])),
      unknown: found.unknown, absent: found.absent, ignored: found.ignored, undated: found.undated,
    };
  });
}"""


def ask(engine: Page, data: bytes | None, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the scripts answer to searches over a data file (none: the one given before)."""
    if data is not None:
        engine.evaluate(data.decode())
    answers: list[dict[str, Any]] = engine.evaluate(
        _ASK, {"asked": [{**ASKED, **each} for each in asked], "all": data is not None}
    )
    return answers
