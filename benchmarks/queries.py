"""The search of quotations in headless Chromium: size of its data, time to load it, time for a query."""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from onrecord import search
from onrecord.search import Found, Variants

STATIC = Path(__file__).resolve().parents[1] / "themes" / "ledger" / "static" / "search"
ENGINE = ("fold.js", "query.js", "match.js")
SCRIPTS = (*ENGINE, "results.js", "page.js")
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
WORDS_EACH = 25
RUNS = 25
GROUPS = [Variants("LVO", ("L.V.O.",), "light vessel office"), Variants("Fresnel lens", ("Fresnel",))]
QUERIES: dict[str, tuple[str, bool]] = {
    "a common word": ("the", False),
    "a rare word": ("zuvalo", False),
    "two common words": ("the of", False),
    "a phrase": ('"of the"', False),
    "a prefix": ("ba*", False),
    "a word without another": ("the -of", False),
    "an unknown word": ("wibble", False),
    "with variants": ("lamp the", True),
    "a glossary term": ("light vessel office", True),
    "everything": ("", False),
}
COMMON = (
    *("the", "of", "and", "to", "a", "in", "that", "it", "was", "for", "we", "lamp", "light", "vessel", "office"),
    *("keeper’s", "don’t", "officer-led", "20%", "£20"),
)

# Loading and each query are timed inside the page, where its own clock is.
PARSE = """(text) => { const a = performance.now(); (0, eval)(text); return performance.now() - a; }"""
LOAD = """() => {
  const a = performance.now();
  globalThis.corpus = onrecord.corpus(onrecordQuotes);
  return performance.now() - a;
}"""
QUERY = """([q, variants, runs]) => {
  const picks = Object.fromEntries(onrecord.FACETS.map((facet) => [facet, []]));
  const asked = { q, variants, picks, from: "", to: "", sort: "relevance", page: 1 };
  const times = [];
  let found;
  for (let n = 0; n < runs; n += 1) {
    const a = performance.now();
    found = onrecord.search(corpus, asked);
    found.hits.slice(0, 50).map((hit) => onrecord.marks(corpus, hit, found.paths));
    times.push(performance.now() - a);
  }
  return [found.hits.length, times];
}"""


def main() -> None:
    """Prints what it measures: sizes in kilobytes, times in milliseconds."""
    data = search.script(records(), GROUPS, {})
    print(f"{COUNT} quotations of {WORDS_EACH} words")
    page_script = search.joined((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    print(f"scripts as one   {zipped(page_script):8.1f} KB gzipped")
    print(f"data             {len(data) / 1000:8.1f} KB, {zipped(data):.1f} KB gzipped")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox"])
        measure(browser.new_page(), data.decode())
        browser.close()


def measure(page: Page, data: str) -> None:
    """Loads the data and asks every query, in a page that asks nothing of the network."""
    page.route("**/*", lambda route: route.abort())
    for name in ENGINE:
        page.evaluate((STATIC / name).read_text(encoding="utf-8"))
    parsing = page.evaluate(PARSE, data)
    print(f"parse the data   {parsing:8.1f} ms")
    print(f"read the words   {statistics.median(page.evaluate(LOAD) for _ in range(5)):8.1f} ms")
    for name, (query, variants) in QUERIES.items():
        hits, times = page.evaluate(QUERY, [query, variants, RUNS])
        print(f"{name:<24} {statistics.median(times):8.1f} ms, slowest {max(times):.1f} ms, {hits} found")


def zipped(content: bytes) -> float:
    """Its size in kilobytes when compressed."""
    return len(gzip.compress(content, 9)) / 1000


def records() -> list[Found]:
    """Invented quotations, the same every time: common words among ten thousand made ones, each rarer than the last."""
    chance = random.Random(1)
    made = [
        "".join(chance.choice("bdklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        for _ in range(10_000)
    ]
    made[-1] = "zuvalo"
    weights = [1 / (n + 10) for n in range(len(made))]
    return [record(chance, n, chance.choices(made, weights, k=WORDS_EACH)) for n in range(COUNT)]


def record(chance: random.Random, number: int, words: list[str]) -> Found:
    """One quotation, a third of it common words."""
    text = " ".join(chance.choice(COMMON) if chance.random() < 1 / 3 else word for word in words)
    source, year = f"source-{number % 500}", str(2001 + number % 20)
    return Found(
        id=f"lamps-{number:06}",
        url=f"quotes/lamps-{number:06}.html",
        text=f"{text.capitalize()}.",
        literal=False,
        who="Keeper",
        where=f"comment {number % 60}",
        when=f"about 3 May {year}",
        date=f"{year}-05-03",
        first=f"{year}-05-03",
        last=f"{year}-05-03",
        source=source,
        source_title=f"Log of station {number % 500}",
        source_url=f"sources/{source}.html",
        state="verbatim",
        state_label="Verbatim",
        issue=(f"issue-{number % 30}", f"issue-{number % 7}"),
        citation=f"Keeper, comment {number % 60}, Log of station {number % 500}, {year}, https://example.org/{source}",
        role=f"role-{number % 9}",
        year=year,
        kind=chance.choice(("testimony", "opinion")),
        stance=("for",),
    )


if __name__ == "__main__":
    main()
