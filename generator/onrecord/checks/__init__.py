"""Checks: each a function named for its fault, from a case to diagnostics; its page is `docs/checks/NAME.md`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.checks import (
    balance,
    care,
    drifted,
    evidence,
    excuses,
    former,
    references,
    repeats,
    seals,
    settings,
    wording,
)
from onrecord.checks.case import Case
from onrecord.checks.excuses import EXCUSABLE
from onrecord.checks.seals import vault_key
from onrecord.diagnostics import Diagnostic

__all__ = ["CHECKS", "EXCUSABLE", "OF_EVIDENCE", "OF_WORDS", "Case", "run", "vault_key"]

Check = Callable[[Case], Iterator[Diagnostic]]

# What `seal` reports: whether the words stand there, and are fairly cut.
OF_WORDS: tuple[Check, ...] = (
    evidence.quote_not_verbatim,
    evidence.crosses_voices,
    evidence.ambiguous_quote,
    evidence.unchecked_quote,
    evidence.unproved_quote,
    evidence.second_look,
    evidence.over_budget_source,
    evidence.over_budget_segment,
)

# What `verify` reports: that the committed seals say the same, too.
OF_EVIDENCE: tuple[Check, ...] = (
    *OF_WORDS,
    seals.broken_seal,
    seals.seal_disagrees,
    vault_key,
    seals.other_reader,
)

CHECKS: tuple[Check, ...] = (
    references.unknown_reference,
    references.unpublished_quote,
    references.reserved_id,
    former.duplicate_id,
    references.thin_issue,
    references.unused_term,
    *OF_EVIDENCE,
    evidence.unsealed_quote,
    seals.stale_seal,
    drifted.words_drifted,
    drifted.stale_drift,
    repeats.said_twice,
    repeats.reprinted_twice,
    wording.loose_quotation,
    care.unnoted_flag,
    care.unreviewed_quote,
    balance.one_sided_issue,
    balance.one_voice_issue,
    balance.one_sided_briefing,
    balance.one_sided_claim,
    settings.no_contact,
    settings.one_sided_front,
    excuses.bad_excuse,
    excuses.idle_excuse,
)


def run(case: Case, checks: tuple[Check, ...] = CHECKS) -> Iterator[Diagnostic]:
    """Every fault the checks find, captures that cannot be relied on first."""
    yield from case.evidence.faults
    for check in checks:
        yield from check(case)
