"""The settings: where theme and schemas are, and what Pelican is told so that it makes our site alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from onrecord.shipped import shipped

LEDGER = shipped("themes") / "ledger"
SCHEMA = shipped("schema")


def themes(own: Path | None = None) -> tuple[Path, ...]:
    """The theme, and the folder of one's own that is laid over it."""
    return (LEDGER, own) if own and own.resolve() != LEDGER else (LEDGER,)


def own_theme(named: Path | None = None) -> Path | None:
    """The folder laid over the theme: the one that is named, else the usual one where there is one."""
    usual = Path("theme")
    return named or (usual if usual.is_dir() else None)


def templates(own: Path | None = None) -> tuple[Path, ...]:
    """The folders that templates are looked for in, the first before the others and the theme's last."""
    return tuple(theme / "templates" for theme in reversed(themes(own)))


def pelican(content: Path | str = "content", output: Path | str = "output", own: Path | None = None) -> dict[str, Any]:
    """Pelican's settings: our templates, strictly and escaped, and nothing of what Pelican itself would write."""
    return {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "THEME": str(LEDGER),
        "THEME_TEMPLATES_OVERRIDES": [str(folder) for folder in templates(own)[:-1]],
        "JINJA_ENVIRONMENT": dict(JINJA),
        **_SILENCED,
        **{name: list(paths) for name, paths in _UNREAD.items()},
    }


# Escaping is off in Pelican unless asked for, and what a view does not have would print as nothing.
JINJA: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}

# Pelican would wipe the folder before it reads, and take its dates and language from the machine.
_SILENCED: dict[str, Any] = {
    "DELETE_OUTPUT_DIRECTORY": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "LOCALE": ["C"],
    "TIMEZONE": "UTC",
    "SITEURL": "",
    "OUTPUT_SOURCES": False,
    **dict.fromkeys(("AUTHOR_SAVE_AS", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "ARTICLE_SAVE_AS", "PAGE_SAVE_AS"), ""),
    **dict.fromkeys(("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM"), None),
    **dict.fromkeys(("AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS", "TAG_FEED_ATOM", "TAG_FEED_RSS"), None),
}
_UNREAD = dict.fromkeys(
    ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "DIRECT_TEMPLATES", "PLUGINS"), ()
)
