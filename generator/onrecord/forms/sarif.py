"""The form for code scanning: SARIF 2.1.0 (OASIS), one run with a rule for each check that spoke."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from onrecord import __version__
from onrecord.diagnostics import Diagnostic, Place, visible
from onrecord.forms import page, reading
from onrecord.forms.findings import Findings, Printed, line, path
from onrecord.forms.json import dumped
from onrecord.forms.text import summed_up

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "onrecord/v1"
_TOP = "%SRCROOT%"


def printed(findings: Findings) -> Printed:
    """The log to standard output, the summary to standard error."""
    return Printed(dumped({"$schema": SCHEMA, "version": VERSION, "runs": [_run(findings)]}), summed_up(findings))


def fingerprints(diagnostics: Iterable[Diagnostic], files: Mapping[str, bytes]) -> Iterator[str]:
    """A word for each fault that stays its own when lines move, and that no two faults share.

    It is of the check, the file, the line's words without its indent, those that are at fault, and the message without
    its numbers, among which are other lines'; of faults that are alike in all this, the second differs by its count.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for each in diagnostics:
        alike = _lasting(each, files)
        seen[alike] += 1
        told = "\0".join((*alike, str(seen[alike])))
        yield hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _run(findings: Findings) -> dict[str, object]:
    names = sorted({each.check for each in findings.diagnostics})
    marks = fingerprints(findings.diagnostics, findings.files)
    results = [_result(each, mark, names, findings) for each, mark in zip(findings.diagnostics, marks, strict=True)]
    rules = [_rule(name, page.read(findings.pages.get(name, f"# {name}\n"))) for name in names]
    return {
        "tool": {
            "driver": {"name": "onrecord", "version": __version__, "semanticVersion": __version__, "rules": rules}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository that holds the content."}}},
        "invocations": [{"executionSuccessful": True, "exitCode": findings.status}],
        "results": results,
    }


def _rule(name: str, told: page.Page) -> dict[str, object]:
    """What a check is: its name, a sentence, its reason, and its whole page as text and as Markdown."""
    sentence = told.sentence or name
    return {
        "id": name,
        "name": "".join(map(str.capitalize, name.split("-"))),
        "shortDescription": {"text": _plain(sentence)},
        "fullDescription": {"text": _plain("\n\n".join(told.reason) or sentence)},
        "help": {"text": _plain(reading.as_read(told)), "markdown": told.source},
    }


def _result(diagnostic: Diagnostic, mark: str, names: list[str], findings: Findings) -> dict[str, object]:
    words = "\n".join(filter(None, [diagnostic.message, diagnostic.remedy]))
    return {
        "ruleId": diagnostic.check,
        "ruleIndex": names.index(diagnostic.check),
        "level": diagnostic.severity,
        "message": {"text": _plain(words)},
        "locations": [{"physicalLocation": _location(diagnostic.at, findings)}],
        "partialFingerprints": {FINGERPRINT: mark},
    }


def _location(at: Place, findings: Findings) -> dict[str, object]:
    """Where a fault is; one that is no file's is the content folder's, as code scanning wants a place for each."""
    top = findings.top
    named = path(at, top) if at.path else f"{top}/" if top else "./"
    artifact = {"uri": quote(named, safe="/"), "uriBaseId": _TOP}
    region = {"region": _region(at, line(at, findings.files))} if at.path and at.line else {}
    return {"artifactLocation": artifact, **region}


def _region(at: Place, whole: str | None) -> dict[str, int]:
    """The stretch, the column after it last, which is on the line; a whole line where no column is known."""
    if not at.column:
        return {"startLine": at.line, "endLine": at.line}
    last = at.column + max(1, at.width)
    end = last if whole is None else min(last, max(at.column, len(whole) + 1))
    return {"startLine": at.line, "endLine": at.line, "startColumn": at.column, "endColumn": end}


def _plain(text: str) -> str:
    """Words as a plain text message, in which braces would be places to fill (3.11.5) and `[…](…)` a link (3.11.6)."""
    shown = "\n".join(map(visible, text.split("\n")))
    unlinked = _LINK.sub(lambda found: f"{found[1] * 2}\\](", shown)
    return unlinked.replace("{", "{{").replace("}", "}}")


_LINK = re.compile(r"(\\*)\]\(")
_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*(?![\w-])")


def _lasting(diagnostic: Diagnostic, files: Mapping[str, bytes]) -> tuple[str, ...]:
    at = diagnostic.at
    whole = line(at, files) or ""
    words = whole[max(0, at.column - 1) :][: max(1, at.width)] if at.column else ""
    message = _NUMBER.sub("#", diagnostic.message)
    return (diagnostic.check, at.path, " ".join(whole.split()), words, message)
