"""Forms: what was found, printed for people, for programs, for GitHub's runner and for code scanning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from onrecord.forms import github, json, sarif, text
from onrecord.forms.findings import Findings, Printed
from onrecord.forms.json import as_json, dumped
from onrecord.forms.text import as_text

__all__ = ["FORMS", "Findings", "Form", "Printed", "as_json", "as_text", "dumped"]

Form = Literal["text", "json", "github", "sarif"]

FORMS: Mapping[Form, Callable[[Findings], Printed]] = {
    "text": text.printed,
    "json": json.printed,
    "github": github.printed,
    "sarif": sarif.printed,
}
