"""The self-check: the page where a reader pastes a text, and their own browser looks for the words in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from onrecord import search, urls, verbatim
from onrecord.pages.frame import VERIFY_POLICY, Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.receipts import COMMAND, method
from onrecord.pages.site import Site
from onrecord.pages.words import Words

_SAID = "verify.say."


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """The page: the rule's tables and its phrases as JSON that is safe in a page, and the ways on."""

    frame: Frame
    rule: Markup
    command: str
    method: tuple[Link, ...]
    quotes: Link


def verify_page(site: Site) -> VerifyPage:
    """The page of the self-check, which works without a network and sends nothing."""
    words = site.words
    opening = Opening(
        path=urls.VERIFY,
        title=words.say("nav.verify"),
        description=words.say("verify.description"),
        scripts=(urls.script("verify"),),
        styles=(urls.sheet("verify"),),
        policy=VERIFY_POLICY,
    )
    return VerifyPage(
        frame=frame(site, opening),
        rule=Markup(search.safe(json.dumps(_given(words), ensure_ascii=False, separators=(",", ":")))),  # noqa: S704
        command=COMMAND,
        method=method(site, ""),
        quotes=Link(words.say("nav.quotes"), urls.index("quote")),
    )


def _given(words: Words) -> Mapping[str, object]:
    """What the script is given: tables of the rule, phrases, and where the words of quotations are."""
    said = {key.removeprefix(_SAID): text for key, text in words.table.items() if key.startswith(_SAID)}
    return {"tables": verbatim.tables(), "say": said, "data": urls.SEARCH_DATA}
