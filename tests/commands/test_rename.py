"""An id changed everywhere: what names it follows, what proves it holds, and when nothing is changed at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from commanding import onrecord
from lighthouse import FOLDER, VAULT
from onrecord import checks, evidence, files, load, renaming
from onrecord.dossier import Dossier
from onrecord.renaming import KINDS

IS_LONG = "ONRECORD_CASES" in os.environ


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, in the folder that the test stands in."""
    monkeypatch.chdir(shutil.copytree(FOLDER, tmp_path / "lighthouse"))
    return Path("content")


def read(every: Mapping[str, bytes]) -> Dossier:
    loaded = load.load(every)
    assert loaded.diagnostics == ()
    assert loaded.dossier
    return loaded.dossier


def held(folder: Path = Path("content")) -> dict[str, bytes]:
    return dict(files.read_folder(folder).files)


def faults(dossier: Dossier, *, with_captures: bool) -> list[str]:
    known = evidence.judge(dossier, VAULT if with_captures else None)
    return [f"{found.at} {found.check}" for found in checks.run(checks.Case(dossier, known))]


def records() -> Iterator[tuple[str, str]]:
    dossier = load.load(files.read_folder(FOLDER / "content").files).dossier
    assert dossier
    for kind in KINDS:
        every = sorted(dossier.of_kind(kind.name))
        yield from ((kind.name, name) for name in (every if IS_LONG else every[:: len(every) // 2 + 1]))


@pytest.mark.parametrize(("kind", "name"), sorted(records()))
def test_any_record_is_renamed_and_back(kind: str, name: str, content: Path) -> None:
    """Nothing is wrong before and after, with captures and by seal; every text differs by the two names alone."""
    new = "lamps-z9z9" if kind == "quote" else "z9z9"
    before = held()
    dossier = read(before)
    done = renaming.renamed(dossier, before, renaming.named(dossier, name, kind), new)
    after = {path: data for path, data in {**before, **done.files}.items() if data}
    changed = read(after)
    assert changed.of_kind(kind)[new].record.model_dump()["was"] == [name]
    assert name not in changed.of_kind(kind)
    for with_captures in (True, False) if IS_LONG else (False,):
        assert faults(changed, with_captures=with_captures) == []
    noted = {path: data for path, data in after.items() if b"was:" in data}
    assert len(noted) == 1
    back = renaming.renamed(changed, after, renaming.named(changed, new, kind), name)
    again = {path: data for path, data in {**after, **back.files}.items() if data}
    assert again.keys() == before.keys()
    differing = [path for path in again if again[path] != before[path]]
    assert len(differing) == 1
    assert read(again).of_kind(kind)[name].record.model_dump()["was"] == [new]


def test_what_is_changed_is_told_and_what_is_not_stays(content: Path) -> None:
    before = held()
    ran = onrecord("rename", "the-long-watch", "a-long-watch")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "the source `the-long-watch` is now `a-long-watch`",
        "  content/briefings/who-minds-the-lamp.md: 1 place",
        "  content/drift/the-long-watch.json is now content/drift/a-long-watch.json",
        "  content/events.yaml: 2 places",
        "  content/figures.yaml: 3 places",
        "  content/issues/supply-boats.md: 1 place",
        "  content/seals/the-long-watch.json is now content/seals/a-long-watch.json",
        "  content/sources/the-long-watch.yaml is now content/sources/a-long-watch.yaml",
        "sources/the-long-watch.html leads to sources/a-long-watch.html",
    ]
    after = held()
    assert after["seals/a-long-watch.json"] == before["seals/the-long-watch.json"]
    assert after["events.yaml"] == before["events.yaml"].replace(b"source: the-long-watch", b"source: a-long-watch")
    assert (onrecord("check").status, onrecord("verify").status) == (0, 0)
    shutil.rmtree("captures")
    assert "by-seal" in onrecord("verify").out


def test_a_dry_run_writes_nothing(content: Path) -> None:
    before = held()
    ran = onrecord("rename", "lamps", "lanterns", "--dry-run")
    assert ran.status == 0
    assert "content/issues/lamps.md would be content/issues/lanterns.md" in ran.out
    assert held() == before


def test_the_built_site_leads_on(content: Path) -> None:
    assert onrecord("rename", "lamps-x7k2", "lamps-9b9b").status == 0
    assert onrecord("build", "--no-pagefind").status == 0
    assert 'content="0; url=lamps-9b9b.html"' in Path("output/quotes/lamps-x7k2.html").read_text("utf-8")
    assert Path("output/quotes/lamps-x7k2.json").read_bytes() == Path("output/quotes/lamps-9b9b.json").read_bytes()


def test_a_seal_that_names_the_source_follows(content: Path) -> None:
    seal = content / "seals/dark-towers.json"
    text = seal.read_text("utf-8")
    also = ' "also": {\n  "p1": [\n   {\n    "segment": "b1",\n    "source": "the-long-watch"\n   }\n  ]\n },\n'
    seal.write_text("{\n" + also + text.removeprefix("{\n"), "utf-8", newline="\n")
    read(held())
    assert onrecord("rename", "the-long-watch", "a-long-watch").status == 0
    assert seal.read_text("utf-8") == "{\n" + also.replace("the-long", "a-long") + text.removeprefix("{\n")
    read(held())


ODD_ISSUE = """\
---
title: "Odd: lamps"
question: 'Is lamps a word?'
related:
  "lamps": because lamps fail   # lamps
---
A list [[quote:lamps-x7k2
lamps-t9ra]] and a [[issue: lamps |label of lamps]], not `[[issue:lamps]]`.

| a | b \\| lamps |
|---|---|
| [[issue:lamps\\|lamps]] | lamps |

> - [[issue:lamps]] and [[quote:lamps-c8pn]]

[[chart:stances lamps]]
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_however_it_is_written(ends: str, mark: str) -> None:
    odd = (mark + ODD_ISSUE.replace("\n", ends)).encode()
    claims = f"- id: a{ends}  text: Of lamps.{ends}  issues:{ends}    - 'lamps' # lamps{ends}".encode()
    start = {**held(FOLDER / "content"), "issues/odd.md": odd}
    before = {
        **start,
        "claims.yaml": start["claims.yaml"].replace(b"\n", ends.encode()) + claims,
    }
    dossier = read(before)
    done = renaming.renamed(dossier, before, renaming.named(dossier, "lamps"), "oil")
    expected = odd.decode()
    for old, new in (
        ('"lamps": because', '"oil": because'),
        ("[[issue: lamps |", "[[issue: oil |"),
        ("| [[issue:lamps\\|", "| [[issue:oil\\|"),
        ("> - [[issue:lamps]]", "> - [[issue:oil]]"),
        ("chart:stances lamps", "chart:stances oil"),
    ):
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert done.files["issues/odd.md"].decode() == expected
    assert done.files["claims.yaml"].endswith(f"    - 'oil' # lamps{ends}".encode())


def test_a_quotation_in_a_list_over_two_lines() -> None:
    before = {**held(FOLDER / "content"), "issues/odd.md": ODD_ISSUE.encode()}
    dossier = read(before)
    done = renaming.renamed(dossier, before, renaming.named(dossier, "lamps-t9ra"), "lamps-9b9b")
    assert b"[[quote:lamps-x7k2\nlamps-9b9b]]" in done.files["issues/odd.md"]


REFUSED = [
    (["lamp", "oil"], "did you mean `lamps`?"),
    (["lamps-x7k3", "lamps-9b9b"], "did you mean `lamps-x7k2`?"),
    (["lamps", "inspections"], "is the id of another issue"),
    (["lamps", "lamps"], "is its id already"),
    (["lamps", "Oil"], "write `oil`"),
    (["lamps", "../oil"], "is not an id"),
    (["lamps", "con"], "Windows keeps"),
    (["lamps", "o" * 65], "at most 64"),
    (["lamps", "index"], "the site makes a page called `index`"),
    (["about", "search"], "the site makes a page called `search`"),
    (["lamps-x7k2", "boats-9b9b"], "an issue, a hyphen and four letters"),
    (["lamps-x7k2", "lamps-counting"], "an issue, a hyphen and four letters"),
    (["lamps", "oil", "--kind", "source"], "there is no source `lamps`"),
    (["lamps", "oil", "--kind", "isue"], "issue"),
    (["lamps"], "NEW"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_is_said_and_nothing_is_changed(words: list[str], said: str, content: Path) -> None:
    before = held()
    ran = onrecord("rename", *words)
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert held() == before


def test_an_id_of_two_kinds_is_asked_about(content: Path) -> None:
    terms = content / "terms.yaml"
    terms.write_bytes(terms.read_bytes().replace(b"- id: mantle", b"- id: lamps"))
    ran = onrecord("rename", "lamps", "oil")
    assert ran.status == 2
    assert "is an issue and a term; say which with `--kind issue` or `--kind term`" in " ".join(ran.err.split())
    assert onrecord("rename", "lamps", "oil", "--kind", "term").status == 0
    assert (content / "issues/lamps.md").is_file()


def test_an_id_that_was_another_s_is_taken(content: Path) -> None:
    assert onrecord("rename", "lamps", "oil").status == 0
    ran = onrecord("rename", "inspections", "lamps")
    assert ran.status == 2
    assert "the issue `oil` was called `lamps` once" in " ".join(ran.err.split())
    assert "it is the issue `oil` now" in " ".join(onrecord("rename", "lamps", "wick").err.split())
    assert onrecord("check").status == 0


def test_an_old_name_that_is_still_written_is_answered_with_the_new(content: Path) -> None:
    assert onrecord("rename", "lamps", "oil").status == 0
    page = content / "pages/about.md"
    page.write_bytes(page.read_bytes() + b"\nSee [[issue:lamps]].\n")
    ran = onrecord("check")
    assert ran.status == 1
    assert "there is no issue `lamps`" in ran.err
    assert "it is called `oil` now: write that" in ran.err


@pytest.mark.parametrize("was", ["[inspections]", "[lamps]", "[supply-boats, supply-boats]", "[index]", "[Lamps]"])
def test_an_old_id_written_by_hand_is_checked(was: str, content: Path) -> None:
    issue = content / "issues/lamps.md"
    issue.write_bytes(issue.read_bytes().replace(b"order: 1", f"order: 1\nwas: {was}".encode()))
    ran = onrecord("check")
    assert ran.status == 1
    assert re.search(r"error\[(duplicate-id|reserved-id|bad-id)\]", ran.err)
    built = onrecord("build", "--no-pagefind")
    assert (built.status, Path("output").exists()) == (1, False)


def test_what_cannot_be_read_is_not_renamed_in(content: Path) -> None:
    (content / "terms.yaml").write_text("- id: [\n")
    before = held()
    ran = onrecord("rename", "lamps", "oil")
    assert ran.status == 1
    assert "nothing was changed" in ran.err
    assert "content/terms.yaml:" in ran.err
    assert held() == before


def test_what_is_written_oddly_is_not_guessed_at(content: Path) -> None:
    claims = content / "claims.yaml"
    claims.write_bytes(claims.read_bytes() + b'- id: odd\n  text: Odd.\n  issues: ["la\\\n    mps"]\n')
    before = held()
    assert "lamps" in read(before).claims["odd"].record.issues
    ran = onrecord("rename", "lamps", "oil")
    assert ran.status == 1
    assert "error[unrevisable] `lamps` is written here in a way that cannot be changed" in ran.err
    assert held() == before


def test_a_file_in_the_way_stays(content: Path) -> None:
    (content / "seals/oil.json").symlink_to("dark-towers.json")
    before = sorted(content.rglob("*"))
    ran = onrecord("rename", "the-long-watch", "oil")
    assert ran.status != 0
    assert sorted(content.rglob("*")) == before


def test_what_would_come_to_mean_another_is_refused(content: Path) -> None:
    """`about:` may name records of several kinds, and the first of these that has the id is meant."""
    ran = onrecord("rename", "lamps", "lamps-q4ve")
    assert ran.status == 2
    assert "would then mean this issue" in " ".join(ran.err.split()) or "already" in ran.err
