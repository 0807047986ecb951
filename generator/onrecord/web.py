"""The web: which addresses content may hold, and where a page may lead its readers."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from onrecord.phrasing import clipped

_LONGEST = 2000
_LONGEST_SHOWN = 60
_COPY = "copy it from the browser's address bar"
_NO_PART = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f\x7f]")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_FOUR = re.compile(r"(?!127\.)[1-9][0-9]{0,2}(\.[0-9]{1,3}){3}")
_HERE = frozenset({0, 127})  # the first byte of what stays on the machine: RFC 1122, 3.2.1.3


class Fault(NamedTuple):
    """What keeps an address from being taken, and what to do about it."""

    message: str
    remedy: str


_NOWHERE = Fault(
    "this link leads nowhere a page may lead", "write an address that begins with `https://`, or a page of this site"
)


def fault(address: str, *, may_stay: bool = False) -> Fault | None:
    """Why this is no address that any browser opens; one of the reader's own machine passes only if it `may_stay`."""
    if len(address) > _LONGEST or _NO_PART.search(address):
        return Fault("there is a blank, a quotation mark, a bracket or no end in this address", _COPY)
    shown = clipped(address, _LONGEST_SHOWN)
    if not address.startswith(("http://", "https://")):
        return Fault(f"`{shown}` is not an address: one begins with `https://` or `http://`", _COPY)
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return Fault(f"`{shown}` is not an address a browser could open", _COPY)
    if not host or "@" in parts.netloc:
        return Fault(
            f"`{shown}` names no site, or somebody's name and password", "write it as `https://example.org/page`"
        )
    if not may_stay and is_loopback(host):
        return Fault(f"`{shown}` leads each reader to the reader's own machine", "write the address it has on the web")
    return None


def link_fault(href: str) -> Fault | None:
    """Why a page may not link there: to an address, or to a page of the same site by a relative path."""
    if href.startswith(("http://", "https://")):
        return fault(href)
    try:
        parts = (urlsplit(href), urlsplit(unquote(href)))
    except ValueError:
        return _NOWHERE
    is_inside = not any(each.scheme or each.netloc or each.path.startswith(("/", "\\")) for each in parts)
    return None if is_inside else _NOWHERE


def is_loopback(host: str) -> bool:
    """Whether a browser that is given this host asks the machine it runs on, however it is written: `127.1`, `0x7f.1`.

    Any number that is not in the four parts browsers show it in counts as one. A name that the net leads back to the
    machine is not known here.
    """
    plain = unicodedata.normalize("NFKC", unquote(host)).replace("\u3002", ".").casefold()
    name = plain.encode("ascii", "ignore").decode().removesuffix(".")  # of all else none is in such a name
    if ":" in name:
        return _is_here(name)
    last = name.rpartition(".")[2]
    return last == "localhost" or bool(_NUMBER.fullmatch(last) and not _FOUR.fullmatch(name))


def _is_here(name: str) -> bool:
    try:
        address = ipaddress.IPv6Address(name)
    except ValueError:
        return False
    inner = address.ipv4_mapped
    return inner.packed[0] in _HERE if inner else address.is_loopback or address.is_unspecified
