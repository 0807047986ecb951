"""The frame: what stands around every page, from its title and policy to its breadcrumbs and foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord import urls, web
from onrecord.citing import Item
from onrecord.pages.metadata import Metadata, metadata
from onrecord.pages.quotations import Link
from onrecord.pages.site import Around, Site

_SCRIPTED = "script-src 'self'"
_LOOKS = "style-src 'self'; font-src 'self'; img-src 'self'"
POLICY = f"default-src 'none'; {_LOOKS}; {_SCRIPTED}; base-uri 'none'; form-action 'self'"
# Pagefind compiles its own WebAssembly and fetches its index; both only on the search page.
# What a reader pastes goes nowhere, and the policy holds that.
VERIFY_POLICY = POLICY.replace("form-action 'self'", "form-action 'none'")
SEARCH_POLICY = POLICY.replace(_SCRIPTED, f"{_SCRIPTED} 'wasm-unsafe-eval'") + "; connect-src 'self'"

DESCRIPTION = 160  # characters; search engines show about so many


@dataclass(frozen=True, slots=True)
class Opening:
    """What a page says of itself: its name, where it stands, which part of the site it belongs to.

    `shared` describes it where it is passed on, at any length; empty where the description serves for that as well.
    """

    path: str
    title: str
    description: str
    trail: tuple[tuple[str, str], ...] = ()
    section: str = ""
    narrative: bool = False
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    policy: str = POLICY
    cites: tuple[Item, ...] = ()
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around a page's own content; addresses are relative to the page, `canonical` may be empty."""

    language: str
    site: str
    strapline: str
    title: str
    description: str
    canonical: str
    metadata: Metadata
    policy: str
    root: str
    home: str
    stylesheets: tuple[str, ...]
    icon: str
    scripts: tuple[str, ...]
    nav: tuple[Link, ...]
    find: Link
    crumbs: tuple[Link, ...]
    foot: tuple[Link, ...]
    promise: str
    publisher: str
    contact: Link
    licence: str
    narrative: bool


def frame(site: Site, opening: Opening) -> Frame:
    """The frame of one page."""
    settings = site.dossier.settings.record
    root = root_of(site, opening.path)
    home, description = opening.path == urls.HOME, _shortened(opening.description)
    nav, find, foot = _around(site, opening, root)
    return Frame(
        language=settings.language,
        site=settings.title,
        strapline=settings.strapline,
        title=settings.title if home else f"{opening.title} – {settings.title}",
        description=description,
        canonical=canonical(site, opening.path),
        metadata=metadata(site, opening.path, opening.title, opening.shared or description, opening.cites),
        policy=opening.policy,
        root=root,
        home=root + urls.HOME,
        stylesheets=tuple(root + sheet for sheet in (urls.STYLESHEET, *opening.styles)),
        icon=root + urls.ICON,
        scripts=tuple(root + script for script in opening.scripts),
        nav=nav,
        find=find,
        crumbs=() if home else (Link(site.words.say("nav.home"), root + urls.HOME), *_trail(opening, root)),
        foot=foot,
        promise=_promise(site),
        publisher=settings.publisher,
        contact=contact(site),
        licence=settings.licence,
        narrative=opening.narrative,
    )


def _promise(site: Site) -> str:
    """What the foot of every page promises: no more than was done."""
    if not site.unchecked:
        return site.words.say("foot.promise")
    return site.words.say("foot.promise_but", quotations=site.words.counted("count.quotations", site.unchecked))


def contact(site: Site) -> Link:
    """Where corrections and requests for removal go; without an address to follow where it is neither web nor mail."""
    given = site.dossier.settings.record.contact
    if web.fault(given) is None:
        return Link(given, given)
    return Link(given, f"mailto:{given}" if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", given) else "")


def canonical(site: Site, path: str) -> str:
    """The page's public address; empty where the dossier names none."""
    return site.address(path)


def root_of(site: Site, path: str) -> str:
    """What leads to the top of the site; the page for missing ones is shown at any depth, so it starts at the host."""
    base = site.dossier.settings.record.base_url
    if path == urls.MISSING and base:
        return urlsplit(base).path.rstrip("/") + "/"
    return urls.root(path)


# The parts of the site that its head names; a kind without records is left out.
_HEAD = (
    ("nav.issues", "issue"),
    ("nav.briefings", "briefing"),
    ("nav.claims", "claim"),
    ("nav.quotes", "quote"),
    ("nav.sources", "source"),
    ("nav.glossary", "term"),
)
_FOOT = (
    ("nav.figures", "figure"),
    ("nav.timeline", "event"),
    ("nav.corrections", "correction"),
)
_ENDS = (("nav.gaps", urls.GAPS), ("nav.lists", urls.LISTS), ("nav.data", urls.DATA), ("nav.verify", urls.VERIFY))
_PLACES = frozenset({*(urls.index(kind) for _, kind in (*_HEAD, *_FOOT)), *(path for _, path in _ENDS)})


def _around(site: Site, opening: Opening, root: str) -> Around:
    """The ways in a page's head and foot: the same on all pages of a part of the site but those that they lead to."""
    is_led_to = opening.path in _PLACES or "/" not in opening.path
    key = (root, opening.section, opening.path if is_led_to else "")
    if key not in site.around:
        find = _place(site, "nav.search", urls.SEARCH, opening, root)
        site.around[key] = (tuple(_nav(site, opening, root)), find, tuple(_foot(site, opening, root)))
    return site.around[key]


def _nav(site: Site, opening: Opening, root: str) -> list[Link]:
    held = ((key, kind) for key, kind in _HEAD if site.dossier.of_kind(kind))
    return [_place(site, key, urls.index(kind), opening, root) for key, kind in held]


def _place(site: Site, key: str, path: str, opening: Opening, root: str) -> Link:
    return _way(site.words.say(key), path, opening, root)


def _way(text: str, path: str, opening: Opening, root: str) -> Link:
    here = {opening.section: "true", opening.path: "page"}.get(path, "")
    return Link(text, root + path, here)


def _foot(site: Site, opening: Opening, root: str) -> list[Link]:
    pages = sorted(site.dossier.pages.values(), key=lambda page: (page.record.order, page.record.title, page.id))
    ours = [_way(page.record.title, urls.of("page", page.id), opening, root) for page in pages]
    kinds = [_place(site, key, urls.index(kind), opening, root) for key, kind in _FOOT]
    return [*ours, *kinds, *(_place(site, key, path, opening, root) for key, path in _ENDS)]


def _trail(opening: Opening, root: str) -> list[Link]:
    return [*(Link(text, root + path) for text, path in opening.trail), Link(opening.title, "", "page")]


def _shortened(text: str) -> str:
    """A description in one line; what search engines would cut off is left off at a word, and marked."""
    words = text.split()
    while words and len(" ".join(words)) > DESCRIPTION:
        words = words[:-2] if words[-1] == "[…]" else words[:-1]
        words.append("[…]")
    return " ".join(words)
