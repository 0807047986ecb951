"""Evidence: the words stand where they are said to, are fairly cut, and are no more than the budget allows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from onrecord.checks.case import Case
from onrecord.checks.seals import is_seal_at_fault
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.evidence import Judged

NEARLY = 0.8  # of the source's budget: worth a word before it is spent
FAIR_SHARE = 33  # per cent of one segment: worth a word

_SEAL_IT = "you need do no more: an editor who has the saved copy runs `onrecord seal` and commits the seal"
_TAKE_BACK = "take back the change; where it is right, an editor who has the saved copy runs `onrecord seal`"
AS_PRINTED = "write the words as the source has them; mark a cut between them with […]"


def quote_not_verbatim(case: Case) -> Iterator[Diagnostic]:
    """The quoted words do not stand in the segment they are said to come from."""
    yield from _in_state(case, "missing", "quote-not-verbatim", AS_PRINTED)


def crosses_voices(case: Case) -> Iterator[Diagnostic]:
    """The quoted words are another segment's, or run over a segment's edge."""
    remedy = "name the segment they stand in; quote two voices as two quotations"
    yield from _in_state(case, "crosses-voices", "crosses-voices", remedy)


def ambiguous_quote(case: Case) -> Iterator[Diagnostic]:
    """The quoted words stand in their segment more than once."""
    remedy = "add `prefix:` or `suffix:`, the words just before or after the ones you mean"
    yield from _in_state(case, "ambiguous", "ambiguous-quote", remedy)


def unchecked_quote(case: Case) -> Iterator[Diagnostic]:
    """Neither a capture at hand nor a committed seal proves the words, and none ever did."""
    severity: Severity = "warning" if case.dossier.settings.record.unchecked == "show" else "error"
    unchecked = [judged for judged in _unchecked(case) if not _was_sealed(case, judged)]
    for source, several in groupby(unchecked, key=attrgetter("source")):
        every = list(several)
        if source not in case.dossier.seals and len(every) > 1:
            message = f"nobody has checked these {len(every)} quotations yet: {every[0].message}"
            at = case.dossier.sources[source].key_at("quotes")
            yield Diagnostic(at, "unchecked-quote", message, _SEAL_IT, severity)
            continue
        for judged in every:
            message = f"nobody has checked `{judged.quote.id}` yet: {judged.message}"
            yield Diagnostic(judged.quote.at("text"), "unchecked-quote", message, _SEAL_IT, severity)


def unproved_quote(case: Case) -> Iterator[Diagnostic]:
    """The words were sealed once, and what stands there now is not proved: no dossier may show that."""
    for judged in _unchecked(case):
        if _was_sealed(case, judged):
            message = f"`{judged.quote.id}` was sealed, and is proved no more: {judged.message}"
            yield Diagnostic(judged.quote.at("text"), "unproved-quote", message, _TAKE_BACK)


def _was_sealed(case: Case, judged: Judged) -> bool:
    """Whether a believed seal has a record of it, under this id or one that it had before."""
    return not case.evidence.recorded.isdisjoint((judged.quote.id, *judged.quote.record.was))


def _unchecked(case: Case) -> Iterator[Judged]:
    return (judged for judged in case.judged if judged.state == "unchecked" and not is_seal_at_fault(case, judged))


def unsealed_quote(case: Case) -> Iterator[Diagnostic]:
    """The words hold, but the committed seal does not say so, and a clone without the capture could not tell."""
    for judged in case.judged:
        # What still needs a second look cannot be sealed, and second-look has said so.
        is_done = not (judged.looks and not judged.quote.record.note) and not is_seal_at_fault(case, judged)
        if judged.finding and judged.holds and judged.check is None and is_done:
            message = f"the words of `{judged.quote.id}` stand in the saved copy, but no seal says so yet"
            yield Diagnostic(judged.quote.at("text"), "unsealed-quote", message, "run `onrecord seal`, commit the seal")


def second_look(case: Case) -> Iterator[Diagnostic]:
    """What stands cut or beside the words may turn their sense, and no note deals with it."""
    for judged in case.judged:
        if judged.holds and judged.looks and not judged.quote.record.note:
            remedy = "write a `note:` that tells the reader, or quote more of the sentence"
            message = "; ".join(judged.looks)
            yield Diagnostic(judged.quote.at("text"), "second-look", message, remedy)


def over_budget_source(case: Case) -> Iterator[Diagnostic]:
    """More of a source is quoted than the dossier allows itself."""
    budget = case.dossier.settings.record.budget.source
    spent: Counter[str] = Counter()
    for judged in case.judged:
        spent[judged.source] += judged.words
    for name, quoted in spent.items():
        source, extent = case.dossier.sources[name], case.evidence.extents.get(name)
        if not extent or quoted <= budget.of(extent.words) * NEARLY:
            continue
        whole = extent.words
        severity: Severity = "error" if quoted > budget.of(whole) else "warning"
        left = "" if severity == "error" else ", nearly spent"
        message = f"{quoted} of {whole} words are quoted, {quoted / whole:.1%}; the budget is {budget}{left}"
        at = source.key_at("quotes")
        yield Diagnostic(at, "over-budget-source", message, "shorten or leave out a quotation", severity)


def over_budget_segment(case: Case) -> Iterator[Diagnostic]:
    """More of one contribution is quoted than is fair without a reason."""
    of_segment: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for judged in case.judged:
        of_segment[(judged.source, judged.quote.record.segment)].append(judged)
    for (source, segment), quoted in of_segment.items():
        extent = case.evidence.extents.get(source)
        if extent and extent.segments.get(segment):
            yield from _over_segment(case, segment, quoted, extent.segments[segment])


def _over_segment(case: Case, segment: str, quoted: list[Judged], whole: int) -> Iterator[Diagnostic]:
    budget = case.dossier.settings.record.budget.segment
    words = sum(judged.words for judged in quoted)
    if words * 100 <= whole * min(FAIR_SHARE, budget.percent):
        return
    if any(judged.quote.record.why_this_extent for judged in quoted):
        return
    severity: Severity = "error" if words > budget.of(whole) else "warning"
    bound = f"the budget is {budget}" if severity == "error" else f"more than {FAIR_SHARE}% wants a reason"
    message = f"{words} of the {whole} words of {segment} are quoted, {words / whole:.0%}; {bound}"
    remedy = "shorten it, or say in `why_this_extent:` why so much is needed"
    yield Diagnostic(quoted[-1].quote.at("text"), "over-budget-segment", message, remedy, severity)


def _in_state(case: Case, state: str, check: str, remedy: str) -> Iterator[Diagnostic]:
    """A fault of each quotation in a state; of a draft it is only a warning, for no page shows it."""
    for judged in case.evidence.judged.values():
        if judged.state == state:
            severity: Severity = "error" if judged.quote.record.status == "published" else "warning"
            yield Diagnostic(judged.quote.at("text"), check, judged.message, remedy, severity)
