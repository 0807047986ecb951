"""The annotation: a quotation's receipt for programs, as a W3C Web Annotation.

Its targets are the quotation's parts. What only this dossier knows stands under `receipt`, which the model passes over.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages.entries import File
from onrecord.pages.receipts import COMMAND
from onrecord.pages.site import Site
from onrecord.pages.standing import Part
from onrecord.records import Quote, Source
from onrecord.seals import Check, Seal

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VERSION = 1

Tree = Mapping[str, Any]


def annotation_file(site: Site, quote: Placed[Quote]) -> File:
    """The annotation of a quotation that may be shown, in the one form it is written in."""
    path = urls.annotation(quote.id)
    return File(path, _json(annotation(site, quote, path)).encode() + b"\n")


def annotation(site: Site, quote: Placed[Quote], path: str) -> Tree:
    """The annotation that stands at a path; addresses are the dossier's own where it has one, else relative to it."""
    source, standing = site.source_of(quote.id), site.standing(quote)
    bodies = [
        {"type": "SpecificResource", "purpose": "classifying", "source": _at(site, path, urls.of("issue", issue.id))}
        for issue in site.issues
        if issue.id in quote.record.issues
    ]
    return {
        "@context": CONTEXT,
        "id": _at(site, path, path),
        "type": "Annotation",
        "motivation": "classifying" if bodies else "highlighting",
        **({"body": bodies} if bodies else {}),
        "target": [_target(site, source, quote, standing, number, path) for number in range(len(standing))],
        "receipt": _receipt(site, quote, source, path),
    }


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _at(site: Site, path: str, to: str) -> str:
    return site.address(to) or urls.root(path) + to


def _target(
    site: Site, source: Placed[Source], quote: Placed[Quote], standing: Sequence[Part], number: int, path: str
) -> Tree:
    """One part of the quotation, in the source, by its words and by its place."""
    words = {"type": "TextQuoteSelector", "exact": standing[number].text, **_beside(quote.record, standing, number)}
    place = _place(quote.record.segment, standing[number])
    copies = [copy.url for copy in source.record.archived]
    return {
        "type": "SpecificResource",
        "source": source.record.url or _at(site, path, urls.of("source", source.id)),
        "selector": [words, *place],
        **({"state": {"type": "TimeState", "cached": copies}} if copies else {}),
    }


def _beside(quote: Quote, standing: Sequence[Part], number: int) -> Mapping[str, str]:
    """What stands beside the quotation's ends, where the record publishes it."""
    if quote.context != "public":
        return {}
    sides = {
        "prefix": quote.prefix if number == 0 else "",
        "suffix": quote.suffix if number + 1 == len(standing) else "",
    }
    return {side: text for side, text in sides.items() if text}


def _place(segment: str, part: Part) -> Iterator[Tree]:
    """Where it stands in its segment, which the fragment names; in code points, as the model has it."""
    if part.end:
        position = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
        yield {"type": "FragmentSelector", "value": segment, "refinedBy": position}


def _receipt(site: Site, quote: Placed[Quote], source: Placed[Source], path: str) -> Tree:
    """The check record as it is committed, with what it is of; nothing that was not compared is said."""
    check, seal = site.checks.get(quote.id), site.dossier.seals.get(source.id)
    told: Tree = {
        "version": VERSION,
        "quotation": quote.id,
        "page": _at(site, path, urls.of("quote", quote.id)),
        "record": _at(site, path, urls.of("source", source.id)),
        "text": quote.record.text,
        "url_is": source.record.url_is,
        "segment": quote.record.segment,
        "state": "unchecked",
        "command": COMMAND,
    }
    return told if check is None or seal is None else {**told, **_checked(source.record, seal, check)}


def _checked(source: Source, seal: Seal, check: Check) -> Tree:
    """What was compared with what, when, and what was found."""
    return {
        "state": check.state,
        "checked": str(check.checked),
        "start": check.start,
        "end": check.end,
        "words": check.words,
        "words_cut": check.words_cut,
        "insertions": check.insertions,
        "own_brackets": check.own_brackets,
        "digest": check.digest,
        "capture": {"id": _named(seal.capture), "sha256": seal.capture, **_kept(source, seal.capture)},
        "segmenter": {"name": seal.segmenter.name, "version": seal.segmenter.version},
        "positions": "code points of the segment's text, from 0, half-open",
    }


def _named(sha256: str) -> str:
    """The capture's bytes by their digest, as an address that names and does not lead (RFC 6920)."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def _kept(source: Source, sha256: str) -> Tree:
    """What kind of file the capture is and, where it is known, when it was taken."""
    capture = next((capture for capture in source.captures if capture.sha256 == sha256), None)
    if capture is None:
        return {}
    return {"media_type": capture.media_type, **({"taken": str(capture.taken)} if capture.taken else {})}
