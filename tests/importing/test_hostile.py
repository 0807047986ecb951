"""Files nobody saved from a page: binary, empty, cut, vast. Each is read or refused, soon."""

import time

import pytest

from onrecord import importing

HEAD = b"Sunday, 7 March 2021\n\nLamps\n\nThe post itself.\n\n"

REFUSED = {
    "empty": (b"", 0, "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", 0, "empty"),
    "only white space": (b" \r\n\t\n", 0, "empty"),
    "a NUL byte": (b"Lamps\n\n1 comment:\n\n  1. a\0b", 5, "NUL"),
    "Latin-1": ("Lamps\ncafé\n".encode("latin-1"), 2, "UTF-8 text: 0xe9 is none; in Windows-1252 it is `é`"),
    "UTF-16": ("Lamps\n".encode("utf-16"), 1, "a NUL byte: this is UTF-16"),
    "cut within a character": (HEAD + "1 comment:\n\n  1. caf\u00e9".encode()[:-1], 9, "UTF-8"),
    "prose of no layout": (b"Just a letter.\n\nWith two paragraphs.\n", 0, "no way we know"),
    "a list of no comments": (b"Shopping:\n\n  1. oil\n  2. wicks\n", 0, "no way we know"),
}

VAST = {
    "prose": b"a line of words\n" * 100_000 + b"ReplyDelete",
    "one line": HEAD + b"word " * 4_000_000 + b"\n1 comment:\n\n  1. a\n\n    ReplyDelete",
    "markers": b"Delete\n" * 100_000,
    "glued markers": b"a\n" + b"Delete" * 3_000_000,
    "reply links": HEAD + b"3 comments:\n\n  1. a\n" + b"    Reply\n" * 100_000,
    "counts": HEAD + b"3 comments:\n" * 100_000,
    "counted lists": HEAD + b"3 comments:\n  1. a\n" * 50_000,
    "numbers": HEAD + b"3 comments:\n" + b"  1. a\n    Delete\n    Replies\n    1. b\n" * 25_000,
    "stars": b"*****\na\n" * 20_000,
    "a line of stars": b"*****\n" + b"*" * 20_000_000 + b"a",
    "sections": b"--oo00oo--\n" * 40_000,
    "introductions": b"This:-\nabc\n" * 50_000 + b"--oo00oo--",
    "brackets": b"a\nReplyDelete" + b"(" * 5_000_000,
    "blanks": b"a\nReplyDelete" + b" " * 20_000_000,
    "repeats": b"the same eight words and no other words\n" * 40_000 + b"a\nDelete",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_thread_is_refused_with_its_line(name: str) -> None:
    data, line, words = REFUSED[name]
    with pytest.raises(importing.Unreadable) as refusal:
        importing.recognised(data)
    assert refusal.value.line == line
    assert words in refusal.value.message


@pytest.mark.parametrize("name", VAST)
def test_what_is_vast_is_read_in_linear_time(name: str) -> None:
    start = time.process_time()
    importing.recognised(VAST[name])
    # A quadratic reader takes minutes; a slow machine several seconds.
    assert time.process_time() - start < 15


def test_a_thousand_threads_are_read_at_two_milliseconds_each() -> None:
    replies = b"".join(b"    %d. %s\n\n      Delete\n" % (at, b"%d " % at * 100) for at in range(1, 50))
    data = HEAD + b"50 comments:\n\n  1. a\n\n    ReplyDelete\n    Replies\n" + replies
    start = time.process_time()
    for _ in range(100):
        _, thread = importing.recognised(data)
    assert (len(thread.segments), thread.remarks) == (51, ())
    # Four times the aim, for slow machines that do other work.
    assert time.process_time() - start < 0.8
