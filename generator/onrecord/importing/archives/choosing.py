"""Choosing: which page of a web archive is meant, and the address that leads to it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from onrecord.importing.addresses import cleaned, differ, page_of, traceless, unfragmented
from onrecord.importing.archives.pages import ELSEWHERE, Contents, Page
from onrecord.importing.saved import Unreadable

MOST_NAMED = 10


def chosen(contents: Contents, wanted: str) -> tuple[Page, int, str]:
    """The newest copy of the page wanted, or of the only one, how many there are, and its address as it is recorded.

    Copies are pages of the very same address. The address recorded is without its reader's traces, and leads to this
    page and no other; raises `Unreadable` where none does, or where it is not sure which page is meant.
    """
    index = _Index(contents.pages)
    copies = _wanted(contents, index, wanted) if wanted else contents.pages
    if not copies:
        raise Unreadable("there is no page in it", remedy="make an archive of the page that is quoted")
    addresses = _addresses(copies)
    if len(addresses) > 1:
        raise Unreadable(f"it holds more than one page: {_named(addresses, index)}", remedy=_NAME_ONE)
    recorded = index.recorded(addresses[0])
    if not recorded:
        raise Unreadable(_ALIKE, remedy="make an archive of that page alone")
    return max(copies, key=lambda page: (page.saved, page.place)), len(copies), recorded


_NAME_ONE = "name one with `--page ADDRESS`; in a source's record, as the `page:` of the capture"
_ALIKE = "it holds another page whose address differs from this one's only in what is not recorded of a reader"

_LEVELS: tuple[Callable[[str], str], ...] = (unfragmented, traceless, cleaned, page_of)
"""How alike two addresses are, closest first: the very same, without traces, without views, by either scheme."""


class _Index:
    """The pages of an archive by address, at each level of likeness; a level is made when it is first asked for."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.pages = tuple(pages)
        self.level = cache(self._level)

    def found(self, wanted: str) -> list[Page]:
        """Those whose addresses are most like the one wanted, and say nothing else where both say something."""
        levels = (self.level(alike).get(alike(wanted), ()) for alike in _LEVELS)
        fitting = ([page for page in found if not differ(wanted, page.address)] for found in levels)
        return next(filter(None, fitting), [])

    def recorded(self, address: str) -> str:
        """The address without traces, and without views where it leads to this page so; empty where to another too."""
        each = dict.fromkeys((cleaned(address), traceless(address)))
        return next((short for short in each if _addresses(self.found(short)) == [address]), "")

    def _level(self, alike: Callable[[str], str]) -> dict[str, list[Page]]:
        by_address: dict[str, list[Page]] = {}
        for page in self.pages:
            by_address.setdefault(alike(page.address), []).append(page)
        return by_address


def _wanted(contents: Contents, index: _Index, wanted: str) -> list[Page]:
    """The pages that an address leads to; raises `Unreadable` where there are none, or that very one is no page."""
    found, exact = index.found(wanted), unfragmented(wanted)
    reason = contents.others.get(exact, "")
    if reason and not reason.startswith(ELSEWHERE) and exact not in _addresses(found):
        found = []
    if found:
        return found
    others = {page_of(address): why for address, why in contents.others.items()}
    if reason := reason or others.get(page_of(wanted), ""):
        raise Unreadable(f"of `{wanted}` it holds {reason}, and not the page", remedy=_NAME_ONE)
    if not contents.pages:
        raise Unreadable(f"it does not hold `{wanted}`, nor any other page")
    held = _named(_addresses(contents.pages), index)
    raise Unreadable(f"it does not hold `{wanted}`, but {held}", remedy=_NAME_ONE)


def _addresses(pages: Iterable[Page]) -> list[str]:
    return list(dict.fromkeys(page.address for page in pages))


def _named(addresses: list[str], index: _Index) -> str:
    """The first addresses, as they would be recorded, or as they are where that leads nowhere."""
    more = f" and {len(addresses) - MOST_NAMED:,} more" if len(addresses) > MOST_NAMED else ""
    return ", ".join(f"`{(index.recorded(each) or each)[:300]}`" for each in addresses[:MOST_NAMED]) + more
