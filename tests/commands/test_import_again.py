"""Taking in what is there already, or is not what it is said to be: told in words, and never somebody else's words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from archiving import PAGE, info, packed, page
from commanding import onrecord
from lighthouse import FOLDER

SETTINGS = 'title: Lamps\ncontact: lamps@example.org\nbudget: {source: 100%, segment: 100%}\nbase_url: ""\n'
QUOTE = "quotes:\n  - {id: lamps-a7k2, segment: a1, text: The lamp was lit at dusk, kind: testimony}\n"
OLD = "The lamp was lit at dusk and it burned all night, and nobody could say why it went out at two."


def article(words: str, address: str = "https://lamproom.example/lamp") -> str:
    return (
        f'<!doctype html><html><head><title>Lamp</title><link rel="canonical" href="{address}"></head>'
        f"<body><article><h1>Lamp</h1><p>{words}</p></article></body></html>"
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier of one source, an article with one quotation, to stand in."""
    (tmp_path / "content/sources").mkdir(parents=True)
    (tmp_path / "content/dossier.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "saved").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)
    save(tmp_path / "lamp.html", article(OLD))
    assert run("import lamp.html --id lamp")[0] == 0
    record = tmp_path / "content/sources/lamp.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("quotes: []\n", QUOTE), encoding="utf-8")
    return tmp_path


def save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def run(command: str) -> tuple[object, str, str]:
    """Exit status, standard output and standard error."""
    ran = onrecord(*command.split())
    return ran.status, ran.out, ran.err


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def captures_of(record: Path) -> list[str]:
    lines = record.read_text(encoding="utf-8").splitlines()
    return [line.partition("file: ")[2].partition(",")[0] for line in lines if "file: " in line]


def test_another_article_is_not_taken_for_the_same_contribution(here: Path) -> None:
    other = "A ferry keeper writes of quite another thing. “The lamp was lit at dusk”, said a boatman of his own boat."
    save(here / "other.html", article(other, "https://ferries.example/boat"))
    status, out, said = run("import other.html --into lamp --format json")
    told = json.loads(out)
    assert (status, [each["state"] for each in told["placings"]]) == (1, ["doubtful"])
    assert said.count("error[lost-segment]") == 1
    address, unlike = (each["message"] for each in told["warnings"])
    assert "stands at `https://ferries.example/boat`" in address
    assert "no contribution of the older saving" in unlike


BOAT = "A ferry keeper writes of quite another thing, his own boat, which he has to sell before the winter comes."


def test_another_source_is_refused_unless_it_is_insisted_on(here: Path) -> None:
    save(here / "other.html", article(BOAT, "https://ferries.example/boat"))
    before = files(here)
    status, out, said = run("import other.html --into lamp")
    assert (status, out, files(here)) == (1, "", before)
    assert "error[another-source] no words quoted of `lamp` stand in this file" in said
    assert "type `onrecord import other.html`; " in said
    assert "type `onrecord import other.html --into lamp --anyway`" in said
    status, _, said = run("import other.html --into lamp --anyway")
    assert (status, "these words stand nowhere in the new saving" in said) == (1, True)
    assert captures_of(here / "content/sources/lamp.yaml") == ["other.html", "lamp.html"]


def test_no_source_is_begun_where_one_stands_already(here: Path) -> None:
    save(here / "other.html", article(BOAT))
    said = run("import other.html --into lamp")[2]
    assert "= if it is `lamp` all the same, type `onrecord import other.html --into lamp --anyway`" in said


def test_an_older_capture_goes_back_on_top_where_nothing_is_quoted(here: Path) -> None:
    record = here / "content/sources/lamp.yaml"
    save(record, record.read_text(encoding="utf-8").split("quotes:")[0])
    save(here / "other.html", article(BOAT))
    assert run("import other.html --into lamp --anyway")[0] == 0
    assert run("import lamp.html --into lamp")[0] == 0
    assert captures_of(record) == ["lamp.html", "other.html"]


def test_the_same_source_with_its_quotations_gone_is_taken_in(here: Path) -> None:
    save(here / "new.html", article(OLD.replace("lamp was lit at dusk", "light was lit at five")))
    status, _, said = run("import new.html --into lamp")
    assert (status, "wrote captures/new.html" in said) == (1, True)


def test_a_figure_that_cannot_be_placed_is_told_once_and_why_only_once(here: Path) -> None:
    figure = "value: four\n  of: nights\n  stated_by: a keeper\n  standing: testimony\n  source: lamp\n  segment: a1\n"
    save(here / "content/figures.yaml", f"- id: nights\n  {figure}")
    save(here / "other.html", article(BOAT))
    said = run("import other.html --into lamp --anyway")[2]
    assert "the one that was a1 is not sure; it quotes no words that a check could look for" in said
    assert "= look, and name its segment" in said
    assert "nights" not in run("check")[2]


def test_insisting_goes_with_a_source(here: Path) -> None:
    status, _, said = run("import lamp.html --anyway")
    assert (status, "goes with `--into`" in said) == (2, True)


def test_words_not_where_they_stood_are_still_said_to_stand(here: Path) -> None:
    record = here / "content/sources/lamp.yaml"
    beside = QUOTE.replace("kind:", "suffix: and it burned, kind:")
    save(record, record.read_text(encoding="utf-8").replace(QUOTE, beside))
    save(here / "new.html", article(f"{BOAT} The lamp was lit at dusk, he says."))
    said = run("import new.html --into lamp")[2]
    assert "these words stand in a1, and it is not sure" in said
    assert "so this is told only now" in said


def test_words_with_too_many_places_are_not_said_to_stand_nor_to_be_gone(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.verbatim.match.MOST_PLACES", 9)
    record = here / "content/sources/lamp.yaml"
    cut = QUOTE.replace("The lamp was lit at dusk", "'a b c […] d e f'")
    save(record, record.read_text(encoding="utf-8").replace(QUOTE, cut))
    save(here / "new.html", article("d e f " + "a b c " * 10))
    said = run("import new.html --into lamp --anyway")[2]
    assert "`lamps-a7k2`: in a1 " in said
    assert "these words stand" not in said


def test_without_the_older_capture_every_word_is_doubtful_and_that_it_is_missing_is_said(here: Path) -> None:
    (here / "captures/lamp.html").unlink()
    save(here / "new.html", article(OLD + " So it was."))
    status, out, said = run("import new.html --into lamp")
    assert (status, "0 of 1 moved, 0 stand where they stood" in out) == (1, True)
    assert "warning[capture-unreadable] `lamp.html`, the newest capture so far, is not at hand" in said
    assert "without the older saving it is not sure" in said


def test_the_first_capture_of_a_source_is_the_one_its_segments_were_named_of(here: Path) -> None:
    save(here / "content/sources/log.yaml", "title: Log\nkind: other\n" + QUOTE.replace("lamps-a7k2", "lamps-b4n9"))
    status, out, _ = run("import lamp.html --into log")
    assert (status, "0 of 1 moved, 1 stand where they stood" in out) == (0, True)


def test_a_page_that_went_back_to_its_first_wording_is_put_on_top_again(here: Path) -> None:
    record = here / "content/sources/lamp.yaml"
    save(here / "new.html", article(OLD + " Nobody knew."))
    assert run("import new.html --into lamp")[0] == 0
    assert "type `onrecord import lamp.html --into lamp`" in run("import lamp.html")[2]
    assert captures_of(record) == ["new.html", "lamp.html"]
    assert run("import lamp.html --into lamp")[0] == 0
    assert captures_of(record) == ["lamp.html", "new.html"]


def test_an_older_capture_of_the_example_on_top_leaves_all_of_it_green(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    record = tmp_path / "content/sources/dark-towers.yaml"
    text, warc = record.read_text(encoding="utf-8"), record.read_text(encoding="utf-8").index("  - file: dark-towers.w")
    both = text.index("  - file: dark-towers.txt"), warc, text.index("quotes:\n")
    status, out, _ = run("import captures/dark-towers.warc --into dark-towers")
    assert (status, "12 stand where they stood" in out) == (0, True)
    start, middle, end = both
    assert record.read_text(encoding="utf-8") == text[:start] + text[middle:end] + text[start:middle] + text[end:]
    assert run("seal")[0] == 0
    assert [run("check")[0], run("verify")[0]] == [0, 0]
    shutil.rmtree(tmp_path / "captures")
    status, out, _ = run("verify --format json")
    assert (status, {each["state"] for each in json.loads(out)["quotes"]}) == (0, {"by-seal", "unchecked"})
    assert run("check")[0] == 0


def test_every_browser_s_index_finds_a_name_in_the_vault(here: Path) -> None:
    save(here / "saved/lamp.html", article("Another lamp, of another tower.", "https://lamproom.example/other"))
    status, _, said = run("import saved/lamp.html --id other")
    (name,) = captures_of(here / "content/sources/other.yaml")
    assert (status, name.startswith("lamp-"), f"wrote captures/{name}" in said) == (0, True, True)
    assert (here / "captures/lamp.html").read_text(encoding="utf-8") == article(OLD)
    assert "nothing new: `lamp.html` is recorded as `other`" in run("import saved/lamp.html --id other")[2]


@pytest.mark.parametrize("words", ["lamp.html", "lamp.html --id lamp", "lamp.html --into lamp"])
def test_a_dry_run_ends_as_the_run_would(words: str, here: Path) -> None:
    before = files(here)
    assert [run(f"import {words}{dry}")[0] for dry in (" --dry-run", "")] == [1, 1]
    assert files(here) == before


def test_a_record_that_cannot_be_read_is_named_where_the_file_may_be_recorded(here: Path) -> None:
    save(here / "content/sources/lamp.yaml", "title: [\n")
    said = run("import lamp.html --dry-run")[2]
    assert "whether this is recorded already is not sure: `sources/lamp.yaml` cannot be read" in said


def test_files_of_the_vault_that_look_unfinished_are_let_be(here: Path) -> None:
    for name in (".new.html.new", ".new.html.1.new"):
        save(here / "captures" / name, "somebody's")
    save(here / "new.html", article("A new lamp.", "https://lamproom.example/new"))
    assert run("import new.html --id new")[0] == 0
    kept = {path.name for path in (here / "captures").iterdir()}
    assert kept == {".new.html.new", ".new.html.1.new", "new.html", "lamp.html"}


@pytest.mark.parametrize("name", ["vault.key", ".Vault.key"])
def test_nothing_is_taken_in_under_the_name_of_the_key(name: str, here: Path) -> None:
    save(here / "saved" / name, article("A lamp."))
    before = files(here)
    status, _, said = run(f"import saved/{name} --id key")
    assert (status, "is the vault's key" in said, files(here)) == (1, True, before)


def test_what_is_kept_behind_a_question_mark_is_shown(here: Path) -> None:
    save(here / "new.html", article("A new lamp.", "https://lamproom.example/?p=7&utm_source=x"))
    assert "recorded with `?p=7`; look that nothing in it is a reader's" in run("import new.html")[2]


@pytest.mark.parametrize("number", [1, 2])
def test_each_page_of_comments_is_a_page_of_its_own(number: int, here: Path) -> None:
    both = [page(address=f"{PAGE}?commentPage={each}") for each in (1, 2)]
    (here / "both.warc.gz").write_bytes(packed([info(), *both]))
    status, out, said = run(f"import both.warc.gz --format json --page {PAGE}?commentPage={number}")
    assert status == 0, said
    assert json.loads(out)["source"]["captures"][0]["page"] == f"{PAGE}?commentPage={number}"
    assert "copies" not in out
    other = run(f"import both.warc.gz --id other --page {PAGE}?commentPage={3 - number}")
    assert other[0] == 0
