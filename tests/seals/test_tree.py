"""The tree against a plain reading of its description, and against known answers in `tests/vectors/seals.json`."""

from __future__ import annotations

import hashlib
import hmac
import json
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from onrecord import seals, verbatim
from onrecord.seals import Sealed, tree

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "seals.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS["keys"], ids=lambda vector: vector["says"])
def test_a_key_is_as_it_was(vector: dict[str, Any]) -> None:
    vault = bytes.fromhex(vector["vault"])
    assert seals.key_of(vector["capture"].encode(), vault).hex() == vector["key"]
    assert seals.fingerprint(vault) == vector["fingerprint"]


@pytest.mark.parametrize("vector", VECTORS["segments"], ids=lambda vector: vector["says"])
def test_a_segment_is_sealed_as_it_was(vector: dict[str, Any]) -> None:
    key, name, text, epoch = bytes.fromhex(vector["key"]), vector["segment"], vector["text"], vector["epoch"]
    sealed = seals.seal_segment(key, name, text, vector["opened"], epoch=epoch)
    assert sealed.model_dump(mode="json") == vector["sealed"]
    assert seals.opened(Sealed.model_validate(vector["sealed"])).text.replace("\ud800", "▯") == vector["rebuilt"]
    assert sealed.root == plain_root(plain_seed(key, name, text, epoch), cut(text))


def test_the_tree_is_the_one_described_for_every_size() -> None:
    random = Random("sizes")
    for size in range(1, 80):
        text = " ".join(random.choice(("lamp", "tide", "lock")) for _ in range(size))
        opened = {word for word in range(size) if random.random() < 0.5} or {0}
        sealed = seals.seal_segment(bytes(32), "c1", text, opened)
        assert sealed.root == plain_root(plain_seed(bytes(32), "c1", text, 0), cut(text))
        assert "".join(run.text for run in sealed.open) == "".join(cut(text)[word] for word in sorted(opened))
        assert seals.words_open(sealed) == opened
        assert seals.opened(sealed)


def test_a_proof_holds_no_more_than_the_largest_subtrees() -> None:
    assert list(tree.largest(7, [(2, 4), (6, 7)])) == [(1, 0, False), (1, 1, True), (1, 2, False), (1, 3, True)]
    assert list(tree.largest(5, [(0, 5)])) == [(3, 0, True)]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *verbatim.tiles(text)])]


def plain_seed(key: bytes, name: str, text: str, epoch: int) -> bytes:
    if epoch:
        key = hmac.new(key, b"epoch\0" + epoch.to_bytes(4, "big"), "sha256").digest()
    said = name.encode() + b"\0" + hashlib.sha256(text.encode()).digest()
    return hmac.new(key, said, "sha256").digest()[:16]


def plain_root(seed: bytes, words: list[str]) -> str:
    return hashed("root", plain_top(seed, 0, words) + len(words).to_bytes(4, "big")).hex()


def plain_top(seed: bytes, start: int, words: list[str]) -> bytes:
    """As the note beside the code says it, with no thought of speed."""
    if len(words) == 1:
        return hashed("word", seed + str(start).encode() + b"\0" + words[0].encode())
    half = 1
    while half * 2 < len(words):
        half *= 2
    left = plain_top(hashed("seed", seed + b"L"), start, words[:half])
    right = plain_top(hashed("seed", seed + b"R"), start + len("".join(words[:half])), words[half:])
    return hashed("node", left + right)


def hashed(what: str, data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16, person=f"onrecord {what} 1".encode()).digest()
