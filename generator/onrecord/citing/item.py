"""The item: anything that can be cited, in the terms of CSL-JSON, made from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord import edtf, urls
from onrecord.edtf import Date
from onrecord.records import Briefing, Issue, Settings, Source


@dataclass(frozen=True, slots=True)
class Form:
    """What each kind of thing is called: in CSL, BibTeX, RIS and schema.org, and by APA in square brackets.

    A thing that is `whole` is a work of its own; the others stand in one.
    """

    csl: str
    bibtex: str
    ris: str
    schema: str
    named: str = ""
    whole: bool = False


FORMS: Mapping[str, Form] = {
    "blog-thread": Form("post-weblog", "misc", "BLOG", "BlogPosting", "blog post"),
    "post": Form("post", "misc", "ELEC", "SocialMediaPosting", "online post"),
    "news-article": Form("article-newspaper", "article", "NEWS", "NewsArticle"),
    "report": Form("report", "techreport", "RPRT", "Report", whole=True),
    "debate": Form("hearing", "misc", "HEAR", "CreativeWork", "debate"),
    "foi-response": Form("document", "misc", "GEN", "DigitalDocument", "freedom of information response", whole=True),
    "transcript": Form("document", "misc", "GEN", "CreativeWork", "transcript", whole=True),
    "other": Form("document", "misc", "GEN", "CreativeWork"),
    "briefing": Form("report", "techreport", "RPRT", "Report", "briefing"),
    "issue": Form("webpage", "misc", "ELEC", "Article"),
    "dossier": Form("webpage", "misc", "ELEC", "Dataset", whole=True),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One contribution to an item, and the words quoted from it, with their marks.

    `speaker` is a name alone, empty where the words are the item's own, and `capacity` what is said of them beside it;
    `place` is empty where it says no more than who speaks; `said` is None where nothing is known but when the item was
    published.
    """

    segment: str
    speaker: str
    place: str
    words: str
    said: Date | None = None
    capacity: str = ""

    @property
    def voice(self) -> str:
        """Who speaks and in what capacity: "The Harbour Gazette, news report"."""
        return f"{self.speaker}, {self.capacity}" if self.capacity else self.speaker

    @property
    def relation(self) -> str:
        """A comment is made on a post; everything else stands in it."""
        return "on" if self.segment.startswith("c") else "in"

    @property
    def locator(self) -> tuple[str, str]:
        """What CSL calls a locator, label and number: `("paragraph", "4.2")`; both empty where there is none."""
        numbers = [step[1:] for step in self.segment.split(".")]
        if self.segment.startswith("n"):
            return "paragraph", ".".join(numbers)
        return ("page", numbers[0]) if self.segment.startswith("g") else ("", "")

    @property
    def page(self) -> str:
        """The number of the page, where the contribution is one or stands on one."""
        label, number = self.locator
        return number if label == "page" else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a dossier keeps a thing: its name, its path without an ending, its permalink (may be empty)."""

    dossier: str
    path: str
    permalink: str

    @property
    def where(self) -> str:
        """The permalink, or else the path, which the dossier's name goes before."""
        return self.permalink or self.path


@dataclass(frozen=True, slots=True)
class Item:
    """A citable thing; of a quotation, the source with the `part` of it that is quoted, and where that is `kept`.

    The title of one that is `described` is ours, and stands in square brackets.
    `author` is the name as it was recorded, of a person or an institution, and never an anonymous contributor.
    """

    id: str
    kind: str
    title: str
    described: bool = False
    author: str = ""
    container: str = ""
    issued: Date | None = None
    url: str = ""
    url_is: str = "exact"
    language: str = ""
    part: Part | None = None
    kept: Kept | None = None

    @property
    def form(self) -> Form:
        """What this kind of thing is called elsewhere."""
        return FORMS[self.kind]

    @property
    def by(self) -> str:
        """Who is answerable for the words: the speaker of a contribution, or else the author; may be empty."""
        return self.part.speaker if self.part and self.part.speaker else self.author

    @property
    def credit(self) -> str:
        """The same as a sentence says it: a speaker with the capacity in which they speak."""
        return self.part.voice if self.part and self.part.speaker else self.author

    @property
    def date(self) -> Date | None:
        """When the words were said, or else when the item was published; of a comment that day or later."""
        return edtf.parse(self.edtf) if self.edtf else None

    @property
    def edtf(self) -> str:
        """All that is known of when, in EDTF: a comment was made when its post was published, or later."""
        if self.part and self.part.said:
            return self.part.said.text
        text = self.issued.text if self.issued else ""
        is_answer = self.part is not None and self.part.relation == "on"
        return f"{text}/.." if is_answer and self.issued and not self.issued.interval else text

    @property
    def heading(self) -> str:
        """The title of what is cited: of a contribution, where it stands, and in what."""
        if self.part is None or not self.part.place:
            return self.title
        place = self.part.place[:1].upper() + self.part.place[1:]
        return f"{place} {self.part.relation} {self.title}" if self.part.speaker else f"{self.title}, {self.part.place}"


def source(record: Source, name: str) -> Item:
    """A source; a title of our own stands in square brackets."""
    return Item(
        id=name,
        kind=record.kind,
        title=f"[{record.title}]" if record.title_is == "described" else record.title,
        described=record.title_is == "described",
        author=record.author,
        container=record.publisher,
        issued=record.published,
        url=record.url,
        url_is=record.url_is,
    )


def quotation(of: Item, name: str, part: Part, kept: Kept) -> Item:
    """A quotation: what is said of its source, with the part that is quoted."""
    return replace(of, id=name, part=part, kept=kept)


def briefing(record: Briefing, name: str, settings: Settings, permalink: str) -> Item:
    """A briefing, by the dossier's publisher."""
    made = _ours("briefing", name, record.title, settings, permalink)
    return replace(made, issued=record.date, kept=_kept("briefing", name, settings, permalink))


def issue(record: Issue, name: str, settings: Settings, permalink: str) -> Item:
    """An issue's page, which has no date of its own."""
    made = _ours("issue", name, record.title, settings, permalink)
    return replace(made, kept=_kept("issue", name, settings, permalink))


def dossier(settings: Settings, permalink: str) -> Item:
    """The dossier as a whole."""
    return replace(_ours("dossier", "dossier", settings.title, settings, permalink), container="")


def _ours(kind: str, name: str, title: str, settings: Settings, permalink: str) -> Item:
    return Item(
        id=name,
        kind=kind,
        title=title,
        author=settings.publisher,
        container=settings.title,
        url=permalink,
        language=settings.language,
    )


def _kept(kind: str, name: str, settings: Settings, permalink: str) -> Kept:
    return Kept(settings.title, urls.of(kind, name).removesuffix(".html"), permalink)
