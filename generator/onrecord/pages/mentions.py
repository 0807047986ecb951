"""The mention: a record that prose names, as the parts a page shows in its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from markupsafe import Markup, escape

from onrecord import markup, urls
from onrecord.dossier import Placed
from onrecord.markup import Mention, Piece, Resolved
from onrecord.pages import figures, senses
from onrecord.pages.figures import Figure
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.senses import Sense
from onrecord.pages.site import Site
from onrecord.pages.titles import title


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown made HTML, already safe."""

    html: Markup
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Quotations:
    """Quotations that stand by themselves (`block`), in a sentence (`inline`) or in a note (`note`)."""

    quotations: tuple[Quotation, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures that stand by themselves (`figures`), in a sentence (`number`) or in a note (`number-note`)."""

    figures: tuple[Figure, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a record."""

    link: Link
    kind: str = "way"


@dataclass(frozen=True, slots=True)
class Absent:
    """Words in place of a record that may not be shown."""

    words: str
    kind: str = "absent"


@dataclass(frozen=True, slots=True)
class Call:
    """A note's number in the text: its own anchor, and the note's."""

    number: int
    id: str
    note: str
    kind: str = "call"


Part = Text | Quotations | Figures | Way | Absent | Sense | Call


# A part's number between two characters that markup takes out of everything people write.
_MARK = re.compile("\ue002(\\d+)\ue003")

# Marks in a row with the punctuation that leans on them: a line may break beside a button, and must not there.
_LEANING = re.compile("([(“‘]*)((?:\ue002\\d+\ue003)+)([.,;:!?)”’]*)")

SHORT = 20  # characters of a figure that stands on one line with the number of its note


@dataclass(frozen=True, slots=True)
class Stand:
    """Where parts wait while the prose around them is made HTML; each is known by its number."""

    site: Site
    root: str
    parts: list[Part] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    around: str = ""

    def resolve(self, mention: Mention) -> Resolved:
        """Marks in place of a mention's parts."""
        maker = _labelled if mention.label and mention.kind != "chart" else _MAKERS.get(mention.kind, _named)
        return maker(self, mention)

    def use(self, term: str, words: str) -> Markup:
        """A mark for the first use of a term on the page; the plain words where its sense is told already."""
        made = senses.sense(self.site, term, words, self.root, self.around)
        if made.id in self.told:
            return escape(words)
        self.told.add(made.id)
        return self.mark(made)

    def call(self, call: markup.Call) -> Markup:
        """A mark for a note's number."""
        return self.mark(Call(call.number, call.id, call.note))

    def mark(self, part: Part) -> Markup:
        """Keeps the part, and gives the mark that stands for it."""
        self.parts.append(part)
        return Markup(f"\ue002{len(self.parts) - 1}\ue003")  # noqa: S704 - a number between two marks

    def parted(self, html: Markup) -> tuple[Part, ...]:
        """The HTML cut at its marks, with the parts in their places."""
        cut = _MARK.split(_LEANING.sub(self._leaning, str(html)))
        made: list[Part] = []
        for index, text in enumerate(cut):
            if index % 2:
                made.append(self.parts[int(text)])
            elif text:
                made.append(Text(Markup(text)))  # noqa: S704 - markup has sanitized it
        return tuple(made)

    def _leaning(self, found: re.Match[str]) -> str:
        """The marks that may stand on one line, in a span that keeps them and their punctuation there."""
        before, marks, after = found.groups()
        numbers = [int(number) for number in _MARK.findall(marks)]
        loose = len(numbers) - sum(1 for _ in takewhile(lambda number: _is_tight(self.parts[number]), numbers[::-1]))
        free = "".join(f"\ue002{number}\ue003" for number in numbers[:loose])
        if loose == len(numbers) or (len(numbers) - loose == 1 and not before and not after):
            return found[0]
        tied = "".join(f"\ue002{number}\ue003" for number in numbers[loose:])
        if loose:
            return f'{before}{free}<span class="kept">{tied}{after}</span>'
        return f'<span class="kept">{before}{tied}{after}</span>'


def _is_tight(part: Part) -> bool:
    if isinstance(part, Figures):
        return part.kind == "number" and all(len(figure.value) <= SHORT for figure in part.figures)
    return isinstance(part, Sense | Call)


def _quotes(stand: Stand, mention: Mention) -> Resolved:
    held = [stand.site.quotes.get(each) for each in mention.ids]
    if mention.block:
        shown = tuple(stand.site.quotation(quote, stand.root) for quote in held if quote)
        absent = tuple(Piece(stand.mark(_absent(stand, i))) for i, q in zip(mention.ids, held, strict=True) if not q)
        block = (Piece(stand.mark(Quotations(shown, "block"))),) if shown else ()
        return Resolved((*block, *absent), block=True)
    made = [_inline(stand, i, stand.site.quotes.get(i)) for i in mention.ids]
    return Resolved(tuple(piece for each in made for piece in (_COMMA, each))[1:])


_COMMA = Piece(Markup(", "))


def _inline(stand: Stand, quote_id: str, quote: Any) -> Piece:
    if quote is None:
        return Piece(stand.mark(_absent(stand, quote_id)))
    shown = (stand.site.quotation(quote, stand.root),)
    return Piece(stand.mark(Quotations(shown, "inline")), stand.mark(Quotations(shown, "note")))


def _absent(stand: Stand, quote_id: str) -> Absent:
    quote = stand.site.dossier.quotes.get(quote_id)
    gone = quote is not None and quote.record.status == "withdrawn"
    return Absent(stand.site.words.say("prose.withdrawn" if gone else "prose.absent"))


def _figure(stand: Stand, mention: Mention) -> Resolved:
    placed = stand.site.dossier.figures.get(mention.ids[0])
    if placed is None:
        return _nothing(stand, mention)
    shown = (figures.figure(stand.site, placed, stand.root),)
    if mention.block:
        return Resolved((Piece(stand.mark(Figures(shown, "figures"))),), block=True)
    return Resolved((Piece(stand.mark(Figures(shown, "number")), stand.mark(Figures(shown, "number-note"))),))


def _named(stand: Stand, mention: Mention) -> Resolved:
    """A link named as its record is."""
    placed = stand.site.dossier.of_kind(mention.kind).get(mention.ids[0])
    if placed is None or not _has_page(stand.site, placed):
        return _nothing(stand, mention)
    return _way(stand, mention, title(placed))


def _term(stand: Stand, mention: Mention) -> Resolved:
    """The term with its sense, or where that is told already a link to it."""
    term = stand.site.dossier.terms.get(mention.ids[0])
    if term is None or senses.anchor(term.id) in stand.told:
        return _named(stand, mention)
    return Resolved((Piece(stand.use(term.id, term.record.label)),))


def _labelled(stand: Stand, mention: Mention) -> Resolved:
    """A link with the words that the prose gives it; words alone where there is no page."""
    placed = stand.site.dossier.of_kind(mention.kind).get(mention.ids[0])
    if placed is None or not _has_page(stand.site, placed):
        return Resolved((Piece(stand.mark(Absent(mention.label))),))
    return _way(stand, mention, mention.label)


def _nothing(stand: Stand, _mention: Mention) -> Resolved:
    return Resolved((Piece(stand.mark(Absent(stand.site.words.say("prose.unmade")))),))


def _way(stand: Stand, mention: Mention, text: str) -> Resolved:
    return Resolved((Piece(stand.mark(Way(Link(text, stand.root + urls.of(mention.kind, mention.ids[0]))))),))


def _has_page(site: Site, placed: Placed[Any]) -> bool:
    status = getattr(placed.record, "status", "published")
    return site.shows(status) or (placed.kind == "quote" and status == "withdrawn")


_MAKERS: dict[str, Callable[[Stand, Mention], Resolved]] = {
    "quote": _quotes,
    "figure": _figure,
    "term": _term,
    "chart": _nothing,
}
