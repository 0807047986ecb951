"""Pages that a diff does not make, since no change can reach them, are those that show the same: of any change."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lighthouse import content, loaded
from onrecord import load, pages, settings, yamltree
from onrecord.diff.reach import unreached
from onrecord.dossier import Dossier
from onrecord.pages import Page

CASES = min(int(os.environ.get("ONRECORD_CASES", "100")) // 20, 5_000)
IDS = sorted(
    name for kind in ("quote", "claim", "figure", "source", "issue") for name in loaded(content()).of_kind(kind)
)
QUOTES = sorted(loaded(content()).quotes)
Files = dict[str, bytes]


def unframed(page: Page) -> tuple[object, ...]:
    names = [name for name in page.view.__dataclass_fields__ if name != "frame"]  # type: ignore[attr-defined]
    return (page.template, *(getattr(page.view, name) for name in names))


def whole(dossier: Dossier) -> dict[str, Page]:
    return {entry.path: entry for entry in pages.plan(dossier, *settings.themes()) if isinstance(entry, Page)}


def require_same(before: Files, now: Files) -> tuple[str, ...]:
    """What is left out shows the same in both whole plans, and its frames changed alike."""
    old, new = loaded(before), loaded(now)
    left = unreached(pages.shown(old, *settings.themes()), pages.shown(new, *settings.themes()))
    was, here = whole(old), whole(new)
    paths = [f"quotes/{name}.html" for name in left]
    assert [path for path in paths if unframed(was[path]) != unframed(here[path])] == []
    assert len({was[path] == here[path] for path in paths}) <= 1
    return left


def test_one_of_many_that_are_alike_is_met_by_those_that_name_it() -> None:
    """Each names some of them only, and so is named by others than it names."""

    def source(number: int, title: str) -> bytes:
        said = "the harbour light went out again last night"
        text = f"Writer {number} says {said} and nobody came number {number}" if number else said
        head = f"title: {title}\nkind: other\nquotes:\n"
        quote = f"{{id: lamps-q{number:03}, segment: b1, text: {text}, kind: testimony, issues: [lamps]}}"
        return f"{head}- {quote}\n".encode()

    alike = {f"sources/echo-{number:02}.yaml": source(number, f"Echo {number}") for number in range(25)}
    require_same({**content(), **alike}, {**content(), **alike, "sources/echo-00.yaml": source(0, "Echo by name")})


def test_no_change_is_felt_by_a_page_that_is_left_out() -> None:
    for case in range(CASES):
        chance = random.Random(case)
        now = changed(content(), chance)
        found = load.load(now)
        if found.dossier and not [each for each in found.diagnostics if each.severity == "error"]:
            try:
                whole(found.dossier)
            except KeyError:
                continue  # a record that others name is gone: a diff plans no such site
            require_same(content(), now)
            require_same(now, content())


@pytest.mark.parametrize(
    ("path", "old", "new", "fewest"),
    [
        ("sources/dark-towers.yaml", "title: ", "title: Still ", 5),
        ("claims.yaml", "  note: The two sides", "  note: Both sides", 15),
        ("briefings/who-minds-the-lamp.md", "title: ", "title: Again, ", 5),
        ("terms.yaml", "  label: ", "  label: The ", 0),
    ],
)
def test_most_pages_are_left_out(path: str, old: str, new: str, fewest: int) -> None:
    text = content()[path].decode()
    now = {**content(), path: text.replace(old, new, 1).encode()}
    assert len(require_same(content(), now)) >= fewest


def test_a_page_is_reached_through_a_sentence_that_names_two_records() -> None:
    """A quotation's page prints the sentence of a briefing, and with it the claim that this names."""
    path, claim = "briefings/who-minds-the-lamp.md", "The supply boat comes as often as it was promised."
    sentence = b"\nKeepers say [[quote:supply-boats-c9tf]], not [[claim:boats-come-as-promised]].\n"
    before = {**content(), path: content()[path] + sentence}
    now = {**before, "claims.yaml": before["claims.yaml"].replace(claim.encode(), b"Boats come.")}
    assert "supply-boats-c9tf" not in require_same(before, now)


def changed(files: Files, chance: random.Random) -> Files:
    for _ in range(chance.randrange(1, 3)):
        path = chance.choice(sorted(path for path in files if not path.startswith(("drift", "dossier"))))
        files = {**files, path: _MAKERS[path.rpartition(".")[2]](path, files[path], chance)}
    return {path: data for path, data in files.items() if data}


def _page(path: str, data: bytes, chance: random.Random) -> bytes:
    front, body = data.decode().split("\n---\n", 1)
    paragraphs = body.split("\n\n")
    at = chance.randrange(len(paragraphs))
    named = [f"[[quote:{chance.choice(QUOTES)}]]" for _ in range(2)]
    act = chance.randrange(4)
    if act == 0:
        front = front.replace("title: ", "title: New ", 1)
    elif act == 1:
        del paragraphs[at]
    else:
        paragraphs.insert(at, f"\nSome say {named[0]}, and others {named[1]} of [[claim:boats-come-as-promised]].\n")
    return f"{front}\n---\n{chr(10).join(['', '']).join(paragraphs)}".encode()


def _list(path: str, data: bytes, chance: random.Random) -> bytes:
    tree = yamltree.read(path, data).value
    at, key = chance.choice([(held, key) for held, key in _within(tree) if not str(key).startswith(_KEPT)])
    value = at[key]
    if isinstance(value, list):
        _MOVES[chance.randrange(len(_MOVES))](value, chance)
    elif isinstance(value, str) and " " in value:
        at[key] = chance.choice((f"{value} indeed", "Otherwise said"))
    elif isinstance(at, dict):
        at[key] = chance.choice((value, *(IDS if key in ("about", "source", "quote") else ("",))))
        if at[key] == "":
            del at[key]
    return json.dumps(tree, ensure_ascii=False).encode() + b"\n"


def _within(tree: Any) -> Iterator[tuple[Any, Any]]:
    for key in tree if isinstance(tree, dict) else range(len(tree)):
        yield tree, key
        if isinstance(tree[key], (dict, list)):
            yield from _within(tree[key])


_KEPT = ("file", "sha256", "media", "layout", "kind")
_MOVES: tuple[Callable[[list[Any], random.Random], object], ...] = (
    lambda held, chance: held.pop(chance.randrange(len(held))) if held else None,
    lambda held, _: held.reverse(),
    lambda held, chance: held.append(chance.choice(IDS)) if all(isinstance(each, str) for each in held) else None,
)


def _seal(path: str, data: bytes, chance: random.Random) -> bytes:
    tree = json.loads(data or b'{"quotes": {"none": 0}}')
    name = chance.choice(sorted(tree["quotes"]))
    if chance.randrange(3):
        del tree["quotes"][name]
        return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return b""


_MAKERS = {"md": _page, "yaml": _list, "json": _seal}
