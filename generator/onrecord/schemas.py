"""JSON Schemas of the files people write, made from the records, so that editors can help their writers."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from onrecord.kinds import KINDS, Kind

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """The schema of each kind's file, by file name: `source.json`, `claims.json` …"""
    return {_name(kind): _schema(kind) for kind in KINDS}


def write(folder: Path) -> None:
    """Put every schema into a folder."""
    for name, data in schemas().items():
        (folder / name).write_bytes(data)


def _name(kind: Kind) -> str:
    return f"{kind.plural if kind.form == 'list' else kind.name}.json"


def _schema(kind: Kind) -> bytes:
    model = kind.model.model_json_schema()
    whole = _list_of(kind, model) if kind.form == "list" else model
    return (json.dumps({"$schema": DRAFT, **whole}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _list_of(kind: Kind, model: dict[str, Any]) -> dict[str, Any]:
    definitions = model.pop("$defs", {})
    return {
        "title": kind.plural.capitalize(),
        "description": f"A list, each {kind.name} an item of it.",
        "type": "array",
        "items": model,
        **({"$defs": definitions} if definitions else {}),
    }


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "schema"))
