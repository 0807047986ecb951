"""Ends: where in a folded source a quotation may begin and leave off without cutting a word."""

from __future__ import annotations

import re
import unicodedata

from onrecord.verbatim.words import is_edge


def may_start(parted: str, at: int, after_mark: bool = False) -> bool:
    """Whether a part may begin at `at`; after an editor's mark it may also begin with the marks that close a word."""
    if at == 0 or parted[at - 1] == " ":
        return True
    if parted[at - 1] == "-" or _divides_number(parted, at):
        return False
    if _leads(parted, at) or _at_parting(parted, at) or _is_inner(parted, at):
        return True
    return after_mark and _closes(parted, at)


def may_end(parted: str, at: int, before_mark: bool = False) -> bool:
    """Whether a part may leave off before `at`; before an editor's mark, also after the marks that open a word."""
    if at == len(parted) or parted[at] == " " or _closes(parted, at):
        return True
    if _after_parting(parted, at) or _is_inner(parted, at) or is_before_hyphen(parted, at):
        return True
    return before_mark and _leads(parted, at)


def is_before_hyphen(parted: str, at: int) -> bool:
    """Whether a hyphen between letters stands at `at`, and nothing after it that turns the sense round."""
    if at + 1 >= len(parted) or parted[at] not in "-–" or not (_letter(parted[at - 1]) and _letter(parted[at + 1])):
        return False
    rest = _COMPOUND.match(parted, at)
    return rest is not None and not TURNING.intersection(_DASH.split(rest[0].lower()))


# A run of marks longer than this (a drawn line) is not looked through: the work for one place stays bounded.
_FARTHEST = 60
_ADDRESS_REACH = 300

TURNING = frozenset(("free", "less", "proof", "like", "ish", "averse", "resistant", "neutral", "negative", "exempt"))
_DASH = re.compile("[-–]")
_COMPOUND = re.compile(r"(?:[-–][^\W_]+(?:'[^\W_]+)*){1,20}")
ADDRESS = ("://", "www.", "mailto:", "@")
# What is left of `can't`, `it's`, `they're` where another mark was typed, or saved, for the apostrophe.
_CONTRACTION = re.compile(r"(?:t|s|m|d|re|ve|ll)(?![^\W_])", re.IGNORECASE)


def _letter(character: str) -> bool:
    return unicodedata.category(character)[0] == "L"


def _leads(parted: str, at: int) -> bool:
    """Only edge marks stand between here and the start of the run, or the mark that parts it."""
    for here in range(at, max(0, at - _FARTHEST), -1):
        if parted[here - 1] == " " or _after_parting(parted, here):
            return True
        if not is_edge(parted[here - 1]):
            return False
    return at <= _FARTHEST


def _closes(parted: str, at: int) -> bool:
    """Only edge marks stand between here and the end of the run, or the mark that parts it."""
    for here in range(at, min(len(parted), at + _FARTHEST)):
        if parted[here] == " " or _at_parting(parted, here):
            return True
        if not is_edge(parted[here]):
            return False
    return len(parted) - at <= _FARTHEST


def _at_parting(parted: str, at: int) -> bool:
    return parted[at] in "…—" or parted.startswith("..", at)


def _after_parting(parted: str, at: int) -> bool:
    return parted[at - 1] in "…—" or parted.endswith("..", 0, at)


def _divides_number(parted: str, at: int) -> bool:
    """A minus or a decimal point stands before, and the number it belongs to after."""
    before = parted[at - 1]
    if before == "–":
        return _is_number(parted, at)
    return before == "." and not parted.endswith("..", 0, at) and unicodedata.category(parted[at])[0] == "N"


def _is_number(parted: str, at: int) -> bool:
    while at < len(parted) and (parted[at] == "." or unicodedata.category(parted[at]) == "Sc"):
        at += 1
    return at < len(parted) and unicodedata.category(parted[at])[0] == "N"


def _is_inner(parted: str, at: int) -> bool:
    """A space was left out here: after a mark before a letter, or after a full stop between small and capital."""
    if not 0 < at < len(parted) or not _letter(parted[at]):
        return False
    if parted[at - 1] == ".":
        inner = at > 1 and unicodedata.category(parted[at - 2]) == "Ll" and unicodedata.category(parted[at]) == "Lu"
    else:
        inner = parted[at - 1] in ',;:!?"' and not _is_contraction(parted, at)
    return inner and not _in_address(parted, at)


def _is_contraction(parted: str, at: int) -> bool:
    return at > 1 and _letter(parted[at - 2]) and _CONTRACTION.match(parted, at) is not None


def _in_address(parted: str, at: int) -> bool:
    """Points and colons in an address belong to it."""
    run = parted[max(0, at - _ADDRESS_REACH) : at].rpartition(" ")[2].lower()
    return any(sign in run for sign in ADDRESS)
