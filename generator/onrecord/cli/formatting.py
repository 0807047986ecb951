"""The command that lays the content out: fmt."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

import click

from onrecord import emit, files, kinds, putting, yamltree
from onrecord.cli import options
from onrecord.cli.options import Format
from onrecord.cli.reports import report
from onrecord.diagnostics import Diagnostic, Place, visible


@click.command(
    name="fmt",
    epilog=options.examples(
        "onrecord fmt",
        "onrecord fmt content/claims.yaml",
        "onrecord fmt --check",
        "onrecord fmt --diff content/sources",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.content
@options.form
@click.option("--check", is_flag=True, help="Write nothing; name each file that would change, and leave with 1.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def fmt(paths: tuple[Path, ...], content: Path, form: Format, check: bool, diff: bool) -> int:
    """Put the content, or the files and folders of it that PATHS name, into the one layout that all of it has.

    Fields come in the order of their kind, two blanks in for each step, and a blank line parts records. Comments stay
    with what they stand on, and no value is changed, nor the words of a page below its fields.
    """
    if diff and form != "text":
        raise click.UsageError("`--diff` is text; leave `--format` out")
    folder, is_meant = files.read_folder(content), _among(paths, content)
    found = [fault for fault in folder.diagnostics if is_meant(fault.at.path)]
    wanted, faults = _formatted({path: data for path, data in folder.files.items() if is_meant(path)})
    found += faults
    if diff:
        for path, data in wanted.items():
            click.echo("\n".join(_difference(content / path, folder.files[path], data)))
    if check:
        found += [_not_formatted(path, folder.files[path], data, content) for path, data in wanted.items()]
    if not (check or diff):
        putting.put({content / path: data for path, data in wanted.items()}, content)
        for path in wanted:
            click.echo(f"wrote {visible((content / path).as_posix())}", err=True)
    return report(found, folder.files, content, form)


def _among(paths: Iterable[Path], content: Path) -> Callable[[str], bool]:
    """Whether a path of the content is among those named; all are, where none is."""
    named = [_inside(path, content) for path in paths]
    return lambda path: not named or any(each in ("", path) or path.startswith(f"{each}/") for each in named)


def _inside(path: Path, content: Path) -> str:
    """How the content names a path that was typed; links are not followed."""
    try:
        inner = Path(os.path.abspath(path)).relative_to(os.path.abspath(content))  # noqa: PTH100 - this follows none
    except ValueError:
        message = f"`{visible(path.as_posix())}` is not in the content folder; `--content` names another one"
        raise click.BadParameter(message, param_hint="'PATHS'") from None
    return "" if inner == Path() else inner.as_posix()


def _formatted(held: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files that are laid out otherwise, as they are to be, and the faults of those that cannot be."""
    wanted: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for path, data in held.items():
        kind = kinds.of_path(path)
        try:
            made = emit.formatted(kind, path, data) if kind else data
        except yamltree.Refused as refused:
            faults.append(refused.diagnostic)
        except yamltree.Unrevisable as error:
            faults.append(Diagnostic(error.at, "unrevisable", _OVER_LINES, "write it on one line, before its colon"))
        else:
            wanted |= {path: made} if made != data else {}
    return wanted, faults


_OVER_LINES = "the name of this field goes over several lines, or is longer than 1,000 characters"


def _not_formatted(path: str, old: bytes, new: bytes, content: Path) -> Diagnostic:
    before, after = old.split(b"\n"), new.split(b"\n")
    same = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), len(after) - 1)
    command = shlex.join(["onrecord", "fmt", *_named(content), (content / path).as_posix()])
    message = "from this line on the file is laid out otherwise than `onrecord fmt` lays it out"
    line = min(same, len(before) - 1)
    return Diagnostic(Place(path, line + 1, 1), "not-formatted", message, f"type `{command}`")


def _named(content: Path) -> tuple[str, ...]:
    return () if content == Path("content") else ("--content", content.as_posix())


def _difference(path: Path, old: bytes, new: bytes) -> Iterator[str]:
    """What would change, line by line, each behind its number, so that no words of the content begin a line."""
    before, after = (data.decode("utf-8", "replace").split("\n") for data in (old, new))
    yield visible(path.as_posix())
    if len(before) + len(after) > _MOST_LINES:
        yield "      | too many lines to compare"
        return
    for tag, first, last, start, end in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            yield from (f"{number + 1:>5} - {visible(before[number])}" for number in range(first, last))
            yield from (f"{number + 1:>5} + {visible(after[number])}" for number in range(start, end))


_MOST_LINES = 40_000
