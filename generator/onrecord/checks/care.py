"""Care: a reader is told what else stands in a contribution, and somebody held its words beside their source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord import reviews
from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Placed
from onrecord.flags import MEANINGS, Flag
from onrecord.records import Quote

# Flags by contribution, each with the first quotation that says so.
Flagged = Mapping[tuple[str, str], Mapping[Flag, str]]

_NOTE = "write a `note:` that tells the reader of it, or take the quotation out"
_WHOSE = "name whose words these are in `voice.quoting`, or say in a `note:` whose they are"


def unnoted_flag(case: Case) -> Iterator[Diagnostic]:
    """A contribution is flagged, and a quotation of it has no note that tells its reader."""
    flagged = _flagged(case)
    for quote in case.published:
        flags = flagged.get(case.contribution(quote), {})
        untold = [flag for flag in flags if not _is_told(quote.record, flag)]
        if untold and not case.excuses(quote, "unnoted-flag"):
            remedy = _WHOSE if untold == ["third-party"] else _NOTE
            yield Diagnostic(_at(quote), "unnoted-flag", _message(quote, flags, untold), remedy)


def unreviewed_quote(case: Case) -> Iterator[Diagnostic]:
    """The dossier asks for reviews, and a published quotation has too few of the words as they are now."""
    if case.dossier.settings.record.review == "none":
        return
    for quote in case.published:
        record = quote.record
        lacking = reviews.lacking(record.reviewed, record.changed, record.flags)
        if lacking and not case.excuses(quote, "unreviewed-quote"):
            at = quote.at("reviewed") if record.reviewed else quote.at("id")
            yield Diagnostic(at, "unreviewed-quote", _unreviewed(quote.record, quote.id), _REVIEW_IT, "warning")


_REVIEW_IT = "run `onrecord serve` where the saved copy is, open the desk it names and hold it beside its source"


def _unreviewed(quote: Quote, name: str) -> str:
    counting = reviews.counting(quote.reviewed, quote.changed)
    if counting:
        return f"`{name}` is flagged, so that two roles review it, and only `{counting[0].by}` has"
    if quote.reviewed:
        return f"`{name}` was changed on {quote.changed}, and nobody has reviewed it since"
    return f"nobody has reviewed `{name}`" + (": it is flagged, so that two roles do" if quote.flags else "")


def _flagged(case: Case) -> Flagged:
    """Drafts and withdrawn quotations speak of their contribution too."""
    found: defaultdict[tuple[str, str], dict[Flag, str]] = defaultdict(dict)
    for quote in case.dossier.quotes.values():
        for flag in quote.record.flags:
            found[case.contribution(quote)].setdefault(flag, quote.id)
    return found


def _is_told(quote: Quote, flag: Flag) -> bool:
    return bool(quote.note or (flag == "third-party" and quote.voice.quoting))


def _at(quote: Placed[Quote]) -> Place:
    return quote.at("flags") if quote.record.flags else quote.at("segment")


def _message(quote: Placed[Quote], flags: Mapping[Flag, str], untold: list[Flag]) -> str:
    what = " and ".join(MEANINGS[flag] for flag in untold)
    sayers = sorted({flags[flag] for flag in untold} - {quote.id})
    by = f" (flagged on {' and '.join(f'`{name}`' for name in sayers)})" if sayers else ""
    return f"{quote.record.segment}{by} {what}, and `{quote.id}` does not tell its reader"
