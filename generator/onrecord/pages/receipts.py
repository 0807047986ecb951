"""The receipt: what a quotation was compared with, when, and what was found, from the committed check record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.places import When
from onrecord.pages.site import Site
from onrecord.records import Quote


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was found, in a sentence, and the facts under it; all but `found` is empty where nothing was compared."""

    found: str
    compared_on: tuple[When, ...]
    digest: str
    position: str
    cut: str
    brackets: str
    command: str


def receipt(site: Site, quote: Placed[Quote]) -> Receipt:
    """The receipt of one quotation."""
    check = site.checks.get(quote.id)
    words = site.words
    command = "onrecord verify"
    if check is None:
        return Receipt(words.say("receipt.nothing"), (), "", "", "", "", command)
    place = places.place(quote.record.segment, words)
    seal = site.dossier.seals[site.dossier.source_of[quote.id]]
    return Receipt(
        found=words.counted(f"receipt.{check.state}", check.words, place=place),
        compared_on=(places.when(check.checked, words),),
        digest=seal.capture,
        position=words.say("receipt.position", start=f"{check.start + 1:,}", end=f"{check.end:,}", place=place),
        cut=_left_out(site, check.words_cut, check.insertions),
        brackets=words.say("receipt.brackets") if check.own_brackets else "",
        command=command,
    )


def _left_out(site: Site, cut: int, insertions: int) -> str:
    words = site.words
    parts = [words.counted("receipt.cut", cut)] if cut else []
    parts += [words.counted("receipt.insertions", insertions)] if insertions else []
    return "; ".join(parts) or words.say("receipt.whole")
