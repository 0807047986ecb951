"""Every link, anchor and reference of a page leads somewhere, from a folder as from a server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from built_site import Built

ADDRESSES = ("href", "src", "action", "formaction", "poster", "data-index")
ONE_ID = ("for", "list", "form", "popovertarget", "commandfor", "aria-activedescendant")
IDS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto", "headers")


class Element(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    @property
    def ids(self) -> list[str]:
        return [held["id"] for _, held in self.tags if "id" in held]


@pytest.fixture(scope="module")
def read(site: Built) -> dict[str, Element]:
    return {path: Element(site.text(path)) for path in site.paths}


def test_every_address_leads_to_a_file_and_anchor_of_the_site(site: Built, read: dict[str, Element]) -> None:
    anchors = {path: set(page.ids) for path, page in read.items()}
    loose = [fault for path in read for fault in _loose(site, path, read[path], anchors)]
    assert loose == []


def test_every_id_stands_once_and_every_reference_to_one_is_kept(read: dict[str, Element]) -> None:
    twice = [f"{path}: {name}" for path, page in read.items() for name, n in Counter(page.ids).items() if n > 1]
    assert twice == []
    assert [f"{path}: {fault}" for path, page in read.items() for fault in _dangling(page)] == []


def test_addresses_work_from_a_disk(read: dict[str, Element]) -> None:
    inside = [(path, address) for path, page in read.items() for address in _inside(page)]
    assert len(inside) > 500
    assert [f"{path}: {each}" for path, each in inside if each.startswith("/") or _folder(each)] == []


def test_links_to_elsewhere_are_plain_and_tell_nobody_where_they_stand(read: dict[str, Element]) -> None:
    out = {each for page in read.values() for tag, held in page.tags if "//" in (each := held.get("href", ""))}
    assert [each for each in sorted(out) if urlsplit(each).scheme not in {"https", "http"}] == []
    told = [held for page in read.values() for tag, held in page.tags if tag == "a" and "//" in held.get("href", "")]
    assert [held["href"] for held in told if "noreferrer" not in held.get("rel", "")] == []


def _inside(page: Element) -> Iterator[str]:
    for tag, held in page.tags:
        if tag == "link" and held.get("rel") in {"canonical", "license"}:
            continue
        for name in ADDRESSES:
            if name in held and not urlsplit(held[name]).scheme:
                yield held[name]


def _folder(address: str) -> bool:
    path = urlsplit(address).path
    return path.endswith(("/", "..")) or path == "."


def _loose(site: Built, path: str, page: Element, anchors: dict[str, set[str]]) -> Iterator[str]:
    for address in _inside(page):
        parts = urlsplit(address)
        to = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
        if to.startswith("pagefind/") and not (site.folder / "pagefind").is_dir():
            continue  # this site was built without the index of pages
        if not (site.folder / to).is_file():
            yield f"{path}: {address} is no file of the site"
        elif parts.fragment and unquote(parts.fragment) not in anchors.get(to, set()):
            yield f"{path}: {address} names no anchor of that page"


def _dangling(page: Element) -> Iterator[str]:
    ids = set(page.ids)
    for tag, held in page.tags:
        named = [held[name] for name in ONE_ID if name in held]
        named += [each for name in IDS for each in held.get(name, "").split()]
        yield from (f"<{tag}> refers to #{each}" for each in named if each not in ids)
