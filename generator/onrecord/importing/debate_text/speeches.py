"""A speech: what stands under one label, up to the next, without what printing put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.importing.blogger_text.lines import Line, Paragraph, paragraphs_of
from onrecord.importing.debate_text.furniture import is_act, is_column, is_heading, is_time
from onrecord.importing.debate_text.labels import End, Label, has_title, is_chair, is_known, label_of
from onrecord.importing.segments import Remark


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech: its label, the line it begins on, its paragraphs."""

    label: Label
    line: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """The lines before the first label, the speeches, and what an editor should know of the lines in none."""

    before: tuple[Line, ...]
    speeches: tuple[Speech, ...]
    remarks: tuple[Remark, ...]


def debate_of(lines: Sequence[Line], end: End) -> Debate | None:
    """The speeches of a text whose labels end so; nothing where no line is a full label."""
    full = [at for at, line in enumerate(lines) if (label := label_of(line.text, end)) and label.is_full]
    if not full:
        return None
    apart = all(_is_apart(lines, at) for at in full)
    return _Walk(lines, end, apart, lines[full[0]].indent).debate()


def _is_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing, or a column or a time alone, stands right above a line."""
    above = lines[at - 1].text if at else ""
    return not above or is_column(above) or is_time(above)


@dataclass
class _Walk:
    """Reads the lines in order: which open a speech, by whom has been introduced up to there."""

    lines: Sequence[Line]
    end: End
    apart: bool
    indent: int
    names: dict[str, None] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def debate(self) -> Debate:
        """The whole."""
        labels = dict(self._labels())
        starts = [*labels, len(self.lines)]
        speeches = [self._speech(labels[start], self.lines[start:after]) for start, after in pairwise(starts)]
        return Debate(tuple(self.lines[: starts[0]]), tuple(filter(None, speeches)), tuple(self.remarks))

    def _labels(self) -> Iterator[tuple[int, Label]]:
        for at, line in enumerate(self.lines):
            label = label_of(line.text, self.end)
            if not label or line.indent > self.indent or (self.apart and not _is_apart(self.lines, at)):
                continue
            if label.is_full or is_chair(label) or is_known(label, self.names):
                self.names.update(dict.fromkeys(label.names if label.is_full else ()))
                yield at, label
            elif has_title(label) or (self.end and " " in label.text):
                message = f"“{label.text}” was not introduced, so this is read as the words of the speaker before it"
                self.remarks.append(Remark(line.number, message))

    def _speech(self, label: Label, lines: Sequence[Line]) -> Speech | None:
        first = Line(lines[0].number, lines[0].indent, label.rest)
        said = self._said([first, *lines[1:]])
        if not said:
            self.remarks.append(Remark(first.number, f"nothing stands under “{label.text}”"))
            return None
        return Speech(label, first.number, tuple(said))

    def _said(self, lines: Sequence[Line]) -> list[str]:
        """The paragraphs of a speech: up to an act of the House, without the headings of what follows."""
        said: list[str] = []
        broken = False
        for paragraph in self._of_speaker(paragraphs_of(self._unbroken(lines))):
            if paragraph.text == _BROKEN:
                broken = True
            elif broken and said and not re.search(r"[.!?…][\"')\]”’]*$", said[-1]):
                said[-1], broken = f"{said[-1]}\n{paragraph.text}", False
            else:
                said.append(paragraph.text)
                broken = False
        return said

    def _unbroken(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines, with a mark for each column and for each time alone."""
        for at, line in enumerate(lines):
            is_alone = _is_apart(lines, at) and not (lines[at + 1].text if at + 1 < len(lines) else "")
            if is_column(line.text) or (at and is_alone and is_time(line.text)):
                self.remarks.append(Remark(line.number, f"left out, as nobody said it: “{line.text}”"))
                yield from (Line(line.number, 0, ""), Line(line.number, 0, _BROKEN), Line(line.number, 0, ""))
            else:
                yield line

    def _of_speaker(self, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
        """Those before an act of the House, and before the headings above it or above the next label."""
        ends = next((at for at, paragraph in enumerate(paragraphs) if is_act(paragraph.text)), len(paragraphs))
        last = ends
        while last > 1 and (paragraphs[last - 1].text == _BROKEN or is_heading(paragraphs[last - 1].text)):
            last -= 1
        for paragraph in paragraphs[last:]:
            if paragraph.text != _BROKEN:
                opening = " ".join(paragraph.text.split()[:8])
                message = f"in no speech: a heading, or what the House did: “{opening}”"
                self.remarks.append(Remark(paragraph.line, message))
        return paragraphs[:last]


_BROKEN = "\0"  # no text holds it
