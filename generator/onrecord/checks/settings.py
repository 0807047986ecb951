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
