"""Tags as they stand in a page's source, in order: enough of the tokeniser of HTML to count them before parsing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, whether it closes, how its attributes are written, and where it begins and
    ends in bytes.
    """

    name: bytes
    closes: bool
    attributes: bytes
    start: int
    end: int

    def names(self) -> list[bytes]:
        """The names of its attributes, as they are written."""
        return _ATTRIBUTE.findall(self.attributes) if self.attributes else []


def tags(source: bytes, is_foreign: Callable[[], bool]) -> Iterator[Tag]:
    """Every tag outside comments and scripts; where `is_foreign`, in a drawing or a formula, no element is raw text.

    A comment is a tag named `!`; a tag that the file is cut short in has no name, but what there is of it.
    """
    at = source.find(b"<")
    while at >= 0:
        found = _TAG.match(source, at)
        if found:
            tag = Tag(found[2].lower(), bool(found[1]), found[3], at, found.end())
            yield tag
            raw = tag.name in _RAW and not tag.closes and not is_foreign()
            at = source.find(b"<", _past_raw(source, tag) if raw else tag.end)
        elif _OPENS_TAG.match(source, at):
            yield Tag(b"", closes=False, attributes=source[at + 1 :], start=at, end=len(source))
            return
        else:
            end = _past_declaration(source, at)
            yield Tag(b"!", closes=True, attributes=b"", start=at, end=end)
            at = source.find(b"<", end)


_SPACE = rb"[\t\n\f\r ]"
_VALUE = rb"(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >\"'][^\t\n\f\r >]*+|(?=>))"
_NAME = rb"(?:=[^\t\n\f\r />=]*+|[^\t\n\f\r />=]++)"
_GIVEN = rb"(?:" + _SPACE + rb"*+=" + _SPACE + rb"*+" + _VALUE + rb")?+"
_ATTRIBUTE = re.compile(rb"(" + _NAME + rb")" + _GIVEN)
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\t\n\f\r />]*+)((?:[\t\n\f\r /]++|" + _NAME + _GIVEN + rb")*+)>")
_OPENS_TAG = re.compile(rb"</?[a-zA-Z]")
_RAW = frozenset((b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes", b"plaintext"))
_ENDS = {name: re.compile(rb"</" + name + rb"(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW}
_SCRIPT = re.compile(rb"(<!--)|(-->)|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)
_COMMENT_END = re.compile(rb"--!?>")


def _past_raw(source: bytes, tag: Tag) -> int:
    if tag.name == b"script":
        return _past_script(source, tag.end)
    found = None if tag.name == b"plaintext" else _ENDS[tag.name].search(source, tag.end)
    return found.start() if found else len(source)


def _past_script(source: bytes, at: int) -> int:
    """Where the script ends: inside `<!--` a second `<script` has an end of its own."""
    in_comment = in_second = False
    while found := _SCRIPT.search(source, at):
        at = found.end()
        if found[1]:
            in_comment, at = True, at - 2  # `<!-->` is both
        elif found[2]:
            in_comment = in_second = False
        elif not found[3]:
            in_second = in_comment
        elif in_second:
            in_second = False
        else:
            return found.start()
    return len(source)


def _past_declaration(source: bytes, at: int) -> int:
    """After a comment, a document type, a processing instruction, or a `<` that opens nothing."""
    if source.startswith(b"<!--", at):
        found = _COMMENT_END.search(source, at + 2)
        if found and found.end() - found.start() == len(b"--!>") and found.start() < at + len(b"<!--"):
            found = _COMMENT_END.search(source, at + len(b"<!--"))
        return found.end() if found else len(source)
    if source[at + 1 : at + 2] in (b"!", b"?", b"/"):
        end = source.find(b">", at)
        return end + 1 if end >= 0 else len(source)
    return at + 1
