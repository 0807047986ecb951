"""Sealing: the seals of what holds in the captures at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from onrecord import importing, seals, verbatim
from onrecord.dossier import Dossier
from onrecord.evidence import Evidence, Judged, locked
from onrecord.reprints import NONE, Found
from onrecord.resealing import is_sealable


def seals_to_write(
    dossier: Dossier,
    known: Evidence,
    files: Mapping[str, bytes],
    today: str,
    also: Found = NONE,
    *,
    change_key: bool = False,
) -> Iterator[tuple[str, bytes]]:
    """The seals that say something new, as path and bytes; no bytes where a seal has nothing left to say.

    One that was made with another vault key than is at hand stays as it is, unless the key is to be changed; and so
    does one that cannot be read, or holds quotations that cannot.
    """
    kept = {*(() if change_key else locked(dossier, known)), *unread(dossier, known, files)}
    for source in known.captured:
        path = f"seals/{source}.json"
        if source in kept:
            continue
        seal = seal_of(dossier, known, source, today, also.get(source, {}))
        data = seals.write(seal) if seal else b""
        if files.get(path, b"") != data:
            yield path, data


def unread(dossier: Dossier, known: Evidence, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The sources at hand of which it cannot be told what is still published, or how often words were withdrawn."""
    return tuple(
        source
        for source in known.captured
        if _is_unread(dossier, source) or not _is_replaceable(dossier, source, files.get(f"seals/{source}.json", b""))
    )


def _is_unread(dossier: Dossier, source: str) -> bool:
    """Whether a quotation that is sealed may be one that was written but could not be read."""
    sealed = dossier.seals[source].quotes if source in dossier.seals else ()
    missed = (name for name in sealed if name not in dossier.quotes)
    return any(("quote", name) in dossier.unread for name in sealed) or any(dossier.has("quote", n) for n in missed)


def _is_replaceable(dossier: Dossier, source: str, data: bytes) -> bool:
    return ("seal", source) not in dossier.unread or seals.is_replaceable(data)


def seal_of(
    dossier: Dossier, evidence: Evidence, source: str, today: str, also: Mapping[str, tuple[seals.Also, ...]]
) -> seals.Seal | None:
    """The seal of a source whose capture is at hand, with the published quotations that hold; None where none did.

    A check record that still says what was found is kept as it is, so that its date moves only with its words.
    """
    capture, extent = evidence.captured.get(source), evidence.extents.get(source)
    if capture is None or extent is None:
        return None
    before = dossier.seals.get(source)
    segments = {**_kept(dossier, evidence, source, today), **evidence.sealed[source]}
    known = before.quotes if before and before.capture == capture else {}
    held = {judged.quote.id: judged for judged in _sealable(dossier, evidence, source)}
    made = {
        "version": seals.VERSION,
        "capture": capture,
        "key": evidence.key,
        "segmenter": _segmenter(dossier, source),
        "words": extent.words,
        "segments": dict(sorted(segments.items())),
        "quotes": {name: _check(judged, known.get(name), today) for name, judged in held.items()},
        "also": {name: where for name, where in also.items() if isinstance(segments.get(name), seals.Sealed)},
    }
    return seals.Seal.model_validate(made) if segments else None


def hidden_again(before: seals.Seal | None, after: seals.Seal | None) -> Iterable[str]:
    """The segments of which words were opened that no longer are."""
    if before is None:
        return
    opened = seals.words_open if after and before.capture == after.capture else _said
    for name, sealed in before.sealed.items():
        now = after.sealed.get(name) if after else None
        if now is None or not opened(sealed) <= opened(now):
            yield name


def _said(sealed: seals.Sealed) -> set[str]:
    """The opened words as they stand, since in another capture they may have other numbers."""
    return {
        run.text[start:end].strip() for run in sealed.open for start, end in pairwise([0, *verbatim.tiles(run.text)])
    }


def _segmenter(dossier: Dossier, source: str) -> seals.Segmenter:
    layout = importing.BY_NAME[dossier.sources[source].record.captures[0].layout]
    return seals.Segmenter(name=layout.name, version=layout.version)


def _kept(
    dossier: Dossier, evidence: Evidence, source: str, today: str
) -> Mapping[str, seals.Withdrawn | seals.Sealed]:
    """Of the segments sealed before: those that no words are published of, as that; those being mended, as they are.

    Where the capture or the key is not the same, nothing else is the same segment; what was sealed and is no more then
    keeps its next epoch, lest its words lie open under it when the capture comes back.
    """
    before = dossier.seals.get(source)
    if before is None:
        return {}
    is_same = (before.capture, before.key) == (evidence.captured[source], evidence.key)
    published = {quote.record.segment for quote in dossier.quotes_of(source) if quote.record.status == "published"}
    return {
        name: each if isinstance(each, seals.Withdrawn) or (is_same and name in published) else _gone(each, today)
        for name, each in before.segments.items()
    }


def _gone(sealed: seals.Sealed, today: str) -> seals.Withdrawn:
    return seals.Withdrawn.model_validate({"withdrawn": today, "epoch": seals.after(sealed.epoch)})


def _sealable(dossier: Dossier, evidence: Evidence, source: str) -> Iterator[Judged]:
    for quote in dossier.quotes_of(source):
        judged = evidence.judged.get(quote.id)
        if judged and judged.finding and is_sealable(quote.record, judged.finding):
            yield judged


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
        "beside": finding.words_beside,
        "own_brackets": finding.literal_brackets,
        "quoting": bool(judged.quote.record.voice.quoting),
        "looks": sorted({look.kind for look in finding.looks}),
        "lead": finding.lead,
        "digest": seals.digest_of(judged.quote.record),
    }
    check = seals.Check.model_validate(made)
    return check.model_copy(update={"checked": before.checked}) if before and check.says_as(before) else check
