"""Random threads printed as pages come back word for word, as they do from text, and no voice takes another's words."""

import os
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from importing.printed_pages import SHAPES, depths_of, inline, page
from importing.test_any_thread import Voice, flat_paragraph, listed_paragraph, named, printed_listed, seeded, voices
from onrecord import importing

Paragraph = Callable[[random.Random], tuple[str, ...]]
CASES = min(int(os.environ.get("ONRECORD_CASES", "25")), 2000)
STRAYS = (
    *(
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<span>",
        "</span>",
        "</li>",
        "</ol>",
        "<table>",
        "<td>",
        "</td>",
    ),
    *(
        "<ul>",
        "<li>",
        "<a href='x'>",
        "<font>",
        "<form>",
        "<button>",
        "<select>",
        "<blockquote>",
        "</dd>",
        "<dd>",
        "<svg>",
    ),
    *(
        "-->",
        "<",
        "&",
        "<textarea>",
        "</textarea>",
        "<title>",
        "</title>",
        "<option>",
        "<h1>",
        "</body>",
        "<br",
    ),
)
LINES = (
    *("This is from the Quay Gazette:-", "A reader writes:-", "*****", "--oo00oo--", "* * * *", "Then this:-", "", ""),
    *(
        "The light is out",
        "The light is out, and nobody on the quay can say for how long it has been.",
        "Ours:-",
        "No.",
    ),
)


def spoken_for(shape: str, seed: int, paragraph: Paragraph = listed_paragraph) -> tuple[list[Voice], str]:
    """Random voices, one of them as long as a comment may be, and their page."""
    rng = seeded(f"{shape} {seed}")
    spoken = voices(rng, paragraph)
    long = "The keeper said so, " * 204 + "at length. 4096."
    spoken[3] = replace(spoken[3], paragraphs=((long,),))
    if shape == "classic":
        spoken = [replace(voice, is_reply=False) for voice in spoken]
    comments = SHAPES[shape](rng, spoken, depths_of(rng, spoken))
    return spoken, page(shape, inline(rng, "The post itself."), comments, f"{len(spoken)} comments:")


@pytest.mark.parametrize("shape", SHAPES)
def test_reads_back_word_for_word(shape: str) -> None:
    for seed in range(CASES):
        spoken, printed = spoken_for(shape, seed)
        layout, thread = importing.recognised(printed.encode())
        assert layout.name == ("wordpress-html" if shape == "wordpress" else "blogger-html")
        assert [(s.id, s.text) for s in thread.segments] == [("e1", "The post itself."), *named(spoken)], seed
        assert (thread.title, thread.published) == ("Lamps", "2021-03-07")
        assert not [remark for remark in thread.remarks if "found" in remark.message]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_and_its_text_have_the_same_segments(shape: str) -> None:
    """Of prose: words that look like a list or a link to reply, text alone cannot tell from the page's own."""
    for seed in range(CASES):
        spoken, printed = spoken_for(shape, seed, flat_paragraph)
        _, of_page = importing.recognised(printed.encode())
        _, of_text = importing.recognised(printed_listed(spoken).encode())
        assert [(s.id, s.kind, s.text) for s in of_page.segments] == [(s.id, s.kind, s.text) for s in of_text.segments]
        assert (of_page.title, of_page.published) == (of_text.title, of_text.published)


def test_a_post_has_the_same_voices_as_its_text() -> None:
    for seed in range(CASES * 5):
        rng = seeded(f"post {seed}")
        lines = ["The post begins.", *rng.choices(LINES, k=rng.randint(2, 14)), "The post ends."]
        text = "\n".join(["Sunday, 7 March 2021", "", "Lamps", "", *lines, "", "no comments:"])
        edge = rng.choice(("{}<br>", "<div>{}</div>"))
        shown = [inline(rng, line) if line else "<br>" for line in lines]
        blocked = "".join(edge.format(line) for line in (shown if "br" in edge else _spaced(shown)))
        _, of_page = importing.recognised(page("threaded", blocked, "<div id='comment-holder'></div>").encode())
        spaced = text if "br" in edge else text.replace("\n", "\n\n")
        _, of_text = importing.recognised(spaced.encode())
        assert [(s.id, s.text) for s in of_page.segments] == [(s.id, s.text) for s in of_text.segments], seed


def _spaced(lines: list[str]) -> list[str]:
    return [line for line in lines if line != "<br>"]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_stray_tag_gives_one_voice_anothers_words(shape: str) -> None:
    """Whatever tags stand unpaired in the words, no segment holds the words of two comments.

    `<!--` is not among them: it hides what follows up to the next `-->`, from a browser too.
    """
    for seed in range(CASES * 2):
        rng = seeded(f"stray {shape} {seed}")
        spoken = [Voice(((f"Voice{at}v one {{}} two",),), is_reply=bool(at and rng.random() < 0.5)) for at in range(8)]
        printed = page(shape, "The post itself.", SHAPES[shape](rng, spoken, depths_of(rng, spoken)))
        strays = ["".join(rng.choices(STRAYS, k=rng.randint(0, 2))) for _ in spoken]
        pieces = printed.split("{}")
        if len(pieces) != len(strays) + 1:
            continue  # an inline tag stands between the braces
        printed = pieces[0] + "".join(stray + piece for stray, piece in zip(strays, pieces[1:], strict=True))
        try:
            _, thread = importing.recognised(printed.encode())
        except importing.Unreadable:
            continue
        for segment in thread.segments:
            assert sum(f"Voice{at}v" in segment.text for at in range(8)) <= 1, (seed, segment, strays)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_cut_anywhere_is_read_or_refused(shape: str) -> None:
    spoken, printed = spoken_for(shape, 0)
    whole = {" ".join(text.split()) for _, text in named(spoken)}
    data = printed.encode()
    for end in range(0, len(data), 997):
        try:
            _, thread = importing.recognised(data[:end])
        except importing.Unreadable:
            continue
        assert all(_is_said(" ".join(s.text.split()), whole) for s in thread.segments if s.id.startswith("c"))


def _is_said(text: str, whole: set[str]) -> bool:
    """Whether a segment is some comment's, or the beginning of one; a cut entity leaves at most eight characters."""
    return any(said.startswith(text[:-8]) for said in whole)
