"""The command that lays the content out: fmt."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

import click

from onrecord import emit, files, kinds, putting, yamltree
from onrecord.cli import options
from onrecord.cli.narrowing import Narrowing, inside
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
@click.argument("paths", nargs=-1, type=click.Path())
@options.content
@options.form
@click.option("--check", is_flag=True, help="Write nothing; name each file that would change, and leave with 1.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def fmt(paths: tuple[str, ...], content: Path, form: Format, check: bool, diff: bool) -> int:
    """Put the content, or the files and folders of it that PATHS name, into the one layout that all of it has.

    Fields come in the order of their kind, two blanks in for each step, and a blank line parts records. Comments stay
    with what they stand on, and no value is changed, nor the words of a page below its fields.
    """
    if diff and form != "text":
        raise click.UsageError("`--diff` is text; leave `--format` out")
    is_meant = Narrowing(paths=tuple(inside(content, each) for each in paths)).is_here
    folder = files.read_folder(content)
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
