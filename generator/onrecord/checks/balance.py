"""Balance: where the dossier shows one side of a question, or one voice on it, the reader is told so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Placed
from onrecord.records import Briefing, Claim, Quote

FEWEST = 4  # quotations: of fewer, a share says nothing

_SIDES = {"for": {"for"}, "against": {"against"}, "both": {"for", "against"}}
_OTHER = {"for": "against", "against": "for"}


def one_sided_issue(case: Case) -> Iterator[Diagnostic]:
    """Every quotation that takes a side on an issue takes the same one, and no editor has said why that is fair."""
    for issue in case.weighed_issues("one-sided-issue"):
        taking = [sides for quote in case.published_on(issue.id) if (sides := _sides(quote, issue.id))]
        if len(taking) >= FEWEST and len(set().union(*taking)) == 1:
            (side,) = taking[0]
            message = f"all {len(taking)} quotations that take a side on `{issue.id}` speak `{side}` its question"
            told = "tell readers under `lacks:` that it is not heard, and give the reason under `allow:`"
            remedy = f"quote the other side; if the sources hold none, {told}"
            yield Diagnostic(issue.at("title"), "one-sided-issue", message, remedy, "warning")


def one_voice_issue(case: Case) -> Iterator[Diagnostic]:
    """More than half of an issue's quotations come from one contribution, though there are others."""
    for issue in case.weighed_issues("one-voice-issue"):
        voices = Counter(case.counted(quote) for quote in case.published_on(issue.id))
        if voices.total() < FEWEST or len(voices) < 2:
            continue  # of one contribution alone thin-issue has told
        (source, segment), most = voices.most_common(1)[0]
        if 2 * most > voices.total():
            message = f"{most} of the {voices.total()} quotations on `{issue.id}` are from {segment} of `{source}`"
            remedy = "quote other contributions, or less of this one"
            yield Diagnostic(issue.at("title"), "one-voice-issue", message, remedy, "warning")


def one_sided_briefing(case: Case) -> Iterator[Diagnostic]:
    """A briefing cites one side of an issue that it names, and the dossier holds the other side too."""
    if case.lacks_quotations:
        return
    for briefing in case.dossier.briefings.values():
        if briefing.record.status == "published" and not case.excuses(briefing, "one-sided-briefing"):
            for issue in briefing.record.issues:
                yield from _briefed(case, briefing, issue)


def one_sided_claim(case: Case) -> Iterator[Diagnostic]:
    """A claim has evidence on one side only, and leaves out a published answer to it."""
    if case.lacks_quotations:
        return
    for claim in case.dossier.claims.values():
        record = claim.record
        is_open = bool(record.supports) != bool(record.disputes) and not record.note
        left_out = next(_answers_left_out(case, record), None) if is_open else None
        if left_out and not case.excuses(claim, "one-sided-claim"):
            answered, answer = left_out
            side, field = ("disputes", "supports") if record.supports else ("supports", "disputes")
            message = f"nothing {side} this claim, and `{answer}`, which answers `{answered}`, stands on neither side"
            remedy = f"put it under `{side}` or `{field}`, or say in a `note:` why it is on neither"
            yield Diagnostic(claim.at(field, answered), "one-sided-claim", message, remedy, "warning")


def _sides(quote: Placed[Quote], issue: str) -> set[str]:
    """The sides of an issue's question that a quotation speaks on."""
    return _SIDES.get(quote.record.issues.get(issue, ""), set())


def _briefed(case: Case, briefing: Placed[Briefing], issue: str) -> Iterator[Diagnostic]:
    held = case.published_on(issue)
    cited = {citation.id for citation in case.dossier.cites.get(briefing.name, ()) if "quote" in citation.of}
    shown = [sides for quote in held if quote.id in cited and (sides := _sides(quote, issue))]
    if len(set().union(*shown)) != 1:
        return
    (side,) = shown[0]
    others = sum(_OTHER[side] in _sides(quote, issue) for quote in held)
    if others:
        shows = f"every quotation cited here on `{issue}` speaks `{side}` its question"
        message = f"{shows}, and the dossier holds {others} `{_OTHER[side]}` it"
        at = briefing.at("issues", issue)
        yield Diagnostic(at, "one-sided-briefing", message, "cite the other side too", "warning")


def _answers_left_out(case: Case, claim: Claim) -> Iterator[tuple[str, str]]:
    """Quotations on a claim, each with a published answer to it that the claim does not cite."""
    cited = [*claim.supports, *claim.disputes]
    for answered in cited:
        for answer in _answers(case, answered):
            if answer not in cited:
                yield answered, answer


def _answers(case: Case, answered: str) -> Iterable[str]:
    citing = case.dossier.cited_by.get(("quote", answered), ())
    names = (citation.by[1] for citation in citing if citation.by[0] == "quote" and citation.field == "answers")
    return (name for name in names if case.dossier.quotes[name].record.status == "published")
