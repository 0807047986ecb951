"""Which terms of the glossary a text uses, by label, variant or expansion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Term


@dataclass(frozen=True, slots=True)
class Use:
    """A term where a text uses it; `in_full` where the text writes its expansion, which explains itself."""

    term: str
    start: int
    end: int
    in_full: bool


@dataclass(frozen=True)
class Lexicon:
    """Every form of every term, ready to be found in texts.

    `in_full` holds the forms that are expansions only, `beginnings` the first word of each form in small letters (empty
    where one begins with a mark): few words of a text begin a term, so that the slow pattern is tried at these alone.
    """

    forms: Mapping[str, str]
    in_full: frozenset[str]
    beginnings: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, terms: Mapping[str, Term]) -> Lexicon:
        """The lexicon of a glossary; the longest form wins where two begin alike."""
        forms = {_key(form): name for name, term in terms.items() for form in _forms(term)}
        short = {_key(form) for term in terms.values() for form in _short(term)}
        every = {form for term in terms.values() for form in _forms(term)}
        longest = sorted(every, key=lambda form: (-len(form), form))
        choices = "|".join(map(_choice, longest)) or r"(?!)"
        pattern = re.compile(rf"(?<!\w)(?P<form>{choices})(?:['’]?s)?(?!\w)")
        beginnings = frozenset(word[0].lower() if (word := _WORD.match(form)) else "" for form in every)
        return cls(forms, frozenset(forms.keys() - short), beginnings, pattern)

    def uses(self, text: str) -> Iterator[Use]:
        """Every use of a term in a text, in order; none overlaps another."""
        for found in self._found(text.replace("\n", " ")):
            key = next((key for key in (_key(found["form"]), found["form"].lower()) if key in self.forms), None)
            if key is not None:
                yield Use(self.forms[key], found.start(), found.end(), key in self.in_full)

    @cached_property
    def _beginning(self) -> frozenset[str]:
        """What a word is in small letters that may begin a term, if need be without its last `s`."""
        return self.beginnings | {f"{word}s" for word in self.beginnings}

    def _found(self, text: str) -> Iterator[re.Match[str]]:
        if "" in self.beginnings:
            yield from self.pattern.finditer(text)
            return
        if self._beginning.isdisjoint(map(str.lower, _WORD.findall(text))):
            return
        end = 0
        for word in _WORD.finditer(text):
            begins = word[0].lower()
            if word.start() < end or not (begins in self.beginnings or begins.removesuffix("s") in self.beginnings):
                continue
            if found := self.pattern.match(text, word.start()):
                end = found.end()
                yield found

    def terms_in(self, text: str) -> Iterator[str]:
        """The ids of the terms a text uses, in the order it uses them, each as often as it does."""
        return (use.term for use in self.uses(text))


_WORD = re.compile(r"\w+")


def _forms(term: Term) -> list[str]:
    return [form for form in (*_short(term), term.expansion) if form]


def _short(term: Term) -> list[str]:
    return [form for form in (term.label, *term.variants) if form]


def _is_code(form: str) -> bool:
    """`PO` and `OMiC` mean something only in their capitals; words mean the same at a sentence's start."""
    return any(letter.isupper() for letter in form[1:])


def _key(form: str) -> str:
    return form if _is_code(form) else form.lower()


def _choice(form: str) -> str:
    literal = re.escape(form)
    return literal if _is_code(form) else f"(?i:{literal})"
