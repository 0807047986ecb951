"""What is believed: the seals and captures of another revision, where a change must not prove itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.records import Capture
from onrecord.seals.record import Seal

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Base:
    """The seals of a revision, and the captures its records name, by source.

    A change may bring a capture with its digest; so one is compared with only where the revision names it for the same
    source, and would have read the same page of it in the same layout.
    """

    seals: Mapping[str, Seal]
    captures: Mapping[str, Sequence[Capture]] = field(default_factory=dict)

    def as_named(self, was: Mapping[str, Sequence[str]]) -> Base:
        """The same under the names that sources have now; `was` says of each of them what it was called before.

        One is followed to a name that the revision does not have, from a name that nothing has now and no other
        claims. Whoever calls a source otherwise wins nothing by it: captures and roots must still be the revision's.
        """
        known = {*self.seals, *self.captures}
        former = {now: next((old for old in reversed(names) if old in known), "") for now, names in was.items()}
        claims = Counter(former.values())
        moved = {now: old for now, old in former.items() if old and now not in known and old not in was}
        sure = {now: old for now, old in moved.items() if claims[old] == 1}
        return Base(_called(self.seals, sure), _called(self.captures, sure))

    def knows(self, source: str, capture: Capture) -> bool:
        """Whether a capture of a source is the revision's own, under whatever name its file has."""
        return any(_read_as(capture) == _read_as(known) for known in self.captures.get(source, ()))

    def lacks(self, source: str, seal: Seal, segment: str, names: Sequence[str]) -> str:
        """What the revision does not have of a quotation's proof, in words; nothing where it has all.

        `names` are the quotation's id in the seal, and those that it had before.
        """
        found = self.seals.get(source)
        before = found if found and found.capture == seal.capture else None
        known = before.sealed.get(segment) if before else None
        if before is None or known is None or known.root != seal.sealed[segment].root:
            return f"the root that proves them, of {segment}, is new in this change"
        if seal.quotes[names[0]] not in [before.quotes.get(name) for name in names]:
            return "their check record is new in this change"
        return ""


def _called(held: Mapping[str, V], moved: Mapping[str, str]) -> dict[str, V]:
    return {**held, **{now: held[old] for now, old in moved.items() if old in held}}


def _read_as(capture: Capture) -> tuple[str, str, str]:
    return capture.sha256, capture.layout, capture.page
