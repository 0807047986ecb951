"""Words of one value as YAML: plain where every reader takes them for words, else in quotation marks, or folded."""

from __future__ import annotations

import json
import re

from onrecord import yamltree
from onrecord.yamltree import Node

WIDTH = 120
"""How many columns a line of our own words may take."""


def quoted(text: str) -> str:
    """The words in double quotation marks, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")


def plain(text: str) -> str:
    """The words on one line: as they are, or in double quotation marks where a reader could take them for else."""
    return text if _is_safe(text) else quoted(text)


def name(text: str) -> str:
    """The name of a field on one line; `on` is one of ours, and stands as people write it."""
    return text if text == "on" else plain(text)


def flow(value: Node) -> str:
    """A value on one line, its lists and fields in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name_in_flow(key)}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _in_flow(value)


def folded(text: str, lead: str, indent: int) -> list[str]:
    """Words of ours behind `lead`: on its line where they fit, else below it, `indent` columns in.

    Where they hold line breaks, those stand; where blanks at an end could be lost, quotation marks keep them.
    """
    one_line = lead + plain(text)
    if "\n" not in text and len(one_line) <= WIDTH:
        return [one_line]
    blanks = " " * indent
    if text != text.strip() or _LOOSE.search(text):
        return [lead + quoted(text)]
    if "\n" in text:
        return [f"{lead}|-", *(blanks + line if line else "" for line in text.split("\n"))]
    return [f"{lead}>-", *(blanks + line for line in _wrapped(text, WIDTH - indent))]


def _name_in_flow(text: str) -> str:
    return text if text == "on" else _in_flow(text)


def _in_flow(text: str) -> str:
    scalar = yamltree.scalar(text)
    return scalar if _is_safe(text) else quoted(text)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines broken at single spaces only, as a reader joins them by one."""
    lines: list[str] = []
    for word in _SPACE.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _is_safe(text: str) -> bool:
    """Whether readers of YAML 1.1 and of 1.2 take these words, unquoted in a line of their own, for just them."""
    return bool(_WORDS.fullmatch(text)) and not any(pattern.search(text) for pattern in _TAKEN)


_SPACE = re.compile(r"(?<=\S) (?=\S)")
# Blanks that an editor may take away, and those at a line's beginning, which keep it from being folded.
_LOOSE = re.compile(r"[ \t](?=\n)|\n[ \t]|[\t\r\ufeff]")
_WORDS = re.compile(r"""[^\s\ufeff\-?:,\[\]{}#&*!|>'"%@`=~.][^\n\t\r\ufeff]*""")
_TAKEN = (
    re.compile(r": |:$| #| $|^<<$"),
    re.compile(r"^(?:y|n|yes|no|true|false|on|off|null|none)$", re.IGNORECASE),
    re.compile(r"^[+]?[0-9](?:[0-9_,.:/~?TtZz+ \-]*|[0-9_.]*[eE][+\-]?[0-9]+)$"),  # numbers, times of day and dates
    re.compile(r"^[+]?0[xob][0-9a-fA-F_]*$"),
    re.compile(r"^[+]\.?[0-9a-zA-Z]"),
)
