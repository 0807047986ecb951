"""Watch words: the words that turn a sentence round, and those that lay it at somebody's door.

Some are seen wherever they stand near words that are quoted. Others are common (`when`, `think`, `fail`): they are seen
where they are cut or replaced, and otherwise only where they govern what is quoted, as `Whether` or `He wrote that`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.verbatim.words import is_edge, pieces

Words = frozenset[str]

_DENIES = """
    not never no nor neither none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom
"""
_LIMITS = "if unless lest except only until but"
_LIMITS_TOO = "whether whenever although though assuming"
_LIMITS_BESIDE = "when while provided providing nearly almost"
_DENIES_TOO = "false falsely untrue myth myths"
_DENIES_BESIDE = """
    wrong wrongly refuse refuses refused refusing fail fails failed failing lack lacks lacked lacking
"""
_SAYS = """
    say says said saying claim claims claimed claiming allege alleges alleged alleging assert asserts asserted asserting
    insist insists insisted insisting tell tells told telling admit admits admitted admitting
    argue argues argued arguing suggest suggests suggested suggesting boast boasts boasted boasting
"""
_SAYS_BESIDE = """
    write writes wrote written writing state states stated stating ask asks asked asking add adds added adding
    reply replies replied replying answer answers answered answering tweet tweets tweeted tweeting
    post posts posted posting warn warns warned warning describe describes described describing
    announce announces announced announcing explain explains explained explaining report reports reporting
    comment comments commented commenting quote quotes quoted quoting
"""
_ATTRIBUTES = """
    lie lies lied lying liar liars deny denies denied denying allegedly allegation allegations
    pretend pretends pretended pretending purport purports purported purporting purportedly
    believe believes believed believing accuse accuses accused accusing
    reckon reckons reckoned reckoning suppose supposes supposed supposing supposedly
    doubt doubts doubted doubting doubtful according apparently reportedly reported seemingly ostensibly presumably
    rumour rumours rumoured rumor rumors rumored hearsay disagree disagrees disagreed disagreeing
"""
_ATTRIBUTES_BESIDE = """
    think thinks thought thinking hear hears heard hearing agree agrees agreed agreeing call calls called calling
"""


def _of(*lists: str) -> Words:
    return frozenset(" ".join(lists).split())


NEGATION, CONDITION = _of(_DENIES), _of(_LIMITS)
WATCH = NEGATION | CONDITION
"""What no insertion may put in."""

SAYING = _of(_SAYS, _SAYS_BESIDE)
"""What says that these are somebody's words, in all its forms."""

ATTRIBUTION = SAYING | _of(_ATTRIBUTES, _ATTRIBUTES_BESIDE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of watch words: those that are seen nearby, and those that must govern the words; with what they do."""

    name: str
    why: str
    nearby: Words
    governing: Words
    phrases: str = "(?!)"
    contracted: bool = False

    def cut(self, parted: str) -> Iterator[str]:
        """All of the kind that a folded text holds."""
        return self._such(parted, self.nearby | self.governing)

    def near(self, parted: str) -> Iterator[str]:
        """Those that are seen wherever they stand."""
        return self._such(parted, self.nearby)

    def _such(self, parted: str, among: Words) -> Iterator[str]:
        """The words that pass; the text as a whole is asked first, since nearly all have none."""
        text = parted.lower()
        if self._has(among, text):
            yield from (bare(piece) for piece in pieces(parted) if self._has(among, piece.lower()))
        yield from (found[0] for found in re.finditer(rf"\b(?:{self.phrases})\b", text))

    def _has(self, among: Words, text: str) -> bool:
        return (self.contracted and CONTRACTED.search(text) is not None) or _has(among, text)


KINDS = (
    Kind("negation", "can turn the sense round", NEGATION | _of(_DENIES_TOO), _of(_DENIES_BESIDE), contracted=True),
    Kind(
        "condition",
        "says how far or when this holds",
        CONDITION | _of(_LIMITS_TOO),
        _of(_LIMITS_BESIDE),
        "(?:so|as) long as|in case|provided that|providing that|less than",
    ),
    Kind(
        "attribution",
        "says whose words these are, or doubts them",
        _of(_SAYS, _ATTRIBUTES),
        _of(_SAYS_BESIDE, _ATTRIBUTES_BESIDE),
    ),
)


@lru_cache(maxsize=4096)
def may_turn(parted: str) -> bool:
    """Whether a folded text may hold a watch word of any kind: nearly none does, and is asked no more."""
    text = parted.lower()
    return not _ALL.isdisjoint(_TOKEN.findall(text)) or bool(CONTRACTED.search(text) or _PHRASES.search(text))


def watch_words(parted: str) -> Iterator[str]:
    """The words of a folded text that deny, limit or make conditional, however their apostrophe was typed."""
    text = parted.lower()
    if _watched(text):
        yield from (bare(piece) for piece in pieces(parted) if _watched(piece.lower()))


def denies(word: str) -> bool:
    """Whether a word in lower case, with or without its apostrophe, denies, limits or makes conditional."""
    return word in WATCH or word in _DENYING or CONTRACTED.fullmatch(word) is not None


def turns(word: str) -> bool:
    """Whether it does, or attributes, or is any other of the watch words."""
    return word in _ALL or CONTRACTED.fullmatch(word) is not None


_DENYING = _of(_DENIES_TOO)
_ALL = frozenset(word for kind in KINDS for word in kind.nearby | kind.governing)
_PHRASES = re.compile("|".join(kind.phrases for kind in KINDS))


def bare(piece: str) -> str:
    """A word without the marks at its edges."""
    start, end = 0, len(piece)
    while start < end and is_edge(piece[start]):
        start += 1
    while end > start and is_edge(piece[end - 1]):
        end -= 1
    return piece[start:end].replace("\u2013", "-")


def _watched(text: str) -> bool:
    return CONTRACTED.search(text) is not None or _has(WATCH, text)


def _has(among: frozenset[str], text: str) -> bool:
    return not among.isdisjoint(_TOKEN.findall(text))


_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# `n't` with its apostrophe; for the auxiliary verbs also with another mark for it, or none.
CONTRACTED = re.compile(
    r"n't(?![^\W_])|(?<![^\W_])"
    r'(?:ai|are|ca|could|dare|did|do|does|had|has|have|is|might|must|need|ought|sha|should|was|were|wo|would)n[,;:?"]?t(?![^\W_])'
)
