"""A quotation's receipt for programs: what the W3C's Web Annotation model asks of it, and that it says what is so."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from onrecord import captures, pages, seals, urls, verbatim
from onrecord.dossier import Dossier
from onrecord.fold import fold
from onrecord.pages.standing import Part, parts
from onrecord.seals import Check, Seal
from onrecord.verbatim import marks, stretches
from pages.dossiers import LIGHTHOUSE, ROOT, THEME, lighthouse, with_record, with_settings

CUT, WHOLE, BRACKETED = "lamps-q4ve", "supply-boats-8hzn", "lamps-c8pn"
VAULT = captures.Vault(LIGHTHOUSE.parent / "captures")

# Of the model's motivations and selectors (Web Annotation Data Model, 3.3.5 and 4.2), those that we use.
MOTIVATIONS = {"classifying", "highlighting"}
SELECTORS: dict[str, dict[str, type]] = {
    "TextQuoteSelector": {"exact": str},
    "FragmentSelector": {"value": str, "refinedBy": dict},
    "TextPositionSelector": {"start": int, "end": int},
}


def annotations_of(dossier: Dossier) -> dict[str, Any]:
    plan = [entry for entry in pages.plan(dossier, THEME) if isinstance(entry, pages.File)]
    return {Path(e.path).stem: json.loads(e.data) for e in plan if e.path.startswith("quotes/")}


def faults_of_selector(selector: dict[str, Any]) -> list[str]:
    """A selector has one type, what that type must have, and a selector where it is refined."""
    kind = selector["type"]
    must = SELECTORS[kind]
    faults = [f"{kind}.{key}" for key, held in must.items() if not isinstance(selector.get(key), held)]
    beside = {"type", "prefix", "suffix"} if kind == "TextQuoteSelector" else {"type"}
    faults += [f"{kind} has {key}" for key in sorted(selector.keys() - must.keys() - beside)]
    if kind == "TextPositionSelector" and not 0 <= selector["start"] < selector["end"]:
        faults.append("an end before its start")
    return faults + (faults_of_selector(selector["refinedBy"]) if "refinedBy" in selector else [])


def faults_of(annotation: dict[str, Any]) -> list[str]:
    """The model's own rules (3.1, 3.2.4, 4): one id, the context, the class, a target or more with their source."""
    faults = [] if annotation["@context"] == "http://www.w3.org/ns/anno.jsonld" else ["context"]
    faults += [] if annotation["type"] == "Annotation" and isinstance(annotation["id"], str) else ["class or id"]
    faults += [] if annotation["motivation"] in MOTIVATIONS else ["motivation"]
    specific = [*annotation.get("body", []), *annotation["target"]]
    faults += [] if annotation["target"] else ["no target"]
    faults += ["no source" for each in specific if each["type"] != "SpecificResource" or not each["source"]]
    faults += ["a state" for each in specific if "state" in each and each["state"]["type"] != "TimeState"]
    return faults + [
        fault for each in specific for one in each.get("selector", []) for fault in faults_of_selector(one)
    ]


@pytest.mark.parametrize("base", ["", "https://lamps.example/record/"])
def test_every_annotation_is_one(base: str) -> None:
    dossier = with_settings(lighthouse(), base_url=base)
    every = annotations_of(dossier)
    assert {name: faults_of(each) for name, each in every.items() if faults_of(each)} == {}
    assert {each["id"] for each in every.values()} == {
        f"{base}quotes/{name}.json" if base else f"../quotes/{name}.json" for name in every
    }
    shown = {quote.id for quote in dossier.quotes.values() if quote.record.status == "published"}
    assert every.keys() == shown


def test_the_rules_of_the_model_are_told_apart() -> None:
    annotation = annotations_of(lighthouse())[WHOLE]
    assert faults_of({**annotation, "target": []}) == ["no target"]
    assert faults_of_selector({"type": "TextPositionSelector", "start": 5, "end": 5}) == ["an end before its start"]
    assert faults_of_selector({"type": "TextQuoteSelector", "prefix": "so"}) == ["TextQuoteSelector.exact"]


def test_it_is_written_in_one_form() -> None:
    for entry in pages.plan(lighthouse(), THEME):
        if isinstance(entry, pages.File) and entry.path.startswith("quotes/"):
            tree = json.loads(entry.data)
            form = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
            assert entry.data.decode() == form


def test_a_place_is_in_code_points_of_the_segment() -> None:
    """The capture, where it is at hand, reads there what the annotation quotes; a character beyond the plane is one."""
    dossier = lighthouse()
    for name, annotation in annotations_of(dossier).items():
        source = dossier.sources[dossier.source_of[name]].record
        reading = VAULT.read(source.captures[0])
        assert reading
        for target in annotation["target"]:
            exact, *placed = target["selector"]
            for place in placed:
                position = place["refinedBy"]
                found = reading.segments[place["value"]][position["start"] : position["end"]]
                assert fold(found).text.casefold() == fold(exact["exact"]).text.casefold()
    assert "🌊" in dossier.quotes[WHOLE].record.text


def test_every_target_has_its_place() -> None:
    for name, annotation in annotations_of(lighthouse()).items():
        for target in annotation["target"]:
            types = [one["type"] for one in target["selector"]]
            assert types == ["TextQuoteSelector", "FragmentSelector"], name
            assert target["selector"][1]["refinedBy"]["type"] == "TextPositionSelector"
        assert len(annotation["target"]) > 1 or "[…]" not in annotation["receipt"]["text"]


def test_only_a_public_context_is_published() -> None:
    beside = {"prefix": "and so", "suffix": "That is all."}
    for context, held in (("private", {}), ("public", beside)):
        changed = with_record(lighthouse(), "quote", WHOLE, context=context, **beside)
        quoted = annotations_of(changed)[WHOLE]["target"][0]["selector"][0]
        assert {key: text for key, text in quoted.items() if key in beside} == held
        assert ("That is all." in json.dumps(annotations_of(changed)[WHOLE])) is bool(held)


def test_nothing_is_said_of_a_comparison_that_was_not_made() -> None:
    unchecked = with_record(lighthouse(), "quote", WHOLE, text="The keepers went home.")
    annotation = annotations_of(unchecked)[WHOLE]
    assert annotation["receipt"]["state"] == "unchecked"
    assert not {"digest", "capture", "checked"} & annotation["receipt"].keys()
    assert [one["type"] for one in annotation["target"][0]["selector"]] == ["TextQuoteSelector"]


def test_where_no_address_is_known_the_record_is_the_source() -> None:
    annotation = annotations_of(with_record(lighthouse(), "source", "dark-towers", url=""))["lamps-p3ja"]
    assert annotation["target"][0]["source"] == "../sources/dark-towers.html"
    assert urls.of("source", "dark-towers") == "sources/dark-towers.html"


# From here on: where the parts of a quotation stand, by what a seal publishes of its segment.


def published(dossier: Dossier, name: str) -> tuple[Check, Seal, str]:
    """A check record, a seal that opens the quotation's words and no others, and the segment's text."""
    source = dossier.source_of[name]
    reading = VAULT.read(dossier.sources[source].record.captures[0])
    quote = dossier.quotes[name].record
    assert reading
    text = reading.segments[quote.segment]
    found = verbatim.find(quote.text, text, quote.prefix, quote.suffix)
    ends = verbatim.tiles(text)
    words = seals.words_at(text, ends, (*found.parts, *found.beside), inside="[" in quote.text)
    sealed = seals.seal_segment(bytes(32), quote.segment, text, words, ends)
    seal = dossier.seals[source]
    return seal.quotes[name], seal.model_copy(update={"segments": {quote.segment: sealed}}), text


@pytest.mark.parametrize("name", [CUT, WHOLE, BRACKETED, "inspections-m4qd", "inspections-n8xt", "inspections-z7ka"])
def test_parts_stand_where_the_published_runs_have_them(name: str) -> None:
    dossier = lighthouse()
    check, seal, text = published(dossier, name)
    standing = parts(dossier.quotes[name].record, check, seal)
    assert len(standing) == len(stretches(dossier.quotes[name].record.text))
    assert all(part.is_own and part.text == text[part.start : part.end] for part in standing)
    assert (standing[0].start, standing[-1].end) == (check.start, check.end)


def test_without_published_runs_a_cut_quotation_has_no_places() -> None:
    dossier = lighthouse()
    seal: Seal = dossier.seals["the-long-watch"]
    cut = dossier.quotes[CUT].record
    first, second = parts(cut, seal.quotes[CUT], opening_nothing(seal))
    assert first == Part("In February we heard a man shouting")
    assert second == Part("and he is alive because two of us were awake.")


@pytest.mark.parametrize("change", [{"root": "0" * 32}, {"proof": "AAAA"}, {"n": 9_999_999}])
def test_a_seal_whose_proof_does_not_hold_gives_no_places(change: dict[str, object]) -> None:
    dossier = lighthouse()
    check, seal, _ = published(dossier, CUT)
    record = dossier.quotes[CUT].record
    broken = seal.sealed[record.segment].model_copy(update=change)
    first, _ = parts(record, check, seal.model_copy(update={"segments": {record.segment: broken}}))
    assert first == Part("In February we heard a man shouting")


def opening_nothing(seal: Seal) -> Seal:
    """A seal that opens nothing."""
    return seal.model_copy(update={"segments": {}})


def test_a_quotations_stretches_are_the_rules_parts() -> None:
    vectors = json.loads((ROOT / "tests" / "vectors" / "verbatim.json").read_text("utf-8"))
    random = Random("stretches")
    pieces = (
        "the lamp",
        "[…]",
        "[...]",
        "[sic]",
        "[T]he",
        "’",
        "boat,",
        "[a keeper]",
        "[I]’m",
        "– so",
        "[ … ]",
        " ",
        "[é]",
    )
    made = (" ".join(random.choice(pieces) for _ in range(random.randint(1, 8))) for _ in range(2000))
    told = 0
    for quotation in (*(case["quotation"] for case in vectors), *made):
        reading = marks.read(quotation)
        if not reading.fault:
            told += 1
            assert [fold(text).text for text in stretches(quotation)] == [part.text for part in reading.parts], (
                quotation
            )
    assert told > 500
