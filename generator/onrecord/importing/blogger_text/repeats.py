"""Repeats: paragraphs that stand in a capture more than once, letter for letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.importing.blogger_text.lines import Paragraph
from onrecord.importing.blogger_text.passages import Passage
from onrecord.importing.segments import Remark


def printed_once(passage: Passage) -> tuple[Passage, tuple[Remark, ...]]:
    """The passage less each run of paragraphs that it prints again further on, the last copy kept.

    A run shorter than eight words in all stays: it is a refrain, not a saving's repetition.
    """
    runs = [run for run in _repeated_runs(passage.paragraphs) if _is_long(passage.paragraphs[at] for at, _ in run)]
    dropped = {at for run in runs for at, _ in run}
    kept = tuple(paragraph for at, paragraph in enumerate(passage.paragraphs) if at not in dropped)
    remarks = tuple(_dropped_remark(passage, run) for run in runs)
    return replace(passage, paragraphs=kept), remarks


def repeated_elsewhere(passages: Iterable[Passage]) -> Iterator[Remark]:
    """A remark for each paragraph of eight words or more that stands somewhere before it too; all of them stay."""
    first: dict[str, tuple[str, int, int]] = {}
    for passage in passages:
        for at, paragraph in enumerate(passage.paragraphs):
            here = (passage.id, paragraph.line, at)
            before = first.setdefault(paragraph.text, here)
            if before != here and _is_long([paragraph]):
                where = "before it" if before[0] == passage.id else f"in {before[0]}"
                line = f" (line {before[1]})" if before[1] else ""
                yield Remark(paragraph.line, f"this paragraph of {passage.id} also stands {where}{line}")


_SHORTEST = 8

_Run = list[tuple[int, int]]


def _repeated_runs(paragraphs: Sequence[Paragraph]) -> list[_Run]:
    """The runs of paragraphs that recur at one distance: pairs of an index and its last copy's."""
    last = {paragraph.text: at for at, paragraph in enumerate(paragraphs)}
    runs: list[_Run] = []
    for at, paragraph in enumerate(paragraphs):
        copy = last[paragraph.text]
        if copy == at:
            continue
        if runs and runs[-1][-1] == (at - 1, copy - 1):
            runs[-1].append((at, copy))
        else:
            runs.append([(at, copy)])
    return runs


def _is_long(paragraphs: Iterable[Paragraph]) -> bool:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs) >= _SHORTEST


def _dropped_remark(passage: Passage, run: _Run) -> Remark:
    dropped = [passage.paragraphs[at].line for at, _ in run]
    kept = [passage.paragraphs[copy].line for _, copy in run]
    repeat = "repeats" if len(run) == 1 else "repeat"
    message = f"{_stretch(dropped)} {repeat} {_stretch(kept)} of {passage.id}; the last copy is kept"
    return Remark(dropped[0], message)


def _stretch(lines: Sequence[int]) -> str:
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]} to {lines[-1]}"
