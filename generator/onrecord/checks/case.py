"""What every check is given: the dossier, and what captures and seals say of its quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord import reprints
from onrecord.dossier import Dossier, Placed
from onrecord.evidence import Evidence, Judged
from onrecord.records import Issue, Quote, Record
from onrecord.reprints import Copies, Key


@dataclass(frozen=True)
class Case:
    """One dossier to be judged; `excusing` says whether an `allow:` counts."""

    dossier: Dossier
    evidence: Evidence
    excusing: bool = True

    @cached_property
    def published(self) -> tuple[Placed[Quote], ...]:
        """The quotations that pages show."""
        return tuple(quote for quote in self.dossier.quotes.values() if quote.record.status == "published")

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What is known of each quotation that pages show."""
        every = self.evidence.judged
        return tuple(every[quote.id] for quote in self.published if quote.id in every)

    @property
    def lacks_quotations(self) -> bool:
        """Whether some could not be read: what seems to be missing may be among them."""
        return any(kind == "quote" for kind, _ in self.dossier.unread)

    def published_on(self, issue: str) -> tuple[Placed[Quote], ...]:
        """The quotations that an issue's page shows."""
        return self._by_issue.get(issue, ())

    def weighed_issues(self, check: str) -> Iterator[Placed[Issue]]:
        """The issues whose quotations a check may weigh against each other: all can be read, none is excused."""
        if not self.lacks_quotations:
            yield from (issue for issue in self.dossier.issues.values() if not self.excuses(issue, check))

    def contribution(self, quote: Placed[Quote]) -> Key:
        """The source and the segment that a quotation is from."""
        return self.dossier.source_of[quote.id], quote.record.segment

    def counted(self, quote: Placed[Quote]) -> Key:
        """The contribution that a quotation counts for: where it was published first, if it was more than once."""
        return self.copies.first(self.contribution(quote))

    def stretch(self, quote: Placed[Quote]) -> tuple[int, int] | None:
        """Where a quotation's words begin and end in their segment, if that is known."""
        judged = self.evidence.judged.get(quote.id)
        found = judged and judged.holds and (judged.finding or judged.check)
        return (found.start, found.end) if found else None

    def rank(self, quote: Placed[Quote]) -> tuple[object, ...]:
        """What quotations are put in order by: the earlier source, the earlier place, the id."""
        stretch = self.stretch(quote) or (0, 0)
        return (*reprints.rank(self.dossier, self.contribution(quote)), stretch, quote.id)

    @cached_property
    def copies(self) -> Copies:
        """The contributions that are known to stand in more than one place."""
        return reprints.known(self.dossier)

    def excuses(self, placed: Placed[Record], check: str) -> bool:
        """Whether the record says in its `allow:` why a check is not to speak of it."""
        return self.excusing and check in getattr(placed.record, "allow", {})

    @cached_property
    def _by_issue(self) -> Mapping[str, tuple[Placed[Quote], ...]]:
        found: defaultdict[str, list[Placed[Quote]]] = defaultdict(list)
        for quote in self.published:
            for issue in quote.record.issues:
                found[issue].append(quote)
        return {issue: tuple(quotes) for issue, quotes in found.items()}
