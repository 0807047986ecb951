"""The judgement: whether this is said there, once, whole and by that voice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord import phrasing
from onrecord.fold import Folded, fold
from onrecord.verbatim import marks
from onrecord.verbatim.finding import Finding, State
from onrecord.verbatim.looks import looks
from onrecord.verbatim.marks import Reading
from onrecord.verbatim.match import Alignment, Matches, match, replaced
from onrecord.verbatim.nearest import difference
from onrecord.verbatim.words import count, has_core


def find(quotation: str, segment: str, prefix: str = "", suffix: str = "", *, quoting: bool = False) -> Finding:
    """Whether the quotation stands in the segment; `quoting` says that its voice is known to quote another."""
    source = _folded(segment)
    reading, matches = _searched(quotation, source)
    if reading.fault:
        return Finding("missing", f"{_NOT_READ}: {reading.fault}")
    if not matches.alignments:
        state: State = "ambiguous" if matches.reason == "too-many-places" else "missing"
        return Finding(state, _why_not(reading, matches, source))
    left = _chosen(matches.alignments, source, prefix, suffix)
    if len(left) == 1:
        return _found(reading, left[0], source, quoting, _beside(left[0], source, prefix, suffix))
    if len(matches.alignments) == 1:
        return Finding("missing", _not_adjoining(matches.alignments[0], source, prefix, suffix))
    return Finding("ambiguous", _which(matches.alignments, left, source), places=len(matches.alignments))


def once(quotation: str, source: Folded, prefix: str = "", suffix: str = "") -> Finding | None:
    """The same where the quotation stands there once, and nothing where it does not: no reason is looked for.

    Nor is it asked what stands outside the words, or whose they are. The caller folds the segment, and keeps it as
    long as it asks.
    """
    reading, matches = _searched(quotation, source)
    left = [] if reading.fault else _chosen(matches.alignments, source, prefix, suffix)
    return _found(reading, left[0], source, None, _beside(left[0], source, prefix, suffix)) if len(left) == 1 else None


def stands(quotation: str, segment: str) -> bool:
    """Whether the words stand in the segment, be it more than once; no reason is looked for."""
    _, matches = _searched(quotation, _folded(segment))
    return bool(matches.alignments) or matches.reason == "too-many-places"


def judge(
    quotation: str,
    segment_id: str,
    segments: Mapping[str, str],
    prefix: str = "",
    suffix: str = "",
    *,
    quoting: bool = False,
) -> Finding:
    """The same among all the segments of a source, in order, so that another voice's words are known as such."""
    own = segments.get(segment_id)
    finding = find(quotation, own or "", prefix, suffix, quoting=quoting)
    if finding.state != "missing" or stands(quotation, own or ""):
        return finding
    elsewhere = _elsewhere(quotation, segment_id, segments)
    if elsewhere is not None:  # a finding that is not verbatim is false
        return elsewhere
    return finding if own is not None else Finding("missing", f"the source has no segment `{segment_id}`")


@lru_cache(maxsize=16384)
def digest(quotation: str, prefix: str = "", suffix: str = "") -> str:
    """SHA-256, in hexadecimal, of the three folded, marks and all, with a NUL between: what a check record fits."""
    folded = "\0".join(marks.plain(text).parts[0].text if text else "" for text in (quotation, prefix, suffix))
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


_NOT_READ = "this quotation cannot be read"
_SHOWN = 40
_BESIDE = 32  # as long as a prefix may be

_folded = lru_cache(maxsize=128)(fold)


def _searched(quotation: str, source: Folded) -> tuple[Reading, Matches]:
    """Read with its brackets as the source's where it stands there so; else with them as an editor's marks."""
    plain = marks.plain(quotation)
    if not has_core(plain.parts[0].text.replace(" ", "")):
        return Reading(fault="it quotes no words"), Matches(())
    if "[" in quotation or "]" in quotation:
        literal = match(plain, source)
        if literal.alignments or literal.reason == "too-many-places":
            return plain, literal
        reading = marks.read(quotation)
        return reading, Matches(()) if reading.fault else match(reading, source)
    return plain, match(plain, source)


def _found(reading: Reading, alignment: Alignment, source: Folded, quoting: bool | None, beside: Alignment) -> Finding:
    cut = sum(map(count, replaced(alignment, source)))
    words = sum(count(source.parted[start:end]) for start, end in alignment)
    marked = bool(reading.gaps or reading.insertions)
    return Finding(
        state="verbatim-cut" if marked else "verbatim",
        message="found once in its segment" + (f", with {phrasing.count(cut, 'word')} cut" if marked else ""),
        parts=tuple(source.stretch(start, end) for start, end in alignment),
        words=words,
        words_cut=cut,
        insertions=reading.insertions,
        literal_brackets=any(mark in part.text for part in reading.parts for mark in "[]"),
        looks=looks(reading, source, alignment, quoting),
        beside=tuple(source.stretch(start, end) for start, end in beside),
        words_beside=sum(count(source.parted[start:end]) for start, end in beside),
    )


def _chosen(alignments: tuple[Alignment, ...], source: Folded, prefix: str, suffix: str) -> list[Alignment]:
    if not prefix and not suffix:
        return list(alignments)
    before, after = fold(prefix).text, fold(suffix).text
    return [found for found in alignments if _adjoins(found, source, before, after)]


def _adjoins(alignment: Alignment, source: Folded, prefix: str, suffix: str) -> bool:
    """Whether prefix and suffix stand right before and after, or with one space between."""
    start, end = alignment[0][0], alignment[-1][1]
    before = source.text.endswith((prefix, prefix + " "), 0, start)
    return before and source.text.startswith((suffix, " " + suffix), end)


def _beside(alignment: Alignment, source: Folded, prefix: str, suffix: str) -> Alignment:
    """Where the prefix and the suffix stand, of those that there are."""
    if not prefix and not suffix:
        return ()
    before, after = fold(prefix).text, fold(suffix).text
    start, end = alignment[0][0], alignment[-1][1]
    until = start if source.text.endswith(before, 0, start) else start - 1
    since = end if source.text.startswith(after, end) else end + 1
    both = ((until - len(before), until), (since, since + len(after)))
    return tuple(stretch for stretch in both if stretch[0] < stretch[1])


def _why_not(reading: Reading, matches: Matches, source: Folded) -> str:
    part = reading.parts[matches.part].text
    reasons = {
        "too-many-places": f"“{_clipped(part)}” stands at too many places there to tell them apart; quote more words",
        "inside-word": f"“{_clipped(part)}” stands there only inside a longer word: {_longer(part, source)}",
        "apart": "its parts all stand there, but not in this order with no more left out than its marks allow",
        "too-few-words": "at least three words must stand on each side of a cut; quote more of them",
    }
    if matches.reason in reasons:
        return reasons[matches.reason]
    plain = " ".join(part.text for part in reading.parts)
    nearest = difference(plain, source.original) or "nothing like them stands there"
    return f"these words are not in the segment; {nearest}"


def _longer(part: str, source: Folded) -> str:
    """The run, of the first place where the characters stand, that the part divides."""
    at = source.text.lower().find(part.lower())
    start, end = source.text.rfind(" ", 0, at) + 1, source.text.find(" ", at + len(part))
    return f"“{_clipped(source.text[start : end if end >= 0 else len(source.text)])}”"


def _not_adjoining(alignment: Alignment, source: Folded, prefix: str, suffix: str) -> str:
    start, end = alignment[0][0], alignment[-1][1]
    before, after = source.text[:start][-_SHOWN:], source.text[end:][:_SHOWN]
    given = " and ".join(f"{name} “{text}”" for name, text in (("prefix", prefix), ("suffix", suffix)) if text)
    return f"the words stand there, but not with {given}: what stands round them is “{before}” and “{after}”"


def _which(alignments: tuple[Alignment, ...], left: list[Alignment], source: Folded) -> str:
    """Where each stands, by words that would do for a `prefix`."""
    shown = "; ".join(f"after “{_before(found, source)}”" for found in (left or alignments)[:3])
    more = "; …" if len(left or alignments) > 3 else ""
    fit = "" if left else ", none with this prefix and suffix"
    return f"the words stand {len(left or alignments)} times in the segment{fit} ({shown}{more})"


def _before(alignment: Alignment, source: Folded) -> str:
    before = source.text[: alignment[0][0]].rstrip(" ")
    whole = before[-_BESIDE - 1 :].partition(" ")[2] if len(before) > _BESIDE else before
    return whole or before[-_BESIDE:] or "the segment's beginning"


def _elsewhere(quotation: str, segment_id: str, segments: Mapping[str, str]) -> Finding | None:
    """Another segment that has the words, or those over whose edges they run."""
    for name, text in segments.items():
        if name != segment_id and stands(quotation, text):
            message = f"these words stand in segment `{name}`, another voice's, not in `{segment_id}`"
            return Finding("crosses-voices", message, elsewhere=(name,))
    crossed = _crossed(quotation, segments)
    if not crossed:
        return None
    listed = ", ".join(f"`{name}`" for name in crossed)
    return Finding("crosses-voices", f"these words run over the edge of segments: {listed}", elsewhere=crossed)


def _crossed(quotation: str, segments: Mapping[str, str]) -> tuple[str, ...]:
    """The segments that the words stand in when all are read as one text."""
    whole = fold("\n\n".join(segments.values()))
    _, matches = _searched(quotation, whole)
    if not matches.alignments:
        return ()
    stretches = [whole.stretch(start, end) for start, end in matches.alignments[0]]
    return tuple(name for name, extent in _extents(segments) if any(_meet(extent, stretch) for stretch in stretches))


def _extents(segments: Mapping[str, str]) -> list[tuple[str, tuple[int, int]]]:
    starts = [0]
    for text in segments.values():
        starts.append(starts[-1] + len(text) + 2)
    return [(name, (start, after - 2)) for name, (start, after) in zip(segments, pairwise(starts), strict=True)]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _clipped(text: str) -> str:
    return phrasing.clipped(text, 2 * _SHOWN)
