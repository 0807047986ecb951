"""What the search must answer, by brute force: slow and plain, and sharing nothing with the scripts."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.search import Found
from search.oracle_words import DOUBLE, SPACE, Tokens, inflected, tokens, unmarked

FACETS = ("issue", "role", "source", "year", "kind", "stance")


@dataclass(frozen=True)
class Clause:
    """Words in a row that must, or must not, stand in a quotation; `ends` tells which are beginnings."""

    words: tuple[str, ...]
    ends: tuple[bool, ...]
    without: bool
    phrase: bool


def parse(query: str) -> tuple[list[Clause], list[str]]:
    """Clauses, and what was not searched."""
    text, said = unmarked(query)
    clauses: list[Clause] = []
    ignored: list[str] = []
    for start, end, inside, without, phrase in _pieces(text):
        made = list(_clauses(text[inside[0] : inside[1]], without, phrase))
        clauses += made
        if not made and text[start:end].strip("\0"):
            ignored.append(query[start:end])
    return clauses, list(dict.fromkeys([*ignored, *said]))


def _pieces(text: str) -> Iterator[tuple[int, int, tuple[int, int], bool, bool]]:
    at = 0
    while at < len(text):
        if text[at] in SPACE:
            at += 1
            continue
        start = at
        fresh = at == 0 or text[at - 1] in SPACE
        without = fresh and text[at] == "-" and text[at + 1 : at + 2] not in {"", "-", *SPACE}
        at += without
        phrase = text[at] in DOUBLE
        inside = at + phrase
        end = inside
        while end < len(text) and text[end] not in DOUBLE and (phrase or text[end] not in SPACE):
            end += 1
        at = end + (phrase and end < len(text))
        yield start, at, (inside, end), without, phrase


def _clauses(text: str, without: bool, phrase: bool) -> Iterator[Clause]:
    found = tokens(text)
    for is_gap, group in itertools.groupby(range(len(found)), lambda n: found[n][0] == ""):
        if is_gap:
            continue
        kept = list(group)
        ends = tuple(_is_starred(text, found, n) for n in kept)
        yield Clause(tuple(found[n][0] for n in kept), ends, without, phrase)


def _is_starred(text: str, found: Tokens, n: int) -> bool:
    end = found[n][2]
    glued = n + 1 < len(found) and found[n + 1][1] == end + 1
    return text[end : end + 1] == "*" and text[end + 1 : end + 2] != "*" and not glued


@dataclass(frozen=True)
class Oracle:
    """Records, read once; the glossary's groups as tuples of words; every word there is."""

    records: Sequence[Found]
    texts: Sequence[Tokens]
    groups: Sequence[Sequence[tuple[str, ...]]]
    vocabulary: set[str]

    def search(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The same answer as the scripts give, but for the order of keys."""
        clauses, ignored = parse(asked["q"])
        meant = [self._sequences(clauses, n, variants=asked["variants"]) for n in range(len(clauses))]
        typed = [self._sequences(clauses, n, variants=False) for n in range(len(clauses))]
        worded = [n for n in range(len(self.records)) if self._holds(n, clauses, meant)]
        hits = [n for n in worded if self._fits(n, asked, "")]
        worth = {n: self._worth(n, clauses, typed, meant) for n in hits}
        ordered = self._ordered(hits, worth, asked["sort"])
        dates = [date for date in (asked["from"], asked["to"]) if date]
        wrong = [date for date in dates if not is_date(date)]
        return {
            "ids": [self.records[n].id for n in ordered],
            "counts": self._counts(worded, asked),
            "ignored": list(dict.fromkeys(ignored + wrong)),
            "undated": sum(not self.records[n].first for n in worded) if len(dates) > len(wrong) else 0,
            **self._missing(clauses, meant, asked["variants"]),
            "marks": {self.records[n].id: self._marks(n, clauses, meant) for n in ordered[:20]},
        }

    def _sequences(self, clauses: list[Clause], n: int, variants: bool) -> list[list[Any]]:
        """Every way to meet a clause: each a list of tests, one a word."""
        clause = clauses[n]
        if not variants:
            return [[_exact(*pair) for pair in zip(clause.words, clause.ends, strict=True)]]
        found = [list(way) for way in self._rewritten(clause.words, clause.ends)]
        return found + self._around(clauses, n)

    def _rewritten(self, words: tuple[str, ...], ends: tuple[bool, ...]) -> Iterator[list[Any]]:
        if not words:
            yield []
            return
        first = _exact(words[0], begins=True) if ends[0] else _like(words[0])
        yield from ([first, *rest] for rest in self._rewritten(words[1:], ends[1:]))
        for group in self.groups:
            for member in group:
                if not _is_member(words[: len(member)], ends, member):
                    continue
                for other in group:
                    if other != member:
                        rests = self._rewritten(words[len(member) :], ends[len(member) :])
                        yield from ([*map(_like, other), *rest] for rest in rests)

    def _around(self, clauses: list[Clause], n: int) -> list[list[Any]]:
        """The other members of a group that this and its neighbours, loose words all, spell together."""
        found = []
        for a, b in itertools.combinations(range(len(clauses) + 1), 2):
            run = clauses[a:b]
            if b - a < 2 or not a <= n < b or any(each.without or each.phrase for each in run):
                continue
            words = tuple(word for each in run for word in each.words)
            ends = tuple(end for each in run for end in each.ends)
            for group in self.groups:
                for member in group:
                    if len(member) == len(words) and _is_member(words, ends, member):
                        found += [[_like(word) for word in other] for other in group if other != member]
        return found

    def _places(self, n: int, ways: list[list[Any]]) -> list[tuple[int, int]]:
        """The longest stretch of words that meets a clause from each word on."""
        text = self.texts[n]
        found = []
        for at in range(len(text)):
            ends = [at + len(way) for way in ways if _stands(way, text, at)]
            found += [(at, max(ends))] if ends else []
        return found

    def _holds(self, n: int, clauses: list[Clause], meant: list[list[list[Any]]]) -> bool:
        return all(bool(self._places(n, ways)) != clause.without for clause, ways in zip(clauses, meant, strict=True))

    def _fits(self, n: int, asked: dict[str, Any], but: str) -> bool:
        record = self.records[n]
        for facet in FACETS:
            if facet != but and asked["picks"][facet] and not set(values(record, facet)) & set(asked["picks"][facet]):
                return False
        start, end = (date if is_date(date) else "" for date in (asked["from"], asked["to"]))
        after = not start or (record.last != "" and record.last >= (start + "-01-01")[:10])
        return after and (not end or (record.first != "" and record.first[: len(end)] <= end))

    def _worth(self, n: int, clauses: list[Clause], typed: Any, meant: Any) -> tuple[int, int]:
        positive = [k for k, clause in enumerate(clauses) if not clause.without]
        return (
            (
                sum(len(self._places(n, typed[k])) for k in positive),
                sum(len(self._places(n, meant[k])) for k in positive),
            )
            if positive
            else (0, -1)
        )

    def _ordered(self, hits: list[int], worth: dict[int, tuple[int, int]], sort: str) -> list[int]:
        def relevance(n: int) -> tuple[int, ...]:
            typed, full = worth[n]
            return (0, 0, 0, n) if full < 0 else (-typed, -full, len(self.texts[n]), n)

        if sort == "relevance":
            return sorted(hits, key=relevance)
        dated = [n for n in hits if self.records[n].first]
        dated.sort(key=lambda n: self.records[n].first, reverse=sort == "newest")
        return dated + [n for n in hits if not self.records[n].first]

    def _counts(self, worded: list[int], asked: dict[str, Any]) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for facet in FACETS:
            for n in worded:
                if self._fits(n, asked, facet):
                    for value in values(self.records[n], facet):
                        counts[facet][value] = counts[facet].get(value, 0) + 1
        return counts

    def _missing(self, clauses: list[Clause], meant: Any, variants: bool) -> dict[str, Any]:
        """The folded words that are nowhere, and whether words known alone are nowhere together."""
        unknown: set[str] = set()
        absent = 0
        for clause, ways in zip(clauses, meant, strict=True):
            if any(self._places(n, ways) for n in range(len(self.texts))):
                continue
            pairs = zip(clause.words, clause.ends, strict=True)
            tests = [(word, _like(word) if variants and not end else _exact(word, end)) for word, end in pairs]
            lost = [word for word, test in tests if not any(map(test, self.vocabulary))]
            unknown |= set(lost)
            absent += not lost
        return {"unknown": unknown, "absent": absent > 0}

    def _marks(self, n: int, clauses: list[Clause], meant: Any) -> list[str]:
        """The marked stretches, found by colouring characters."""
        text = self.records[n].text
        coloured = [False] * (len(text) + 1)
        for clause, ways in zip(clauses, meant, strict=True):
            for a, b in [] if clause.without else self._places(n, ways):
                start, end = self.texts[n][a][1], self.texts[n][b - 1][2]
                start -= not self.records[n].literal and _in_brackets(text, start)
                coloured[start:end] = [True] * (end - start)
        for found in re.finditer(r"\[sic\]", text, re.IGNORECASE) if not self.records[n].literal else ():
            coloured[found.start() : found.end()] = [False] * 5
        runs = itertools.groupby(range(len(text)), lambda at: coloured[at])
        return ["".join(text[at] for at in run) for is_marked, run in runs if is_marked]


def _in_brackets(text: str, at: int) -> bool:
    return text[at - 1 : at] == "[" and text[at + 1 : at + 2] == "]"


def values(record: Found, facet: str) -> tuple[str, ...]:
    """What a record has in a facet."""
    value = getattr(record, facet)
    return tuple(v for v in ((value,) if isinstance(value, str) else value) if v)


def is_date(text: str) -> bool:
    """A year, a month or a day."""
    parts = text.split("-")
    widths = [len(part) for part in parts]
    if widths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isdigit() and part.isascii() for part in parts):
        return False
    return all(1 <= int(part) <= most for part, most in zip(parts[1:], (12, 31), strict=False))


def _exact(word: str, begins: bool) -> Any:
    return (lambda have: have.startswith(word)) if begins else (lambda have: have == word)


@functools.cache
def _like(word: str) -> Any:
    meant = inflected(word)
    return lambda have: have in meant


def _stands(way: list[Any], words: Tokens, at: int) -> bool:
    if at + len(way) > len(words):
        return False
    return all(words[at + n][0] != "" and test(words[at + n][0]) for n, test in enumerate(way))


def _is_member(words: tuple[str, ...], ends: tuple[bool, ...], member: tuple[str, ...]) -> bool:
    if len(words) != len(member) or any(ends[: len(member)]):
        return False
    return all(wanted in inflected(word) for word, wanted in zip(words, member, strict=True))


def oracle(records: Sequence[Found], groups: Sequence[Sequence[str]]) -> Oracle:
    """An oracle over records and a glossary."""
    texts = [tokens(each.text if each.literal else unmarked(each.text)[0]) for each in records]
    members = [list(dict.fromkeys(tuple(word for word, _, _ in tokens(form)) for form in group)) for group in groups]
    return Oracle(records, texts, members, {word for text in texts for word, _, _ in text if word})
