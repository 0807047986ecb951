"""The reference: what `docs/reference/` says of fields, commands and checks, made from the program itself.

Takes the folder to write to; `make docs` gives it. Fields come from the records, commands from their own help, checks
from their pages, so none of them can say otherwise than the program does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from onrecord import kinds
from onrecord.cli import commands
from onrecord.kinds import Kind

CHECKS = Path(__file__).parent / "checks"

_SENTENCE = re.compile(r"(.+?[.?])(?=\s|\Z)", re.DOTALL)


def main(folder: Path) -> None:
    """Write every page of the reference."""
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Each page by its file's name."""
    return {"fields.md": _fields(), "commands.md": _commands(), "checks.md": _checks()}


def _page(title: str, introduction: str, parts: Iterable[str]) -> str:
    return "\n".join([f"# {title}\n", f"{introduction}\n", *parts])


def _checks() -> str:
    every = sorted(CHECKS.glob("*.md"))
    rows = (f"| [{path.stem}](../checks/{path.name}) | {_first_sentence(path)} |" for path in every)
    introduction = "Every message carries the name of its check in brackets; each has a page that shows it at work."
    return _page("Checks", introduction, ["| check | why |", "|---|---|", *rows, ""])


def _first_sentence(path: Path) -> str:
    reason = path.read_text(encoding="utf-8").split("\n", 2)[2]
    found = _SENTENCE.match(reason.strip())
    return " ".join((found[1] if found else reason).split())


def _commands() -> str:
    top = click.Context(commands, info_name="onrecord", **commands.context_settings)
    introduction = "What each command's `--help` says. `onrecord --help` lists them."
    return _page("Commands", introduction, (_command(top, name) for name in commands.list_commands(top)))


def _command(top: click.Context, name: str) -> str:
    command = commands.get_command(top, name) or commands
    said = command.get_help(click.Context(command, info_name=name, parent=top, terminal_width=_WIDTH))
    return f"## onrecord {name}\n\n```text\n{said.strip()}\n```\n"


_WIDTH = 100


def _fields() -> str:
    introduction = (
        "Every field of every kind of record. One that is *needed* has to be written; the others are left out where "
        "there is nothing to say."
    )
    every = (*kinds.KINDS[:3], kinds.QUOTE, *kinds.KINDS[3:])
    return _page("Fields", introduction, (_kind(kind) for kind in every))


def _kind(kind: Kind) -> str:
    schema = kind.model.model_json_schema()
    parts = schema.get("$defs", {})
    said = schema["description"].split("\n")[0]
    return "\n".join([f"## {kind.name}\n", f"{said} {_home(kind)}\n", *_HEAD, *_rows(schema, parts), ""])


_HEAD = ("| field | needed | holds | says |", "|---|---|---|---|")


def _home(kind: Kind) -> str:
    if kind is kinds.QUOTE:
        return "It stands in the `quotes:` of its source."
    if kind.form == "list":
        return f"Each is an item of `{kind.home}`."
    inside = kind.home if not kind.home.endswith("/") else f"{kind.home}ID{kind.suffix}"
    return f"It is the front matter of `{inside}`." if kind.form == "page" else f"It is the file `{inside}`."


def _rows(schema: Mapping[str, Any], parts: Mapping[str, Any], above: str = "") -> Iterator[str]:
    needed = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        inner = _inner(field, parts)
        says = field.get("description", "")
        yield f"| `{above}{name}` | {'yes' if name in needed else ''} | {_holds(field, parts)} | {_cell(says)} |"
        if inner and name != "quotes":
            yield from _rows(inner, parts, f"{above}{name}.")


def _inner(field: Mapping[str, Any], parts: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The fields of a field, or of each in a list of it."""
    for held in (field, field.get("items", {}), *field.get("anyOf", ()), *field.get("allOf", ())):
        found = parts.get(str(held.get("$ref", "")).rpartition("/")[2])
        if found and "properties" in found:
            return dict(found)
    return None


def _holds(field: Mapping[str, Any], parts: Mapping[str, Any]) -> str:
    """What may be written there, in a few words."""
    if "$ref" in field:
        found = parts.get(field["$ref"].rpartition("/")[2], {})
        return "fields" if "properties" in found else _holds(found, parts)
    if "anyOf" in field:
        held = dict.fromkeys(_holds(each, parts) for each in field["anyOf"] if each.get("type") != "null")
        return " or ".join(held)
    if field.get("type") == "array":
        return f"a list: {_holds(field.get('items', {}), parts)}"
    words = [word for word in (*field.get("enum", ()), field.get("const", "")) if word != ""]
    example = next(iter(field.get("examples", ())), "")
    if words:
        return _cell(", ".join(f"`{word}`" for word in words))
    return f"as `{_cell(str(example))}`" if example else _shape(field)


def _shape(field: Mapping[str, Any]) -> str:
    if field.get("type") == "object":
        return "ids, each with words" if "propertyNames" in field else "fields"
    if field.get("type") in ("integer", "boolean"):
        return "a whole number" if field["type"] == "integer" else "`true` or `false`"
    if str(field.get("pattern", "")).startswith("^(https"):
        return "an address"
    return "a line" if field.get("maxLength", _LINE + 1) <= _LINE else "text"


_LINE = 300


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
