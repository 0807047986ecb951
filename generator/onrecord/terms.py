"""Which terms of the glossary a text uses, by label, variant or expansion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.records import Term


@dataclass(frozen=True)
class Lexicon:
    """Every form of every term, ready to be found in texts."""

    forms: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, terms: Mapping[str, Term]) -> Lexicon:
        """The lexicon of a glossary; the longest form wins where two begin alike."""
        forms = {_key(form): name for name, term in terms.items() for form in _forms(term)}
        every = {form for term in terms.values() for form in _forms(term)}
        longest = sorted(every, key=lambda form: (-len(form), form))
        choices = "|".join(map(_choice, longest)) or r"(?!)"
        return cls(forms, re.compile(rf"(?<!\w)(?P<form>{choices})(?:['’]?s)?(?!\w)"))

    def terms_in(self, text: str) -> Iterator[str]:
        """The ids of the terms a text uses, in the order it uses them, each as often as it does."""
        for found in self.pattern.finditer(text):
            name = self.forms.get(_key(found["form"])) or self.forms.get(found["form"].lower())
            if name:
                yield name


def _forms(term: Term) -> list[str]:
    return [form for form in (term.label, *term.variants, term.expansion) if form]


def _is_code(form: str) -> bool:
    """`PO` and `OMiC` mean something only in their capitals; words mean the same at a sentence's start."""
    return any(letter.isupper() for letter in form[1:])


def _key(form: str) -> str:
    return form if _is_code(form) else form.lower()


def _choice(form: str) -> str:
    literal = re.escape(form)
    return literal if _is_code(form) else f"(?i:{literal})"
