"""Text fragments, as Chromium takes them: what is marked on an invented page is what is quoted, and nothing else."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import served
from onrecord.pages.fragments import fragment
from onrecord.verbatim import lead, loose

# What a quotation has before its first cut, the page, and what of it is to be marked (nothing: the very words quoted).
CASES: tuple[tuple[str, str, str, str], ...] = (
    ("a few words", "lit at dusk.", "<p>The lamp was lit at dusk. Not before.</p>", "lit at dusk."),
    ("hyphens", "a well-kept lamp", "<p>It was a well-kept lamp and dry.</p>", "a well-kept lamp"),
    ("comma, ampersand, percent", "lit, trimmed & 60% dry", "<p>It is lit, trimmed & 60% dry now.</p>", ""),
    ("other quotation marks", 'It\'s "dark" now', "<p>So: It’s “dark” now, he said.</p>", "It’s “dark” now"),
    ("an ellipsis in dots", "and so… they slept", "<p>They ate, and so... they slept.</p>", "and so... they slept"),
    (
        "another dash",
        "Both of the ways - lamp and desk - were hard",
        "<p>Both of the ways – lamp and desk – were hard.</p>",
        "",
    ),
    ("a dash near the end", "Trim the lamp - daily", "<p>Trim the lamp – daily. Do.</p>", "Trim the lamp – daily"),
    ("an emoji", "at the Île 🌊 so that", "<p>Write it at the Île 🌊 so that all see.</p>", "at the Île 🌊 so that"),
    (
        "another script",
        "the word منارة beside",
        "<p>We wrote the word منارة beside it.</p>",
        "the word منارة beside",
    ),
    ("inline tags", "the boat came", "<p>So th<b>e bo</b>at <i>ca</i>me home.</p>", "the boat came"),
    ("over paragraphs", "It came late.\n\nWe slept.", "<p>It came late.</p><p>We slept.</p><p>We slept.</p>", ""),
    (
        "over a line break",
        "It came\nlate again.",
        "<p>It came<br>late again. And late again.</p>",
        "It came late again.",
    ),
    (
        "a long one in items",
        "One lamp was out that night and\nnobody at all had seen it go out before dawn.",
        "<ul><li>One lamp was out that night and<li>nobody at all had seen it go out before dawn. Dawn.</ul>",
        "One lamp was out that night and nobody at all had seen it go out before dawn.",
    ),
    (
        "an end that stands before",
        "A lamp was lit - the lamp was lit, and the bell was rung, and the lamp was lit",
        "<p>A lamp was lit – the lamp was lit, and the bell was rung, and the lamp was lit. So.</p>",
        "A lamp was lit – the lamp was lit, and the bell was rung, and the lamp was lit",
    ),
    (
        "a beginning that stands before",
        "The keepers say that they were told to sleep in the boats all winter.",
        "<p>The keepers say that they are never going home.</p><p>Me: the keepers say that they were told to sleep "
        "in the boats all winter.</p>",
        "the keepers say that they were told to sleep in the boats all winter.",
    ),
    (
        "an end with other accents before",
        "So the late café was full in the evening, and nobody saw the late cafe was full",
        "<p>So the late café was full in the evening, and nobody saw the late cafe was full. So?</p>",
        "",
    ),
    ("a soft hyphen", "the light\u00adhouse", "<p>See the light&shy;house now.</p>", "the lighthouse"),
    ("a capital in brackets", "The desk is five desks' work.", "<p>So the desk is five desks’ work.</p>", ""),
)
EXPECTED = {
    "comma, ampersand, percent": "lit, trimmed & 60% dry",
    "another dash": "Both of the ways – lamp and desk – were hard",
    "over paragraphs": "It came late. We slept.",
    "a capital in brackets": "the desk is five desks’ work.",
}
LOOK = "body { font: 20px/1.5 sans-serif; margin: 0; width: 900px } ::target-text { background: #f0f; color: #000 }"

_MARKED = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const isMarked = ({ left, top, width }) => {
    const { data } = canvas.getImageData(left, top + 1, Math.max(1, width), 1);
    const isPink = (_, n) => n % 4 === 0 && data[n] > 240 && data[n + 1] < 20 && data[n + 2] > 240;
    return data.filter(isPink).length > data.length / 16;
  };
  let marked = "";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); marked += " ") {
    for (const { 0: character, index } of node.data.matchAll(/[^]/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + character.length);
      const box = range.getBoundingClientRect();
      if (/\\s/.test(character)) marked += " ";
      else if (box.width && isMarked(box)) marked += character;
    }
  }
  return marked.replace(/\\s+/g, " ").trim();
}"""

Marked = Callable[[str, str], str]


def led(text: str, html: str) -> str:
    """The directive, by what stands on the page."""
    return fragment(text, lead(text, loose(re.sub("<[^>]*>|&shy;", "", html))))


@pytest.fixture
def marked(page: Page, tmp_path: Path) -> Iterator[Marked]:
    """What is marked of a page at an address with a fragment."""
    with served(tmp_path) as root:

        def ask(html: str, directive: str) -> str:
            title = f"<!DOCTYPE html><meta charset=utf-8><link rel=icon href='data:,'><style>{LOOK}</style>"
            (tmp_path / "lamps.html").write_text(title + html, encoding="utf-8")
            page.goto("about:blank")
            page.goto(f"{root}/lamps.html#{directive}")
            found: str = page.evaluate(_MARKED, base64.b64encode(page.screenshot()).decode())
            return found

        yield ask


@pytest.mark.browser
def test_chromium_marks_what_is_quoted(marked: Marked) -> None:
    answers = {name: marked(html, led(text, html)) for name, text, html, _ in CASES}
    joined = {name: " ".join(text.split()) for name, text in answers.items()}
    wanted = {name: EXPECTED.get(name, text or quoted) for name, quoted, _, text in CASES}
    assert {n: t.replace(" ", "").replace("\u00ad", "") for n, t in joined.items()} == {
        n: t.replace(" ", "") for n, t in wanted.items()
    }


# Words and a page on which no fragment is certain to lead to them.
UNCERTAIN = (
    ("the lamps are safe at night.", "<p>Troll: The lamps are safe, at night.</p><p>Me: the lamps are safe at night."),
    ("able to row", "<p>We were unable to row. Later able to row.</p>"),
    ("the cafe was late", "<p>The Café was late.</p><p>So the cafe was late.</p>"),
    ("it’s lit", "<p>Its lit side is here. Now it’s lit</p>"),
    ("It came\nlate again.", "<p>It came. It came<br>late again.</p>"),
    ("The lamp was lit – the lamp went out", "<p>The lamp was lit. The lamp was lit – the lamp went out</p>"),
    ("🔦 !", "<p>So 🔦 ! and 🔦 !</p>"),
    ("the words are not there", "<p>At ten they slept.</p>"),
)


@pytest.mark.parametrize(("text", "html"), UNCERTAIN)
def test_there_is_none_that_could_lead_to_others_words(text: str, html: str) -> None:
    assert led(text, html) == ""


@pytest.mark.browser
def test_chromium_goes_to_where_they_stand(page: Page, tmp_path: Path) -> None:
    far = "<div style='height: 4000px'></div>"
    (tmp_path / "far.html").write_text(
        f"<!DOCTYPE html><link rel=icon href='data:,'>{far}<p>The lamp was lit.</p>{far}"
    )
    with served(tmp_path) as root:
        page.goto(f"{root}/far.html#{fragment('The lamp was lit.', 1)}")
        page.wait_for_function("scrollY > 3000")


def test_what_has_a_meaning_in_a_directive_is_encoded() -> None:
    written = fragment("a well-kept lamp, lit & 5% dry", 1)
    assert written == ":~:text=a%20well%2Dkept%20lamp%2C%20lit%20%26%205%25%20dry"
    assert fragment("a – b", 1, is_exact=True) == ":~:text=a%20%E2%80%93%20b"
    assert fragment("", 0) == fragment("", 1) == fragment("a well-kept lamp", 0) == ""
