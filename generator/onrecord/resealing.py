"""Resealing: the segments of a capture sealed anew, with what the seal before has opened and hidden kept in mind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord import seals, verbatim
from onrecord.captures import Reading
from onrecord.records import Quote
from onrecord.seals import Seal, Sealed
from onrecord.verbatim import Finding


def resealed(
    reading: Reading, quotes: Sequence[Quote], findings: Sequence[Finding], before: Seal | None, key: str
) -> Mapping[str, Sealed]:
    """Each segment that has words to publish, sealed; `key` is the fingerprint of the vault's key, if it has one.

    A segment of which words are hidden that the seal before has opened gets a new epoch, so that nothing of the old
    proof fits the new root; and so does every one of another capture, in case that comes back with fewer words opened.
    """
    comparable = before if before and (before.capture, before.key) == (reading.sha256, key) else None
    wanted = _wanted(quotes, findings)
    mending = {quote.segment for quote, finding in zip(quotes, findings, strict=True) if _is_mended(quote, finding)}
    return {
        name: _resealed(reading, name, wanted[name], name in mending, _begun(before, name, comparable), comparable)
        for name in sorted(wanted)
    }


def is_sealable(quote: Quote, finding: Finding) -> bool:
    """Only what is published and holds is sealed, and only once a note deals with what needs a second look."""
    return quote.status == "published" and bool(finding) and (not finding.looks or bool(quote.note))


def epoch_of(before: Seal | None, segment: str) -> int:
    """The epoch that a segment's key is in, by the seal there is."""
    known = before.segments.get(segment) if before else None
    return known.epoch if known else 0


def _begun(before: Seal | None, segment: str, comparable: Seal | None) -> int:
    """The epoch that a segment begins with, before it is known whether words are hidden again."""
    epoch = epoch_of(before, segment)
    return seals.after(epoch) if before and segment in before.sealed and not comparable else epoch


Wanted = Mapping[str, Sequence[tuple[Quote, Finding]]]


def _wanted(quotes: Sequence[Quote], findings: Sequence[Finding]) -> Wanted:
    found: defaultdict[str, list[tuple[Quote, Finding]]] = defaultdict(list)
    for quote, finding in zip(quotes, findings, strict=True):
        if is_sealable(quote, finding):
            found[quote.segment].append((quote, finding))
    return found


def _is_mended(quote: Quote, finding: Finding) -> bool:
    """A published quotation that does not hold as yet: what was opened for it stays so until it does, or goes."""
    return quote.status == "published" and not is_sealable(quote, finding)


def _resealed(
    reading: Reading,
    name: str,
    wanted: Sequence[tuple[Quote, Finding]],
    is_mended: bool,
    epoch: int,
    before: Seal | None,
) -> Sealed:
    text = reading.segments[name]
    ends = verbatim.tiles(text)
    opened = {word for quote, finding in wanted for word in _opened(text, ends, quote, finding)}
    sealed = before.sealed.get(name) if before else None
    known = {word for word in seals.words_open(sealed) if word < len(ends)} if sealed else set()
    if is_mended:
        opened |= known
    return seals.seal_segment(reading.key, name, text, opened, ends, seals.after(epoch) if known - opened else epoch)


def _opened(text: str, ends: Sequence[int], quote: Quote, finding: Finding) -> Iterator[int]:
    parts = (*finding.parts, *finding.beside)
    yield from seals.words_at(text, ends, parts, inside="[" in quote.text)
