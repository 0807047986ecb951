"""The table of kinds: what each is called, which model reads it, and where its files live under `content/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord import records

Form = Literal["record", "list", "page"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    `home` is a file (`claims.yaml`) or a folder (`issues/`); `form` says what a file of it holds: one record, a list
    of records, or a page of Markdown with the record as its front matter. A record of a folder has its file's name
    as its id. `prose` names the fields that hold words of ours (`voice.role` a field of a field, or of each in a list).
    """

    name: str
    plural: str
    model: type[records.Record]
    home: str
    form: Form
    prose: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """What the names of its files end in."""
        return ".md" if self.form == "page" else ".yaml"

    def holds(self, path: str) -> bool:
        """Whether a file of this path belongs to the kind."""
        if not self.home.endswith("/"):
            return path == self.home
        name = path.removeprefix(self.home)
        return path.startswith(self.home) and "/" not in name and name.endswith(self.suffix)


SETTINGS = Kind(
    "dossier",
    "dossier",
    records.Settings,
    "dossier.yaml",
    "record",
    ("title", "strapline", "publisher", "licence", "lacks"),
)
QUOTE = Kind("quote", "quotes", records.Quote, "", "list", ("note", "why_this_extent", "voice.role", "voice.quoting"))
ISSUE = Kind("issue", "issues", records.Issue, "issues/", "page", ("title", "question", "summary", "lacks", "related"))
SOURCE = Kind("source", "sources", records.Source, "sources/", "record", ("title", "publisher", "rights", "summary"))

KINDS = (
    SETTINGS,
    ISSUE,
    SOURCE,
    Kind("claim", "claims", records.Claim, "claims.yaml", "list", ("text", "note")),
    Kind("figure", "figures", records.Figure, "figures.yaml", "list", ("value", "out_of", "of", "stated_by", "note")),
    Kind("term", "terms", records.Term, "terms.yaml", "list", ("label", "expansion", "sense", "variants")),
    Kind("event", "events", records.Event, "events.yaml", "list", ("what", "note")),
    Kind("correction", "corrections", records.Correction, "corrections.yaml", "list", ("what",)),
    Kind("briefing", "briefings", records.Briefing, "briefings/", "page", ("title", "summary", "changes.what")),
    Kind("page", "pages", records.Page, "pages/", "page", ("title", "summary")),
)


BY_NAME = {kind.name: kind for kind in (*KINDS, QUOTE)}


def of_path(path: str) -> Kind | None:
    """The kind a file of `content/` belongs to, by where it stands."""
    return next((kind for kind in KINDS if kind.holds(path)), None)
