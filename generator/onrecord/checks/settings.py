"""Settings: what a published dossier owes the people who are quoted in it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic


def no_contact(case: Case) -> Iterator[Diagnostic]:
    """Nobody who is misquoted or recognised could say so: the dossier gives no contact."""
    settings = case.dossier.settings
    if not settings.record.contact:
        at = settings.key_at("contact") if "contact" in settings.document.value else settings.at("title")
        message = "the dossier names no contact for corrections and requests for removal"
        remedy = "add `contact:` with an address people can write to"
        yield Diagnostic(at, "no-contact", message, remedy, "warning")


def one_sided_front(case: Case) -> Iterator[Diagnostic]:
    """The claim chosen for the home page has no published quotation on one side, so another is shown there."""
    settings = case.dossier.settings
    claim = case.dossier.claims.get(settings.record.front or "")
    if claim is None or any(kind == "quote" for kind, _ in case.dossier.unread):
        return  # unknown-reference has said so; or what could not be read may be that side
    published = {quote.id for quote in case.published}
    bare = [side for side in ("supports", "disputes") if published.isdisjoint(getattr(claim.record, side))]
    if bare:
        message = f"no published quotation {' or '.join(bare)} `{claim.id}`, and the home page shows both sides"
        remedy = "choose a claim with a quotation on either side"
        yield Diagnostic(settings.at("front"), "one-sided-front", message, remedy, "warning")
