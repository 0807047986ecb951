"""A page of Markdown with front matter: fields between two lines of `---`, then the words of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.diagnostics import Place
from onrecord.yamltree import Document, tree
from onrecord.yamltree.plaintext import PlainText, plain


@dataclass(frozen=True, slots=True)
class Page:
    """The fields of a page, whose places are those of the file, and its body, which begins in `body_line`.

    Lines of the body end in a line feed alone, however the file was saved.
    """

    front: Document
    body: str
    body_line: int


def read_page(path: str, data: bytes) -> Page:
    """A page of Markdown; raises `Refused` also when its front matter is missing, is not closed or holds no fields."""
    words = plain(path, data)
    opened = _RULE.match(words.text)
    if opened is None:
        words.refuse(*_missing(words))
    closed = _RULE.search(words.text, opened.end())
    if closed is None:
        words.refuse(words.place(0, 3), "unclosed-front-matter", "the front matter that begins here has no end", _CLOSE)
    front = _front(PlainText(path, words.text[opened.end() : closed.start()], above=1))
    line = words.text.count("\n", 0, closed.end()) + 1
    return Page(front, words.text[closed.end() :].replace("\r\n", "\n"), line)


def bounds(text: str) -> tuple[int, int]:
    """Where the fields of a page begin and end that `read_page` has read, in its words without a byte-order mark."""
    opened, closed = [*_RULE.finditer(text)][:2]
    return opened.end(), closed.start()


# A line of three hyphens, with its end; the blanks after them cannot be seen, so they do not count.
_RULE = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_CLOSE = "put a line of three hyphens, `---`, below its last field"
_OPEN = "begin the file with a line of three hyphens, `---`, then its fields, then another line of `---`"


def _front(words: PlainText) -> Document:
    if not _WRITTEN.search(words.text):
        words.refuse(
            Place(words.path, 1, 1, 3), "empty-front-matter", "there is no field in this front matter", _FIELDS
        )
    front = tree(words)
    if not isinstance(front.value, dict):
        words.refuse(
            front.at(), "front-matter-not-fields", "the front matter is a list, and it should be fields", _FIELDS
        )
    return front


_WRITTEN = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_FIELDS = "write its fields as `name: value`, each on a line of its own"


def _missing(words: PlainText) -> tuple[Place, str, str, str]:
    """What to say of a page that does not begin with `---`."""
    late = _RULE.search(words.text)
    if late and not words.text[: late.start()].strip():
        at = words.place(late.start(), 3)
        return at, "missing-front-matter", "there are blank lines above the front matter", "take them away"
    return Place(words.path, 1, 1), "missing-front-matter", "this page does not begin with front matter", _OPEN
