"""Contributions that were published twice: what seals say of them, how they are counted, and what pages tell."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from lighthouse import diagnosed, loaded
from onrecord import captures, evidence, reprints, sealing, seals
from onrecord.dossier import Dossier
from onrecord.pages.site import Site
from pages import reading
from pages.dossiers import WORDS, site, views

LETTER = "The north pier was dark for 20% of the winter. Nobody came to mend the lamp, and the ferry kept south. 🔦"
AGAIN = LETTER.replace("20%", "20 %").replace("winter", "wintre").replace(" 🔦", "")
OTHER = "The bell at the south pier rang all through the fog, and we could not sleep for it the whole long week."
POST = "Friday, 12 April 2019\n\n{title}\n\nThe lamp was lit at dusk.\n\n{count} comments:\n\n{comments}"
COMMENT = "  {number}. {text}\n\n    ReplyDelete\n"


def capture(title: str, *comments: str) -> bytes:
    said = "".join(COMMENT.format(number=number, text=text) for number, text in enumerate(comments, 1))
    return POST.format(title=title, count=len(comments), comments=said).encode()


def source(title: str, published: str, data: bytes, *quotes: tuple[str, str, str]) -> bytes:
    digest = hashlib.sha256(data).hexdigest()
    lines = [f"title: {title}", "kind: blog-thread", f"captures: [{{file: {title}.txt, sha256: {digest}}}]", "quotes:"]
    lines += [f"published: {published}"] if published else []
    for name, segment, text in quotes:
        issues = "issues: {lamps: for}, voice: {role: keeper}"
        lines.insert(4, f"  - {{id: {name}, segment: {segment}, text: {json.dumps(text)}, kind: testimony, {issues}}}")
    return "\n".join(lines).encode()


def files(vault: Path, log_published: str = "2019-04-12", year_published: str = "2019-12-31") -> dict[str, bytes]:
    """Two sources; the letter stands in both, and the log has another of its own."""
    log, year = capture("log", LETTER, OTHER), capture("year", AGAIN)
    (vault / "log.txt").write_bytes(log)
    (vault / "year.txt").write_bytes(year)
    return {
        "dossier.yaml": b"title: The lamps\ncontact: a@example.org\nbudget: {source: 100%, segment: 100%}\n",
        "issues/lamps.md": b"---\ntitle: The lamps\nquestion: Should every lamp have a keeper?\n---\n",
        "sources/log.yaml": source(
            "log", log_published, log, ("lamps-7k3m", "c1", "The north pier was dark"), ("lamps-x9qt", "c2", "The bell")
        ),
        "sources/year.yaml": source("year", year_published, year, ("lamps-2dpw", "c1", "the ferry kept south")),
    }


def sealed(every: dict[str, bytes], vault: captures.Vault) -> dict[str, bytes]:
    dossier = loaded(every)
    known = evidence.judge(dossier, vault, note=reprints.gists)
    also = reprints.sought(dossier, known.gists)
    return {**every, **dict(sealing.seals_to_write(dossier, known, every, "2020-01-01", also))}


def also(every: dict[str, bytes], source: str) -> dict[str, list[tuple[str, str]]]:
    seal = seals.read(every[f"seals/{source}.json"])
    return {segment: [(each.source, each.segment) for each in others] for segment, others in seal.also.items()}


def test_seals_say_where_else_a_contribution_stands(tmp_path: Path) -> None:
    every = sealed(files(tmp_path), captures.Vault(tmp_path))
    assert also(every, "log") == {"c1": [("year", "c1")]}
    assert also(every, "year") == {"c1": [("log", "c1")]}
    assert sealed(every, captures.Vault(tmp_path)) == every


def test_what_one_capture_showed_is_kept_while_the_other_is_not_at_hand(tmp_path: Path) -> None:
    every = sealed(files(tmp_path), captures.Vault(tmp_path))
    (tmp_path / "log.txt").unlink()
    assert sealed(every, captures.Vault(tmp_path)) == every
    (tmp_path / "year.txt").unlink()
    assert sealed(every, captures.Vault(tmp_path)) == every


def test_a_clone_without_captures_counts_the_contribution_once(tmp_path: Path) -> None:
    every = sealed(files(tmp_path), captures.Vault(tmp_path))
    dossier = loaded(every)
    assert counted(dossier) == ("3 quotations from 2 contributions", "Other practitioner")
    unsealed = {path: data for path, data in every.items() if not path.startswith("seals/")}
    assert counted(loaded(unsealed)) == ("3 quotations from 3 contributions", "Keeper")


def counted(dossier: Dossier) -> tuple[str, str]:
    site = Site(dossier, WORDS)
    return site.tally(site.by_issue["lamps"]), site.roles["lamps-7k3m"]


def test_the_reprint_is_told_and_so_is_a_thin_issue(tmp_path: Path) -> None:
    every = sealed(files(tmp_path), captures.Vault(tmp_path))
    said = [each for each in diagnosed(every) if each.check == "reprinted-twice"]
    assert [each.at.path for each in said] == ["sources/year.yaml"]
    assert "`lamps-7k3m`" in said[0].message
    excused = every["sources/year.yaml"].replace(b"kind: test", b"allow: {reprinted-twice: both are shown}, kind: test")
    assert "reprinted-twice" not in [each.check for each in diagnosed({**every, "sources/year.yaml": excused})]


def test_pages_tell_where_else_and_which_is_the_earlier(tmp_path: Path) -> None:
    shown = views(loaded(sealed(files(tmp_path), captures.Vault(tmp_path))))
    (there,) = shown["quotes/lamps-7k3m.html"].reprints
    assert (there.source.text, there.place, there.order) == ("year", "comment 1", "published later")
    (first,) = shown["quotes/lamps-2dpw.html"].reprints
    assert (first.source.href, first.order) == ("../sources/log.html", "this is the earlier")
    assert [each.reprints for each in shown["sources/year.html"].thread] == [(first,)]
    assert shown["quotes/lamps-x9qt.html"].reprints == ()


def test_without_dates_nobody_says_which_was_first(tmp_path: Path) -> None:
    for dates in (("", ""), ("2019", ""), ("2019", "2019")):
        shown = views(loaded(sealed(files(tmp_path, *dates), captures.Vault(tmp_path))))
        (there,) = shown["quotes/lamps-7k3m.html"].reprints
        assert there.order == "which of the two was first is not known"


def test_a_reader_can_go_from_one_copy_to_the_other(tmp_path: Path) -> None:
    pages = site(loaded(sealed(files(tmp_path), captures.Vault(tmp_path))))
    quoted = reading.words(pages["quotes/lamps-2dpw.html"])
    assert "Also published log, comment 1, 12 April 2019: this is the earlier" in quoted
    assert "../sources/log.html" in [link["href"] for link in reading.read(pages["quotes/lamps-2dpw.html"]).tags("a")]
    assert "Comment 1 Also in year, comment 1, 31 December 2019: published later" in reading.words(
        pages["sources/log.html"]
    )
    assert "Also published" not in reading.words(pages["quotes/lamps-x9qt.html"])
