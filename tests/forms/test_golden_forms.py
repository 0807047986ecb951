"""One tricky dossier in each form, as somebody has read and accepted it: `ONRECORD_ACCEPT=1` accepts it as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lighthouse import diagnosed
from onrecord import __version__
from onrecord.forms import FORMS, Findings, Form
from tricky import PAGES, TRICKY

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_as_it_was_accepted(form: Form) -> None:
    printed = FORMS[form](Findings(diagnosed(TRICKY), TRICKY, "content", "log/content", {}, PAGES, 2))
    text = f"{printed.out}\n--\n{printed.err}\n".replace(f'"{__version__}"', '"VERSION"')
    kept = GOLDEN / f"{form}.txt"
    if os.environ.get("ONRECORD_ACCEPT") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(text.encode())
    assert kept.read_bytes().decode() == text
