"""A speech: what stands under one label, up to the next, without what printing put into it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.importing.blogger_text.lines import Line, Paragraph, paragraphs_of
from onrecord.importing.debate_text.furniture import is_act, is_column, is_heading, is_time
from onrecord.importing.debate_text.labels import (
    End,
    Label,
    has_title,
    is_certain,
    is_chair,
    is_known,
    is_name,
    label_of,
    nobody,
)
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
    labels = {at: label for at, line in enumerate(lines) if (label := label_of(line.text, end))}
    alone = frozenset(label.text for label in labels.values() if not label.is_full)
    full = [at for at, label in labels.items() if is_certain(label, alone)]
    if not full:
        return None
    apart = all(_is_apart(lines, at) for at in full)
    return _Walk(lines, end, apart, lines[full[0]].indent, alone).debate()


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
    alone: Collection[str]
    names: dict[str, None] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def debate(self) -> Debate:
        """The whole."""
        labels = dict(self._labels())
        starts = [*labels, len(self.lines)]
        speeches = [
            speech
            for start, after in pairwise(starts)
            for speech in self._speeches(labels[start], self.lines[start:after])
        ]
        return Debate(tuple(self.lines[: starts[0]]), tuple(filter(None, speeches)), tuple(self.remarks))

    def _labels(self) -> Iterator[tuple[int, Label]]:
        begun = ""
        for at, line in enumerate(self.lines):
            if not (label := label_of(line.text, self.end)):
                continue
            is_sure = is_certain(label, self.alone) or is_chair(label) or is_known(label, self.names)
            why = self._doubt(at) if is_sure else _UNKNOWN
            if line.indent > self.indent:
                self._tell(line, label, "stands further in than others do", begun, is_told=is_sure)
            elif not is_sure and self.apart and not _is_apart(self.lines, at):
                self._tell(line, label, "stands in the midst of a paragraph", begun, is_told=has_title(label))
            elif not why:
                self.names.update(dict.fromkeys(label.names if label.is_full else ()))
                begun = label.text
                yield at, label
            elif begun and (is_sure or is_name(label, self.names)):
                yield at, nobody(why)
            else:
                self._tell(line, label, "is introduced nowhere", begun, is_told=bool(self.end))

    def _doubt(self, at: int) -> str:
        """Why a label that is sure in itself may open no speech where it stands; empty where it does."""
        if self.apart and not _is_apart(self.lines, at):
            return "its label stands in the midst of a paragraph"
        over = (self.lines[before].text for before in range(at - 1, -1, -1) if self.lines[before].text)
        above = next((text for text in over if not is_column(text) and not is_time(text)), "")
        bare = label_of(above, ":")
        is_quoted = above.endswith(":") and not (bare and not bare.rest) and not is_act(above)
        return "the words before it end in a colon, so it may be quoted" if is_quoted else ""

    def _tell(self, line: Line, label: Label, why: str, speaker: str, *, is_told: bool) -> None:
        if is_told:
            message = (
                f"“{label.text}” may be a speaker, but {why}, so the words are read as those of "
                f"“{speaker or 'nobody'}”: make sure before you quote them"
            )
            self.remarks.append(Remark(line.number, message))

    def _unsure(self, lines: Sequence[Line], why: str) -> Speech | None:
        """Words of which it is not certain who speaks them, as printed: a speech under no label."""
        paragraphs = self._said(lines, least=int(bool(label_of(lines[0].text, self.end) if lines else None)))
        if not paragraphs:
            return None
        line = next(line.number for line in lines if line.text)
        self.remarks.append(Remark(line, f"a speech under no label, as {why}: “{_opening(paragraphs[0])}”"))
        return Speech(nobody(why), line, tuple(paragraphs))

    def _speeches(self, label: Label, lines: Sequence[Line]) -> Iterator[Speech | None]:
        """The speech under a label, and what stands after an act of the House in it."""
        act = next((at for at in _acts(lines) if at), len(lines))
        if label.is_nobody:
            yield self._unsure(lines[:act], label.rest)
        else:
            yield self._speech(label, lines[:act])
        for start, end in pairwise((*(at for at in _acts(lines) if at), len(lines))):
            after = next((at for at in range(start, end) if not lines[at].text), end)
            self.remarks.append(Remark(lines[start].number, _left_out(" ".join(x.text for x in lines[start:after]))))
            yield self._unsure(lines[after:end], "it stands after what the House did")

    def _speech(self, label: Label, lines: Sequence[Line]) -> Speech | None:
        first = Line(lines[0].number, lines[0].indent, label.rest)
        said = self._said([first, *lines[1:]])
        if not said:
            self.remarks.append(Remark(first.number, f"nothing stands under “{label.text}”"))
            return None
        return Speech(label, first.number, tuple(said))

    def _said(self, lines: Sequence[Line], least: int = 1) -> list[str]:
        """The paragraphs of a speech, without the headings of what follows; so many are no headings in any case."""
        said: list[str] = []
        broken = False
        for paragraph in self._of_speaker(paragraphs_of(self._unbroken(lines)), least):
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

    def _of_speaker(self, paragraphs: Sequence[Paragraph], least: int) -> Sequence[Paragraph]:
        """Those before the headings above an act of the House or above the next label."""
        last = len(paragraphs)
        while last > least and (paragraphs[last - 1].text == _BROKEN or is_heading(paragraphs[last - 1].text)):
            last -= 1
        for paragraph in paragraphs[last:]:
            if paragraph.text != _BROKEN:
                self.remarks.append(Remark(paragraph.line, _left_out(paragraph.text)))
        return paragraphs[:last]


def _acts(lines: Sequence[Line]) -> Iterator[int]:
    """Where each paragraph begins that tells what the House did."""
    start = 0
    for end in (*(at for at, line in enumerate(lines) if not line.text), len(lines)):
        if start < end and is_act("\n".join(line.text for line in lines[start:end])):
            yield start
        start = end + 1


def _left_out(text: str) -> str:
    return f"in no speech: a heading, or what the House did: “{_opening(text)}”"


def _opening(text: str) -> str:
    return " ".join(text.split()[:8])


_UNKNOWN = "nobody of that name was introduced"
_BROKEN = "\0"  # no text holds it
