"""Sealing: the check records of what holds in the captures at hand, and putting them in place whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord import importing, seals
from onrecord.copies import NONE, Found
from onrecord.dossier import Dossier
from onrecord.evidence import Evidence, Judged


def seals_to_write(
    dossier: Dossier, known: Evidence, files: Mapping[str, bytes], today: str, also: Found = NONE
) -> Iterator[tuple[str, bytes]]:
    """The seals that say something new, as path and bytes; no bytes where a seal has nothing left to say."""
    for source in known.captured:
        path = f"seals/{source}.json"
        seal = seal_of(dossier, known, source, today, also.get(source, {}))
        data = seals.write(seal) if seal else b""
        if files.get(path, b"") != data:
            yield path, data


def seal_of(
    dossier: Dossier, evidence: Evidence, source: str, today: str, also: Mapping[str, tuple[seals.Also, ...]]
) -> seals.Seal | None:
    """The seal of a source whose capture is at hand, with the published quotations that hold; None where none does.

    A check record that still says what was found is kept as it is, so that its date moves only with its words.
    """
    capture, extent = evidence.captured.get(source), evidence.extents.get(source)
    held = {judged.quote.id: judged for judged in _sealable(dossier, evidence, source)}
    if capture is None or extent is None or not held:
        return None
    layout = importing.BY_NAME[dossier.sources[source].record.captures[0].layout]
    before = dossier.seals.get(source)
    same_capture = before is not None and before.capture == capture
    known = before.quotes if before and same_capture else {}
    checks = {name: _check(judged, known.get(name), today) for name, judged in held.items()}
    return seals.Seal.model_validate(
        {
            "version": seals.VERSION,
            "capture": capture,
            "segmenter": {"name": layout.name, "version": layout.version},
            "words": extent.words,
            "segments": {
                segment: {"n": extent.segments[segment]}
                for segment in sorted({check.segment for check in checks.values()})
            },
            "quotes": {name: check.model_dump() for name, check in checks.items()},
            "also": {check.segment: also[check.segment] for check in checks.values() if check.segment in also},
        }
    )


def _sealable(dossier: Dossier, evidence: Evidence, source: str) -> Iterator[Judged]:
    for quote in dossier.quotes_of(source):
        judged = evidence.judged.get(quote.id)
        if judged and judged.finding and judged.holds and _may_stand(judged):
            yield judged


def _may_stand(judged: Judged) -> bool:
    """Only what is published is sealed, and only once a note deals with what needs a second look."""
    record = judged.quote.record
    return record.status == "published" and (not judged.looks or bool(record.note))


def _check(judged: Judged, before: seals.Check | None, today: str) -> seals.Check:
    finding = judged.finding
    if finding is None:
        raise ValueError(f"{judged.quote.id} was not compared with a capture")
    made = {
        "state": finding.state,
        "checked": today,
        "segment": judged.quote.record.segment,
        "start": finding.start,
        "end": finding.end,
        "words": finding.words,
        "words_cut": finding.words_cut,
        "insertions": finding.insertions,
        "own_brackets": finding.literal_brackets,
        "quoting": bool(judged.quote.record.voice.quoting),
        "looks": sorted({look.kind for look in finding.looks}),
        "digest": seals.digest_of(judged.quote.record),
    }
    if before and before == seals.Check.model_validate({**made, "checked": before.checked}):
        return before
    return seals.Check.model_validate(made)


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; without bytes, remove it."""
    if not data:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    staged = path.with_name(f".{path.name}.new")
    try:
        staged.write_bytes(data)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
