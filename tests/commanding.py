"""The command line run in this process, which spares starting one: its exit status, and what it printed where."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: its exit status, its standard output and error, and both as they came."""

    status: object
    out: str
    err: str
    both: str

    @property
    def states(self) -> dict[str, str]:
        """The state of each quotation, of a run that printed JSON."""
        return {quote["id"]: quote["state"] for quote in json.loads(self.out)["quotes"]}


Run = Callable[..., Ran]


def onrecord(*words: str | Path, typed: str | bytes = "") -> Ran:
    """One run in the folder that the test stands in; `typed` is what it reads from standard input."""
    with CliRunner().isolation(typed) as (out, err, both), pytest.raises(SystemExit) as left:
        main([*map(str, words)])
    assert both is not None
    said, told, all_of_it = (stream.getvalue().decode("utf-8") for stream in (out, err, both))
    return Ran(left.value.code, said, told, all_of_it)
