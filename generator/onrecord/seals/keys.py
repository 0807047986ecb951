"""Keys: the secret that a segment's seeds are made of, from the vault's own key or from the capture itself."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

NAME = "vault.key"
"""The file of a vault's key, among its captures."""


class BadKey(ValueError):
    """A key file that holds no key."""


def new_key() -> bytes:
    """A key file: 32 random bytes in hexadecimal, and a line feed."""
    return secrets.token_hex(32).encode() + b"\n"


def key_read(data: bytes) -> bytes:
    """The 32 bytes that a key file holds; raises BadKey."""
    found = _KEY.fullmatch(data)
    if found is None:
        raise BadKey("a vault's key is one line of 64 digits and small letters from a to f")
    return bytes.fromhex(found[1].decode())


def fingerprint(vault_key: bytes) -> str:
    """Which vault key it is, without telling it; nothing where there is none."""
    return hashlib.sha256(b"onrecord vault key 1\0" + vault_key).hexdigest()[:16] if vault_key else ""


def key_of(capture: bytes, vault_key: bytes = b"") -> bytes:
    """The key of one capture: HMAC-SHA-256 under the vault's key, else a digest of the capture's own bytes."""
    if vault_key:
        return hmac.digest(vault_key, capture, "sha256")
    return hashlib.sha256(b"onrecord seal key 1\0" + capture).digest()


def seed_of(key: bytes, segment: str, text: str, epoch: int = 0) -> bytes:
    """The 16 bytes that a segment's tree grows from; another epoch has another key, so all of them change."""
    of_epoch = hmac.digest(key, b"epoch\0" + epoch.to_bytes(4, "big"), "sha256") if epoch else key
    said = segment.encode() + b"\0" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return hmac.digest(of_epoch, said, "sha256")[:16]


_KEY = re.compile(rb"([0-9a-f]{64})\r?\n?")
