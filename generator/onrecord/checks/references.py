"""References: every id that is cited exists and is published, and issues and terms are there for something."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import urls
from onrecord.checks.case import Case
from onrecord.checks.former import before, called_now
from onrecord.decode import suggestion
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Citation, Dossier, Placed
from onrecord.markup.references import KINDS
from onrecord.phrasing import a, count
from onrecord.prose import texts
from onrecord.records import Term
from onrecord.terms import Lexicon

FEWEST_QUOTATIONS = 3
FEWEST_CONTRIBUTIONS = 2

# All quotations of an issue have names alike but for four letters: only a slip in these tells what was meant.
_NEAR, _NEAR_QUOTE = 0.6, 0.85


def unknown_reference(case: Case) -> Iterator[Diagnostic]:
    """A record is named that does not exist."""
    for citation in case.dossier.citations:
        if any(case.dossier.has(kind, citation.id) for kind in citation.of):
            continue
        kinds = " or ".join(citation.of)
        known = [name for kind in citation.of for name in case.dossier.of_kind(kind)]
        nearness = _NEAR_QUOTE if "quote" in citation.of else _NEAR
        otherwise = f"write the record, or take the reference out; known: {_some(known)}"
        meant = called_now(case, citation) or _of_another_kind(case, citation)
        remedy = meant or suggestion(citation.id, known, nearness) or otherwise
        yield Diagnostic(citation.at, "unknown-reference", f"there is no {kinds} `{citation.id}`", remedy)


def _of_another_kind(case: Case, citation: Citation) -> str:
    """What to do where the id is another kind's; empty where it is none's."""
    kind = next((kind for kind in KINDS if citation.id in case.dossier.of_kind(kind)), "")
    if not kind:
        return ""
    is_one = f"`{citation.id}` is {a(kind)}"
    wanted = " or ".join(citation.of)
    return (
        f"{is_one}: write `[[{kind}:{citation.id}]]`" if citation.field == "body" else f"{is_one}; name a {wanted} here"
    )


def unpublished_quote(case: Case) -> Iterator[Diagnostic]:
    """Published prose or a published claim rests on a quotation that is a draft or withdrawn."""
    for citation in case.dossier.citations:
        quote = case.dossier.quotes.get(citation.id) if "quote" in citation.of else None
        if quote is None or quote.record.status == "published" or not _is_public(case, citation):
            continue
        message = f"`{citation.id}` is {a(quote.record.status)} quotation, and no page shows it"
        yield Diagnostic(citation.at, "unpublished-quote", message, "take the reference out, or publish the quotation")


def thin_issue(case: Case) -> Iterator[Diagnostic]:
    """An issue rests on too few quotations, or all on one contribution."""
    for issue in case.weighed_issues("thin-issue"):
        held = case.published_on(issue.id)
        voices = {case.counted(quote) for quote in held}
        if len(held) >= FEWEST_QUOTATIONS and len(voices) >= FEWEST_CONTRIBUTIONS:
            continue
        quotations, contributions = count(len(held), "published quotation"), count(len(voices), "contribution")
        needed = f"{FEWEST_QUOTATIONS} from {FEWEST_CONTRIBUTIONS}"
        message = f"`{issue.id}` has {quotations} from {contributions}, and an issue needs {needed}"
        remedy = "add quotations, or make it part of another issue"
        yield Diagnostic(issue.at("title"), "thin-issue", message, remedy, "warning")


def unused_term(case: Case) -> Iterator[Diagnostic]:
    """The glossary explains a term that nothing in the dossier uses."""
    if case.dossier.unread:
        return  # what could not be read may use it
    for term in _unused(case.dossier):
        message = f"no quotation and no page uses `{term.record.label}` or a variant of it"
        remedy = "take it out, or add the spelling that is used to `variants`"
        yield Diagnostic(term.at("label"), "unused-term", message, remedy, "warning")


def reserved_id(case: Case) -> Iterator[Diagnostic]:
    """A page of ours would take the place of one that the site makes."""
    for placed in case.dossier.every():
        if urls.is_reserved(placed.kind, placed.id):
            message = f"the site makes a page called `{placed.id}` itself"
            yield Diagnostic(Place(placed.at().path), "reserved-id", message, "give the file another name")
        for old in before(placed):
            if urls.is_reserved(placed.kind, old):
                message = f"the site makes a page called `{old}` itself, so none can lead on from there"
                yield Diagnostic(placed.at("was", old), "reserved-id", message, "take it out")


def _unused(dossier: Dossier) -> list[Placed[Term]]:
    """The terms that no record cites and no text uses; when none is left, no more texts are read."""
    lexicon = Lexicon.of({name: term.record for name, term in dossier.terms.items()})
    left = {term.id: term for term in dossier.terms.values() if not dossier.cited_by.get(term.name)}
    for text in texts(dossier):
        if not left:
            break
        for name in lexicon.terms_in(text):
            left.pop(name, None)
    return list(left.values())


def _is_public(case: Case, citation: Citation) -> bool:
    """Drafts may cite drafts, a quotation may answer one, and a correction may tell of one."""
    kind, name = citation.by
    by = case.dossier.of_kind(kind).get(name)
    return kind not in ("quote", "correction") and getattr(by.record if by else None, "status", "") != "draft"


def _some(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)[:5]) + (" …" if len(names) > 5 else "") if names else "none"
