"""The glossary: each term with its expansion, sense and variants."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages.backlinks import backlinks
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Term as TermRecord


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is listed; `likely` says so where its expansion is not sure.

    `count` says how many quotations use it, `find` leads to a search for it where any does, `pages` to its issues
    and to those of our pages that name it.
    """

    id: str
    label: str
    expansion: str
    likely: str
    sense: str
    variants: str
    count: str
    find: tuple[Link, ...]
    pages: tuple[Link, ...]
    corrections: tuple[Corrected, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin alike."""

    letter: str
    anchor: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """All terms, by their first letter."""

    frame: Frame
    letters: tuple[Letter, ...]


def page(site: Site) -> GlossaryPage:
    """The page of all terms."""
    path = urls.index("term")
    words = site.words
    opening = Opening(
        path,
        words.say("glossary.title"),
        words.say("glossary.description"),
        narrative=True,
        styles=(urls.sheet("glossary"),),
    )
    numbers = Counter(use for uses in site.terms_in.values() for use in dict.fromkeys(each.term for each in uses))
    root = urls.root(path)
    by_letter: dict[str, list[Term]] = {}
    for placed in sorted(site.dossier.terms.values(), key=lambda term: (term.record.label.casefold(), term.id)):
        listed = _term(site, placed, numbers[placed.id], root)
        by_letter.setdefault(_first(placed.record.label), []).append(listed)
    letters = tuple(Letter(first, f"_{ord(first):x}", tuple(terms)) for first, terms in by_letter.items())
    return GlossaryPage(frame(site, opening), letters)


def _first(label: str) -> str:
    return label[:1].upper()[:1]  # ß would become two


def _term(site: Site, placed: Placed[TermRecord], number: int, root: str) -> Term:
    record, words = placed.record, site.words
    named = (each.link for each in backlinks(site, placed.name, root))
    return Term(
        id=placed.id,
        label=record.label,
        expansion=record.expansion,
        likely=words.say("glossary.likely") if record.certainty == "likely" else "",
        sense=record.sense,
        variants=words.say("glossary.variants", variants=", ".join(record.variants)) if record.variants else "",
        count=words.counted("glossary.in", number) if number else words.say("glossary.nowhere"),
        find=(Link(words.say("glossary.find", term=record.label), root + _search(record.label)),) if number else (),
        pages=tuple(dict.fromkeys([*site.issue_links(record.issues, root), *named])),
        corrections=corrected(site, placed.name, root),
        was=tuple(record.was),
    )


def _search(label: str) -> str:
    """A search for a term in all its forms; a label of several words is sought as they stand."""
    sought = f'"{label}"' if " " in label else label
    return f"{urls.SEARCH}?" + urlencode({"q": sought, "variants": 1})
