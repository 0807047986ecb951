"""The look: the theme's words, sheets and templates as the desk uses them, though no site could be made yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from onrecord import settings
from onrecord.pages import read_words
from onrecord.pages.assets import assets
from onrecord.pages.words import Words

_FOLDER = "review"


@dataclass(frozen=True, slots=True)
class Look:
    """Phrases, static files by their path under the site, and the templates."""

    words: Words
    assets: Mapping[str, bytes]
    environment: Environment

    def page(self, template: str, view: object) -> bytes:
        """The page that a template makes of a view; raises jinja2.TemplateError."""
        return self.environment.get_template(template).render(view=view).encode("utf-8")


def look(own: Path | None, language: str) -> Look:
    """The theme over which `own` is laid; raises Misworded."""
    words = read_words(*settings.themes(own), language=language)
    return Look(words, {file.path: file.data for file in assets(*settings.themes(own))}, _environment(own, words))


def script(own: Path | None, name: str) -> bytes:
    """A script or sheet of the desk: the theme's own where it has one, else ours."""
    found = [theme / _FOLDER / name for theme in settings.themes(own)]
    return next(path for path in reversed(found) if path.is_file()).read_bytes()


def _environment(own: Path | None, words: Words) -> Environment:
    desk = [theme / _FOLDER for theme in reversed(settings.themes(own))]
    ours = PrefixLoader({"!theme": FileSystemLoader(settings.LEDGER / "templates")})
    made = Environment(  # noqa: S701  (it escapes: `settings.JINJA` says so)
        loader=ChoiceLoader([FileSystemLoader([*desk, *settings.templates(own)]), ours]), **settings.JINJA
    )
    made.globals["t"] = words.table
    return made
