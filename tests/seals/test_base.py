"""A base revision: what a change proves by roots of its own is not believed, and git's objects alone are asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cloned import SEAL, a_hidden_run, example, forged, put, sealed, with_a_new_quotation

from commanding import onrecord
from lighthouse import VAULT, content, loaded
from onrecord import evidence, load, revision, seals
from repository import commit, git


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `site/content` is the example; commands run in `site`."""
    return example(tmp_path, monkeypatch)


def test_what_the_base_has_is_believed(clone: Path) -> None:
    assert onrecord("check").status == 0
    assert onrecord("check", "--base", "main").status == 0
    assert onrecord("verify", "--base", "HEAD").status == 0


def test_a_quotation_with_a_root_of_its_own_is_unchecked_in_a_kind_word(clone: Path) -> None:
    name, _ = a_hidden_run()
    put(clone, forged())
    assert onrecord("check").status == 0, "by its own root it is proved"
    commit(clone)
    ran = onrecord("check", "--base", "HEAD~1")
    assert ran.status == 1
    assert f"the root that proves them, of {name}, is new in this change" in ran.both
    assert "you need do no more: an editor who has the saved copy runs `onrecord seal`" in ran.both
    assert ran.both.count("error[") == 1
    assert onrecord("check", "--base", "HEAD").status == 0


def test_a_new_quotation_of_opened_words_is_unchecked_too(clone: Path) -> None:
    """The base's root proves the words, but not that they stand there once and need no second look."""
    old = next(q for q in loaded(content()).quotes_of("the-long-watch") if q.id == "lamps-x7k2").record
    put(clone, sealed(with_a_new_quotation(old.segment, old.text)))
    ran = onrecord("check", "--base", "main")
    assert "their check record is new in this change" in ran.both
    assert ran.both.count("error[unchecked-quote]") == 1


def test_with_the_capture_at_hand_no_base_is_needed(clone: Path) -> None:
    put(clone, forged())
    assert onrecord("verify", "--base", "main", "--captures", str(VAULT.root)).status == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"words": 9_999_999}, "how many words the source has"),
        ({"key": "0" * 16}, "which vault key it was made with"),
        ({"segmenter": {"name": "article-html", "version": 1}}, "which reader numbered its segments"),
        ({"segments": {"c99": {"withdrawn": "2020-01-01"}}}, "`c99`: how often its words were withdrawn"),
        ({"segments": {"b1": {"epoch": 7}}}, "`b1`: how often its words were withdrawn"),
    ],
)
def test_all_else_that_a_seal_says_is_the_base_s(clone: Path, change: dict[str, Any], said: str) -> None:
    tree = json.loads(content()[SEAL])
    put(clone, {SEAL: seals.write(seals.Seal.model_validate(merged(tree, change)))})
    found = onrecord("check", "--base", "main")
    assert found.status == 1
    assert found.both.count("error[seal-disagrees]") == 1
    assert f"says otherwise than the revision to be believed: {said}" in found.both


def merged(tree: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    deeper = {name: merged(tree.get(name, {}), value) for name, value in change.items() if isinstance(value, dict)}
    return {**tree, **change, **deeper}


def test_words_are_counted_by_the_base() -> None:
    """What a seal says of its size stretches no budget."""
    tree = json.loads(content()[SEAL])
    seal = seals.Seal.model_validate({**tree, "words": 9_999_999})
    dossier = loaded({**content(), SEAL: seals.write(seal)})
    known = evidence.judge(dossier, None, base=load.base_of(content()))
    assert known.extents["the-long-watch"].words == tree["words"]


def test_words_that_are_withdrawn_are_no_fault(clone: Path) -> None:
    tree = json.loads(content()[SEAL])
    name = next(iter(tree["segments"]))
    withdrawn = {"withdrawn": "2031-01-01", "epoch": tree["segments"][name].get("epoch", 0) + 1}
    quotes = {key: each for key, each in tree["quotes"].items() if each["segment"] != name}
    after = {**tree, "segments": {**tree["segments"], name: withdrawn}, "quotes": quotes}
    put(clone, {SEAL: seals.write(seals.Seal.model_validate(after))})
    assert "seal-disagrees" not in onrecord("check", "--base", "main").both


def test_build_asks_the_base_too(clone: Path) -> None:
    put(clone, forged())
    ran = onrecord("build", "--base", "main", "--no-pagefind")
    assert (ran.status, "error[unchecked-quote]" in ran.both) == (1, True)


@pytest.mark.parametrize("wrong", ["nowhere", "--help", "", "HEAD^{tree}", "^main", "main..main", "main:site"])
def test_a_revision_that_git_does_not_know_is_wrong_use(clone: Path, wrong: str) -> None:
    ran = onrecord("check", f"--base={wrong}")
    assert (ran.status, f"git knows no revision `{wrong}` here" in ran.err) == (2, True)


def test_a_folder_that_is_in_no_repository_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(revision.Unknown, match="in no git repository"):
        revision.read_revision(tmp_path / "content", "HEAD")


def test_the_working_tree_is_not_asked(clone: Path) -> None:
    put(clone, {SEAL: b"{}"})
    held = revision.read_revision(clone / "site" / "content", "HEAD")
    assert held == content()
    assert revision.read_revision(clone / "site" / "content", "HEAD", "seals/").keys() == {
        path for path in content() if path.startswith("seals/")
    }


def test_what_a_folder_would_not_be_read_of_is_left_out(clone: Path) -> None:
    folder = clone / "site" / "content"
    (folder / "sources" / "link.yaml").symlink_to("the-long-watch.yaml")
    (folder / ".hidden.yaml").write_text("x")
    (folder / "pages" / "two words .md").write_bytes(b"line\n\nline")
    (folder / "pages" / "é\nf.md").write_bytes(b"")
    (folder / "pages" / "empty.md").write_bytes(b"")
    commit(clone)
    held = revision.read_revision(folder, "HEAD")
    assert held.keys() - content().keys() == {"pages/two words .md", "pages/empty.md"}
    assert held["pages/two words .md"] == b"line\n\nline"


def test_a_folder_that_the_revision_does_not_have_is_said_once(clone: Path) -> None:
    (clone / "site" / "content").rename(clone / "site" / "dossier")
    ran = onrecord("check", "--content", "dossier", "--base", "main")
    assert (ran.status, ran.err.count("`main` has no such folder: site/dossier\n")) == (2, 1)


def test_a_shallow_clone_is_said(clone: Path, tmp_path: Path) -> None:
    put(clone, {SEAL: b"{}"})
    commit(clone)
    git(clone, "clone", "-q", "--depth=1", clone.as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(revision.Unknown, match=r"no revision `HEAD~1` here; this clone is shallow: fetch the base"):
        revision.read_revision(tmp_path / "shallow" / "site" / "content", "HEAD~1")
