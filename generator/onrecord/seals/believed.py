"""What is believed: the seals and captures of another revision, where a change must not prove itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.records import Capture
from onrecord.seals.record import Seal


@dataclass(frozen=True, slots=True)
class Base:
    """The seals of a revision, and the captures its records name, by source.

    A change may bring a capture with its digest; so one is compared with only where the revision names it for the same
    source, and would have read the same page of it in the same layout.
    """

    seals: Mapping[str, Seal]
    captures: Mapping[str, Sequence[Capture]] = field(default_factory=dict)

    def knows(self, source: str, capture: Capture) -> bool:
        """Whether a capture of a source is the revision's own, under whatever name its file has."""
        return any(_read_as(capture) == _read_as(known) for known in self.captures.get(source, ()))

    def before(self, source: str, seal: Seal) -> Seal | None:
        """The revision's seal of a source, if it is of the same capture."""
        found = self.seals.get(source)
        return found if found and found.capture == seal.capture else None


def _read_as(capture: Capture) -> tuple[str, str, str]:
    return capture.sha256, capture.layout, capture.page
