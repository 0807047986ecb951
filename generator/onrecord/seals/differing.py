"""What a seal says otherwise than an earlier one, besides what its proofs and check records say."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.seals.record import Seal, Sealed, Withdrawn, after

_Segment = Sealed | Withdrawn


def differences(seal: Seal, before: Seal | None, shown: Collection[str] = ()) -> Iterator[str]:
    """Each thing that it says otherwise, as a noun, but for where else its contributions stand.

    `shown` are the fields that a capture at hand shows by itself. Of another capture only how often words were
    withdrawn goes on, which must never be forgotten.
    """
    if before and before.capture == seal.capture:
        told = (said for said in _SAID if said not in shown and getattr(seal, said) != getattr(before, said))
        yield from (_SAID[said] for said in told)
    if before:
        follows = _follows if before.capture == seal.capture else _goes_on
        for name in sorted({**before.segments, **seal.segments}):
            if not follows(before.segments.get(name), seal.segments.get(name)):
                yield f"`{name}`: how often its words were withdrawn, or how many it has"


def _follows(before: _Segment | None, now: _Segment | None) -> bool:
    """Whether a segment may be sealed so after it was sealed, or withdrawn, as it was; roots are compared elsewhere."""
    if isinstance(now, Withdrawn):
        is_next = isinstance(before, Sealed) and now.epoch == after(before.epoch)
        return now == before or is_next
    if now is None or before is None:
        return before is None
    if isinstance(before, Withdrawn):
        return now.epoch >= before.epoch
    if now.root == before.root:
        return (now.n, now.epoch) == (before.n, before.epoch)
    return now.epoch >= before.epoch


def _goes_on(before: _Segment | None, now: _Segment | None) -> bool:
    """Whether a segment of another capture has no epoch of the one before it."""
    if before is None:
        return True
    taken = before.epoch if isinstance(before, Sealed) else before.epoch - 1
    return now is not None and now.epoch > taken


_SAID = {
    "key": "which vault key it was made with",
    "segmenter": "which reader numbered its segments",
    "words": "how many words the source has",
}
