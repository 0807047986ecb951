"""The extent: how much of a source is quoted, in words, beside the limit that the dossier sets itself."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dossier import Placed
from onrecord.pages.site import Site
from onrecord.records import Source


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is quoted and what the limit is, in words and as counts: the bar runs from nothing to the limit."""

    words: str
    rule: str
    quoted: str
    most: str
    percent: str
    used: int
    limit: int


def extent(site: Site, source: Placed[Source]) -> tuple[Extent, ...]:
    """How much is quoted, by the check records; nothing where the source was never sealed."""
    seal = site.dossier.seals.get(source.id)
    if seal is None or not seal.words:
        return ()
    words = site.words
    used = sum(site.checks[q.id].opened for q in site.by_source.get(source.id, ()) if q.id in site.checks)
    share = site.dossier.settings.record.budget.source
    limit = int(share.of(seal.words))
    percent = f"{used / seal.words:.1%}"
    made = Extent(
        words=words.say("source.extent", used=f"{used:,}", whole=f"{seal.words:,}", percent=percent),
        rule=words.say("source.limit", share=share, limit=f"{limit:,}"),
        quoted=words.counted("count.words_quoted", used),
        most=words.counted("count.words_most", limit),
        percent=words.say("source.share", percent=percent),
        used=used,
        limit=limit,
    )
    return (made,)
