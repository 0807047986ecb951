"""The disagreement: what the seals of a change say otherwise than those of the revision that is to be believed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord import seals
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Dossier

Shown = Mapping[str, Collection[str]]
"""By source whose capture is at hand: the fields of its seal that the capture shows by itself."""


def disagreements(dossier: Dossier, base: seals.Base | None, shown: Shown) -> Iterator[Diagnostic]:
    """What seals say otherwise than the base's; of one that is new in all, its quotations tell."""
    if base:
        for source in sorted({**dossier.seals, **base.seals}):
            yield from _of(source, dossier, base, shown)


def _of(source: str, dossier: Dossier, base: seals.Base, shown: Shown) -> Iterator[Diagnostic]:
    at = Place(f"seals/{source}.json")
    said = tuple(_differences(dossier, base, source, shown))
    if said:
        message = f"the seal of `{source}` says otherwise than the revision to be believed: {'; '.join(said)}"
        yield Diagnostic(at, "seal-disagrees", message, _LEAVE)
    if _is_reprinted_otherwise(dossier, base, source):
        message = f"the seal of `{source}` names other reprints of its contributions than the revision to be believed"
        yield Diagnostic(at, "seal-disagrees", message, _READ, "warning")


def _differences(dossier: Dossier, base: seals.Base, source: str, shown: Shown) -> Iterable[str]:
    seal, before = dossier.seals.get(source), base.seals.get(source)
    if seal is None:
        is_lost = source in dossier.sources and ("seal", source) not in dossier.unread
        return (_GONE,) if is_lost else ()
    is_told = before is None and source not in shown and _is_published(dossier, source)
    return () if is_told else seals.differences(seal, before, shown.get(source, ()))


def _is_reprinted_otherwise(dossier: Dossier, base: seals.Base, source: str) -> bool:
    """Whether it names other places where its contributions stand too, which no proof and no base bears out."""
    seal, before = dossier.seals.get(source), base.seals.get(source)
    return seal is not None and seal.also != (before.also if before else {})


def _is_published(dossier: Dossier, source: str) -> bool:
    return source in dossier.sources and any(q.record.status == "published" for q in dossier.quotes_of(source))


_GONE = "it is gone, and with it how often words were withdrawn"
_LEAVE = "take back the change to this file; an editor who has the saved copy runs `onrecord seal`"
_READ = "read both contributions; that they are one is shown by `onrecord seal` alone, with both copies at hand"
