"""A base and the saved copies at hand: what a change brings of its own is compared with nothing, and hides nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cloned import SEAL, SOURCE, a_hidden_run, example, put, sealed, with_a_new_quotation

from commanding import onrecord
from lighthouse import VAULT, as_seal, content
from repository import commit

FILE = "the-long-watch.txt"
SAID = "four more stations will lose their keepers before the autumn gales"
NEVER = "four more stations will keep their keepers after the autumn gales"
NEW = "the saved copy that they are quoted from, or how it is read, is new in this change"


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `site/content` is the example, with its captures beside it."""
    clone = example(tmp_path, monkeypatch)
    shutil.copytree(VAULT.root, clone / "site" / "captures")
    return clone


def test_a_saved_copy_that_the_base_names_is_compared_with(clone: Path) -> None:
    put(clone, {SOURCE: content()[SOURCE].replace(SAID.encode(), NEVER.encode())})
    assert "error[quote-not-verbatim]" in onrecord("verify", "--base", "main").both


def test_a_saved_copy_of_the_changes_own_proves_nothing(clone: Path) -> None:
    capture, record = (VAULT.root / FILE).read_bytes(), content()[SOURCE]
    forged = capture.replace(SAID.encode(), NEVER.encode())
    assert forged != capture
    (clone / "site" / "captures" / FILE).write_bytes(forged)
    was, now = (hashlib.sha256(data).hexdigest().encode() for data in (capture, forged))
    put(clone, {SOURCE: record.replace(was, now).replace(SAID.encode(), NEVER.encode())})
    assert onrecord("verify").status == 0, "by its own copy it holds"
    assert onrecord("seal").status == 0
    for ran in (onrecord("verify", "--base", "main"), onrecord("build", "--base", "main", "--no-pagefind")):
        assert ran.status == 1
        assert ran.both.count("error[unproved-quote]") == record.count(b"status: published")
        assert NEW in ran.both


@pytest.mark.parametrize(
    "new", ["layout: plain-text", "layout: blogger-text\n    page: https://lamproom.example/other"]
)
def test_a_copy_read_in_another_way_proves_nothing(clone: Path, new: str) -> None:
    change = with_a_new_quotation(*a_hidden_run())[SOURCE]
    put(clone, {SOURCE: change})
    assert "unchecked" not in onrecord("verify", "--base", "main").both, "its words stand in the base's copy"
    put(clone, {SOURCE: change.replace(b"layout: blogger-text", new.encode())})
    ran = onrecord("verify", "--base", "main")
    assert NEW in ran.both
    assert ran.both.count("error[unchecked-quote]") == 1, "the base's seal proves the others"


def test_a_copy_under_another_name_is_the_same(clone: Path) -> None:
    (clone / "site" / "captures" / FILE).rename(clone / "site" / "captures" / "watch.txt")
    put(clone, {SOURCE: content()[SOURCE].replace(f"file: {FILE}".encode(), b"file: watch.txt")})
    assert onrecord("verify", "--base", "main").status == 0


def with_a_reprint(tree: dict[str, Any]) -> None:
    tree["also"] = {"b1": [{"source": "dark-towers", "segment": "c2"}]}


def with_another_lead(tree: dict[str, Any]) -> None:
    for check in tree["quotes"].values():
        check["lead"] = 2


def with_a_withdrawal(tree: dict[str, Any]) -> None:
    tree["segments"]["c99"] = {"withdrawn": "2020-01-01", "epoch": 5000}


@pytest.mark.parametrize(("change", "severity"), [(with_a_reprint, "warning"), (with_a_withdrawal, "error")])
def test_with_the_copy_at_hand_what_it_cannot_show_is_the_base_s(
    clone: Path, change: Callable[[dict[str, Any]], None], severity: str
) -> None:
    tree = json.loads(content()[SEAL])
    change(tree)
    put(clone, {SEAL: as_seal(tree)})
    assert f"{severity}[seal-disagrees]" in onrecord("verify", "--base", "main").both


def test_a_reprint_that_a_change_names_is_told_and_stops_nobody(clone: Path) -> None:
    tree = json.loads(content()[SEAL])
    with_a_reprint(tree)
    put(clone, {SEAL: as_seal(tree)})
    shutil.rmtree(clone / "site" / "captures")
    ran = onrecord("verify", "--base", "main")
    assert ran.status == 0
    assert ran.both.count("names other reprints of its contributions") == 1


def before_the_reader(tree: dict[str, Any]) -> None:
    tree["segmenter"]["version"] -= 1


@pytest.mark.parametrize("key", [[], ["--make-key"]], ids=["reader", "reader and key"])
def test_with_the_copy_at_hand_what_it_shows_of_a_seal_made_anew_is_no_fault(clone: Path, key: list[str]) -> None:
    for seal in (clone / "site" / "content" / "seals").iterdir():
        tree = json.loads(seal.read_bytes())
        before_the_reader(tree)
        seal.write_bytes(as_seal(tree))
    commit(clone)
    assert onrecord("seal", *key).status == 0
    assert onrecord("verify", "--base", "main").status == 0
    shutil.rmtree(clone / "site" / "captures")
    assert "error[seal-disagrees]" in onrecord("verify", "--base", "main").both


def of_another_reader(tree: dict[str, Any]) -> None:
    tree["segmenter"]["name"] = "plain-text"


def of_another_key(tree: dict[str, Any]) -> None:
    tree["key"] = "0" * 16


@pytest.mark.parametrize("change", [of_another_reader, of_another_key])
def test_with_the_copy_at_hand_another_reader_or_key_is_a_fault(
    clone: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    tree = json.loads(content()[SEAL])
    change(tree)
    put(clone, {SEAL: as_seal(tree)})
    assert "error[seal-disagrees]" in onrecord("verify", "--base", "main").both


def test_a_seal_of_an_earlier_epoch_forgets_that_words_were_withdrawn(clone: Path) -> None:
    tree = json.loads(content()[SEAL])
    again = sealed({**content(), SEAL: as_seal(with_epochs(tree, 1))})
    put(clone, again)
    commit(clone)
    put(clone, {SEAL: content()[SEAL]})
    assert "how often its words were withdrawn" in onrecord("verify", "--base", "main").both


def with_epochs(tree: dict[str, Any], epoch: int) -> dict[str, Any]:
    return {**tree, "segments": {name: {**each, "epoch": epoch} for name, each in tree["segments"].items()}}


def test_where_links_lead_is_the_base_s_or_the_copy_s(clone: Path) -> None:
    tree = json.loads(content()[SEAL])
    with_another_lead(tree)
    put(clone, {SEAL: as_seal(tree)})
    assert "their check record is new in this change" in onrecord("check", "--base", "main").both
    assert "error[seal-disagrees]" in onrecord("verify").both


def test_a_seal_that_is_gone_takes_its_epochs_with_it(clone: Path) -> None:
    put(clone, {SOURCE: content()[SOURCE].replace(b"status: published", b"status: draft")})
    (clone / "site" / "content" / SEAL).unlink()
    assert "it is gone, and with it how often words were withdrawn" in onrecord("check", "--base", "main").both


def test_a_seal_of_another_copy_goes_on_with_its_epochs(clone: Path) -> None:
    tree = json.loads(content()[SEAL])
    for epoch, is_fault in ((0, True), (1, False)):
        other = {**(with_epochs(tree, epoch) if epoch else tree), "capture": "0" * 64}
        put(clone, {SEAL: as_seal(other)})
        assert ("how often its words were withdrawn" in onrecord("check", "--base", "main").both) is is_fault
