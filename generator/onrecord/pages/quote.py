"""The quotation's own page: its words, who, where and when, how it was checked, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord import urls
from onrecord.citing import Item
from onrecord.dossier import Placed
from onrecord.pages import citations, pieces, senses, sighted
from onrecord.pages.addresses import Address, address
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.citations import Citations
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.frame import DESCRIPTION, Frame, Opening, frame
from onrecord.pages.places import capital
from onrecord.pages.quotations import Link, Quotation, State, reference
from onrecord.pages.receipts import Receipt, receipt
from onrecord.pages.reprinted import Reprint, reprints
from onrecord.pages.senses import Sense
from onrecord.pages.site import Quotes, Site
from onrecord.pages.words import Words
from onrecord.records import Quote

FEWEST = 24  # characters of the words that a description keeps, however much is to be said of who spoke
LARGEST = 140  # characters that leave room, at the largest size, for who said them in the first screen


@dataclass(frozen=True, slots=True)
class Side:
    """An issue the quotation bears on, its question, and the quotation's side of it in words."""

    issue: Link
    question: str
    stance: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A quotation to go on to: where it stands, and its first words."""

    href: str
    place: str
    start: str


@dataclass(frozen=True, slots=True)
class QuotePage:
    """All that a quotation's page shows; `long` words are set a step smaller; `before` and `after` hold one or none."""

    frame: Frame
    quotation: Quotation
    long: bool
    role: str
    kind: str
    draft: bool
    sides: tuple[Side, ...]
    claims: tuple[Link, ...]
    answers: tuple[Quotation, ...]
    answered_by: tuple[Quotation, ...]
    receipt: Receipt
    live: str
    address: Address
    corrections: tuple[Corrected, ...]
    same: tuple[Link, ...]
    reprints: tuple[Reprint, ...]
    elsewhere: tuple[Turn, ...]
    before: tuple[Turn, ...]
    after: tuple[Turn, ...]
    citations: Citations
    terms: tuple[Sense, ...]
    uses: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """What is left of a withdrawn quotation: that it was there, where from, and nothing of its words."""

    frame: Frame
    id: str
    source: Link
    corrections: tuple[Corrected, ...]


def page(site: Site, quote: Placed[Quote]) -> QuotePage:
    """The page of a quotation that may be shown."""
    root = urls.root(urls.of("quote", quote.id))
    record, source, shown = quote.record, site.source_of(quote.id), _in_full(site, quote, root)
    before, after = _neighbours(site, quote, root)
    item = citations.quotation(site, quote, shown)
    return QuotePage(
        frame=frame(site, _opening(site, quote, shown, item)),
        quotation=shown,
        long=len(record.text) > LARGEST,
        role=_role(site, record),
        kind=site.words.say(f"kind.{record.kind}"),
        draft=record.status == "draft",
        sides=tuple(_sides(site, record, root)),
        claims=_claims(site, quote.id, root),
        answers=_several(site, tuple(site.quotes[q] for q in record.answers if q in site.quotes), root),
        answered_by=_several(site, site.answered_by.get(quote.id, ()), root),
        receipt=receipt(site, quote, root),
        live=sighted.live(site, quote),
        address=address(site, source, quote),
        corrections=corrected(site, quote.name, root),
        same=tuple(_same(site, quote, root)),
        reprints=reprints(site, (source.id, record.segment), root),
        elsewhere=_elsewhere(site, quote, root),
        before=before,
        after=after,
        citations=citations.of_quotation(site, item, shown),
        terms=senses.of_quotation(site, quote.id, root),
        uses=backlinks(site, quote.name, root, without=("claim",)),
    )


def withdrawn(site: Site, quote: Placed[Quote]) -> WithdrawnPage:
    """The page that stands where a quotation was withdrawn."""
    path = urls.of("quote", quote.id)
    root = urls.root(path)
    words, source = site.words, site.source_of(quote.id)
    title = words.say("withdrawn.title")
    trail = ((words.say("nav.quotes"), urls.index("quote")),)
    opening = Opening(path, title, words.say("withdrawn.description"), trail, urls.index("quote"))
    link = Link(source.record.title, root + urls.of("source", source.id))
    return WithdrawnPage(frame(site, opening), quote.id, link, corrected(site, quote.name, root))


def _in_full(site: Site, quote: Placed[Quote], root: str) -> Quotation:
    """As on its own page: the receipt is on this page."""
    shown = site.quotation(quote, root)
    return replace(shown, state=State(shown.state.kind, shown.state.word, "#receipt"))


def _opening(site: Site, quote: Placed[Quote], shown: Quotation, item: Item) -> Opening:
    words = site.words
    every = _descriptions(words, quote.record.text, shown)
    return Opening(
        path=urls.of("quote", quote.id),
        title=words.say("quote.title", start=shown.start),
        description=next((each for each in every if len(each) <= DESCRIPTION), every[-1]),
        shared=every[0],
        trail=((words.say("nav.quotes"), urls.index("quote")),),
        section=urls.index("quote"),
        scripts=(citations.SCRIPT,),
        styles=(urls.sheet("prose"), citations.SHEET),
        cites=(item,),
    )


def _descriptions(words: Words, text: str, shown: Quotation) -> tuple[str, str, str]:
    """The words with who, where and when; with who and when; and so much of all three as has room, the date whole."""
    where = words.say("quote.where", where=reference(shown, shown.source.text), said=shown.said.text)
    briefly = words.say("quote.briefly", who=shown.who, said=shown.said.text)
    whole = words.say("quote.title", start=text)
    taken = len(words.say("quote.title", start=f" {pieces.CUT} "))
    rest = len(words.say("quote.briefly", who=f" {pieces.CUT}", said=shown.said.text))
    who = pieces.excerpt(shown.who, DESCRIPTION - taken - rest - FEWEST)
    least = words.say("quote.briefly", who=who, said=shown.said.text)
    start = words.say("quote.title", start=pieces.excerpt(text, max(FEWEST, DESCRIPTION - len(least) - taken)))
    return f"{whole} {where}", f"{whole} {briefly}", f"{start} {least}"


def _role(site: Site, record: Quote) -> str:
    return site.words.say("quote.role.given" if record.voice.role else "quote.role.none")


def _sides(site: Site, record: Quote, root: str) -> list[Side]:
    held = [issue for issue in site.issues if issue.id in record.issues]
    return [
        Side(
            Link(issue.record.title, root + urls.of("issue", issue.id)),
            issue.record.question,
            site.words.say(f"side.{record.issues[issue.id] or 'unsaid'}"),
        )
        for issue in held
    ]


_FIELDS = {"supports": "claim.is_supported", "disputes": "claim.is_disputed"}


def _claims(site: Site, quote: str, root: str) -> tuple[Link, ...]:
    """The claims the quotation supports, then those it disputes."""
    citing = [c for c in site.dossier.cited_by.get(("quote", quote), ()) if c.by[0] == "claim"]
    every = ((key, site.dossier.claims[c.by[1]]) for field, key in _FIELDS.items() for c in citing if c.field == field)
    named = ((site.words.say(key, claim=claim.record.text), urls.of("claim", claim.id)) for key, claim in every)
    return tuple(Link(capital(text), root + path) for text, path in named)


def _several(site: Site, quotes: Quotes, root: str) -> tuple[Quotation, ...]:
    return tuple(site.quotation(quote, root) for quote in quotes)


def _same(site: Site, quote: Placed[Quote], root: str) -> list[Link]:
    """The other quotations of the same contribution."""
    together = site.by_segment[site.dossier.source_of[quote.id], quote.record.segment]
    others = (site.quotation(other, root) for other in together if other.id != quote.id)
    return [Link(other.start, other.href) for other in others]


def _elsewhere(site: Site, quote: Placed[Quote], root: str) -> tuple[Turn, ...]:
    """The quotations of other contributions that hold these words, or whose words these hold."""
    others = (site.quotation(site.quotes[other], root) for other in site.echoes.get(quote.id, ()))
    return tuple(Turn(other.href, f"{other.source.text}, {other.place}", other.start) for other in others)


def _neighbours(site: Site, quote: Placed[Quote], root: str) -> tuple[tuple[Turn, ...], tuple[Turn, ...]]:
    line = site.by_source[site.dossier.source_of[quote.id]]
    at = site.position[quote.id]
    return _turns(site, line[max(0, at - 1) : at], root), _turns(site, line[at + 1 : at + 2], root)


def _turns(site: Site, quotes: Quotes, root: str) -> tuple[Turn, ...]:
    shown = (site.quotation(quote, root) for quote in quotes)
    return tuple(Turn(each.href, capital(each.place), each.start) for each in shown)
