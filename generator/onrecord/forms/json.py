"""The form for programs: one JSON object, whose fields are a contract."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from onrecord.diagnostics import OLDER_COMMAND, Diagnostic, visible
from onrecord.forms.findings import Findings, Printed, path

VERSION = 1


def printed(findings: Findings) -> Printed:
    """What was asked for and every fault, to standard output."""
    told = [as_json(each, findings.root) for each in findings.diagnostics]
    return Printed(out=dumped({"version": VERSION, **findings.answer, "diagnostics": told}))


def as_json(diagnostic: Diagnostic, root: str = "content") -> dict[str, object]:
    """The fault as one object of the `--format json` contract."""
    at = diagnostic.at
    return {
        "path": path(at, root),
        "line": at.line,
        "column": at.column,
        "width": at.width,
        "severity": diagnostic.severity,
        "check": diagnostic.check,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
    }


def dumped(tree: object) -> str:
    """A tree as JSON that says the same to every reader and in which nothing acts on a terminal or a runner's log."""
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    broken = OLDER_COMMAND.sub(lambda found: "\\u0023" + found[0][1:], text)
    return _FOREIGN.sub(lambda found: _escaped(found[0]), broken)


# JSON's own grammar is plain ASCII, so whatever else there is stands inside a string and may be escaped there.
_FOREIGN = re.compile(r"[^\n -~]")


@lru_cache(maxsize=4096)
def _escaped(character: str) -> str:
    return character if visible(character) == character else json.dumps(character)[1:-1]
