"""What the last build told of each record: its faults and warnings, and those of what it bears on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Dossier, Name

Told = Mapping[Name, tuple[Diagnostic, ...]]

# Told of an issue, a claim or a source, and of no quotation there in particular.
WEIGHED = frozenset(
    {
        *("one-sided-issue", "one-voice-issue", "thin-issue", "one-sided-claim"),
        *("over-budget-source", "reprinted-twice", "said-twice"),
    }
)


def told(dossier: Dossier, found: Iterable[Diagnostic]) -> Told:
    """Diagnostics by the record in whose lines they stand; the dossier must be of the files that they were found in."""
    begins = _begins(dossier)
    sorted_out: defaultdict[Name, list[Diagnostic]] = defaultdict(list)
    for each in found:
        lines = begins.get(each.at.path, [])
        at = bisect_right(lines, each.at.line, key=lambda begin: begin[0])
        if at:
            sorted_out[lines[at - 1][1]].append(each)
    return {name: tuple(every) for name, every in sorted_out.items()}


def of_quote(dossier: Dossier, quote: str, every: Told) -> Iterator[Diagnostic]:
    """Its own, then what is weighed with it: of its source, its issues, the claims that cite it."""
    yield from every.get(("quote", quote), ())
    record = dossier.quotes[quote].record
    cited = (citation.by for citation in dossier.cited_by.get(("quote", quote), ()) if citation.by[0] == "claim")
    around: list[Name] = [("source", dossier.source_of[quote]), *(("issue", issue) for issue in record.issues), *cited]
    for name in dict.fromkeys(around):
        yield from (each for each in every.get(name, ()) if each.check in WEIGHED)


def _begins(dossier: Dossier) -> Mapping[str, list[tuple[int, Name]]]:
    """For each file the lines on which its records begin, in order; a file's own record begins with it."""
    found: defaultdict[str, list[tuple[int, Name]]] = defaultdict(list)
    for placed in dossier.every():
        at = placed.at()
        found[at.path].append((at.line if placed.steps else 0, placed.name))
    return {path: sorted(every) for path, every in found.items()}
