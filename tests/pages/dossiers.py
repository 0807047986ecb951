"""The lighthouse dossier as records, changed as a test wants it, and the site its pages make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord import load, pages
from onrecord.dossier import Dossier, Placed

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "themes" / "ledger"
LIGHTHOUSE = ROOT / "tests" / "dossiers" / "lighthouse" / "content"
KINDS = ("issue", "source", "quote", "claim", "figure", "term", "event", "correction", "briefing", "page")
WORDS = pages.read_words(THEME)

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(THEME / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals["t"] = WORDS.table  # as the build gives the interface's words to all templates


def lighthouse(**changed: str) -> Dossier:
    """The invented dossier; a keyword with `__` for `/` replaces or adds one of its files."""
    files = {p.relative_to(LIGHTHOUSE).as_posix(): p.read_bytes() for p in LIGHTHOUSE.rglob("*") if p.is_file()}
    loaded = load.load(files | {path: text.encode() for path, text in changed.items()})
    assert loaded.dossier is not None, loaded.diagnostics
    return loaded.dossier


def written(dossier: Dossier, top: Path) -> Path:
    """The dossier's site as files under a folder; returns the folder."""
    for entry in pages.plan(dossier, THEME):
        path = top / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.data if isinstance(entry, pages.File) else rendered(entry).encode())
    return top


def changed(dossier: Dossier, change: Callable[[Any], Any]) -> Dossier:
    """The dossier with every placed record changed."""
    kinds: dict[str, Any] = {f"{k}s": {i: change(p) for i, p in dossier.of_kind(k).items()} for k in KINDS}
    return replace(dossier, settings=change(dossier.settings), **kinds)


def with_record(dossier: Dossier, kind: str, record_id: str, /, **fields: Any) -> Dossier:
    """The dossier with fields of one record changed."""
    held = dossier.of_kind(kind)
    placed: Placed[Any] = held[record_id]
    other = replace(placed, record=placed.record.model_copy(update=fields))
    field: dict[str, Any] = {f"{kind}s": {**held, record_id: other}}
    return replace(dossier, **field)


def with_settings(dossier: Dossier, **fields: Any) -> Dossier:
    """The dossier with some of its settings changed."""
    settings = dossier.settings
    return replace(dossier, settings=replace(settings, record=settings.record.model_copy(update=fields)))


def with_quotes(dossier: Dossier, source: str, number: int, /, **fields: Any) -> Dossier:
    """The dossier with so many further quotations of one source, all of one invented contribution."""
    first = next(iter(dossier.quotes_of(source)))
    ids = [f"many-{n:04}" for n in range(number)]
    base = first.record.model_copy(update={"text": "the lamp was lit", "note": "", **fields})
    more = {i: replace(first, id=i, record=base.model_copy(update={"id": i})) for i in ids}
    held = dossier.sources[source]
    listed = [*held.record.quotes, *(each.record for each in more.values())]
    grown = replace(held, record=held.record.model_copy(update={"quotes": listed}))
    return replace(
        dossier,
        quotes={**dossier.quotes, **more},
        sources={**dossier.sources, source: grown},
        source_of={**dossier.source_of, **dict.fromkeys(ids, source)},
    )


def views(dossier: Dossier, *, drafts: bool = False) -> dict[str, Any]:
    """The view of every page by path."""
    return {e.path: e.view for e in pages.plan(dossier, THEME, drafts=drafts) if isinstance(e, pages.Page)}


def site(dossier: Dossier, *, drafts: bool = False) -> dict[str, str]:
    """Every page of the site as HTML, by path."""
    plan = pages.plan(dossier, THEME, drafts=drafts)
    return {entry.path: rendered(entry) for entry in plan if isinstance(entry, pages.Page)}


def rendered(page: pages.Page) -> str:
    """One page as HTML."""
    return _ENVIRONMENT.get_template(page.template).render(view=page.view)
