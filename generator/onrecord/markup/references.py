"""The reference: `[[kind:id]]`, `[[kind:a b c]]` or `[[kind:id|label]]`, told from brackets that mean nothing here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

KINDS = ("quote", "figure", "claim", "issue", "source", "term", "event", "briefing", "chart")

# How many ids a kind takes: most name one record; a chart is named by what it shows, and of what.
_MOST_IDS = {"quote": 50, "chart": 2}

_BEGINS = re.compile(r"\[\[\s*([A-Za-z][A-Za-z-]*)\s*:(?!//)")
_ENDS = re.compile(r"\]\]|\[\[|\n\s*\n")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written; `message` says what is wrong with it, and is empty where nothing is."""

    kind: str
    ids: tuple[str, ...]
    label: str
    end: int
    message: str = ""
    remedy: str = ""


def at(text: str, start: int) -> Reference | None:
    """The reference that begins at a `[[`, sound or broken; None where the brackets are only text."""
    begun = _BEGINS.match(text, start)
    if not begun:
        return None
    ended = _ENDS.search(text, begun.end())
    if not ended or ended[0] != "]]":
        return _unclosed(text, start, begun, ended)
    target, bar, label = text[begun.end() : ended.start()].partition("|")
    ids = tuple(target.split())
    message, remedy = _fault(begun[1], target, ids, bar, label.strip())
    return Reference(begun[1], ids, _SPACES.sub(" ", label.strip()), ended.end(), message, remedy)


def _unclosed(text: str, start: int, begun: re.Match[str], ended: re.Match[str] | None) -> Reference:
    """A reference without its end: it reaches to the end of its word, so that the caret stays short."""
    line_end = text.find("\n", start)
    stop = min(at for at in (ended.start() if ended else len(text), line_end, len(text)) if at >= 0)
    word = re.compile(r"\s*[^\s\]]*\]?").match(text, begun.end(), stop)
    return Reference(begun[1], (), "", word.end() if word else stop, "this reference is not closed", "end it with `]]`")


def _fault(kind: str, target: str, ids: tuple[str, ...], bar: str, label: str) -> tuple[str, str]:
    if kind not in KINDS:
        return f"`{kind}` is not a kind of record", _meant(kind)
    if not ids:
        return "this reference names nothing", f"write the id after the colon: `[[{kind}:some-id]]`"
    if bar and not label:
        return "the link's text is missing", "write it after the `|`, or take the `|` out"
    return _fault_of_ids(kind, target, ids, bar)


def _fault_of_ids(kind: str, target: str, ids: tuple[str, ...], bar: str) -> tuple[str, str]:
    most = _MOST_IDS.get(kind, 1)
    wrong = next((each for each in ids if not _ID.fullmatch(each)), None)
    if wrong is not None:
        return f"`{wrong}` is not an id", "ids are small letters, digits and single hyphens, without other signs"
    if len(ids) > most:
        return f"a reference to a {kind} names {_names(most)}, this one {len(ids)}", "give each a reference of its own"
    if bar and len(ids) > 1 and kind != "chart":
        return "a link leads to one record, this one names several", "give each a link of its own"
    if len(set(ids)) < len(ids):
        return f"`{target.strip()}` names one record twice", "name it once"
    return "", ""


def _names(most: int) -> str:
    return "one record" if most == 1 else f"at most {most}"


def _meant(kind: str) -> str:
    near = get_close_matches(kind.lower(), KINDS, 1)
    return f"did you mean `{near[0]}`?" if near else f"kinds are {', '.join(KINDS)}"
