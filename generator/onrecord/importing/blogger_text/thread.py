"""The layout `blogger-text`: a Blogger post with its comments, saved as plain text in either of two shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.importing.blogger_text.bodies import body_remarks, passages, turns
from onrecord.importing.blogger_text.doubts import doubts
from onrecord.importing.blogger_text.flattened import flattened
from onrecord.importing.blogger_text.furniture import is_section_break, is_stars
from onrecord.importing.blogger_text.heads import head_of
from onrecord.importing.blogger_text.lines import Lines, lines_of, spaced
from onrecord.importing.blogger_text.listed import listed
from onrecord.importing.blogger_text.passages import Parts, Passage, segment_of
from onrecord.importing.blogger_text.repeats import printed_once, repeated_elsewhere
from onrecord.importing.blogger_text.stamps import stamps
from onrecord.importing.saved import Saved
from onrecord.importing.segments import Remark, Thread
from onrecord.importing.text import text_of


def read(saved: Saved) -> Thread | None:
    """The thread, by the first shape that its lines have; nothing where they have none."""
    lines = lines_of(text_of(saved.data))
    parts = next(filter(None, (shape(lines) for shape in _SHAPES)), None)
    return _thread(parts) if parts else None


def _uncommented(lines: Lines) -> Parts | None:
    """A post alone: one with a date line or separators, cut short before its comments."""
    head = head_of(lines)
    if not head.published and not any(is_section_break(line.text) or is_stars(line.text) for line in lines):
        return None
    return Parts(lines, (), None, (Remark(0, "no comments and no count of them: the file may be cut short", "end"),))


_SHAPES: tuple[Callable[[Lines], Parts | None], ...] = (listed, flattened, _uncommented)


def _thread(parts: Parts) -> Thread:
    head = head_of(parts.body)
    rest = tuple(spaced(head.rest)) if parts.flattened else head.rest
    printed, dropped = _each(printed_once if parts.flattened else _as_it_is, passages(turns(rest)))
    every = (*printed, *parts.comments)
    remarks = (*parts.remarks, *head.remarks, *body_remarks(printed, rest), *dropped, *_doubts(every))
    return Thread(head.title, head.published, tuple(map(segment_of, every)), _in_order(remarks))


_Result = tuple[Passage, tuple[Remark, ...]]


def _each(change: Callable[[Passage], _Result], given: Iterable[Passage]) -> tuple[list[Passage], list[Remark]]:
    results = [change(passage) for passage in given]
    return [passage for passage, _ in results], [remark for _, remarks in results for remark in remarks]


def _as_it_is(passage: Passage) -> _Result:
    return passage, ()


def _doubts(every: Sequence[Passage]) -> Iterator[Remark]:
    yield from repeated_elsewhere(every)
    for passage in every:
        yield from doubts(passage)
        yield from stamps(passage)


def _in_order(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: (remark.line, remark.message)))
