"""The voice: who a quotation is said by, as far as the words say, and how roles are listed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.dossier import Placed
from onrecord.pages.places import capital
from onrecord.pages.words import Words
from onrecord.records import Quote
from onrecord.reprints import Key

# A role that fewer contributions give is not listed by itself: it could point at one writer.
FEWEST = 3

# What an institution or a publication says is no practitioner's, however seldom it is quoted.
PUBLIC = frozenset({"press", "editorial", "official"})


# What is said in a debate is said in public, by somebody whom the debate names.
_IN_PUBLIC = frozenset("s")


def is_public(quote: Quote) -> bool:
    """Whether the words are an institution's, a publication's or a debate's, whose speakers are no practitioners."""
    return quote.kind in PUBLIC or quote.segment[0] in _IN_PUBLIC


def who(quote: Quote, words: Words) -> str:
    """Who speaks and in what capacity, as the words give it."""
    return told(named(quote, words), quote, words)


def named(quote: Quote, words: Words) -> str:
    """The role and standing of who speaks, or what there is to call them where the words give neither."""
    voice = quote.voice
    return _named(voice.role, voice.standing, words) if voice.role else _unnamed(quote, words)


def told(name: str, quote: Quote, words: Words) -> str:
    """The name with whose words are passed on; a role or a standing is of the one whose words they are."""
    voice = quote.voice
    if not voice.quoting:
        return name
    if not voice.role and not voice.standing:
        return words.say("who.quoting", who=name, quoting=voice.quoting)
    letter = quote.segment[0]
    by = words.known(f"who.by.{letter}", words.say("who.by.other"))
    return words.say("who.passed_on", who=name, quoting=voice.quoting, by=by)


def listed(quotes: Iterable[tuple[Placed[Quote], Key]], words: Words) -> Mapping[str, str]:
    """The role each quotation (with its contribution) is listed under; nothing where the words give none."""
    every = tuple(quotes)
    given: defaultdict[str, set[Key]] = defaultdict(set)
    for quote, contribution in every:
        given[_key(quote.record.voice.role)].add(contribution)
    return {quote.id: _listed(quote.record, len(given[_key(quote.record.voice.role)]), words) for quote, _ in every}


def slug(role: str) -> str:
    """A role as part of a file's name: letters and digits of ASCII, or the code points of others."""
    plain = unicodedata.normalize("NFKD", role).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made[:60].strip("-") or "-".join(f"{ord(letter):x}" for letter in role)[:60].strip("-")


def _key(role: str) -> str:
    return " ".join(role.casefold().split())


def _listed(quote: Quote, contributions: int, words: Words) -> str:
    role = quote.voice.role
    if not role:
        return ""
    return capital(role) if is_public(quote) or contributions >= FEWEST else words.say("who.other")


def _named(role: str, standing: str, words: Words) -> str:
    return capital(words.say(f"who.{standing}", role=role)) if standing else capital(role)


def _unnamed(quote: Quote, words: Words) -> str:
    if quote.voice.standing:
        return words.say(f"who.{'quoted' if quote.voice.quoting else 'unnamed'}.{quote.voice.standing}")
    if quote.kind in PUBLIC:
        return words.say(f"who.unnamed.{quote.kind}")
    return words.known(f"who.unnamed_in.{quote.segment[0]}", words.say("who.unnamed.other"))
