"""The telling: a difference in sections of blocks, in the order a reviewer reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.diagnostics import Diagnostic
from onrecord.diff.difference import Difference
from onrecord.diff.holdings import Holding
from onrecord.diff.phrases import ACTS, Block, Line, Phrase, Said, Section, dotted, of_field
from onrecord.diff.quoting import told
from onrecord.diff.site import Touched
from onrecord.diff.weighing import Balance, Budget, Extent, Part
from onrecord.diff.wording import Act
from onrecord.phrasing import count

MOST_FAULTS = 20
MOST_PAGES = 30


def sections(found: Difference) -> tuple[Section, ...]:
    """All that a difference says, but for its counts."""
    every = (
        Section("Could not be read", tuple(_formless(found))),
        Section("Quotations", tuple(told(found.quotations))),
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


def _holding(holding: Holding) -> Block:
    acts = [("renamed from ", Said(holding.was)) if act == "renamed" else (ACTS[act],) for act in holding.acts]
    name: Phrase = ("the dossier’s settings",) if holding.kind == "dossier" else (f"{holding.kind} ", Said(holding.id))
    lines = tuple(line for change in holding.fields for line in of_field(change))
    return Block(dotted([name, *acts]), lines)


def _balance(balance: Balance) -> Block:
    parts = [_part(part) for part in balance.parts]
    return Block(dotted([(f"{balance.kind} ", Said(balance.id)), *parts]))


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
        return f"{count(extent.quoted, 'word')}, of how many is known when it is sealed"
    return f"{extent.quoted:,} of {extent.whole:,} words ({extent.quoted / extent.whole:.1%})"


def _faults(found: Difference) -> Iterator[Block]:
    """Errors before warnings; that nobody has checked a quotation its own state says."""
    if found.faults:
        others = [fault for fault in found.faults if fault.check != _UNCHECKED]
        unchecked = len(found.faults) - len(others)
        more = f", {unchecked:,} of them {_UNCHECKED}" if unchecked else ""
        ranked = sorted(others, key=lambda fault: fault.severity)
        yield Block((f"{count(len(found.faults), 'fault')} new{more}",), _diagnosed(ranked, "added"))
    if found.mended:
        yield Block((f"{count(len(found.mended), 'fault')} mended",))


_UNCHECKED = "unchecked-quote"


def _diagnosed(every: Sequence[Diagnostic], act: Act) -> tuple[Line, ...]:
    shown = tuple(Line(act, fault.message, _where(fault)) for fault in every[:MOST_FAULTS])
    more = len(every) - MOST_FAULTS
    return (*shown, Line("same", "", f"and {more:,} more")) if more > 0 else shown


def _where(fault: Diagnostic) -> str:
    at = f"{fault.at.path}:{fault.at.line}:{fault.at.column}" if fault.at.line else fault.at.path
    return f"{at}{' ' if at else ''}{fault.severity}[{fault.check}]"


def _pages(touched: Touched) -> Iterator[Block]:
    if touched.why_not:
        yield Block(("not compared: ", touched.why_not))
    acts: tuple[tuple[Act, Sequence[str]], ...] = (
        ("added", touched.added),
        ("removed", touched.removed),
        ("same", touched.changed),
    )
    every = [Line(act, "", path) for act, paths in acts for path in paths]
    if every or touched.framed:
        new, gone, changed = (len(paths) for _, paths in acts)
        more = (Line("same", "", f"and {len(every) - MOST_PAGES:,} more"),) if len(every) > MOST_PAGES else ()
        framed = f", {len(touched.framed):,} in their head or foot alone" if touched.framed else ""
        head = f"{count(changed, 'page')} with other content, {new:,} new, {gone:,} gone{framed}"
        yield Block((head,), (*every[:MOST_PAGES], *more))
