"""Loopback: hosts that are the reader's own machine, where no evidence stands and a preview may be open."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import unquote

_HERE = frozenset({0, 127})  # the first byte of what stays on the machine: RFC 1122, 3.2.1.3


def is_loopback(host: str) -> bool:
    """Whether a browser that is given this host asks the machine it runs on, however it is written: `127.1`, `0x7f.1`.

    A name that the net leads back to the machine is not known here.
    """
    try:
        name = unquote(host).encode("idna").decode("ascii").casefold().removesuffix(".")
    except UnicodeError:
        return False
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return _is_here(ipaddress.IPv6Address(name)) if ":" in name else socket.inet_aton(name)[0] in _HERE
    except (OSError, ValueError):
        return False


def _is_here(address: ipaddress.IPv6Address) -> bool:
    inner = address.ipv4_mapped
    return inner.packed[0] in _HERE if inner else address.is_loopback or address.is_unspecified
