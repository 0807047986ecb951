"""The site: a dossier as its readers may see it, with what every page asks of it worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from onrecord import reprints, urls
from onrecord.dossier import Dossier, Name, Placed
from onrecord.echoes import echoes
from onrecord.pages import places, quotations, voices
from onrecord.pages.pieces import Sentence
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.standing import Part, parts
from onrecord.pages.words import Words
from onrecord.records import Briefing, Issue, Quote, Source
from onrecord.reprints import Copies, Key
from onrecord.seals import Check
from onrecord.terms import Lexicon, Use

K = TypeVar("K")
Quotes = tuple[Placed[Quote], ...]
Around = tuple[tuple[Link, ...], Link, tuple[Link, ...]]


@dataclass(frozen=True, eq=False)
class Site:
    """What may be shown of a dossier: published records, and drafts only when asked for."""

    dossier: Dossier
    words: Words
    drafts: bool = False

    @cached_property
    def sources(self) -> tuple[Placed[Source], ...]:
        """All sources, the newest first, those without a date last."""
        dated = [source for source in self.dossier.sources.values() if source.record.published]
        undated = [source for source in self.dossier.sources.values() if not source.record.published]
        by_id = sorted(dated, key=lambda source: source.id)
        return (*sorted(by_id, key=_published, reverse=True), *sorted(undated, key=lambda source: source.id))

    @cached_property
    def issues(self) -> tuple[Placed[Issue], ...]:
        """All issues in the dossier's own order."""
        return tuple(sorted(self.dossier.issues.values(), key=lambda i: (i.record.order, i.record.title, i.id)))

    @cached_property
    def briefings(self) -> tuple[Placed[Briefing], ...]:
        """The briefings that may be shown, the newest first."""
        every = [b for b in self.dossier.briefings.values() if self.shows(b.record.status)]
        by_title = sorted(every, key=lambda b: (b.record.title, b.id))
        return tuple(sorted(by_title, key=lambda b: b.record.date.text if b.record.date else "", reverse=True))

    @cached_property
    def quotes(self) -> Mapping[str, Placed[Quote]]:
        """The quotations whose words may be shown, source by source in reading order."""
        found: dict[str, Placed[Quote]] = {}
        for source in self.sources:
            shown = [quote for quote in self.dossier.quotes_of(source.id) if self.shows(quote.record.status)]
            found |= {quote.id: quote for quote in sorted(shown, key=self._reading_order)}
        return found

    @cached_property
    def by_issue(self) -> Mapping[str, Quotes]:
        """The shown quotations of each issue."""
        return _grouped((issue, quote) for quote in self.quotes.values() for issue in quote.record.issues)

    @cached_property
    def by_source(self) -> Mapping[str, Quotes]:
        """The shown quotations of each source, in reading order."""
        return _grouped((self.dossier.source_of[quote.id], quote) for quote in self.quotes.values())

    @cached_property
    def position(self) -> Mapping[str, int]:
        """How many quotations of its source stand before each."""
        return {quote.id: at for quotes in self.by_source.values() for at, quote in enumerate(quotes)}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """How many quotations of the dossier stand before each, source by source."""
        return {quote: at for at, quote in enumerate(self.quotes)}

    @cached_property
    def by_segment(self) -> Mapping[tuple[str, str], Quotes]:
        """The shown quotations of each contribution, by source and segment."""
        return _grouped(((self.dossier.source_of[q.id], q.record.segment), q) for q in self.quotes.values())

    @cached_property
    def answered_by(self) -> Mapping[str, Quotes]:
        """The shown quotations that answer each quotation."""
        return _grouped((answered, quote) for quote in self.quotes.values() for answered in quote.record.answers)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The role each shown quotation is listed under."""
        return voices.listed(((q, self.contribution(q)) for q in self.quotes.values()), self.words)

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """The committed check record of each quotation that has one of these very words."""
        every = ((quote, self.dossier.seals.get(source)) for quote, source in self._placed())
        found = ((quote, seal.quotes.get(quote.id)) for quote, seal in every if seal)
        return {quote.id: check for quote, check in found if check and check.fits(quote.record)}

    @cached_property
    def lexicon(self) -> Lexicon:
        """Every form of every term of the glossary."""
        return Lexicon.of({name: term.record for name, term in self.dossier.terms.items()})

    @cached_property
    def terms_in(self) -> Mapping[str, tuple[Use, ...]]:
        """The uses of terms in each shown quotation's words."""
        return {quote.id: tuple(self.lexicon.uses(quote.record.text)) for quote in self.quotes.values()}

    @cached_property
    def sentences(self) -> dict[Name, tuple[Sentence, ...]]:
        """The sentence round each mention of a page of prose, kept here as pages ask for it."""
        return {}

    @cached_property
    def columns(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        """What each shown quotation answers when a list is narrowed or sorted, kept here as lists ask for it."""
        return {}

    @cached_property
    def around(self) -> dict[tuple[str, str, str], Around]:
        """The ways in the head and foot of pages that stand alike, kept here as pages ask for them."""
        return {}

    @cached_property
    def issue_tallies(self) -> Mapping[str, str]:
        """How much is held on each issue, in words."""
        return {issue: self.tally(self.by_issue.get(issue, ())) for issue in self.dossier.issues}

    @cached_property
    def source_tallies(self) -> Mapping[str, str]:
        """How much is quoted from each source, in words."""
        return {source: self.tally(self.by_source.get(source, ())) for source in self.dossier.sources}

    @cached_property
    def unchecked(self) -> int:
        """How many shown quotations no check record fits."""
        return len(self.quotes.keys() - self.checks.keys())

    @cached_property
    def _standings(self) -> dict[str, tuple[Part, ...]]:
        return {}

    @cached_property
    def _cards(self) -> dict[tuple[str, str], Quotation]:
        return {}

    @cached_property
    def copies(self) -> Copies:
        """The contributions that are known to have been published more than once."""
        return reprints.known(self.dossier)

    @cached_property
    def echoes(self) -> Mapping[str, tuple[str, ...]]:
        """For each shown quotation, those of other contributions that hold its words, or whose words it holds."""
        every = self.quotes.values()
        return echoes((q.id, q.record.text, (self.dossier.source_of[q.id], q.record.segment)) for q in every)

    def address(self, path: str) -> str:
        """The public address of a page; empty where the dossier names none."""
        base = self.dossier.settings.record.base_url
        if not base or path == urls.MISSING:
            return ""
        return f"{base.rstrip('/')}/{path.removesuffix('index.html')}"

    def shows(self, status: str) -> bool:
        """Whether words of that status may be shown."""
        return status == "published" or (self.drafts and status == "draft")

    def quotation(self, quote: Placed[Quote], root: str) -> Quotation:
        """The quotation as pages at that depth show it, its role as the words give it; made once for each depth."""
        made = self._cards.get((root, quote.id))
        if made is None:
            made = quotations.below(root, self.quotation(quote, "")) if root else self._shown(quote)
            self._cards[root, quote.id] = made
        return made

    def standing(self, quote: Placed[Quote]) -> tuple[Part, ...]:
        """Where each part of a quotation stands, as far as its record says; worked out once."""
        made = self._standings.get(quote.id)
        if made is None:
            seal = self.dossier.seals.get(self.dossier.source_of[quote.id])
            made = self._standings[quote.id] = parts(quote.record, self.checks.get(quote.id), seal)
        return made

    def source_of(self, quote: str) -> Placed[Source]:
        """The source a quotation is taken from."""
        return self.dossier.sources[self.dossier.source_of[quote]]

    def contributions(self, quotes: Iterable[Placed[Quote]]) -> int:
        """How many contributions the quotations come from, each counted once; never how many people."""
        return len({self.contribution(quote) for quote in quotes})

    def contribution(self, quote: Placed[Quote]) -> Key:
        """The contribution that a quotation is counted for: where it was published first, if it was more than once."""
        return self.copies.first((self.dossier.source_of[quote.id], quote.record.segment))

    def tally(self, quotes: Quotes) -> str:
        """How many quotations, from how many contributions, in words."""
        number = self.words.counted("count.quotations", len(quotes))
        if not quotes:
            return number
        return self.words.say(
            "count.from", quotes=number, of=self.words.counted("count.contributions", self.contributions(quotes))
        )

    def issue_links(self, ids: Iterable[str], root: str) -> tuple[Link, ...]:
        """The named issues as links, in the dossier's order."""
        named = frozenset(ids)
        return tuple(Link(i.record.title, root + urls.of("issue", i.id)) for i in self.issues if i.id in named)

    def _shown(self, quote: Placed[Quote]) -> Quotation:
        who = voices.who(quote.record, self.words)
        return quotations.show(quote, self.source_of(quote.id), who, self.checks.get(quote.id), self.words)

    def _placed(self) -> Iterable[tuple[Placed[Quote], str]]:
        return ((quote, self.dossier.source_of[quote.id]) for quote in self.dossier.quotes.values())

    def _reading_order(self, quote: Placed[Quote]) -> tuple[tuple[tuple[int, str, int], ...], int]:
        check = self.checks.get(quote.id)
        return places.order(quote.record.segment), check.start if check else 0


def _published(source: Placed[Source]) -> tuple[tuple[int, int, int], tuple[int, int, int], str]:
    date = source.record.published
    return date.order if date else ((0, 0, 0), (0, 0, 0), "")


def _grouped(pairs: Iterable[tuple[K, Placed[Quote]]]) -> Mapping[K, Quotes]:
    found: defaultdict[K, list[Placed[Quote]]] = defaultdict(list)
    for key, quote in pairs:
        found[key].append(quote)
    return {key: tuple(quotes) for key, quotes in found.items()}
