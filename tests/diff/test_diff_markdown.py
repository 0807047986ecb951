"""The Markdown of a pull request: nothing of the content is anything but text in it, and it is never too long."""

from __future__ import annotations

import os
from random import Random

import pytest
from compared import SMALL, compared
from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.diff import as_markdown
from onrecord.diff.as_markdown import LONGEST

CASES = min(2_000, int(os.environ.get("ONRECORD_CASES", "10000")) // 200)
HOSTILE = [
    "```",
    "````diff",
    "~~~",
    "`",
    "``",
    "\\`",
    "<script>alert(1)</script>",
    "<!--",
    "</details>",
    "@lamp-keeper",
    "#123",
    "GH-1",
    "owner/repo#7",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "![x](http://evil.example/x.png)",
    "[x](javascript:x)",
    "[x]: http://evil.example",
    "> quoted",
    "# title",
    "- [x] approved",
    "| a | b |",
    "***",
    "&lt;b&gt;",
    "$$x$$",
    ":tada:",
    "\u202e",
    "\u200b",
    "0123456789abcdef0123456789abcdef01234567",
]

EMPTY = {"dossier.yaml": SMALL["dossier.yaml"]}


def source(text: str, field: str) -> dict[str, bytes]:
    """The small dossier with a quotation and fields that say this."""
    quote = f"{{id: lamps-7k3m, segment: c1, text: {quoted(text)}, kind: testimony, note: {quoted(field)}}}"
    head = f"title: {quoted(field)}\nkind: blog-thread\npublisher: {quoted(text)}\n"
    return {**SMALL, "sources/log.yaml": f"{head}quotes:\n  - {quote}\n".encode()}


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u202e", "\\u202e").replace("\u200b", "\\u200b")
    return f'"{escaped}"'


def tokens(markdown: str) -> list[Token]:
    """Every token, inline ones too, as a reader with tables, raw markup and bare addresses as links has them."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [each for token in parser.parse(markdown) for each in (token, *(token.children or ()))]


def ours(markdown: str) -> str:
    """All that is not in code."""
    return "\n".join(token.content for token in tokens(markdown) if token.type == "text")


ALLOWED = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close"),
    *("list_item_open", "list_item_close", "inline", "text", "code_inline", "fence", "softbreak"),
}


def test_nothing_of_the_content_is_anything_but_text_in_code() -> None:
    random = Random("a stranger's words")
    for _ in range(CASES):
        text, field = (" ".join(random.choices(HOSTILE, k=random.randint(1, 9))) for _ in range(2))
        found = compared(SMALL, source(text, field), f"x`{random.choice(HOSTILE)}", random.choice(HOSTILE))
        made = as_markdown(found)
        assert {token.type for token in tokens(made)} <= ALLOWED, made
        said = ours(made)
        assert [word for word in ("@", "evil", "script", "0123456", "://", "GH-") if word in said] == [], made
        assert [token.level for token in tokens(made) if token.type == "heading_open"] == [0] * (
            1 + made.count("\n####")
        )
        assert all(c == "\n" or c.isprintable() for c in made)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_each_alone(hostile: str) -> None:
    made = as_markdown(compared(SMALL, source(hostile, hostile)))
    assert {token.type for token in tokens(made)} <= ALLOWED
    fences = [token.content for token in tokens(made) if token.type == "fence"]
    assert all(line[:2] in ("+ ", "- ", "| ") for fence in fences for line in fence.splitlines())


def test_a_reviewer_has_a_list_for_each_quotation_that_wants_one() -> None:
    made = as_markdown(compared(EMPTY, source("the lamp was lit", "a note")))
    assert made.startswith("### Evidence: 1 quotation: 1 new; 2 other records; ")
    for task in (
        "- [ ] the source was opened, and the words stand there in `c1`\n",
        "- [ ] the voice is right\n",
        "- [ ] the context is fair\n",
        "- [ ] nothing is in it that must stay out\n",
    ):
        assert made.count(task) == 1
    assert "- [ ]" not in as_markdown(compared(source("the lamp was lit", "a note"), EMPTY))


def test_it_is_never_longer_than_a_comment_may_be() -> None:
    random = Random("a long thread")
    spoken = (" ".join(f"灯{random.randint(0, 9999)}" for _ in range(250)) for _ in range(60))
    texts = (f"segment: c{n}, text: {quoted(words)}, kind: testimony" for n, words in enumerate(spoken))
    quotes = "".join(f"  - {{id: lamps-{n:04}, {text}}}\n" for n, text in enumerate(texts))
    many = {**SMALL, "sources/log.yaml": f"title: A log\nkind: blog-thread\nquotes:\n{quotes}".encode()}
    made = as_markdown(compared(SMALL, many))
    assert LONGEST * 0.8 < len(made.encode()) <= LONGEST
    assert " more are left out here: `onrecord diff` shows all." in made
    assert "#### Extent of quotation" in made
    assert {token.type for token in tokens(made)} <= ALLOWED


def test_nothing_changed_is_one_line() -> None:
    assert as_markdown(compared(SMALL, SMALL)).split("\n")[0] == "### Evidence: No evidence changed"
