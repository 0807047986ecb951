"""Forced colours tell a state by its shape and word; who asks for less motion sees none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import Built
from playwright.sync_api import Page
from probing import ask, hold, opened

pytestmark = pytest.mark.browser


def test_in_forced_colours_every_state_is_told_by_shape_and_word(page: Page, site: Built) -> None:
    page.emulate_media(forced_colors="active")
    told: dict[str, set[str]] = {}
    for path in site.samples:
        states = ask(opened(page, site, path), "states")
        hold(f"{path}: the mark of {each['kind']} is not drawn" for each in states if not each["shape"])
        hold(f"{path}: the mark of {each['kind']} is faint" for each in states if each["least"] < 3)
        hold(f"{path}: {each['kind']} has no word" for each in states if not each["word"])
        for each in states:
            told.setdefault(each["kind"], set()).add(_form(each["shape"]))
    assert len(told) > 1
    forms = list(told.values())
    assert [one & other for at, one in enumerate(forms) for other in forms[at + 1 :] if one & other] == []


def test_in_forced_colours_text_and_focus_are_seen(page: Page, site: Built) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    hold(fault for path in site.samples for fault in _unseen(opened(page, site, path), path))


def test_with_less_motion_nothing_moves(page: Page, site: Built) -> None:
    page.emulate_media(reduced_motion="reduce")
    hold(f"{path}: {each} moves" for path in site.samples for each in ask(opened(page, site, path), "moving"))


def _form(shape: str) -> str:
    """Which sides are drawn and how, whatever their widths."""
    return " ".join("".join(sign for sign in side if sign.isalpha()).replace("px", " ") for side in shape.split())


def _unseen(page: Page, path: str) -> Iterator[str]:
    yield from (f"{path}: {fault}" for fault in ask(page, "low_contrast"))
    ask(page, "tabbable")
    for _ in range(4):
        page.keyboard.press("Tab")
        focused = ask(page, "focused")
        yield from (f"{path}: {focused['name']}: {fault}" for fault in focused["faults"])
