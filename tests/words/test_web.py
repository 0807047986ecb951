"""Where a page may lead, and hosts that lead a browser to the machine it runs on, in every way it takes them."""

from __future__ import annotations

import pytest

from onrecord.web import is_loopback, link_fault

HERE = (
    *("127.0.0.1", "127.1", "127.0.1", "127.255.3.4", "0", "0.1", "2130706433", "0x7f000001", "0x7f.1"),
    *("0177.0.0.1", "017700000001", "localhost", "LOCALHOST", "localhost.", "desk.localhost", "127.0.0.1."),
    *("%31%32%37.0.0.1", "１２７.０.０.１", "127。0。0。1", "loc\u00adalhost", "::1", "::", "::ffff:127.0.0.1"),
    *("0x7f.0x.0x.1", "127.0.0x.1", "0x", "0x" + "0" * 70 + "7f000001", "0" * 70 + "177.0.0.1", "🯱🯲🯷.🯰.🯰.🯱"),
    *("🄻🄾🄲🄰🄻🄷🄾🅂🅃", "lₒcalhost", "loc\u115falhost", "loc\u2064alhost", "א1.localhost", "%F0%9F%AF%B127.0.0.1"),
)
ELSEWHERE = (
    *("lamps.example", "127.0.0.1.example", "localhost.example", "mylocalhost", "128.0.0.1", "10.0.0.1", "1.2.3.127"),
    *("8.8.8.8", "lamps.0example", "lamps.x0", "0xlamps", "keeper.0xy", "bücher.example", "例え.テスト"),
    *("xn--bcher-kva.example", "2001:db8::1", "::ffff:10.0.0.1", "", ".", "a..b", "x" * 300, "\ud800"),
)


@pytest.mark.parametrize("host", HERE)
def test_it_is_the_readers_own_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_it_is_not(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "href",
    [
        *("https://lamps.example/a?b=c#d", "http://lamps.example:8080", "https://b%C3%BCcher.example/%E4%BE%8B"),
        *("lamps.html", "../issues/lamps.html#h-1", "#h-1", "", "?a=b", "a%20b", "lamps.html?to=http://x"),
    ],
)
def test_a_page_may_lead_there(href: str) -> None:
    assert link_fault(href) is None


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "javascript%3Aalert(1)", "data:,a", "mailto:a@lamps.example"),
        *("//lamps.example", "%2F%2Flamps.example", "/etc/passwd", "%5C%5Clamps.example", "\\\\lamps.example"),
        *("https://lamps.example%2F@evil.example/", "http://a%3F@localhost/", "http://lamps.example%23@127.0.0.1/"),
        *("http:127.0.0.1", "http:///lamps.example", "https%3A//lamps.example", "http://", "https://[lamps"),
    ],
)
def test_a_page_may_not_lead_there(href: str) -> None:
    assert link_fault(href)
