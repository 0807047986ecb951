"""Stamps: the display name and time of a signed-in commenter, which some savings glue to the words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.importing.blogger_text.furniture import is_stamp
from onrecord.importing.blogger_text.passages import Passage
from onrecord.importing.segments import Remark


def stamps(passage: Passage) -> Iterator[Remark]:
    """Whether the first line is a name glued to a time.

    It stays, for nothing is taken out of what was saved; but nobody said it, and it may name a person.
    """
    for first in passage.paragraphs[:1]:
        if is_stamp(first.text.partition("\n")[0]):
            message = f"{passage.id} begins with a display name and a time, glued together; do not quote them"
            yield Remark(first.line, message)
