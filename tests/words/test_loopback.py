"""Hosts that lead a browser to the machine it runs on, in every way it takes them."""

from __future__ import annotations

import pytest

from onrecord.loopback import is_loopback

HERE = (
    *("127.0.0.1", "127.1", "127.0.1", "127.255.3.4", "0", "0.1", "2130706433", "0x7f000001", "0x7f.1"),
    *("0177.0.0.1", "017700000001", "localhost", "LOCALHOST", "localhost.", "desk.localhost", "127.0.0.1."),
    *("%31%32%37.0.0.1", "１２７.０.０.１", "127。0。0。1", "loc\u00adalhost", "::1", "::", "::ffff:127.0.0.1"),
)
ELSEWHERE = (
    *("lamps.example", "127.0.0.1.example", "localhost.example", "mylocalhost", "128.0.0.1", "10.0.0.1", "1.127"),
    *("xn--bcher-kva.example", "2001:db8::1", "::ffff:10.0.0.1", "", ".", "a..b", "x" * 300, "\ud800"),
)


@pytest.mark.parametrize("host", HERE)
def test_it_is_the_readers_own_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_it_is_not(host: str) -> None:
    assert not is_loopback(host)
