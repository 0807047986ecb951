"""The sentence: the one of our own in which a record is mentioned, for the record's own page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from onrecord.markup import quotations
from onrecord.markup.prose import Mention, Prose
from onrecord.markup.trace import OBJECT

CELLS = " · "

_END = re.compile(r"(?P<mark>[.!?…]+)[\"”’'»)\]]*\s+")
_OPENS = "“‘\"'«(["
_ABBREVIATED = re.compile(r"(?:^|[^\w.])((?:\w\.)+\w|[A-Z]|Mrs?|Ms|Messrs|Dr|Prof|Rev|Hon|Rt|St|cf|vs)$")
_ABBREVIATED_BEFORE_NUMBERS = re.compile(r"\b(?:[Nn]os?|pp?|paras?|[Ff]igs?|vols?|ch|arts?|ss?|cols?)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of a sentence: words of ours, or what is printed for a mention."""

    text: str
    mention: Mention | None = None


Sentence = tuple[Told, ...]
Say = Callable[[Mention], str]


def told(prose: Prose, say: Say) -> tuple[Sentence, ...]:
    """For each mention in order, the sentence that it stands in or that leads in to it; a row of a table whole.

    `say` gives what the page prints for a mention, which is never parted.
    """
    telling = _Telling(iter(prose.mentions), say)
    for before, token in zip((None, *prose.tokens), prose.tokens, strict=False):
        telling.read(token, before)
    return tuple(telling.sentences)


def ends(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Where the sentences of a text end, its own end last; no stretch that is `whole` is parted."""
    kept = [*whole, *quotations.spans(_masked(text, whole))]
    starts = {start for start, _ in whole}
    found = (mark.end() for mark in _END.finditer(text) if _is_end(text, mark, starts))
    return [*(at for at in found if not any(start < at < end for start, end in kept)), len(text)]


@dataclass(slots=True)
class _Telling:
    """The sentences as they are collected, with the one that leads in to what comes next."""

    mentions: Iterator[Mention]
    say: Say
    sentences: list[Sentence] = field(default_factory=list)
    lead: Sentence = ()
    row: list[Told] | None = None

    def read(self, token: Token, before: Token | None) -> None:
        if token.type == "tr_open":
            self.row = []
        elif token.type == "tr_close" and self.row is not None:
            self._keep(tuple(self.row), [len(_text(self.row))])
            self.row = None
        elif token.type == "inline":
            self._paragraph(tuple(self._stretches(token)), before)

    def _paragraph(self, stretches: Sentence, before: Token | None) -> None:
        if self.row is not None:
            self.row += [*([Told(CELLS)] if self.row else []), *stretches]
        elif before is not None and before.type == "heading_open":
            self._keep(stretches, [len(_text(stretches))])
            self.lead = ()
        elif [each.mention.block for each in stretches if each.mention] == [True]:
            self.sentences.append((*self.lead, *([Told(" ")] if self.lead else []), *stretches))
        else:
            self._keep(stretches, ends(_text(stretches), _mentioned(stretches)))

    def _keep(self, stretches: Sentence, stops: list[int]) -> None:
        """Keep for each mention its sentence, and the last sentence as what may lead in."""
        begins = [0, *stops[:-1]]
        for _, end in _mentioned(stretches):
            nth = next(n for n, stop in enumerate(stops) if end <= stop)
            alone = nth and not any(re.search(r"\w", each.text) for each in _ours(stretches, begins[nth], stops[nth]))
            self.sentences.append(_between(stretches, begins[nth - 1 if alone else nth], stops[nth]))
        self.lead = _between(stretches, begins[-1], stops[-1])

    def _stretches(self, token: Token) -> Iterator[Told]:
        for child in token.children or []:
            if child.type == "reference":
                mention = next(self.mentions)
                yield Told(self.say(mention) or OBJECT, mention)
            elif text := _seen(child):
                yield Told(text)


def _seen(child: Token) -> str:
    return {"softbreak": " ", "hardbreak": " ", "text": child.content, "code_inline": child.content}.get(child.type, "")


def _text(stretches: Iterable[Told]) -> str:
    return "".join(each.text for each in stretches)


def _placed(stretches: Sentence) -> Iterator[tuple[int, Told]]:
    at = 0
    for each in stretches:
        yield at, each
        at += len(each.text)


def _mentioned(stretches: Sentence) -> list[tuple[int, int]]:
    return [(at, at + len(each.text)) for at, each in _placed(stretches) if each.mention]


def _ours(stretches: Sentence, start: int, end: int) -> Sentence:
    return tuple(each for each in _between(stretches, start, end) if not each.mention)


def _between(stretches: Sentence, start: int, end: int) -> Sentence:
    """The stretches from one place to another, without blanks at either end."""
    here = [(at, each) for at, each in _placed(stretches) if at < end and start < at + len(each.text)]
    cut = [(each, max(start - at, 0), end - at) for at, each in here]
    parts = [each if each.mention else Told(each.text[first:stop]) for each, first, stop in cut]
    if parts and not parts[-1].mention:
        parts[-1] = Told(parts[-1].text.rstrip())
    if parts and not parts[0].mention:
        parts[0] = Told(parts[0].text.lstrip())
    return tuple(part for part in parts if part.text)


def _masked(text: str, whole: Sequence[tuple[int, int]]) -> str:
    """The text with nothing to read in what is whole: its quotation marks are not ours."""
    for start, end in whole:
        text = text[:start] + OBJECT * (end - start) + text[end:]
    return text


def _is_end(text: str, mark: re.Match[str], starts: set[int]) -> bool:
    after = mark.end()
    while after < len(text) and text[after] in _OPENS and after not in starts:
        after += 1
    if after >= len(text) or not (text[after].isupper() or text[after].isdigit() or after in starts):
        return False
    before = text[: mark.start()][-40:]
    if mark["mark"] != ".":
        return True
    return not (_ABBREVIATED.search(before) or (text[after].isdigit() and _ABBREVIATED_BEFORE_NUMBERS.search(before)))
