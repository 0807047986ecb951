"""Looking: a source's page read, each of its published quotations compared, and the record of it brought up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord import captures, sightings
from onrecord.diagnostics import Diagnostic, Place, visible
from onrecord.dossier import Dossier, Placed
from onrecord.drift import page as pages
from onrecord.drift.comparing import Compared, State, compare, doubted
from onrecord.drift.fetching import Unreached
from onrecord.drift.page import Page
from onrecord.drift.recording import is_earlier, pruned, recorded
from onrecord.edtf import Date
from onrecord.importing import Unreadable
from onrecord.intake.succession import succession
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
    dossier: Dossier,
    sources: Iterable[str],
    reach: Reach,
    on: Date,
    which: Which,
    vault: captures.Vault | None = None,
    believed: Collection[str] = (),
) -> Iterator[Looked]:
    """Each source that publishes quotations, those of one address together.

    `reach` gives the page of a source and its address, or raises Unreached. `on` is the day the pages are of. The
    vault, where one is at hand, tells whether a page reads as its saved copy does, and which contribution is which. A
    page that holds nothing of its source is taken for a notice in its place, unless the source is `believed`.
    """
    addressed = {source: address(dossier.sources[source].record, which) for source in sources}
    turn = {found: at for at, found in enumerate(dict.fromkeys(addressed.values()))}
    for source in sorted(addressed, key=lambda source: turn[addressed[source]]):
        if published(dossier, source):
            yield _Looking(dossier, source, addressed[source], on, which, vault, source in believed).looked(reach)
    yield from _tidied(dossier)


def address(source: Source, which: Which) -> str:
    """Where the page is: as published, or the newest archived copy; empty where none is recorded."""
    if which == "live":
        return source.url
    return max(source.archived, key=lambda copy: copy.on.order).url if source.archived else ""


def published(dossier: Dossier, source: str) -> dict[str, Quote]:
    """The quotations of a source that are looked for."""
    return {quote.id: quote.record for quote in dossier.quotes_of(source) if quote.record.status == "published"}


def _tidied(dossier: Dossier) -> Iterator[Looked]:
    """The records of sources that publish nothing any more: nothing is left of them."""
    for source in dossier.sightings:
        if source in dossier.sources and not published(dossier, source):
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
    is_believed: bool

    @property
    def source(self) -> Placed[Source]:
        return self.dossier.sources[self.id]

    def looked(self, reach: Reach) -> Looked:
        quotes = published(self.dossier, self.id)
        try:
            data = reach(self.id, self.address)
            page = pages.read(data, self.address, self._layout)
        except (Unreached, Unreadable) as fault:
            return self._unreached(quotes, str(fault))
        saved = self._saved()
        now = succession(saved, saved, page.segments) if saved and page.parted else None
        found = {name: compare(quote, page, now) for name, quote in quotes.items()}
        if not (self.is_believed or _is_itself(found, page, saved)):
            return self._doubted(quotes)
        if not self.is_believed:
            found = {name: doubted(each, quotes[name], page, now) for name, each in found.items()}
        states = self._states(found, self._as_saved(data, page, saved))
        return self._looked(states, self._recorded(quotes, found), self._earlier(quotes))

    @property
    def _layout(self) -> str:
        captured = self.source.record.captures
        return captured[0].layout if captured else ""

    def _unreached(self, quotes: Mapping[str, Quote], reason: str) -> Looked:
        message = f"could not reach the page: {visible(reason)}"
        said = Diagnostic(self._at, "unreached-page", message, _READ_IT.format(id=self.id), "warning")
        return self._looked(dict.fromkeys(quotes, ("unreached", message)), self._before(quotes), (said,))

    def _doubted(self, quotes: Mapping[str, Quote]) -> Looked:
        remedy = _BELIEVE.format(id=self.id)
        return self._looked(
            dict.fromkeys(quotes, ("doubtful", _NOT_ITSELF)),
            self._before(quotes),
            (self._unrecorded(_NOT_ITSELF, remedy),),
        )

    def _earlier(self, quotes: Mapping[str, Quote]) -> tuple[Diagnostic, ...]:
        """That what was found is not kept, where a later look is."""
        before = getattr(self._before(quotes), self.which)
        if not is_earlier(before, self.address, self.on):
            return ()
        return (self._unrecorded(f"the record is of {before.on}, and this look of {self.on}", _LATER),)

    def _unrecorded(self, reason: str, remedy: str) -> Diagnostic:
        return Diagnostic(self._at, "unrecorded-look", f"what was found is not recorded: {reason}", remedy, "warning")

    @property
    def _at(self) -> Place:
        field = "url" if self.which == "live" else "archived"
        return self.source.at(field if getattr(self.source.record, field) else "title")

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
        return {
            name: ("unchanged", "the page reads as the saved copy does")
            if as_saved and compared.state == "there"
            else (compared.state, f"{_changed(compared, as_saved)}{compared.message}")
            for name, compared in found.items()
        }

    def _saved(self) -> Mapping[str, str]:
        """The saved copy's segments; empty where none is at hand that can be read."""
        captured = self.source.record.captures
        try:
            reading = self.vault.read(captured[0]) if captured and self.vault else None
        except captures.Unusable:
            return {}
        return reading.segments if reading else {}

    def _as_saved(self, data: bytes, page: Page, saved: Mapping[str, str]) -> bool | None:
        """Whether it reads as the saved copy, byte for byte or segment by segment; None where nobody can tell."""
        captured = self.source.record.captures
        if captured and hashlib.sha256(data).hexdigest() == captured[0].sha256:
            return True
        return page.parted and saved == page.segments if saved else None

    def _looked(
        self, states: Mapping[str, tuple[State, str]], record: Sightings, said: tuple[Diagnostic, ...]
    ) -> Looked:
        last: Look | None = getattr(record, self.which)
        told = tuple(Told(name, self.id, *found, *_days(last, name)) for name, found in states.items())
        data = sightings.write(record) if record.live or record.archived else b""
        return Looked(told, _path(self.id), data, said)


def _is_itself(found: Mapping[str, Compared], page: Page, saved: Mapping[str, str]) -> bool:
    """Whether it is the page, as far as one can see: by words near a quotation's, or a contribution that still stands.

    What is not may be a notice in its place: that it is gone, or that somebody must show first that he is a person.
    """
    stands = set(page.segments.values())
    return any(each.is_known_by for each in found.values()) or any(
        text in stands and len(text.split()) >= _FEWEST for text in saved.values()
    )


def _changed(compared: Compared, as_saved: bool | None) -> str:
    """That the page is not what it was, where its words are; of words that are not it goes without saying."""
    return "the page has changed; " if as_saved is False and compared.state == "there" else ""


def _days(last: Look | None, quote: str) -> tuple[str, str]:
    """The first and the last day that the words were seen."""
    sighting: Sighting | None = last.quotes.get(quote) if last else None
    if last is None or sighting is None:
        return "", ""
    return str(sighting.first_seen or ""), str(last.last_seen(quote) or "")


_READ_IT = "save the page and give it with `--saved {id}=FILE`"
_NOT_ITSELF = "this does not look like the page: nothing on it is near any quotation of this source"
_BELIEVE = "look at the page; if it is the one that was quoted from, run again with `--believe {id}`"
_LATER = "leave `--on` out, or take the record from an earlier commit"
_FEWEST = 12  # words of a contribution that a page may be known by
