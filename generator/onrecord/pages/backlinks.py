"""The backlink: a page that uses a record, with the sentence of ours that the record is named in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from onrecord import markup, urls
from onrecord.dossier import Citation, Name, Placed
from onrecord.markup import Mention
from onrecord.pages import pieces
from onrecord.pages.pieces import Bit, Piece, Sentence
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.pages.titles import title
from onrecord.records import Issue, Record


@dataclass(frozen=True, slots=True)
class Backlink:
    """A page that uses the record: what kind of page, which, how (may be empty), and in which sentences."""

    kind: str
    link: Link
    how: str
    sentences: tuple[Sentence, ...]


# Whose uses are told, and in this order; by Markdown (`body`), or by a field with the words for it.
_BODIES = ("briefing", "issue", "page")
_FIELDS = {
    ("claim", "supports"): "uses.supports",
    ("claim", "disputes"): "uses.disputes",
    ("figure", "quote"): "uses.figure",
    ("issue", "related"): "uses.related",
}
_ORDER = ("briefing", "issue", "claim", "figure", "page")


def backlinks(site: Site, name: Name, root: str, *, without: Iterable[str] = ()) -> tuple[Backlink, ...]:
    """Where a record is used, page by page; kinds that the page tells of elsewhere are left out."""
    kinds = [kind for kind in _ORDER if kind not in frozenset(without)]
    citing = [each for each in site.dossier.cited_by.get(name, ()) if each.by != name and _is_told(each)]
    pages = [site.dossier.of_kind(kind)[by] for kind in kinds for by in _by(citing, kind)]
    shown = (by for by in pages if site.shows(getattr(by.record, "status", "published")))
    return tuple(_backlink(site, by, citing, root) for by in shown)


def _is_told(citation: Citation) -> bool:
    kind = citation.by[0]
    return (citation.field == "body" and kind in _BODIES) or (kind, citation.field) in _FIELDS


def _by(citing: list[Citation], kind: str) -> list[str]:
    """The records of a kind that cite, each once, in the dossier's order."""
    return list(dict.fromkeys(each.by[1] for each in citing if each.by[0] == kind))


def _backlink(site: Site, by: Placed[Record], every: list[Citation], root: str) -> Backlink:
    citing = [each for each in every if each.by == by.name]
    hows = (_FIELDS.get((by.kind, each.field)) for each in citing)
    return Backlink(
        kind=site.words.say(f"uses.in.{by.kind}"),
        link=Link(title(by), root + urls.of(by.kind, by.id)),
        how="; ".join(dict.fromkeys(site.words.say(how) for how in hows if how)),
        sentences=tuple(dict.fromkeys(sentence for each in citing for sentence in _sentences(site, by, each))),
    )


def _sentences(site: Site, by: Placed[Record], citation: Citation) -> Iterator[Sentence]:
    """The reason that a field gives; the sentence of the mention that stands where the citation does."""
    if isinstance(by.record, Issue) and citation.field == "related":
        if reason := by.record.related[citation.id]:
            yield (Bit((Piece(reason),)),)
    elif by.prose and citation.field == "body":
        if by.name not in site.sentences:
            site.sentences[by.name] = _told(site, by.prose)
        at = (citation.at.line, citation.at.column)
        every = zip(by.prose.mentions, site.sentences[by.name], strict=True)
        yield from (sentence for mention, sentence in every if (mention.line, mention.column) == at)


def _told(site: Site, prose: markup.Prose) -> tuple[Sentence, ...]:
    sentences = markup.told(prose, partial(_as_printed, site))
    return tuple(tuple(bit for part in sentence for bit in _bits(site, part)) for sentence in sentences)


def _bits(site: Site, part: markup.Told) -> Iterator[Bit]:
    """What is told of a part: our words as they are; of a quotation its first words, and the mark where it is cut."""
    if part.mention is None or part.mention.kind != "quote" or part.mention.label:
        yield Bit((Piece(part.text),))
        return
    for nth, quote in enumerate(part.mention.ids):
        if nth:
            yield Bit((Piece(", "),))
        yield _quotation(site, quote)


def _quotation(site: Site, quote: str) -> Bit:
    held = site.quotes.get(quote)
    if held is None:
        return Bit((Piece(site.words.say("prose.absent")),))
    check = site.checks.get(quote)
    whole, start = pieces.one_line(held.record.text), pieces.excerpt(held.record.text)
    kept = start if start == whole else start.removesuffix(pieces.CUT)
    cut = () if start == whole else (Piece(pieces.CUT, by_editor=True),)
    return Bit((*_spaced(kept, not (check and check.own_brackets)), *cut), said=True)


def _spaced(text: str, brackets_are_ours: bool) -> tuple[Piece, ...]:
    """The pieces of a beginning, with the blank before what is left off."""
    found = pieces.of(text, brackets_are_ours)
    return (*found, Piece(" ")) if text.endswith(" ") else found


def _as_printed(site: Site, mention: Mention) -> str:
    """What prose prints for a mention, in full, by which a sentence's end is known."""
    if mention.label:
        return mention.label
    return ", ".join(_PRINTED.get(mention.kind, _named)(site, mention.kind, name) for name in mention.ids)


def _words(site: Site, _kind: str, name: str) -> str:
    held = site.quotes.get(name)
    return f"“{pieces.one_line(held.record.text)}”" if held else site.words.say("prose.absent")


def _value(site: Site, _kind: str, name: str) -> str:
    held = site.dossier.figures.get(name)
    return held.record.value if held else site.words.say("prose.unmade")


def _named(site: Site, kind: str, name: str) -> str:
    held = site.dossier.of_kind(kind).get(name)
    if held is None or not site.shows(getattr(held.record, "status", "published")):
        return site.words.say("prose.unmade")
    return title(held)


_PRINTED: dict[str, Callable[[Site, str, str], str]] = {"quote": _words, "figure": _value}
