"""Narrowing: of what was found, what somebody wants to be told; what is known stays the same."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from onrecord import files
from onrecord.cli import manual
from onrecord.cli.offering import check_names
from onrecord.diagnostics import Diagnostic, visible


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The checks that are wanted (all where none is named), those that are not, and files or folders of the content.

    `judged` says whether there was a dossier to judge: where not, what is wrong with its settings is told in any case.
    """

    selected: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    judged: bool = True

    def kept(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """What is to be told, in the order it was found."""
        return tuple(each for each in found if each.check not in self.ignored and self._is_wanted(each))

    def is_here(self, at: str) -> bool:
        """Whether that is a named file or in a named folder, no file at all, or a folder that holds what is named."""
        if not (self.paths and at) or "" in self.paths:
            return True
        return any(at == path or _is_under(at, path) or _is_under(path, at) for path in self.paths)

    def _is_wanted(self, found: Diagnostic) -> bool:
        is_in_the_way = not self.judged and found.severity == "error" and found.at.path in ("", _SETTINGS)
        return is_in_the_way or (self._is_asked(found.check) and self.is_here(found.at.path))

    def _is_asked(self, check: str) -> bool:
        return not self.selected or check in self.selected


EVERYTHING = Narrowing()

_SETTINGS = "dossier.yaml"


def narrowed(command: Callable[..., int]) -> Callable[..., int]:
    """The options by which a command is given a `narrowing`; what they name must be there, or it is wrong use."""

    @functools.wraps(command)
    def run(
        content: Path, select: tuple[str, ...], ignore: tuple[str, ...], paths: tuple[str, ...], **rest: object
    ) -> int:
        chosen, left = (frozenset(_checks(said, name)) for said, name in ((select, "--select"), (ignore, "--ignore")))
        named = tuple(inside(content, each) for each in paths)
        return command(content=content, narrowing=Narrowing(chosen, left, named), **rest)

    decorated: Callable[..., int] = run
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATHS]...", type=click.Path()),
    click.option(
        "--select",
        metavar="CHECK",
        multiple=True,
        shell_complete=check_names,
        help="Tell only of this check; several with commas.",
    ),
    click.option(
        "--ignore",
        metavar="CHECK",
        multiple=True,
        shell_complete=check_names,
        help="Do not tell of this check; several with commas.",
    ),
)


def _checks(said: Iterable[str], option: str) -> Iterator[str]:
    return (manual.known(word.strip(), option) for each in said for word in each.split(","))


def inside(content: Path, said: str) -> str:
    """A path as the content folder names it, empty for the folder itself: from here, or else from that folder."""
    for path in (Path(said), content / said) if said else ():
        if os.path.lexists(path):
            named = _beneath(content, path)
            if named is None:
                message = f"`{visible(said)}` is not in the content folder `{visible(content.as_posix())}`; {_OTHER}"
                raise click.BadParameter(message, param_hint="'PATHS'")
            return files.printed("" if named == "." else named)
    message = f"there is no `{visible(said)}`, neither here nor in `{visible(content.as_posix())}`"
    raise click.BadParameter(message, param_hint="'PATHS'")


_OTHER = "`--content` names another one"


def _beneath(content: Path, path: Path) -> str | None:
    """The path as the folder names it. No link in its own name is followed: that there is one is a fault of its own."""
    whole, folder = Path(os.path.abspath(path)), Path(os.path.abspath(content))  # noqa: PTH100 - a link is to be seen
    if whole.is_relative_to(folder):
        return whole.relative_to(folder).as_posix()
    real = whole.parent.resolve() / whole.name
    return real.relative_to(content.resolve()).as_posix() if real.is_relative_to(content.resolve()) else None


def _is_under(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")
