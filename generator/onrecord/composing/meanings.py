"""Meanings: what each field of a record is, in the words that a command's help says it."""

from __future__ import annotations

from collections.abc import Mapping

# By `kind.field` where it means something of its own there, else by the field alone.
MEANINGS: Mapping[str, str] = {
    "about": "the record that was put right, by its id",
    "allow": "a check it is excused from, and the reason",
    "answers": "a quotation that this one replies to",
    "author": "who wrote it, as it says itself",
    "certainty": "how sure its expansion is",
    "context": "whether `prefix` and `suffix` are published too",
    "correction.on": "the day it was put right [default: today]",
    "correction.what": "what was wrong, and what is right",
    "date": "when, as 2022-05-21, 2022-05 or 2022-05-21~ (about)",
    "date-is": "whether the source states it",
    "disputes": "a quotation or figure that speaks against it",
    "expansion": "what it is short for",
    "flag": "what else stands in that contribution",
    "issue": "an issue it bears on",
    "quote.issue": "an issue it bears on, and what it says to its question",
    "kind": "what it is",
    "lacks": "what the evidence does not hold",
    "label": "the term itself",
    "note": "what its reader must know",
    "of": "what is counted",
    "order": "its place among others, a number",
    "out-of": "the whole that it is part of",
    "prefix": "the words right before, where they stand there more than once",
    "published": "when, as 2022-05-21, 2022-05 or 2022-05-21~ (about)",
    "publisher": "who publishes it",
    "question": "the question that quotations are for or against",
    "quote": "the quotation that states it",
    "quoting": "whose words these are, where the contributor passes them on",
    "related": "another issue, and how they belong together",
    "rights": "whose it is, and by what right it is quoted",
    "role": "who speaks, only as the words themselves say",
    "said": "when it was said, where that is not when the source was published",
    "segment": "the contribution, as c4.r2",
    "sense": "what it means here",
    "source": "the source, by its id",
    "standing": "how sure it is: who stands behind it",
    "quote.standing": "whether they are that still",
    "stated-by": "who states it",
    "status": "whether pages show it",
    "suffix": "the words right after, where they stand there more than once",
    "summary": "what it is, in our own words",
    "supports": "a quotation or figure that speaks for it",
    "text": "the sentence, in neutral words",
    "quote.text": "the words; […] marks a cut, [words] an insertion, and `-` reads them",
    "title": "its title",
    "title-is": "whether the title is its own or ours",
    "url": "its address",
    "url-is": "whether it stands there exactly, or on or under that page",
    "value": "the number, as it is stated",
    "variant": "another spelling of it",
    "event.what": "what happened",
    "when": "when it was so, as 2022-05-21, 2022-05 or 2022",
    "why-this-extent": "why so much of the contribution is needed",
}


def meaning(kind: str, field: str) -> str:
    """What a field of that kind is, or nothing where that is not told yet."""
    return MEANINGS.get(f"{kind}.{field}") or MEANINGS.get(field, "")
