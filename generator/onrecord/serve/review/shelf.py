"""The shelf: the content as it is on the disk now, read again only when it is another, and the theme it is shown in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import RLock

from onrecord import files, load
from onrecord.build import Outcome
from onrecord.diagnostics import errors
from onrecord.forms import as_text
from onrecord.load import Loaded
from onrecord.pages.site import Site
from onrecord.serve.preview import Preview
from onrecord.serve.review import told
from onrecord.serve.review.look import Look, look
from onrecord.serve.review.showing import Shown


@dataclass(frozen=True, slots=True)
class _Read:
    files: Mapping[str, bytes]
    loaded: Loaded


class Shelf:
    """What the desk works from; more than one request may ask at a time."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._lock = RLock()
        self._read = _Read({}, Loaded(None, ()))
        self._look: tuple[str, Look] | None = None
        self._told: tuple[Outcome | None, told.Told] = (None, {})
        self._shown: tuple[object, Shown] | None = None

    def shown(self) -> Shown | None:
        """The dossier; nothing where its settings cannot be read. Raises Misworded."""
        with self._lock:
            read, outcome, look = self._reread(), self._preview.outcome, self.look()
            if read.loaded.dossier is None:
                return None
            key = (id(read), id(outcome), id(look))
            if self._shown is None or self._shown[0] != key:
                site = Site(read.loaded.dossier, look.words, drafts=True)
                self._shown = key, Shown(site, self._sorted_out(outcome), self._preview.job.captures)
            return self._shown[1]

    def look(self) -> Look:
        """The theme in the dossier's language, read again once it made the site another. Raises Misworded."""
        with self._lock:
            dossier = self._read.loaded.dossier
            language = dossier.settings.record.language if dossier else "en"
            key = f"{self._preview.news.shown} {language}"
            if self._look is None or self._look[0] != key:
                self._look = key, look(self._preview.job.theme, language)
            return self._look[1]

    def faults(self) -> str:
        """What keeps the files from being read, as text."""
        with self._lock:
            read = self._reread()
            root = self._preview.job.content.name
            return "\n\n".join(as_text(each, read.files, root) for each in errors(read.loaded.diagnostics))

    def _reread(self) -> _Read:
        found = files.read_folder(self._preview.job.content)
        if found.files != self._read.files:
            self._read = _Read(found.files, load.load(found.files))
        return self._read

    def _sorted_out(self, outcome: Outcome | None) -> told.Told:
        """What the last build told, by record; its places are those of the files that it read."""
        if self._told[0] is not outcome or outcome is None:
            dossier = load.load(outcome.files).dossier if outcome else None
            self._told = outcome, told.told(dossier, outcome.diagnostics) if outcome and dossier else {}
        return self._told[1]
