"""Pages nobody wrote for readers: vast, deep, wrongly encoded, binary. Each is read or refused, in bounded memory."""

import subprocess
import sys

import pytest

from built_site import IS_LONG
from onrecord import importing
from onrecord.importing import Saved, Unreadable
from onrecord.importing.layouts import BY_NAME

BEGINS = b"<!doctype html>"

# An expression that makes the page, and what is said of it: a refusal, or how many segments it has.
VAST = {
    "nested": ("b'<div>' * 100_000 + b'x'", "more than 512 elements"),
    "nested and closed": ("b'<div>' * 100_000 + b'x' + b'</div>' * 100_000", "more than 512 elements"),
    "nested in a script's quotes": ("b'<script>' + b'<div>' * 100_000 + b'</script><p>x'", "1"),
    "nested formatting": ("b'<b>' * 100_000 + b'x'", "more than 512 elements"),
    "nested lists": ("b'<ul><li>' * 100_000 + b'x'", "more than 512 elements"),
    "nested past wrong ends": ("b'<div><table><td></div>' * 50_000 + b'x'", "more than 512 elements"),
    "attributes": ("b'<p ' + b' '.join(b'a%d=1' % at for at in range(1_000_000)) + b'>x'", "256 attributes"),
    "attributes of a tag cut short": ("b'<p ' + b' '.join(b'a%d' % at for at in range(200_000))", "256 attributes"),
    "small tags of many attributes": ("b'<p a b c d e f g h i j>x' * 400_000", "too large"),
    "unlike formatting": ("b''.join(b'<p><font id=%d></p>' % at for at in range(100_000))", "formatting tags"),
    "formatting opened again": (
        "b''.join(b'<p><i id=%d></p>' % at for at in range(120)) + b'<p>x' * 50_000",
        "too large",
    ),
    "64 MB": ("b'<p>some words of text that are here</p>\\n' * 1_598_000", "too large"),
    "one long text": ("b'words ' * 1_000_000", "1"),
    "comments": ("b'x' + b'<!---->' * 4_000_000", "too large"),
    "breaks": ("b'x<br>' * 20_000", "1"),
    "names of attributes": ("b''.join(b'<p a%d=b>' % at for at in range(100_000))", "different names"),
    "names of tags": ("b''.join(b'<a-%d>' % at + b'</a-%d>' % at for at in range(100_000))", "different names"),
    "links left open": ("b'<a name=x>word ' * 20_000", "1"),
    "comments left open": ("b'x' + b'<!--' * 1_000_000", "1"),
    "20,000 comments": (
        "b'<ol id=top-ra>' + b''.join(b'<li class=comment id=c%d><p class=comment-content>Word %d.</p></li>' % (at, at)"
        " for at in range(20_000))",
        "20000",
    ),
    "20,000 comments of WordPress": (
        "b'<ol class=comment-list>' + b''.join(b'<li class=comment id=comment-%d><p class=comment-text>Word %d.'"
        " % (at, at) for at in range(20_000))",
        "20000",
    ),
}

READ = """
import re, sys
from onrecord import importing
try:
    print(len(importing.recognised(b"<!doctype html>" + eval(sys.argv[1]))[1].segments))
except importing.Unreadable as fault:
    print(fault.message)
status = open("/proc/self/status").read() if sys.platform == "linux" else "VmHWM: 0"
print(int(re.search(r"VmHWM:\\s*(\\d+)", status)[1]) // 1024)
"""


@pytest.mark.parametrize("name", [*VAST][:: 1 if IS_LONG else 2])
def test_what_is_vast_is_read_or_refused_within_500_megabytes(name: str) -> None:
    page, expected = VAST[name]
    ran = subprocess.run([sys.executable, "-c", READ, page], capture_output=True, text=True, timeout=100, check=True)
    said, megabytes = ran.stdout.splitlines()
    assert expected == said if expected.isdigit() else expected in said
    assert int(megabytes) < 500


REFUSED = {
    "Windows-1252 called UTF-8": (b"<meta charset=utf-8>\n<p>The keeper\x92s", 2, "in Windows-1252 it is `’`"),
    "a character cut short": (b"<meta charset=utf-8><p>caf\xc3", 1, "0xc3"),
    "a NUL byte": (b"\n\n<p>a\0b", 3, "NUL"),
    "no words": (b"<script>render()</script>", 0, "holds no words"),
    "no words but hidden ones": (b"<p hidden>never</p>", 0, "holds no words"),
    "an unknown label": (b"<meta charset=x-lamp><p>a", 0, "`x-lamp`, an encoding we do not know"),
    "a codec that is no encoding": (b"<meta charset=rot13><p>a", 0, "`rot13`"),
    "odd UTF-16": (b"", 0, "UTF-16-LE"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_is_refused_with_its_line(name: str) -> None:
    data, line, words = REFUSED[name]
    data = BEGINS + data if data else b"\xff\xfe" + "<!doctype html><p>a".encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(Unreadable) as refusal:
        importing.recognised(data)
    assert (refusal.value.line, words in refusal.value.message) == (line, True), refusal.value.message
    assert refusal.value.remedy


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"\x89PNG\r\n", b"WARC/1.1", b"Just a letter <p>", b"<note>", b"", b"1 < 2"]
)
@pytest.mark.parametrize("name", ["blogger-html", "wordpress-html", "article-html"])
def test_what_is_no_html_is_left_to_other_layouts(name: str, data: bytes) -> None:
    assert BY_NAME[name].read(Saved(data)) is None


WORDS = "The keeper’s “weir” — £20, café"
DECLARED = {
    "UTF-8 declared": ("utf-8", "<meta charset=utf-8>", "", 0),
    "UTF-8 undeclared": ("utf-8", "", "", 0),
    "UTF-8 with a mark": ("utf-8-sig", "<meta charset=windows-1252>", "", 0),
    "UTF-16 with a mark": ("utf-16", "", "", 0),
    "Windows-1252 declared as Latin-1": (
        "cp1252",
        "<meta http-equiv=x content='text/html; charset=ISO-8859-1'>",
        "",
        0,
    ),
    "Windows-1252 undeclared": ("cp1252", "", "", 1),
    "what came with it goes before": ("cp1252", "<meta charset=utf-8>", "windows-1252", 0),
    "declared in a comment alone": ("utf-8", "<!-- <meta charset=windows-1252> -->", "", 0),
    "UTF-8 declared as Latin-1": ("utf-8", "<meta charset=latin1>", "", 1),
    "XML's declaration": ("utf-8", "", "", 0),
}


@pytest.mark.parametrize("name", DECLARED)
def test_a_page_is_read_in_the_encoding_a_browser_takes(name: str) -> None:
    codec, head, charset, remarks = DECLARED[name]
    begins = "<?xml version='1.0' encoding='utf-8'?>" if name.startswith("XML") else ""
    data = f"{begins}<!DOCTYPE html>{head}<article>{WORDS}</article>".encode(codec)
    thread = BY_NAME["article-html"].read(Saved(data, charset=charset))
    assert thread is not None
    is_mistaken = name == "UTF-8 declared as Latin-1"
    assert (
        thread.segments[0].text == (WORDS.encode().decode("cp1252", "replace") if is_mistaken else WORDS) or is_mistaken
    )
    assert len(thread.remarks) == remarks
