"""Joining: a second saving of a source put into its record, above the first, with every segment placed anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from onrecord import importing, yamltree
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Dossier
from onrecord.importing import Remark
from onrecord.importing.addresses import page_of
from onrecord.intake.placing import Placing, placings
from onrecord.intake.succession import are_strange, succession
from onrecord.intake.taking import Intake

_REMEDY = "withdraw it, or name its segment in the new saving; put the older capture on top to go on quoting that one"
_LOOK = "look, and name its segment in the new saving; put the older capture on top to go on citing that one"


@dataclass(frozen=True, slots=True)
class Joined:
    """A second saving joined: content files by path as they are to be, where each segment stands now, what is lost."""

    files: Mapping[str, bytes]
    placings: tuple[Placing, ...]
    faults: tuple[Diagnostic, ...]


def joined(
    dossier: Dossier, files: Mapping[str, bytes], source: str, intake: Intake, old: Mapping[str, str] | None
) -> Joined:
    """The content with the saving in it; `old` are the segments of the newest one so far, None where not at hand.

    One that the record has already, below a newer one, is put on top as it is recorded.
    Raises `yamltree.Unrevisable` where a file is laid out so that this cannot be written into it.
    """
    new = {segment.id: segment.text for segment in intake.thread.segments}
    placed = placings(dossier, source, old, new)
    path = dossier.sources[source].at().path
    changes: defaultdict[str, list[yamltree.Change]] = defaultdict(list)
    at = place_of(dossier, source, intake)
    first = yamltree.First("captures", intake.capture, before="quotes")
    changes[path].append(first if at is None else yamltree.Top("captures", at))
    for placing in placed:
        if placing.state == "moved":
            changes[placing.record.at().path].append(_put(placing))
    revised = {path: yamltree.revised(path, files[path], made) for path, made in changes.items()}
    return Joined(revised, placed, tuple(_faults(placed, {**files, **revised})))


def recorded_in(dossier: Dossier, intake: Intake) -> str | None:
    """The first of the sources that has this very capture; of a web archive, this page of it."""
    return next((source for source in dossier.sources if place_of(dossier, source, intake) is not None), None)


def place_of(dossier: Dossier, source: str, intake: Intake) -> int | None:
    """Which of a source's captures this very one is, the newest being 0; None where the record has it not."""
    captures = dossier.sources[source].record.captures
    same = (at for at, each in enumerate(captures) if each.sha256 == intake.sha256 and _leads_to(each.page, intake))
    return next(same, None)


def with_doubts(dossier: Dossier, source: str, intake: Intake, old: Mapping[str, str] | None) -> Intake:
    """The same with a remark where the file does not look like a saving of that source."""
    doubts = [Remark(0, doubt) for doubt in (_elsewhere(dossier, source, intake), _unlike(intake, old)) if doubt]
    return replace(intake, thread=replace(intake.thread, remarks=(*intake.thread.remarks, *doubts)))


def is_another(intake: Intake, joined: Joined, old: Mapping[str, str] | None) -> bool:
    """Whether the file is of another source: none of the words quoted stands in it, and next to no others do."""
    new = {segment.id: segment.text for segment in intake.thread.segments}
    gone = all(placing.state == "gone" for placing in joined.placings if placing.is_of_words)
    return old is not None and gone and are_strange(old, new)


def standing_at(dossier: Dossier, url: str) -> str | None:
    """The first source that stands at an address itself, and not merely on or under it."""
    for source, placed in dossier.sources.items():
        record = placed.record
        if url and record.url and record.url_is != "container" and page_of(record.url) == page_of(url):
            return source
    return None


def renamed(intake: Intake) -> Intake:
    """The same under a name that another file of its name leaves free: with the first digits of its digest."""
    path = PurePosixPath(intake.file)
    return replace(intake, file=f"{path.stem[:150]}-{intake.sha256[:8]}{path.suffix[:20]}")


def _leads_to(page: str, intake: Intake) -> bool:
    """Whether the page that a record names of the file is the one that was read."""
    if page == intake.page:
        return True
    try:
        return importing.opened(intake.data, page).page == intake.page
    except importing.Unreadable:
        return False


def _elsewhere(dossier: Dossier, source: str, intake: Intake) -> str:
    record = dossier.sources[source].record
    own, known = page_of(intake.url), page_of(record.url or "")
    stands = own == known or own in {page_of(capture.page) for capture in record.captures}
    if not own or not known or stands or (record.url_is == "container" and own.startswith(f"{known}/")):
        return ""
    return (
        f"the file says that it stands at `{intake.url}`, and the source `{source}` stands at `{record.url}`; "
        "look that it is the same"
    )


def _unlike(intake: Intake, old: Mapping[str, str] | None) -> str:
    new = {segment.id: segment.text for segment in intake.thread.segments}
    if not old or succession(old, old, new):
        return ""
    return "no contribution of the older saving is known again in this one; look that it is the same source"


def _put(placing: Placing) -> yamltree.Put:
    return yamltree.Put((*placing.record.steps, "segment"), placing.to)


def _faults(placed: Iterable[Placing], files: Mapping[str, bytes]) -> Iterable[Diagnostic]:
    """At the places that the files have once they are revised."""
    documents: dict[str, yamltree.Document] = {}
    for placing in placed:
        if placing.is_sure:
            continue
        path = placing.record.at().path
        document = documents.setdefault(path, yamltree.read(path, files[path]))
        remedy = _REMEDY if placing.is_of_words else _LOOK
        at: Place = document.at(*placing.record.steps, "segment")
        yield Diagnostic(at, "lost-segment", f"`{placing.id}`: {placing.message}", remedy)
