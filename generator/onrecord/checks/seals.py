"""Seals: each opens and proves what is published, no more, and says what the capture at hand says."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import importing
from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place, Severity
from onrecord.evidence import Extent, Judged, locked
from onrecord.seals import Check, Seal
from onrecord.verbatim import Finding

_PUT_BACK = (
    "put back the key with fingerprint `{}`, or take back the change to this file; "
    "only where that key is lost for good, `onrecord seal --change-key` makes the seals again with what is at hand"
)
_AGAIN = "run `onrecord seal`, commit the seal"


def is_seal_at_fault(case: Case, judged: Judged) -> bool:
    """Whether malformed-seal or broken-seal has said why nothing proves the words."""
    broken = case.evidence.broken.get(judged.source, {})
    is_unread = ("seal", judged.source) in case.dossier.unread
    return is_unread or judged.quote.id in broken or judged.quote.record.segment in broken


def broken_seal(case: Case) -> Iterator[Diagnostic]:
    """A committed proof does not hold, or a check record says other than the words it opens."""
    for source, broken in case.evidence.broken.items():
        for name, why in broken.items():
            message = f"the seal of `{name}` proves nothing: {why}"
            remedy = "take back the change to this file; an editor who has the saved copy may run `onrecord seal`"
            yield Diagnostic(_of(source), "broken-seal", message, remedy)


def seal_disagrees(case: Case) -> Iterator[Diagnostic]:
    """A committed seal says other things of the words than the capture does."""
    for judged in case.judged:
        if judged.finding and judged.holds and judged.check and not _agrees(judged.check, judged.finding):
            other = "another state, place, number of words or lead"
            message = f"the seal gives `{judged.quote.id}` {other} than the saved copy"
            yield Diagnostic(judged.quote.at("text"), "seal-disagrees", message, _AGAIN)
    for source, seal in case.dossier.seals.items():
        if source in case.evidence.captured and seal.capture == case.evidence.captured[source]:
            for why in _otherwise(case, source, seal):
                yield Diagnostic(_of(source), "seal-disagrees", f"the seal of `{source}` {why}", _AGAIN)


def vault_key(case: Case) -> Iterator[Diagnostic]:
    """Seals were made with a vault's key that is not at hand, so that nothing compares their roots."""
    sources = locked(case.dossier, case.evidence)
    if not sources:
        return
    made = case.dossier.seals[sources[0]].key
    here = f"these captures have `{case.evidence.key}`" if case.evidence.key else "there is none among these captures"
    more = f" (and those of {len(sources) - 1} more)" if len(sources) > 1 else ""
    message = f"the seal of `{sources[0]}` was made with the vault key `{made}`, and {here}{more}: no root is compared"
    severity: Severity = "error" if case.evidence.key else "warning"
    yield Diagnostic(_of(sources[0]), "vault-key", message, _PUT_BACK.format(made), severity)


def other_reader(case: Case) -> Iterator[Diagnostic]:
    """A seal was made by another reader of captures, or another version of it, than the one at hand."""
    for source, seal in case.dossier.seals.items():
        made = seal.segmenter
        layout = importing.BY_NAME.get(made.name)
        if layout is None or layout.version != made.version:
            here = f"version {layout.version}" if layout else "none of that name"
            message = (
                f"the seal of `{source}` was made by the reader `{made.name}`, version {made.version}; here is {here}"
            )
            severity: Severity = "error" if source in case.evidence.captured else "warning"
            yield Diagnostic(_of(source), "other-reader", message, _AGAIN, severity)


def stale_seal(case: Case) -> Iterator[Diagnostic]:
    """A seal holds quotations that no page shows."""
    published = {quote.id for quote in case.published}
    if case.dossier.has("quote", ""):
        return  # what could not be read may be what the seal holds
    for source, seal in case.dossier.seals.items():
        if not case.dossier.has("source", source):
            message = f"this seal is of a source `{source}`, and there is none of that name"
            remedy = "take the seal away, or give the file of its source that name again"
            yield Diagnostic(_of(source), "stale-seal", message, remedy, "warning")
            continue
        for name in seal.quotes:
            unread = ("quote", name) in case.dossier.unread
            if not unread and (name not in published or case.dossier.source_of[name] != source):
                message = f"this seal still holds `{name}`, and `{source}` publishes no such quotation"
                yield Diagnostic(_of(source), "stale-seal", message, _AGAIN, "warning")


def _of(source: str) -> Place:
    return Place(f"seals/{source}.json")


def _otherwise(case: Case, source: str, seal: Seal) -> Iterator[str]:
    """What a seal says otherwise than the capture at hand; of one that is broken, broken-seal has spoken."""
    extent = case.evidence.extents.get(source)
    if source in case.evidence.broken:
        return
    if extent and not _is_measured(seal, extent):
        yield "counts other words than the saved copy has"
    elif seal.key != case.evidence.key:
        yield from () if seal.key else ("was made before the vault had its key",)
    else:
        yield from (
            f"has another root for {name} than the saved copy gives" for name in _other_roots(case, source, seal)
        )


def _agrees(check: Check, finding: Finding) -> bool:
    """Whether a check record says what was found in the capture."""
    counted = (check.words, check.words_cut, check.insertions, check.own_brackets, check.beside)
    found = (finding.words, finding.words_cut, finding.insertions, finding.literal_brackets, finding.words_beside)
    placed = (check.state, check.start, check.end) == (finding.state, finding.start, finding.end)
    is_led = check.lead in (0, finding.lead)
    return placed and is_led and counted == found and {*check.looks} == {look.kind for look in finding.looks}


def _is_measured(seal: Seal, extent: Extent) -> bool:
    """Whether a seal counts the words of the capture and its segments as they are."""
    counted = {segment: sealed.n for segment, sealed in seal.sealed.items()}
    segments = extent.segments.items()
    return seal.words == extent.words and all(counted.get(segment, n) == n for segment, n in segments)


def _other_roots(case: Case, source: str, seal: Seal) -> Iterator[str]:
    """The segments whose root is not the capture's; of one that is to have another epoch other checks speak."""
    here = case.evidence.sealed.get(source, {})
    for name, sealed in seal.sealed.items():
        now = here.get(name)
        if now and now.epoch == sealed.epoch and now.root != sealed.root:
            yield name
