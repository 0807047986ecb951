"""The showing: from a dossier, a vault and what a build told to the views of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from onrecord import reviews, urls
from onrecord.captures import Reading, Unusable, Vault
from onrecord.diagnostics import Diagnostic, errors, visible
from onrecord.dossier import Placed
from onrecord.flags import MEANINGS
from onrecord.pages import pieces, places
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.metadata import Metadata
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Capture, Quote
from onrecord.serve.review import told
from onrecord.serve.review.passages import passage
from onrecord.serve.review.queue import NEEDS, Quotes, need, ordered
from onrecord.serve.review.views import Copy, Desk, Entry, Group, ListPage, Remark, ReviewPage, Row
from onrecord.serve.site import DESK

_LOOKS = "style-src 'self'; font-src 'self'; img-src 'self'"
POLICY = f"default-src 'none'; {_LOOKS}; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

_PATH = DESK.removeprefix("/")
_SHEETS = ("/-/assets/ledger.css", "/-/review.css")


@dataclass(frozen=True, slots=True)
class Shown:
    """A dossier as its reviewer may see it, drafts and all, with what a build told of it and the vault, if any."""

    site: Site
    told: told.Told
    vault: Path | None

    @property
    def quotes(self) -> Quotes:
        """All quotations but withdrawn ones, those that wait first."""
        return ordered(self.site.quotes.values())

    def remarks(self, quote: str) -> tuple[Diagnostic, ...]:
        """What was told of a quotation and of what is weighed with it."""
        return tuple(told.of_quote(self.site.dossier, quote, self.told))


def list_page(shown: Shown) -> ListPage:
    """All that waits for a review, and what has had it."""
    say = shown.site.words.say
    of_need: dict[str, list[Placed[Quote]]] = {name: [] for name in (*NEEDS, "")}
    for quote in shown.quotes:
        of_need[need(quote.record)].append(quote)
    groups = (Group(name, say(f"review.need.{name}"), _rows(shown, of_need[name])) for name in NEEDS)
    return ListPage(
        frame=_frame(shown.site, "index.html", say("review.title")),
        tally=tally(shown),
        waiting=tuple(group for group in groups if group.rows),
        done=_rows(shown, of_need[""]),
    )


def tally(shown: Shown) -> str:
    """How many wait."""
    waiting = sum(bool(need(quote.record)) for quote in shown.quotes)
    words = shown.site.words
    return words.counted("review.tally", waiting) if waiting else words.say("review.done")


def review_page(shown: Shown, quote: Placed[Quote], desk: Desk) -> ReviewPage:
    """One quotation beside its source."""
    site, record = shown.site, quote.record
    root = urls.root(f"{_PATH}{quote.id}")
    copy = _copy(shown, record, site.dossier.source_of[quote.id])
    return ReviewPage(
        frame=_frame(site, quote.id, quote.id),
        quotation=site.quotation(quote, root),
        page=root + urls.of("quote", quote.id),
        kind=site.words.say(f"kind.{record.kind}"),
        draft=record.status == "draft",
        sides=tuple(_sides(site, record, root)),
        flags=tuple(MEANINGS[flag] for flag in record.flags),
        extent=record.why_this_extent,
        need=need(record),
        needs=_needs(site, record),
        reviews=tuple(_entries(site, record)),
        looks=_looks(site, quote.id, copy),
        remarks=tuple(_remark(each) for each in shown.remarks(quote.id) if each.check not in _SAID_ABOVE),
        copy=copy,
        desk=desk,
    )


def missing(shown: Shown, quote: Placed[Quote]) -> Iterator[Diagnostic]:
    """The fault of a quotation whose words do not stand in the copy that is at hand."""
    copy = _copy(shown, quote.record, shown.site.dossier.source_of[quote.id])
    for finding in (each.finding for each in copy.passage):
        if not finding:
            yield Diagnostic(quote.at("text"), "quote-not-verbatim", finding.message, _FIRST)


_FIRST = "the words have to stand in the saved copy before they are reviewed"


# The page says this itself, from the saved copy and the record.
_SAID_ABOVE = ("second-look", "unreviewed-quote")


def _needs(site: Site, record: Quote) -> str:
    needed = need(record)
    said = site.words.say(f"review.needs.{needed or 'nothing'}")
    return f"{said} {site.words.say('review.needs.two')}" if record.flags and needed not in ("", "second") else said


def _frame(site: Site, name: str, title: str) -> Frame:
    """The frame of the site's own pages, with nothing for those whom the page is passed on to."""
    trail = () if name == "index.html" else ((site.words.say("review.title"), _PATH),)
    opening = Opening(f"{_PATH}{name}", title, "", trail=trail, policy=POLICY)
    made = frame(site, opening)
    return replace(
        made,
        canonical="",
        metadata=Metadata((), (), Markup()),
        stylesheets=_SHEETS,
        icon="/-/assets/icon.svg",
        scripts=("/-/review.js",),
    )


def _rows(shown: Shown, quotes: list[Placed[Quote]]) -> tuple[Row, ...]:
    return tuple(_row(shown, quote) for quote in quotes)


def _row(shown: Shown, quote: Placed[Quote]) -> Row:
    site, record = shown.site, quote.record
    faults = len(errors(shown.remarks(quote.id)))
    return Row(
        id=quote.id,
        href=DESK + quote.id,
        start=pieces.excerpt(record.text),
        where=f"{site.source_of(quote.id).record.title}, {places.place(record.segment, site.words)}",
        draft=record.status == "draft",
        sensitive=bool(record.flags),
        by=", ".join(each.by for each in reviews.counting(record.reviewed, record.changed)),
        faults=site.words.counted("review.faults", faults) if faults else "",
    )


def _sides(site: Site, record: Quote, root: str) -> Iterator[Link]:
    for issue in site.issues:
        if issue.id in record.issues:
            side = site.words.say(f"side.{record.issues[issue.id] or 'unsaid'}")
            yield Link(f"{issue.record.question} {side}", root + urls.of("issue", issue.id))


def _entries(site: Site, record: Quote) -> Iterator[Entry]:
    counting = reviews.counting(record.reviewed, record.changed)
    for each in record.reviewed:
        yield Entry(places.when(each.on, site.words), each.by, each in counting)


def _looks(site: Site, quote: str, copy: Copy) -> tuple[str, ...]:
    """What asks for a second look: by the saved copy, else by the seal."""
    found = [look.message for each in copy.passage for look in each.finding.looks]
    check = site.checks.get(quote)
    return tuple(found) if copy.passage else tuple(check.looks) if check else ()


def _remark(each: Diagnostic) -> Remark:
    return Remark(each.severity, each.check, visible(each.message), visible(each.remedy))


def _copy(shown: Shown, record: Quote, source: str) -> Copy:
    """What the newest capture holds of a quotation, or why that cannot be shown."""
    words, held = shown.site.words, shown.site.dossier.sources[source].record.captures
    if not held:
        return Copy("", places.when(None, words), words.say("review.copy.none"), ())
    capture = held[0]
    taken = places.when(capture.taken, words)
    if shown.vault is None:
        return Copy(capture.file, taken, words.say("review.copy.no_vault"), ())
    try:
        reading = _read(shown.vault, capture.model_dump_json(), _stamp(shown.vault / capture.file))
    except Unusable as fault:
        return Copy(capture.file, taken, f"{fault}: {fault.remedy}", ())
    if reading is None:
        return Copy(capture.file, taken, words.say("review.copy.absent"), ())
    return Copy(capture.file, taken, "", (passage(record, reading, words),))


@lru_cache(maxsize=8)
def _read(vault: Path, capture: str, stamp: tuple[int, int]) -> Reading | None:
    """A capture read once for all its quotations, as long as its file is the same."""
    del stamp
    return Vault(vault).read(Capture.model_validate_json(capture))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.lstat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
