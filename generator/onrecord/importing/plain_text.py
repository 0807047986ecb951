"""The layout `plain-text`: a text of one voice, in paragraphs; read so only where an editor asks for it by name.

Nothing in a file says that it has one voice: a thread of a shape nobody knows would be one person's words.
"""

from __future__ import annotations

from onrecord.importing.blogger_text.lines import lines_of, paragraphs_of
from onrecord.importing.saved import Saved
from onrecord.importing.segments import Segment, Thread
from onrecord.importing.text import text_of


def read(saved: Saved) -> Thread:
    """The whole text as one segment, with no title and no date: which of its lines they are is the editor's to say."""
    paragraphs = paragraphs_of(lines_of(text_of(saved.data)))
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    line = paragraphs[0].line if paragraphs else 0
    return Thread("", "", (Segment("a1", "article", text, line),), ())
