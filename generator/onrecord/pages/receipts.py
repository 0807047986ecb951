"""The receipt: what a quotation was compared with, when, and what was found, from the committed check record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.places import When
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Capture, Quote, Source
from onrecord.seals import Check, Seal

COMMAND = "onrecord verify"
"""What repeats every check of a dossier, with its captures or by its seals."""

_METHOD = "method"


@dataclass(frozen=True, slots=True)
class Compared:
    """What a check record says: of which saved copy, when, where the words stand, what is left out, how it was read."""

    copy: str
    on: When
    position: str
    cut: str
    reader: str
    digest: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was found, in a sentence, the facts under it (none where nothing was compared), and how to repeat it.

    `ways` lead to the same check in a reader's own browser, to the receipt for programs and to the dossier's method.
    """

    found: str
    brackets: str
    compared: tuple[Compared, ...]
    command: str
    ways: tuple[Link, ...]


def receipt(site: Site, quote: Placed[Quote], root: str) -> Receipt:
    """The receipt of one quotation, on a page from which `root` leads to the top."""
    check, words = site.checks.get(quote.id), site.words
    if check is None:
        return Receipt(words.say("receipt.nothing"), "", (), COMMAND, _ways(site, quote, root))
    place = places.place(quote.record.segment, words)
    source = site.source_of(quote.id)
    return Receipt(
        found=words.counted(f"receipt.{check.state}", check.words, place=place),
        brackets=words.say("receipt.brackets") if check.own_brackets else "",
        compared=(_compared(site, source.record, site.dossier.seals[source.id], check, place),),
        command=COMMAND,
        ways=_ways(site, quote, root),
    )


def method(site: Site, root: str) -> tuple[Link, ...]:
    """The dossier's own page on how words were checked, where it has one under that name."""
    own = site.dossier.pages.get(_METHOD)
    return (Link(own.record.title, root + urls.of("page", own.id)),) if own else ()


def _ways(site: Site, quote: Placed[Quote], root: str) -> tuple[Link, ...]:
    words = site.words
    return (
        Link(words.say("receipt.look"), f"{root}{urls.VERIFY}?quote={quote.id}"),
        Link(words.say("receipt.annotation"), root + urls.annotation(quote.id)),
        *method(site, root),
    )


def _compared(site: Site, source: Source, seal: Seal, check: Check, place: str) -> Compared:
    words = site.words
    capture = next((capture for capture in source.captures if capture.sha256 == seal.capture), None)
    return Compared(
        copy=_copy(site, capture),
        on=places.when(check.checked, words),
        position=words.say("receipt.position", start=f"{check.start + 1:,}", end=f"{check.end:,}", place=place),
        cut=_left_out(site, check.words_cut, check.insertions),
        reader=words.say("receipt.reader", name=seal.segmenter.name, version=seal.segmenter.version),
        digest=seal.capture,
    )


def _copy(site: Site, capture: Capture | None) -> str:
    """The saved copy in words: what kind of file it is, and when it was taken as far as that is known."""
    words = site.words
    media = capture.media_type if capture else ""
    kind = words.known(f"receipt.copy.{media}", words.say("receipt.copy.other"))
    taken = capture.taken if capture else None
    when = words.say("receipt.taken", date=taken.spoken) if taken else words.say("receipt.untaken")
    return words.say("receipt.saved", kind=kind, taken=when)


def _left_out(site: Site, cut: int, insertions: int) -> str:
    words = site.words
    parts = [words.counted("receipt.cut", cut)] if cut else []
    parts += [words.counted("receipt.insertions", insertions)] if insertions else []
    return "; ".join(parts) or words.say("receipt.whole")
