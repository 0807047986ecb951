"""Whatever the bytes, they are a document or one refusal."""

from collections.abc import Callable, Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.diagnostics import Diagnostic
from onrecord.frontmatter import Page, read_page
from onrecord.yamltree import Document, Node, Refused, Step, read

SEED = """\
title: Wick 🔦 log   # a comment
archived: []
quotes:
  - {id: a, "b": 'c''d', e: }
  - text: |-
      The lamp — was lit.

      It was.
    note: >
      folded "words"
      here
    list:
    - x: 1:30
    - "\\u2014"
""".encode()
PIECES = [
    b"\n",
    b"  ",
    b": ",
    b"- ",
    b"'",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
    b"|",
    b">",
    b"#",
    b"%",
    b"&",
    b"*",
    b"!",
    b"?",
]
PIECES += [
    b"\t",
    b"\r",
    b"\\",
    b",",
    b"---\n",
    b"...",
    b"<<: ",
    b"\0",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"\xf0\x9f",
]
edits = st.lists(
    st.tuples(st.integers(0, len(SEED)), st.integers(0, 6), st.sampled_from(PIECES)), min_size=1, max_size=6
)


def refusal(reader: Callable[[str, bytes], Document | Page], data: bytes) -> Diagnostic | None:
    try:
        found = reader("f.md", data)
    except Refused as refused:
        return refused.diagnostic
    document = found.front if isinstance(found, Page) else found
    lines = data.decode("utf-8-sig").split("\n")
    for steps in every(document.value):
        for at in (document.at(*steps), document.key_at(*steps)):
            assert 1 <= at.line <= len(lines)
            assert 1 <= at.column <= len(lines[at.line - 1]) + 1
            assert at.column + at.width <= len(lines[at.line - 1]) + 2
    return None


def every(node: Node) -> Iterator[tuple[Step, ...]]:
    """The steps to every value."""
    yield ()
    for step, inner in [] if isinstance(node, str) else node.items() if isinstance(node, dict) else enumerate(node):
        yield from ((step, *further) for further in every(inner))


def is_read_or_refused(data: bytes) -> None:
    lines = data.decode("utf-8-sig", "replace").split("\n")
    for found in (refusal(read, data), refusal(read_page, data)):
        if found is None:
            continue
        assert found.message
        assert found.remedy
        assert 0 <= found.at.line <= len(lines)
        assert found.at.column <= len(lines[found.at.line - 1]) + 1
        assert found.at.width >= 1


@given(st.binary(max_size=200))
@example(b"---\n%")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: *")
@settings(max_examples=400, deadline=None)
def test_any_bytes(data: bytes) -> None:
    is_read_or_refused(data)


@given(st.lists(st.sampled_from([*PIECES, b"a", b"b: c\n"]), max_size=30).map(b"".join))
@settings(max_examples=500, deadline=None)
def test_any_punctuation(data: bytes) -> None:
    is_read_or_refused(data)


@given(edits)
@settings(max_examples=500, deadline=None)
def test_mutated_files(changes: list[tuple[int, int, bytes]]) -> None:
    data = SEED
    for at, cut, piece in changes:
        data = data[:at] + piece + data[at + cut :]
    is_read_or_refused(data)
    is_read_or_refused(b"---\n" + data + b"\n---\nbody\n")
