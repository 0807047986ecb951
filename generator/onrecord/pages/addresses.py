"""The address of a source: where it was published, the way to a quotation's words on it, and its archived copies."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dossier import Placed
from onrecord.edtf import Date
from onrecord.pages.fragments import fragment
from onrecord.pages.site import Site
from onrecord.records import Archived, Quote, Source


@dataclass(frozen=True, slots=True)
class Robust:
    """A link that says where else the same page is kept (Robust Links); what is not known is empty.

    `original` is where it was published, `version` an archived copy, `taken` the day of that copy (`2019-05-02`).
    """

    text: str
    href: str
    original: str = ""
    version: str = ""
    taken: str = ""

    @property
    def printed(self) -> str:
        """The address as paper has it: what leads to words on a page is for browsers."""
        return self.href.partition(":~:")[0].removesuffix("#")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the source is published (`link` leads nowhere where that is not known), what kind of address, copies."""

    link: Robust
    kind: str
    archived: tuple[Robust, ...]


def address(site: Site, source: Placed[Source], quote: Placed[Quote] | None = None) -> Address:
    """Where to read the source; with a quotation, and an address that is the source's own, where to read its words."""
    record, words = source.record, site.words
    kept = record.archived[0] if record.archived else None
    return Address(
        link=Robust(
            text=words.say(f"address.label.{record.url_is}"),
            href=record.url + (_directive(site, source, quote) if quote else ""),
            original=record.url if kept else "",
            version=kept.url if kept else "",
            taken=_day(kept.on) if kept else "",
        ),
        kind=words.say(f"address.kind.{record.url_is}" if record.url else "address.kind.none"),
        archived=tuple(_copy(site, record, each) for each in record.archived),
    )


def _copy(site: Site, record: Source, kept: Archived) -> Robust:
    text = site.words.say("address.archived", date=kept.on.spoken)
    return Robust(text, kept.url, original=record.url, version=kept.url, taken=_day(kept.on))


def _day(date: Date) -> str:
    """A date that is one certain day, as Robust Links has it; empty for another."""
    return date.text if len(date.iso) == len("2019-05-02") and date.text == date.iso else ""


def _directive(site: Site, source: Placed[Source], quote: Placed[Quote]) -> str:
    """What leads a browser to the words, on a page that is known to hold them, where it can lead to no others."""
    check = site.checks.get(quote.id)
    if check is None or source.record.url_is != "exact" or not source.record.url:
        return ""
    first, *_ = site.standing(quote)
    led = fragment(first.text, check.lead, is_exact=first.is_own)
    return led if not led or "#" in source.record.url else f"#{led}"
