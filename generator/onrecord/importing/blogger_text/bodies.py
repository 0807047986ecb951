"""The body of a post: the editor's own words, the contributions printed there, and press articles.

`--oo00oo--` parts sections, lines of stars part the contributions of a section. A line ending in `:-` at the start of
either is the editor's, and introduces what follows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.importing.blogger_text.furniture import is_section_break, is_stars
from onrecord.importing.blogger_text.introductions import introduces, introductions
from onrecord.importing.blogger_text.lines import Line, Lines, paragraphs_of, parted, said
from onrecord.importing.blogger_text.passages import Passage
from onrecord.importing.segments import Remark, Voice


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the body that one voice speaks."""

    kind: Voice
    lines: Lines


def turns(body: Lines) -> tuple[Turn, ...]:
    """Who speaks, in order; a turn holds at least one line that is not blank."""
    spoken: list[Turn] = []
    for section in parted(body, is_section_break):
        blocks = [block for block in parted(section, is_stars) if said(block)]
        has_stars = any(is_stars(line.text) for line in section)
        for at, block in enumerate(blocks):
            opening = _introduction(block, _may_stand_deep(spoken, leads=at == 0))
            expected = _expected(spoken, leads=at == 0, has_stars=has_stars)
            spoken.extend(_block(block, opening, expected, has_stars=has_stars))
    return tuple(spoken)


def passages(spoken: Iterable[Turn]) -> Iterator[Passage]:
    """The turns numbered by kind: `e1`, `p1`, `b1` …."""
    counted: Counter[str] = Counter()
    for turn in spoken:
        letter = _LETTERS[turn.kind]
        counted[letter] += 1
        paragraphs = paragraphs_of(turn.lines)
        yield Passage(f"{letter}{counted[letter]}", turn.kind, paragraphs[0].line, paragraphs)


def body_remarks(numbered: Sequence[Passage], body: Lines) -> Iterator[Remark]:
    """What is doubtful about who speaks in the body."""
    first = numbered[0] if numbered else None
    if first and first.kind == "contribution" and any(is_stars(line.text) for line in body):
        yield Remark(first.line, f"{first.id} is read as a contribution: no line ending in `:-` says that it is not")
    for passage in numbered:
        for introduction in introductions(passage) if passage.kind != "editor" else ():
            message = f"a line ending in `:-` stays in {passage.id}: if it is the editor's, two voices stand there"
            yield Remark(introduction.line, message)


_LETTERS: dict[Voice, str] = {"editor": "e", "contribution": "b", "press": "p"}
_OPENERS = re.compile(
    r"(?:and |but |plus |then )?(?:this|these|here|from|meanwhile|finally|also|another|more|elsewhere|earlier|seen"
    r"|spotted|posted|published|the following|then|next|now|over (?:on|at)|on (?:twitter|facebook)"
    r"|in (?:response|reply))\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:[Aa]rticles?|[Nn]ewspapers?|[Nn]ews|[Pp]ress|[Ee]ditorial|[Hh]eadlines?|[Cc]olumn(?:ist)?|[Jj]ournalists?"
    r"|[Rr]eport(?:s|ed|ing)?|[Ss]tory|[Pp]iece|[Mm]agazine|[Ii]nterview|[Cc]overage|BBC|ITV|Guardian|Telegraph|Herald"
    r"|Gazette|Chronicle|Tribune|Courier|Argus|Journal|Economist|Spectator|Statesman|Advertiser|Examiner|Bulletin"
    # Titles that are ordinary words too: only after "the" or another capital.
    r"|(?:[Tt]he|[A-Z][\w’'-]*) (?:Times|Independent|Mail|Mirror|Observer|Express|Standard|Echo|Post|Sun|Star|Eye))\b"
)
_PERSON = re.compile(
    r"\b(?:someone|somebody|readers?|contributors?|contributions?|commenters?|comments?|correspondents?|colleagues?"
    r"|repl(?:y|ies|ied)|respon(?:se|ses|ds|ded)|anonymous|thread|twitter|facebook|tweets?|thoughts|views)\b",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 150
_SHORTEST_HEADLINE = 4


def _expected(spoken: Sequence[Turn], *, leads: bool, has_stars: bool) -> Voice:
    """Whose words a block without an introduction of its own are."""
    last = spoken[-1] if spoken else None
    if last and last.kind == "editor" and introduces(_last_words(last)):
        return _introduced(_last_words(last), ())
    if not leads or has_stars or (last and last.kind == "contribution"):
        return "contribution"
    return "editor"


def _last_words(turn: Turn) -> str:
    return said(turn.lines)[-1].text


def _block(block: Lines, at: int | None, expected: Voice, *, has_stars: bool) -> Iterator[Turn]:
    """The editor's introduction, which ends at an index if the block has one, and what follows it."""
    if at is None:
        yield Turn(expected, block)
        return
    yield Turn("editor", block[: at + 1])
    rest = block[at + 1 :]
    yield from _introduced_turns(block[at].text, rest, () if has_stars else tuple(_later_introductions(rest)))


def _may_stand_deep(spoken: Sequence[Turn], *, leads: bool) -> Callable[[str], object]:
    """Whether a line ending in `:-` after the block's first paragraph is the editor's.

    In a section's first block it is; but after contributions, which `--oo00oo--` may part too, only in an
    introduction's words, and after stars never: there a contributor is speaking.
    """
    if not leads:
        return lambda _: False
    has_contributions = bool(spoken) and spoken[-1].kind == "contribution"
    return _OPENERS.match if has_contributions else lambda _: True


def _introduction(block: Lines, may_stand_deep: Callable[[str], object]) -> int | None:
    """The index of the line that introduces."""
    begins = next(at for at, line in enumerate(block) if line.text)
    first_ends = next((at for at in range(begins, len(block)) if not block[at].text), len(block))
    found = (at for at, line in enumerate(block) if introduces(line.text))
    return next((at for at in found if at < first_ends or may_stand_deep(block[at].text)), None)


def _later_introductions(lines: Lines) -> Iterator[int]:
    """Where the editor speaks again with no separator before: a paragraph of one line, in an introduction's words."""
    for at, line in enumerate(lines):
        if at and not lines[at - 1].text and introduces(line.text) and _OPENERS.match(line.text):
            yield at


def _introduced_turns(introduction: str, lines: Lines, later: Sequence[int]) -> Iterator[Turn]:
    for start, end in pairwise([-1, *later, len(lines)]):
        if start >= 0:
            introduction = lines[start].text
            yield Turn("editor", lines[start : start + 1])
        rest = said(lines[start + 1 : end])
        if rest:
            yield Turn(_introduced(introduction, rest), lines[start + 1 : end])


def _introduced(introduction: str, rest: Sequence[Line]) -> Voice:
    """A press article where the introduction speaks of one, or of nobody while a headline follows."""
    if _PERSON.search(introduction):
        return "contribution"
    return "press" if _ARTICLE.search(introduction) or _is_headed(rest) else "contribution"


def _is_headed(rest: Sequence[Line]) -> bool:
    if len(rest) < 2 or len(rest[0].text) > _LONGEST_HEADLINE:
        return False
    is_whole = len(rest[0].text.split()) >= _SHORTEST_HEADLINE and rest[0].text[-1].isalnum()
    return is_whole and len(rest[1].text) > len(rest[0].text)
