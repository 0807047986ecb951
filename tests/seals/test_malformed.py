"""A malformed seal: what JSON may hold and no seal does is told as such, wherever it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cloned import SEAL

from lighthouse import content
from onrecord import seals
from onrecord.load import load

HALF = "\ud800"


def with_half(place: str) -> bytes:
    """The seal with half of a character in a name or a value, escaped as JSON may have it."""
    tree: dict[str, Any] = json.loads(content()[SEAL])
    segment = next(iter(tree["segments"].values()))
    quote = next(iter(tree["quotes"].values()))
    change = {
        "segment's name": lambda: tree["segments"].update({HALF: segment}),
        "quotation's name": lambda: tree["quotes"].update({HALF: quote}),
        "field": lambda: quote.update({HALF: 1}),
        "look": lambda: quote.update({"looks": [HALF]}),
        "day": lambda: quote.update({"checked": HALF}),
        "opened words": lambda: segment["open"][0].update({"text": HALF}),
    }
    change[place]()
    return (json.dumps(tree, indent=1, sort_keys=True) + "\n").encode()


@pytest.mark.parametrize("place", ["segment's name", "quotation's name", "field", "look", "day", "opened words"])
def test_half_of_a_character_is_in_no_seal(place: str) -> None:
    with pytest.raises(seals.Malformed, match="holds half of a character"):
        seals.read(with_half(place))
    assert [fault.check for fault in load({**content(), SEAL: with_half(place)}).diagnostics] == ["malformed-seal"]


def test_both_halves_are_one_character_but_not_as_a_seal_is_written() -> None:
    data = content()[SEAL].replace(b'"text": "', b'"text": "\\ud83d\\udd26', 1)
    with pytest.raises(seals.Malformed, match="is not written as `onrecord seal` writes it"):
        seals.read(data)


@pytest.mark.parametrize("folder", ["seals", "drift"])
def test_a_record_in_a_folder_of_its_own_stands_for_no_source(folder: str) -> None:
    every = content()
    deeper = {f"{folder}/zone/the-long-watch.json": every[f"{folder}/the-long-watch.json"]}
    whole = load(every).dossier
    found = load({**every, **deeper, f"{folder}/zone/no-such-source.json": b"{}"})
    assert [fault.check for fault in found.diagnostics] == ["stray-file", "stray-file"]
    assert found.dossier
    assert whole
    assert (found.dossier.seals, found.dossier.sightings) == (whole.seals, whole.sightings)
