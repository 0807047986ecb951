"""Looking: a source's page read, each of its published quotations compared, and the record of it brought up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord import captures, sightings
from onrecord.diagnostics import Diagnostic, visible
from onrecord.dossier import Dossier, Placed
from onrecord.drift import page as pages
from onrecord.drift.comparing import Compared, State, compare
from onrecord.drift.fetching import Unreached
from onrecord.drift.page import Page
from onrecord.drift.recording import pruned, recorded
from onrecord.edtf import Date
from onrecord.importing import Unreadable
from onrecord.records import Quote, Source
from onrecord.sightings import Look, Sighting, Sightings, Which

Reach = Callable[[str, str], bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one quotation; the days are empty where its words were never seen there."""

    id: str
    source: str
    state: State
    message: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of one source: what is told of its quotations, its record (no bytes: none is left), what went wrong."""

    told: tuple[Told, ...]
    path: str
    record: bytes
    diagnostics: tuple[Diagnostic, ...]


def look(
    dossier: Dossier, sources: Iterable[str], reach: Reach, on: Date, which: Which, vault: captures.Vault | None = None
) -> Iterator[Looked]:
    """Each source that publishes quotations, those of one address together.

    `reach` gives the page of a source and its address, or raises Unreached. `on` is the day the pages are of. The
    vault, where one is at hand, only tells whether a page reads as its saved copy does.
    """
    addressed = {source: address(dossier.sources[source].record, which) for source in sources}
    turn = {found: at for at, found in enumerate(dict.fromkeys(addressed.values()))}
    for source in sorted(addressed, key=lambda source: turn[addressed[source]]):
        if _published(dossier, source):
            yield _Looking(dossier, source, addressed[source], on, which, vault).looked(reach)
    yield from _tidied(dossier)


def address(source: Source, which: Which) -> str:
    """Where the page is: as published, or the newest archived copy; empty where none is recorded."""
    if which == "live":
        return source.url
    return max(source.archived, key=lambda copy: copy.on.order).url if source.archived else ""


def _published(dossier: Dossier, source: str) -> dict[str, Quote]:
    return {quote.id: quote.record for quote in dossier.quotes_of(source) if quote.record.status == "published"}


def _tidied(dossier: Dossier) -> Iterator[Looked]:
    """The records of sources that publish nothing any more: nothing is left of them."""
    for source in dossier.sightings:
        if source in dossier.sources and not _published(dossier, source):
            yield Looked((), _path(source), b"", ())


def _path(source: str) -> str:
    return f"drift/{source}.json"


@dataclass(frozen=True, slots=True)
class _Looking:
    """One look at one source."""

    dossier: Dossier
    id: str
    address: str
    on: Date
    which: Which
    vault: captures.Vault | None

    @property
    def source(self) -> Placed[Source]:
        return self.dossier.sources[self.id]

    def looked(self, reach: Reach) -> Looked:
        quotes = _published(self.dossier, self.id)
        try:
            data = reach(self.id, self.address)
            page = pages.read(data, self.address, self._layout)
        except (Unreached, Unreadable) as fault:
            return self._unreached(quotes, str(fault))
        found = {name: compare(quote, page) for name, quote in quotes.items()}
        record = self._recorded(quotes, found)
        states = self._states(found, self._as_saved(data, page))
        return self._looked(states, record, ())

    @property
    def _layout(self) -> str:
        captured = self.source.record.captures
        return captured[0].layout if captured else ""

    def _unreached(self, quotes: Mapping[str, Quote], reason: str) -> Looked:
        message = f"could not reach the page: {visible(reason)}"
        field = "url" if self.which == "live" else "archived"
        at = self.source.at(field if getattr(self.source.record, field) else "title")
        said = Diagnostic(at, "unreached-page", message, _READ_IT.format(id=self.id), "warning")
        return self._looked(dict.fromkeys(quotes, ("unreached", message)), self._before(quotes), (said,))

    def _recorded(self, quotes: Mapping[str, Quote], found: Mapping[str, Compared]) -> Sightings:
        before = self._before(quotes)
        if not self.address:
            return before  # nobody could look there again
        states = {name: (quotes[name], compared.state) for name, compared in found.items()}
        after = recorded(getattr(before, self.which), self.address, self.on, states)
        return before.model_copy(update={self.which: after})

    def _before(self, quotes: Mapping[str, Quote]) -> Sightings:
        return pruned(self.dossier.sightings.get(self.id, Sightings()), quotes)

    def _states(self, found: Mapping[str, Compared], as_saved: bool | None) -> dict[str, tuple[State, str]]:
        lost = len(found) > 1 and all(compared.state == "gone" for compared in found.values())
        after = f"; {_ANOTHER}" if lost else ""
        return {
            name: ("unchanged", "the page reads as the saved copy does")
            if as_saved and compared.state == "there"
            else (compared.state, f"{_changed(compared, as_saved)}{compared.message}{after}")
            for name, compared in found.items()
        }

    def _as_saved(self, data: bytes, page: Page) -> bool | None:
        """Whether it reads as the saved copy, byte for byte or segment by segment; None where nobody can tell."""
        captured = self.source.record.captures
        if captured and hashlib.sha256(data).hexdigest() == captured[0].sha256:
            return True
        try:
            reading = self.vault.read(captured[0]) if captured and self.vault else None
        except captures.Unusable:
            return None
        return page.parted and reading.segments == page.segments if reading else None

    def _looked(
        self, states: Mapping[str, tuple[State, str]], record: Sightings, said: tuple[Diagnostic, ...]
    ) -> Looked:
        last: Look | None = getattr(record, self.which)
        told = tuple(Told(name, self.id, *found, *_days(last, name)) for name, found in states.items())
        data = sightings.write(record) if record.live or record.archived else b""
        return Looked(told, _path(self.id), data, said)


def _changed(compared: Compared, as_saved: bool | None) -> str:
    """That the page is not what it was, where its words are; of words that are not it goes without saying."""
    return "the page has changed; " if as_saved is False and compared.state in sightings.FOUND else ""


def _days(last: Look | None, quote: str) -> tuple[str, str]:
    """The first and the last day that the words were seen."""
    sighting: Sighting | None = last.quotes.get(quote) if last else None
    if last is None or sighting is None:
        return "", ""
    return str(sighting.first_seen or ""), str(last.last_seen(quote) or "")


_READ_IT = "save the page and give it with `--saved {id}=FILE`"
_ANOTHER = "none of this source's quotations is near: see that it is the page itself, and not a notice in its place"
