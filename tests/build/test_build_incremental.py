"""Whatever is edited in whatever order, an incremental build leaves what a cold one makes, byte for byte."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from build.yards import TEMPLATES, Yard, light, new_yard, tree
from onrecord.pages.entries import Entry, File

PATHS = ("index.html", "a.html", "b/c.html", "b/d/e.html", "z.txt")
WORDS = ("Skerry", "Reef", "Ansel", "<b>", "")

entries = st.builds(
    light,
    st.just(""),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(["light.html", "bare.html", "story.html"]),
)
files = st.builds(File, st.just(""), st.binary(max_size=3))
plans = st.dictionaries(st.sampled_from(PATHS), entries | files, min_size=1)
template_edits = st.tuples(st.just("template"), st.sampled_from(sorted(TEMPLATES)), st.integers(0, 2))
hand_edits = st.tuples(st.just("hand"), st.sampled_from((*PATHS, "own.txt")), st.integers(0, 2))
word_edits = st.tuples(st.just("words"), st.sampled_from(["is lit", "burns"]), st.just(0))
steps = st.lists(
    st.tuples(plans, st.lists(template_edits | hand_edits | word_edits, max_size=2)), min_size=2, max_size=5
)


@settings(deadline=None, max_examples=40)
@given(steps)
def test_incremental_equals_cold(history: list[tuple[dict[str, Entry], list[tuple[str, str, int]]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        yard = new_yard(Path(folder) / "yard")
        for plan, edits in history:
            for edit in edits:
                yard = applied(yard, *edit)
            every = [placed(path, entry) for path, entry in plan.items()]
            yard.build(*every)
            assert yard.site() == cold(yard, every)


def placed(path: str, entry: Entry) -> Entry:
    return File(path, entry.data) if isinstance(entry, File) else type(entry)(path, entry.template, entry.view)


def cold(yard: Yard, every: list[Entry]) -> dict[str, bytes]:
    root = yard.root.parent / "cold"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(yard.root / "templates", root / "templates")
    (root / "content").mkdir()
    other = yard.but(root=root)
    other.build(*every)
    return tree(other.output)


def applied(yard: Yard, what: str, name: str, number: int) -> Yard:
    if what == "words":
        return yard.but(words={"lit": name})
    if what == "template":
        yard.template(name, TEMPLATES[name] + "!" * number)
    elif yard.output.is_dir():
        path = yard.output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("?" * number)
    return yard
