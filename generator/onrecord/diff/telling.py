"""The telling: a difference in sections of blocks, each word of it ours or the content's, before any form is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.diagnostics import Diagnostic
from onrecord.diff.difference import Difference
from onrecord.diff.fields import Change
from onrecord.diff.holdings import Holding
from onrecord.diff.quotations import Quotation, Standing
from onrecord.diff.site import Touched
from onrecord.diff.weighing import Balance, Budget, Extent, Part
from onrecord.diff.wording import Act, Piece

MOST_FAULTS = 20
MOST_PAGES = 30


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the content, or a name that a stranger chose."""

    text: str


Phrase = tuple[str | Said, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of the content that both revisions have, or one of them; `is_long` of prose that may be cut to be read."""

    act: Act
    text: str
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that changed: what, in a phrase; the words; and what a reviewer has to see to, a phrase each."""

    head: Phrase
    lines: tuple[Line, ...] = ()
    tasks: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of one kind, under a title of ours."""

    title: str
    blocks: tuple[Block, ...]


def sections(found: Difference) -> tuple[Section, ...]:
    """All that a difference says, but for its counts."""
    quoted = sorted(found.quotations, key=_rank)
    every = (
        Section("Could not be read", tuple(_formless(found))),
        Section("Quotations", tuple(map(_quotation, quoted))),
        Section("Balance", tuple(map(_balance, found.balances))),
        Section("Extent of quotation", tuple(map(_budget, found.budgets))),
        Section("Other records", tuple(map(_holding, found.holdings))),
        Section("Faults", tuple(_faults(found))),
        Section("Pages", tuple(_pages(found.pages))),
    )
    return tuple(section for section in every if section.blocks)


def _formless(found: Difference) -> Iterator[Block]:
    for side in (found.before, found.now):
        if side.formless:
            head = (f"{count(len(side.formless), 'fault')} of form in ", Said(side.name), ": the rest is compared")
            yield Block(head, _diagnosed(side.formless, "same"))


_ORDER = ("added", "restored", "reworded", "moved", "changed", "withdrawn", "removed", "unread", "unproved", "proved")


def _rank(quotation: Quotation) -> int:
    return min((_ORDER.index(act) for act in quotation.acts if act in _ORDER), default=len(_ORDER))


_ACTS = {
    "added": "new",
    "removed": "removed",
    "withdrawn": "withdrawn",
    "restored": "no longer withdrawn",
    "reworded": "words changed",
    "changed": "changed",
    "unread": "not compared: the file it stood in cannot be read",
}


def _quotation(quotation: Quotation) -> Block:
    acts = [_act(act, quotation) for act in quotation.acts]
    told = [phrase for phrase in (*acts, _place(quotation), _state(quotation)) if phrase]
    words = (line for change in quotation.words for line in _of_words(change))
    fields = (line for change in quotation.fields for line in _of_field(change))
    return Block(_dotted([(Said(quotation.id),), *told]), (*words, *fields), tuple(_tasks(quotation)))


def _act(act: str, quotation: Quotation) -> Phrase:
    before = quotation.before
    if before and act == "renamed":
        return ("renamed from ", Said(before.id))
    if before and act == "moved":
        return ("moved from ", *_where(before))
    return (_ACTS[act],) if act in _ACTS else ()


def _place(quotation: Quotation) -> Phrase:
    standing = quotation.now or quotation.before
    return ("in ", *_where(standing)) if standing else ()


def _where(standing: Standing) -> Phrase:
    return (Said(standing.segment), " of ", Said(standing.source))


def _state(quotation: Quotation) -> Phrase:
    before, now = quotation.before, quotation.now
    if now is None:
        return (f"was {before.state}",) if before else ()
    was = f"{before.state} → " if before and before.state != now.state else ""
    return (was + now.state, *((": ", Said(now.why)) if now.why else ()))


def _tasks(quotation: Quotation) -> Iterator[Phrase]:
    if not (quotation.wants_review and quotation.now):
        return
    yield ("the source was opened, and the words stand there in ", Said(quotation.now.segment))
    yield ("the voice is right",)
    yield ("the context is fair",)
    flags = [part for flag in quotation.flags for part in (", ", Said(flag))][1:]
    yield ("nothing is in it that must stay out", *(("; it is flagged ", *flags) if flags else ()))


def _of_words(change: Change) -> Iterator[Line]:
    if change.form == "typography":
        yield Line("same", "(the same words, in other typography)")
    yield from (Line(piece.act, piece.text) for piece in change.pieces)


def _of_field(change: Change) -> Iterator[Line]:
    if change.form == "words":
        yield Line("same", f"{change.field}:")
        yield from (Line(piece.act, piece.text, is_long=True) for piece in change.pieces)
        return
    note = {"typography": " (the same words, in other typography)", "order": " (the same, in another order)"}
    yield from (_labelled(change.field + note.get(change.form, ""), piece) for piece in change.pieces)


def _labelled(label: str, piece: Piece) -> Line:
    return Line(piece.act, f"{label}: {piece.text}", is_long=True)


def _holding(holding: Holding) -> Block:
    acts = [("renamed from ", Said(holding.was)) if act == "renamed" else (_ACTS[act],) for act in holding.acts]
    name: Phrase = ("the dossier’s settings",) if holding.kind == "dossier" else (f"{holding.kind} ", Said(holding.id))
    lines = tuple(line for change in holding.fields for line in _of_field(change))
    return Block(_dotted([name, *acts]), lines)


def _balance(balance: Balance) -> Block:
    parts = [_part(part) for part in balance.parts]
    return Block(_dotted([(f"{balance.kind} ", Said(balance.id)), *parts]))


def _part(part: Part) -> Phrase:
    came = [piece for name in part.came for piece in (" +", Said(name))]
    went = [piece for name in part.went for piece in (" −", Said(name))]
    number = f"{part.before:,} → {part.now:,}" if part.before != part.now else f"{part.now:,}"
    return (f"{part.name} {number}", *came, *went)


def _budget(budget: Budget) -> Block:
    before, now = budget.before, budget.now
    told = [_extent(before)] if before else []
    if now and now != before:
        told.append(_extent(now))
    limits = dict.fromkeys(f"{extent.percent}%" for extent in (before, now) if extent)
    gone = (" (the source is gone)",) if now is None else (" (a new source)",) if before is None else ()
    return Block((Said(budget.source), f": {' → '.join(told)}; the limit is {' → '.join(limits)}", *gone))


def _extent(extent: Extent) -> str:
    if not extent.whole:
        return f"{count(extent.quoted, 'word')} of nobody knows how many, until it is sealed"
    return f"{extent.quoted:,} of {extent.whole:,} words ({extent.quoted / extent.whole:.1%})"


def _faults(found: Difference) -> Iterator[Block]:
    if found.faults:
        yield Block((f"{count(len(found.faults), 'fault')} new",), _diagnosed(found.faults, "added"))
    if found.mended:
        yield Block((f"{count(len(found.mended), 'fault')} mended",))


def _diagnosed(every: Sequence[Diagnostic], act: Act) -> tuple[Line, ...]:
    shown = tuple(Line(act, _fault(fault), is_long=True) for fault in every[:MOST_FAULTS])
    more = len(every) - MOST_FAULTS
    return (*shown, Line("same", f"and {more:,} more")) if more > 0 else shown


def _fault(fault: Diagnostic) -> str:
    at = f"{fault.at.path}:{fault.at.line}:{fault.at.column}" if fault.at.line else fault.at.path
    return f"{at}{': ' if at else ''}{fault.severity}[{fault.check}] {fault.message}"


def _pages(touched: Touched) -> Iterator[Block]:
    if touched.why_not:
        yield Block(("not compared: ", touched.why_not))
    acts: tuple[tuple[Act, Sequence[str]], ...] = (
        ("added", touched.added),
        ("removed", touched.removed),
        ("same", touched.changed),
    )
    every = [Line(act, path) for act, paths in acts for path in paths]
    if every:
        new, gone, changed = (len(paths) for _, paths in acts)
        more = (Line("same", f"and {len(every) - MOST_PAGES:,} more"),) if len(every) > MOST_PAGES else ()
        head = f"{count(changed, 'page')} with other content, {new:,} new, {gone:,} gone"
        yield Block((head,), (*every[:MOST_PAGES], *more))


def _dotted(phrases: Sequence[Phrase]) -> Phrase:
    return tuple(part for phrase in phrases for part in (" · ", *phrase))[1:]


def count(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
