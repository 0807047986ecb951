"""An editor's marks: what the square brackets of a quotation say was cut, put in or altered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.fold import fold
from onrecord.verbatim.lexicon import watch_words
from onrecord.verbatim.words import has_core, is_edge

LONGEST_INSERTION = 80
MOST_MARKS = 50
MOST_REPLACED = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source's words, folded; at each place in `letters` the source may have the other case."""

    text: str
    letters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two parts: cuts, insertions, or both side by side."""

    cuts: int
    insertions: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A quotation without its marks: parts, a gap between each two, how many insertions; or what is malformed."""

    parts: tuple[Part, ...] = ()
    gaps: tuple[Gap, ...] = ()
    insertions: int = 0
    fault: str = ""


Kind = Literal["text", "cut", "sic", "letter", "insertion"]


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    text: str
    before: str = ""
    after: str = ""


def read(quotation: str) -> Reading:
    """The quotation with every pair of square brackets taken for an editor's mark."""
    parted = fold(quotation).parted
    if parted.count("[") > MOST_MARKS:
        return Reading(fault=f"there are more than {MOST_MARKS} marks in it")
    pieces = _pieces(parted)
    faults = (fault(piece) for piece in pieces for fault in _FAULTS)
    first = next((fault for fault in faults if fault), "")
    return Reading(fault=first) if first else _joined(_without_sic(pieces))


@lru_cache(maxsize=256)
def plain(quotation: str) -> Reading:
    """The quotation with its brackets, if any, taken for the source's own."""
    return Reading(parts=(Part(fold(quotation).text),))


MARK = re.compile(r"\[([^\[\]]*)\]")


def _pieces(parted: str) -> list[_Piece]:
    pieces, done = [], 0
    for found in MARK.finditer(parted):
        pieces.append(_Piece("text", parted[done : found.start()]))
        before, after = parted[max(0, found.start() - 1) : found.start()], parted[found.end() : found.end() + 1]
        content = found[1].strip(" ")
        pieces.append(_Piece(kind_of(content, parted, found.end()), content, before, after))
        done = found.end()
    return [*pieces, _Piece("text", parted[done:])]


def kind_of(content: str, parted: str, end: int) -> Kind:
    """What a pair of brackets is, by the folded words in it and the folded text from its end on."""
    if content == "…":
        return "cut"
    if content == "sic":
        return "sic"
    return "letter" if _is_letter(content) and _goes_on(parted, end) else "insertion"


def _is_letter(content: str) -> bool:
    return len(content) == 1 and unicodedata.category(content)[0] == "L"


def _goes_on(parted: str, at: int) -> bool:
    """Whether a word goes on after a bracket: `[T]he`, `[I]'m`."""
    return _core(parted[at : at + 1]) or (parted[at : at + 1] in ("'", "-", "–") and _core(parted[at + 1 : at + 2]))


def _core(character: str) -> bool:
    return character not in ("", " ", "[", "]") and not is_edge(character)


def _unpaired(piece: _Piece) -> str:
    stray = piece.kind == "text" and ("[" in piece.text or "]" in piece.text)
    return "a square bracket in it is unpaired, or stands inside another" if stray else ""


def _inside_word(piece: _Piece) -> str:
    sides = [_core(piece.before), _core(piece.after)]
    inside = _INSIDE[piece.kind](sides)
    shown = "[…]" if piece.kind == "cut" else f"[{piece.text}]"
    return f"“{shown}” stands inside a word" if inside else ""


# A cut or [sic] may touch the word on one side of it; other words in brackets may touch none.
_INSIDE: dict[Kind, Callable[[Iterable[bool]], bool]] = {
    "text": lambda _: False,
    "cut": all,
    "sic": all,
    "insertion": any,
    "letter": lambda sides: next(iter(sides)),
}


def _bad_insertion(piece: _Piece) -> str:
    if piece.kind != "insertion":
        return ""
    if not has_core(piece.text.replace(" ", "")):
        return "a pair of square brackets in it holds no words"
    if len(piece.text) > LONGEST_INSERTION:
        return f"the words in brackets “[{piece.text[:30]}…]” are longer than {LONGEST_INSERTION} characters"
    turning = next(watch_words(piece.text), "")
    return f"“[{piece.text}]” puts in “{turning}”, which can turn the sense round" if turning else ""


_FAULTS = (_unpaired, _inside_word, _bad_insertion)


def _without_sic(pieces: list[_Piece]) -> list[_Piece]:
    """`[sic]` stands for nothing: it goes, with one of the spaces round it, and the words beside it join.

    Text stands before, between and after any two marks, if only an empty one.
    """
    kept = [_Piece("text", "")]
    eats_space = False
    for piece in pieces:
        if piece.kind == "sic":
            eats_space = not kept[-1].text.endswith(" ") and not _core(piece.before)
            kept[-1] = _Piece("text", kept[-1].text.removesuffix(" "))
        elif piece.kind == "text" and kept[-1].kind == "text":
            text = piece.text.removeprefix(" ") if eats_space else piece.text
            kept[-1], eats_space = _Piece("text", kept[-1].text + text), False
        else:
            kept.append(piece)
    return kept


def _joined(pieces: list[_Piece]) -> Reading:
    """Parts and the gaps between them, once each mark by itself is sound."""
    parts: list[Part] = []
    gaps = [Gap(0, 0)]
    for piece in pieces:
        if piece.kind in ("cut", "insertion"):
            cut = piece.kind == "cut"
            gaps[-1] = Gap(gaps[-1].cuts + cut, gaps[-1].insertions + (not cut))
            continue
        text = piece.text if gaps[-1] == Gap(0, 0) and parts else piece.text.lstrip(" ")
        if not text:
            continue
        if gaps[-1] == Gap(0, 0) and parts:
            parts[-1] = _longer(parts[-1], text, piece.kind)
        else:
            parts.append(_longer(Part(""), text, piece.kind))
            gaps.append(Gap(0, 0))
    return _sound(tuple(_trimmed(part) for part in parts), gaps)


def _longer(part: Part, text: str, kind: Kind) -> Part:
    letters = (*part.letters, len(part.text)) if kind == "letter" else part.letters
    return Part(part.text + text, letters)


def _trimmed(part: Part) -> Part:
    plain = part.text.rstrip(" ").replace("\u2014", "-").replace("\u2013", "-")
    return Part(plain, part.letters)


def _sound(parts: tuple[Part, ...], gaps: list[Gap]) -> Reading:
    """`gaps` has one more at each end, before the first part and after the last."""
    if not any(has_core(part.text.replace(" ", "")) for part in parts):
        return Reading(fault="it quotes no words")
    if gaps[0].cuts or gaps[-1].cuts:
        return Reading(fault="a cut “[…]” stands at its beginning or end; leave it out there")
    if any(gap.cuts > 1 for gap in gaps):
        return Reading(fault="two cuts “[…]” stand side by side; one is enough")
    return Reading(parts, tuple(gaps[1:-1]), sum(gap.insertions for gap in gaps))
