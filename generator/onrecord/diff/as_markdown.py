"""The difference as Markdown: for a pull request, where all words of the content stand in code and can be nothing else.

In code GitHub makes no link, no mention, no reference to an issue or a commit, no picture and no markup of any word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.diagnostics import visible
from onrecord.diff.difference import Difference, Named
from onrecord.diff.lines import drawn
from onrecord.diff.phrases import Block, Phrase, Said, Section
from onrecord.diff.summary import summary
from onrecord.diff.telling import sections

LONGEST = 64_000
"""GitHub takes 65,536 characters of a comment, and a workflow may put a few around it; held in bytes of UTF-8."""

_ROOM = 1_500  # for the titles, and for what is said of all that is left out
_OTHERS = 24_000  # at most, of all sections but that of quotations
_LONGEST_NAME = 300
_TICKS = re.compile("`+")


def as_markdown(found: Difference, longest: int = LONGEST) -> str:
    """A title with the counts, then each section as far as there is room; what is left out is counted."""
    every = sections(found)
    head = f"### Evidence: {summary(found)}\n\nFrom {_side(found.before)} to {_side(found.now)}.\n"
    room = longest - len(head.encode()) - _ROOM
    others = _fitted([section for section in every if section.title != _FIRST], min(_OTHERS, room // 2))
    taken = sum(len(text.encode()) for text in others.values())
    made = {**_fitted([section for section in every if section.title == _FIRST], room - taken), **others}
    return head + "".join(made[section.title] for section in every)


_FIRST = "Quotations"


def _side(side: Named) -> str:
    return f"{_code(side.name)} ({_code(side.commit[:12])})"


def _fitted(every: Sequence[Section], room: int) -> dict[str, str]:
    """Each section in print, as many of its blocks as there is room for, and how many there is none for."""
    made: dict[str, str] = {}
    for section in every:
        blocks = [_block(block) for block in section.blocks]
        held: list[str] = []
        for block in blocks:
            if len(block.encode()) > room:
                break
            held.append(block)
            room -= len(block.encode())
        left = len(blocks) - len(held)
        more = (
            f"\n{left:,} more {'is' if left == 1 else 'are'} left out here: `onrecord diff` shows all.\n"
            if left
            else ""
        )
        made[section.title] = f"\n#### {section.title}\n{''.join(held)}{more}"
    return made


def _block(block: Block) -> str:
    lines = drawn(block.lines)
    if not lines and not block.tasks:
        return f"\n- {_phrase(block.head)}\n"
    tasks = "".join(f"- [ ] {_phrase(task)}\n" for task in block.tasks)
    return f"\n{_phrase(block.head)}\n{_fence(lines)}{chr(10) if tasks else ''}{tasks}"


def _fence(lines: Sequence[tuple[str, str]]) -> str:
    """The lines in a fence longer than any in them, each behind its mark."""
    if not lines:
        return ""
    text = "\n".join(f"{mark} {words}" for mark, words in lines)
    fence = "`" * max(3, 1 + _longest_run(text))
    return f"\n{fence}diff\n{text}\n{fence}\n"


def _phrase(phrase: Phrase) -> str:
    return "".join(_code(part.text) if isinstance(part, Said) else part for part in phrase)


def _code(text: str) -> str:
    """A name in code, between more marks than stand together in it."""
    shown = " ".join(visible(text).split())[:_LONGEST_NAME] or "(nothing)"
    ticks = "`" * (1 + _longest_run(shown))
    edge = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{ticks}{edge}{shown}{edge}{ticks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
