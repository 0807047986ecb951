"""The shell: the program that lends its environment to the rendering, started only when something is rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

Work = Callable[[Environment], None]


@dataclass(frozen=True, slots=True)
class Shell:
    """Where templates are looked for, what else of its settings decides a page's bytes, and how to start it."""

    templates: tuple[Path, ...]
    stamp: str
    start: Callable[[Work], None]
