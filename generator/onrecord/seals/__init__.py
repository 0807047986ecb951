"""Seals: the committed proof that published words stand in a capture's segment, for clones that have no capture."""

from onrecord.committed import Malformed
from onrecord.seals.believed import Base
from onrecord.seals.differing import differences
from onrecord.seals.document import is_replaceable, read, write
from onrecord.seals.keys import NAME as KEY_FILE
from onrecord.seals.keys import BadKey, fingerprint, key_of, key_read, new_key
from onrecord.seals.proof import Broken, Opened, opened
from onrecord.seals.record import (
    VERSION,
    Also,
    Check,
    Found,
    Run,
    Seal,
    Sealed,
    Segmenter,
    Withdrawn,
    after,
    digest_of,
    is_spent,
)
from onrecord.seals.segment import Stretch, seal_segment, words_at, words_open
from onrecord.seals.verdict import Reason, refusal, stands

__all__ = [
    "KEY_FILE",
    "VERSION",
    "Also",
    "BadKey",
    "Base",
    "Broken",
    "Check",
    "Found",
    "Malformed",
    "Opened",
    "Reason",
    "Run",
    "Seal",
    "Sealed",
    "Segmenter",
    "Stretch",
    "Withdrawn",
    "after",
    "differences",
    "digest_of",
    "fingerprint",
    "is_replaceable",
    "is_spent",
    "key_of",
    "key_read",
    "new_key",
    "opened",
    "read",
    "refusal",
    "seal_segment",
    "stands",
    "words_at",
    "words_open",
    "write",
]
