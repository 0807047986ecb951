"""Addresses as they are recorded: what is dropped, what stays, and that nobody's traces are published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.importing.addresses import cleaned, page_of

CLEANED = [
    ("https://lamps.example/2019/04/watch.html", "https://lamps.example/2019/04/watch.html"),
    ("https://lamps.example/watch?showComment=155#c155", "https://lamps.example/watch"),
    ("https://lamps.example/watch?m=1", "https://lamps.example/watch"),
    ("https://lamps.example/?m=201904", "https://lamps.example/?m=201904"),  # a month of a WordPress site
    ("https://lamps.example/watch?amp=1&page=2", "https://lamps.example/watch?page=2"),
    ("https://lamps.example/watch?UTM_source=x&utm_medium=y&id=7", "https://lamps.example/watch?id=7"),
    ("https://lamps.example/a?fbclid=1&b=%2F&gclid=2&c=&mc_cid=3", "https://lamps.example/a?b=%2F&c="),
    ("https://lamps.example/a;jsessionid=9F?PHPSESSID=1&access_token=2", "https://lamps.example/a"),
    ("https://lamps.example/a?sid=0123456789abcdef01&n=1", "https://lamps.example/a?n=1"),
    ("https://lamps.example/story?sid=42", "https://lamps.example/story?sid=42"),
    ("https://ann:oil@lamps.example:443/a", "https://lamps.example/a"),
    ("HTTP://Lamps.Example:8080", "http://lamps.example:8080/"),
    ("https://lamps.example/a#part-2", "https://lamps.example/a"),
    ("https://lamps.example/a#:~:text=lit%20at%20dusk", "https://lamps.example/a"),
    ("https://lamps.example/#!/watch/3", "https://lamps.example/#!/watch/3"),
    ("https://lamps.blogspot.co.uk/2019/04/watch.html?m=0", "https://lamps.blogspot.com/2019/04/watch.html"),
    ("https://lamps.blogspot.de/", "https://lamps.blogspot.com/"),
    ("https://en.m.wikipedia.org/wiki/Lamp_(oil)", "https://en.wikipedia.org/wiki/Lamp_(oil)"),
    ("https://m.lamps.example/a", "https://m.lamps.example/a"),  # nobody knows that it shows another's pages
    ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
    (
        "https://lamps.example/a?email=1&auth=2&sessionKey=3&api_key=4&signature=5&X-Amz-Signature=6",
        "https://lamps.example/a",
    ),
    ("https://lamps.example/a?to=ann%40lamps.example&share_id=2&ref=fb&spref=tw", "https://lamps.example/a"),
    ("https://lamps.example/a?ved=2&usg=3&at_medium=4&at_campaign=5", "https://lamps.example/a"),
    ("https://lamps.example/a?id=5&amp;utm_source=x&amp;n=1", "https://lamps.example/a?id=5&amp;n=1"),
    ("https://lamps.example/a?author=3&keyword=oil&monkey=2&sessions=4&si=5&s=6&t=7", None),
    ("https://lamps.example/debate?session=2019-20", None),
    ("https://lamps.example/debate?session=9f3ac77d", "https://lamps.example/debate"),
    ("https://lamps.example/p.html?commentPage=2", None),  # another page, with other words
    ("https://www.youtube.com/watch?v=lamp&si=abc&t=42", "https://www.youtube.com/watch?v=lamp&t=42"),
    ("https://youtu.be/lamp?si=abc", "https://youtu.be/lamp"),
    ("https://mobile.x.com/lamps/status/1?s=20&t=abc", "https://x.com/lamps/status/1"),
    (" https://lamps.example/a?q=two+words ", "https://lamps.example/a?q=two+words"),
]
NONE = ["", "lamps.example/a", "ftp://lamps.example/", "javascript:alert(1)", "file:///a", "https://", "http://[bad"]

NAMES = [
    "utm_x",
    "fbclid",
    "showComment",
    "m",
    "amp",
    "token",
    "PHPSESSID",
    "sid",
    "user_email",
    "X-Amz-Date",
    "amp;gclid",
    "id",
    "page",
    "q",
    "%75tm_y",
    "",
]
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "=", "=1", "=a%20b", "=0123456789abcdef01", "=é"]))
ADDRESSES = st.builds(
    lambda scheme, host, path, pairs, fragment: (
        f"{scheme}://{host}{path}?{'&'.join(name + value for name, value in pairs)}#{fragment}"
    ),
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["lamps.example", "a:b@Lamps.Example:80", "x.blogspot.co.nz", "m.facebook.com", "[::1]:443"]),
    st.text("ab/;=.%é", max_size=12).map(lambda path: "/" + path.lstrip("/")),
    st.lists(PAIRS, max_size=5),
    st.text("!/:~text=c1", max_size=8),
)


@pytest.mark.parametrize(("address", "expected"), CLEANED)
def test_only_what_is_not_the_page_is_dropped(address: str, expected: str | None) -> None:
    assert cleaned(address) == (address if expected is None else expected)


@pytest.mark.parametrize("address", NONE)
def test_what_is_no_address_of_a_page_is_none(address: str) -> None:
    assert cleaned(address) == ""


@given(ADDRESSES)
def test_what_is_cleaned_stays_as_it_is(address: str) -> None:
    assert cleaned(cleaned(address)) == cleaned(address)


@given(ADDRESSES)
def test_nothing_of_a_reader_is_left_and_the_rest_is_in_its_order(address: str) -> None:
    found = cleaned(address)
    assert not any(
        name in found.lower()
        for name in ("tm_", "fbclid", "showcomment", "token", "phpsessid", "a:b@", "email", "x-amz", "gclid")
    )
    kept = found.partition("#")[0].partition("?")[2].split("&")
    written = iter(address.partition("#")[0].partition("?")[2].split("&"))
    assert all(pair in written for pair in kept if pair)


@given(st.text(max_size=60))
def test_no_text_whatever_is_a_fault(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert cleaned("https://" + text) == cleaned(cleaned("https://" + text))


def test_one_page_is_known_by_any_of_its_addresses() -> None:
    one = page_of("http://lamps.blogspot.com/2019/04/watch.html?m=1")
    assert one == page_of("https://lamps.blogspot.ie/2019/04/watch.html#c2")
    assert one != page_of("https://lamps.blogspot.com/2019/05/watch.html")
