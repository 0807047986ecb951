"""Answers: what was written into a form on the web, read from the Markdown that it makes of it.

Under each field's label as a heading (`### The words`) stands what a stranger typed, headings of their own included.
So a label that stands there twice is refused: nobody could tell which is the form's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord import submission
from onrecord.composing.fields import slip
from onrecord.submission import Ask, Form

MOST_READ = 200_000
"""The most bytes of a form: more than GitHub lets anybody write."""

_EMPTY = ("", "_No response_", "None")
_BOX = re.compile(r"- \[([ xX])\] (.*)")
_WHOLE = "copy all that the form made, from its first `### ` on, as it stands"


class Unread(Exception):
    """Something that no form made; `line` counts from 1."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and the line it begins in; `chosen` are the words that a record has for what was chosen."""

    text: str
    line: int
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """A form filled in: each answer by the id of what was asked."""

    form: Form
    by_id: Mapping[str, Answer]


def answers(body: str) -> Answers:
    """What a form's Markdown answers; raises `Unread`."""
    lines = body.replace("\r\n", "\n").split("\n")
    form = _form(lines)
    if not form.taken:
        return Answers(form, {})
    at = [_heading(ask, lines) for ask in form.asks]
    for ask, before, here in zip(form.asks[1:], at, at[1:], strict=False):
        if here < before:
            raise Unread(here + 1, f"`### {ask.label}` stands before what the form asks first", _WHOLE)
    return Answers(
        form,
        {
            ask.id: _answer(ask, lines, here + 1, end)
            for ask, here, end in zip(form.asks, at, [*at[1:], len(lines)], strict=True)
        },
    )


def _form(lines: Sequence[str]) -> Form:
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    form = next((each for each in submission.FORMS if lines[first].rstrip() == f"### {each.asks[0].label}"), None)
    if form is None:
        known = ", ".join(f"`### {each.asks[0].label}`" for each in submission.FORMS)
        raise Unread(first + 1, f"no form of ours begins so; they begin with {known}", _WHOLE)
    return form


def _heading(ask: Ask, lines: Sequence[str]) -> int:
    """The number of the line, from 0, that is the label and nothing else."""
    found = [number for number, line in enumerate(lines) if line.rstrip() == f"### {ask.label}"]
    if not found:
        raise Unread(len(lines), f"`### {ask.label}` stands nowhere, and the form asks for it", _WHOLE)
    if len(found) > 1:
        remedy = "if it was typed into a field, put a blank before that one; the form's own stands alone"
        message = f"`### {ask.label}` stands here again, and nobody can tell which of the {len(found)} is the form's"
        raise Unread(found[1] + 1, message, remedy)
    return found[0]


def _answer(ask: Ask, lines: Sequence[str], start: int, end: int) -> Answer:
    while start < end and not lines[start].strip():
        start += 1
    text = "\n".join(lines[start:end]).strip()
    said = "" if text in _EMPTY else text
    if ask.kind == "checkboxes":
        return Answer(said, start + 1, _ticked(ask, said, start))
    if ask.required and not said:
        raise Unread(start, f"`{ask.label}` is not answered", "ask whoever wrote it, or write it there yourself")
    if ask.kind != "textarea" and "\n" in said:
        raise Unread(start + 2, f"`{ask.label}` is one line", "take out what does not belong there")
    if ask.kind == "dropdown":
        return Answer(said, start + 1, _chosen(ask, said, start))
    return Answer(said, start + 1)


def _chosen(ask: Ask, said: str, at: int) -> tuple[str, ...]:
    found = {choice.label: choice.value for choice in ask.choices}
    if said and said not in found:
        raise Unread(at + 1, f"`{said[:80]}` is no answer to `{ask.label}`", slip(said[:80], list(found)))
    return (found[said],) if said else ()


def _ticked(ask: Ask, said: str, at: int) -> tuple[str, ...]:
    ticked: list[str] = []
    for number, line in enumerate(said.split("\n") if said else ()):
        box = _BOX.fullmatch(line.strip())
        choice = next((each for each in ask.choices if box and box[2].strip() == each.label), None)
        if box is None or choice is None:
            raise Unread(at + number + 1, f"this is no box of `{ask.label}`", "take it out")
        ticked += [choice.value] if box[1] in "xX" else []
    unticked = next((each for each in ask.choices if each.required and each.value not in ticked), None)
    if unticked:
        raise Unread(at + 1, f"“{unticked.label}” is not ticked", "ask whoever wrote it; only they can say so")
    return tuple(ticked)
