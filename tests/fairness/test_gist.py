"""The gist of a contribution says of its words what they say, whichever process made it."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from random import Random

import reprint_texts as texts
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fold import TABLE
from onrecord.reprints.gist import RUN, gists, length, runs, said
from onrecord.reprints.likeness import FEWEST, words

TYPED = st.text(st.sampled_from("aBç9 _.-%$£'`\"‘’“”–—…\xa0´ß\u0301ﬁ²½🔦\u00ad\u200b\x1f\x7f\n"), max_size=40)


@given(TYPED)
def test_plain_texts_and_well_typed_ones_have_the_words_that_any_text_has(text: str) -> None:
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(each for each in folded if each not in TABLE["single"] + TABLE["deleted"])
    assert words(text) == tuple(re.findall(r"[^\W_]+|[%‰£$€]", kept))


def test_two_runs_have_one_number_where_they_are_the_same_words() -> None:
    random = Random("runs")
    numbered: dict[int, tuple[str, ...]] = {}
    for count in range(FEWEST, 200):
        text = words(texts.contribution(random, count))
        gist = gists({"c1": " ".join(text)})["c1"]
        assert said(gist) == text
        assert length(gist) == len(text)
        every = list(zip(*(text[at:] for at in range(RUN)), strict=False))
        assert len(runs(gist)) == len(every)
        for number, run in zip(runs(gist), every, strict=True):
            assert numbered.setdefault(number, run) == run


def test_the_same_words_in_another_order_are_another_run() -> None:
    order = ("lamp pier boat bell rope mast oar sail", "pier lamp boat bell oar mast rope sail")
    one, other = (set(runs(gists({"c1": text})["c1"])) for text in order)
    assert not one & other


def test_a_gist_is_the_same_in_every_process() -> None:
    text = "The lamp at the north pier was out – and nobody came to mend it, 20% of the winter."
    code = f"from onrecord.reprints import gists; print(gists({{'c1': {text!r}}})['c1'].runs.hex())"
    command = [sys.executable, "-X", "utf8", "-c", code]
    made = {subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert made == {gists({"c1": text})["c1"].runs.hex() + "\n"}


def test_what_is_too_short_to_be_a_reprint_has_none() -> None:
    assert gists({"c1": "Thank you for the post.", "c2": ""}) == {}
