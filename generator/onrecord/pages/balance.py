"""The balance: how an issue's quotations divide, in plain counts of quotations and contributions, never of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.pages import narrowing
from onrecord.pages.site import Quotes, Site

STANCES = ("for", "against", "both", "neither", "")
MARKS = 60  # more than these nobody can count; then there is none
NAMED = 8  # values of a facet that are named one by one


@dataclass(frozen=True, slots=True)
class Share:
    """How many quotations, from how many contributions, take one side; `marks` has one entry a quotation."""

    stance: str
    name: str
    count: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One thing that is counted, and how many there are in words."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Balance:
    """How quotations divide between the sides, and what they come from."""

    shares: tuple[Share, ...]
    counts: tuple[Count, ...]


def balance(site: Site, issue: str) -> Balance:
    """The balance of one issue."""
    quotes = site.by_issue.get(issue, ())
    return Balance(shares(site, issue), _counts(site, quotes) if quotes else ())


def by_stance(quotes: Quotes, issue: str) -> Mapping[str, Quotes]:
    """An issue's quotations by the side they take; a side nobody takes is there and empty, silence is not."""
    every = {each: tuple(quote for quote in quotes if quote.record.issues[issue] == each) for each in STANCES}
    return {each: held for each, held in every.items() if held or each in {"for", "against"}}


def shares(site: Site, issue: str) -> tuple[Share, ...]:
    """How an issue's quotations divide between the sides."""
    held = by_stance(site.by_issue.get(issue, ()), issue)
    marked = max(len(quotes) for quotes in held.values()) <= MARKS
    return tuple(_share(site, stance, quotes, marked) for stance, quotes in held.items())


def _share(site: Site, stance: str, quotes: Quotes, marked: bool) -> Share:
    name = site.words.say(f"stance.{stance or 'unsaid'}")
    count = site.tally(quotes) if quotes else site.words.say("stance.nobody")
    return Share(stance or "unsaid", name, count, tuple(stance or "unsaid" for _ in quotes) if marked else ())


def _counts(site: Site, quotes: Quotes) -> tuple[Count, ...]:
    words = site.words
    sources = Counter(site.dossier.source_of[quote.id] for quote in quotes)
    titles = [(site.dossier.sources[source].record.title, number) for source, number in sources.items()]
    roles = Counter(site.roles[quote.id] or words.say("who.none") for quote in quotes)
    years = Counter(narrowing.year(site, quote) or words.say("said.unknown") for quote in quotes)
    official = sum(quote.record.kind == "official" for quote in quotes)
    answers = words.counted("count.quotations", official) if official else words.say("balance.none")
    return (
        Count(words.say("balance.held"), site.tally(quotes)),
        Count(words.say("balance.sources"), _named(site, titles)),
        Count(words.say("balance.roles"), _named(site, roles.items())),
        Count(words.say("balance.years"), _named(site, years.items())),
        Count(words.say("balance.official"), answers),
    )


def _named(site: Site, held: Iterable[tuple[str, int]]) -> str:
    """Each value with its number, the most frequent first; the rare ones of many together."""
    ranked = sorted(held, key=lambda each: (-each[1], each[0]))
    parts = [site.words.say("balance.each", name=name, n=f"{number:,}") for name, number in ranked[:NAMED]]
    more = [site.words.counted("balance.more", len(ranked) - NAMED)] if len(ranked) > NAMED else []
    return "; ".join([*parts, *more])
