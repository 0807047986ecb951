"""The body: the Markdown of a page as it reads where records have new names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.dossier import Name


def renamed_in(body: str, onward: Mapping[Name, str]) -> str:
    """The body with each id of a renamed record in its references as it is called since."""
    return _REFERENCE.sub(lambda found: _renamed(found, onward), body) if onward else body


def _renamed(found: re.Match[str], onward: Mapping[Name, str]) -> str:
    return found[1] + _ID.sub(lambda named: onward.get((found[2], named[0]), named[0]), found[3])


_REFERENCE = re.compile(r"(\[\[\s*([a-z]+)\s*:)([^\]|\[]*)")
_ID = re.compile(r"[a-z0-9-]+")
