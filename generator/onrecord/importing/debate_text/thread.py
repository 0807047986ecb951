"""The layout `debate-text`: a debate as Hansard prints it, believed only on strong evidence.

A label opens a speech where it tells a constituency or an office, where it is the chair's, or where such a label has
introduced the name before. Any other title or name of several words may be a speaker's, a line of a list or a dialogue
somebody makes up: what follows it is a speech under no label, and so is what follows an act of the House.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.importing.blogger_text.furniture import is_section_break, is_stars
from onrecord.importing.blogger_text.lines import Line, lines_of
from onrecord.importing.debate_text.furniture import date_of, is_column, is_heading, is_time
from onrecord.importing.debate_text.labels import is_certain, is_chair, label_of, whole_label
from onrecord.importing.debate_text.speeches import Debate, Speech, debate_of
from onrecord.importing.saved import Saved
from onrecord.importing.segments import Remark, Segment, Thread
from onrecord.importing.text import text_of


def read(saved: Saved) -> Thread | None:
    """The debate; nothing where it is not certain that it is one."""
    lines = lines_of(text_of(saved.data))
    if any(_BLOG.search(line.text) or is_section_break(line.text) or is_stars(line.text) for line in lines):
        return None
    debates = [
        debate
        for debate in (debate_of(tuple(_unwrapped(lines)), ":"), debate_of(tuple(_on_one_line(lines)), ""))
        if debate
    ]
    best = max(debates, key=_labelled, default=None)
    return _thread(best) if best and _is_certain(best) else None


def _unwrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each full label at a paragraph's head that goes on over the line's end with what follows it."""
    is_taken = False
    for at, line in enumerate(lines):
        is_whole = not is_taken and not (at and lines[at - 1].text) and _goes_over(lines, at)
        if not is_taken:
            yield Line(line.number, line.indent, f"{line.text} {lines[at + 1].text}" if is_whole else line.text)
        is_taken = is_whole


def _goes_over(lines: Sequence[Line], at: int) -> bool:
    """Whether a paragraph begins with a label that had no room on its line, and not with a heading over a label."""
    texts = list(takewhile(bool, (lines[each].text for each in range(at, len(lines)))))
    if len(texts) < 2 or ":" in texts[0]:
        return False
    label, below = label_of(f"{texts[0]} {texts[1]}", ":"), label_of(texts[1], ":")
    is_full = len(f"{texts[0]} {texts[1].split()[0]}") > max(map(len, texts))
    return bool(label and label.is_full and is_full and not (below and is_certain(below, ())))


def _on_one_line(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each name whose brackets stand on the next with them, which is then blank."""
    is_taken = False
    for line, after in zip(lines, (*lines[1:], Line(0, 0, "")), strict=True):
        whole = whole_label(line.text, after.text) if after.text.startswith("(") else ""
        yield Line(line.number, line.indent, "" if is_taken else whole or line.text)
        is_taken = bool(whole)


_BLOG = re.compile(r"^\d+ comments?:?$|(?:Reply|Delete)$|^Replies$")
_FEWEST = 3  # speeches


def _is_certain(debate: Debate) -> bool:
    """At least three speeches, two voices told in full, a mark of a House, and no prose before them."""
    full = {speech.label.text for speech in debate.speeches if speech.label.is_full}
    return (
        _labelled(debate) >= _FEWEST
        and len(full) >= 2
        and any(_is_of_house(speech) for speech in debate.speeches)
        and all(_is_furniture(line.text) for line in debate.before if line.text)
    )


def _labelled(debate: Debate) -> int:
    return sum(bool(speech.label.text) for speech in debate.speeches)


def _is_of_house(speech: Speech) -> bool:
    """Whether its label is the chair's, an office's, or tells both a constituency and a party."""
    label = speech.label.text
    return is_chair(speech.label) or label.count("(") > 1 or label.startswith("The ")


def _is_furniture(line: str) -> bool:
    return is_heading(line) or is_column(line) or is_time(line) or bool(date_of(line)) or line.endswith(("—", "]"))


def _thread(debate: Debate) -> Thread:
    said = [line for line in debate.before if line.text and not is_column(line.text) and not is_time(line.text)]
    dates = {date_of(line.text): None for line in said if date_of(line.text)}
    titles = [line.text for line in said if not date_of(line.text)]
    segments = tuple(
        Segment(f"s{number}", "speech", "\n\n".join(speech.paragraphs), speech.line, speech.label.text)
        for number, speech in enumerate(debate.speeches, 1)
    )
    remarks = sorted((*_before(said), *debate.remarks), key=lambda remark: (remark.line, remark.message))
    return Thread(titles[-1] if titles else "", next(iter(dates)) if len(dates) == 1 else "", segments, tuple(remarks))


def _before(said: Sequence[Line]) -> Iterator[Remark]:
    if said:
        yield Remark(said[0].number, f"in no speech: {len(said)} lines before the first speaker")
