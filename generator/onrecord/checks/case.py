"""What every check is given: the dossier, and what captures and seals say of its quotations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.dossier import Dossier, Placed
from onrecord.evidence import Evidence, Judged
from onrecord.records import Quote


@dataclass(frozen=True)
class Case:
    """One dossier to be judged."""

    dossier: Dossier
    evidence: Evidence

    @cached_property
    def published(self) -> tuple[Placed[Quote], ...]:
        """The quotations that pages show."""
        return tuple(quote for quote in self.dossier.quotes.values() if quote.record.status == "published")

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What is known of each quotation that pages show."""
        every = self.evidence.judged
        return tuple(every[quote.id] for quote in self.published if quote.id in every)
