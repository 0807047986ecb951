"""Questions on how a page looks: does it fit, is it read, is it told in any colours and on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from playwright.sync_api import Page
from probing import SCHEMES, ask, resize, wear

WIDTHS = (1920, 1280, 768, 360, 320)
TWICE, ONCE = (f"document.documentElement.style.fontSize = '{size}'" for size in ("200%", ""))
TOOLS = "form, button:not([popovertarget]), .skip, header.masthead nav, footer nav, nav.pager"
SHAPE = 3.0  # WCAG 1.4.11


def fits_every_width(page: Page) -> Iterator[str]:
    """It scrolls sideways at no width and lays no text on text; light and dark differ in nothing but colour."""
    for width in WIDTHS:
        resize(page, width)
        yield from (f"at {width}: {fault}" for fault in _lost(page))
        if ask(page, "is_wide"):
            yield f"at {width}: scrolls sideways"


def keeps_all_at_400_per_cent(page: Page) -> Iterator[str]:
    """A window of 1280 by 1024 at 400% shows every word it showed, in one column."""
    resize(page, 1280, 1024)
    before = Counter(ask(page, "words"))
    resize(page, 320, 256)
    lost = before - Counter(ask(page, "words"))
    if lost:
        yield f"these words are gone: {' '.join(lost)}"
    yield from _lost(page)


def keeps_all_with_text_at_200_per_cent(page: Page) -> Iterator[str]:
    """Text alone is made twice as large, on a desk and in half its width."""
    page.evaluate(TWICE)
    for width in (1280, 640):
        resize(page, width)
        if ask(page, "is_wide"):
            yield f"at {width}: scrolls sideways"
        yield from (f"at {width}: {fault}" for fault in _lost(page))
    page.evaluate(ONCE)


def has_contrast(page: Page) -> Iterator[str]:
    """Every text and every state's mark stand out from what lies below them."""
    resize(page, 1280)
    for scheme in SCHEMES:
        wear(page, scheme)
        yield from (f"{scheme}: {fault}" for fault in ask(page, "low_contrast"))
        yield from (f"{scheme}: the mark of {each} is faint" for each in _faint(page))


def is_told_in_forced_colours(page: Page) -> Iterator[str]:
    """Each state has its shape and its word, no two the same shape, and all text is seen."""
    page.emulate_media(forced_colors="active")
    states = ask(page, "states")
    yield from (f"the mark of {each} is faint or not drawn" for each in _faint(page))
    yield from (f"{each['kind']} has no word" for each in states if not each["word"])
    shapes = {each["kind"]: _form(each["shape"]) for each in states}
    if len(set(shapes.values())) < len(shapes):
        yield f"two states have one shape: {shapes}"
    yield from ask(page, "low_contrast")


def stands_still_for_who_asks(page: Page) -> Iterator[str]:
    """With less motion asked for, nothing is animated and nothing glides."""
    page.emulate_media(reduced_motion="reduce")
    yield from (f"{each} moves" for each in ask(page, "moving"))


def prints_no_tool(page: Page) -> Iterator[str]:
    """What is for a hand is not for paper; the number of a note and a term are, as they stand in the text."""
    wear(page, "print")
    shown = [each for each in page.locator(TOOLS).all() if each.is_visible()]
    yield from (f"printed: {each.evaluate('each => each.outerHTML.slice(0, 80)')}" for each in shown)


def _lost(page: Page) -> Iterator[str]:
    yield from ask(page, "overlaps")
    yield from ask(page, "cut_off")


def _faint(page: Page) -> list[str]:
    return sorted({each["kind"] for each in ask(page, "states") if (each["least"] or 0) < SHAPE})


def _form(shape: str) -> str:
    """Which sides are drawn and how, whatever their widths."""
    return "".join(sign for sign in shape if sign.isalpha() or sign == " ")
