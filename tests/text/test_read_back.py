"""What a small emitter writes in many styles is read back equal, and every place points at the words it says."""

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.diagnostics import Place
from onrecord.yamltree import Node, read
from onrecord.yamltree.spots import Step

words = st.text(st.sampled_from("ab🔦é\u0301\u200b\u00a0\"'\\:#-[]{},&*!|>%@`?~ \n"), max_size=12)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> Node:
    kind = draw(st.sampled_from(["text", "text", "list", "fields"] if depth < 4 else ["text"]))
    if kind == "text" and depth:
        return draw(words)
    inner = trees(depth + 1)
    if kind == "list":
        return draw(st.lists(inner, min_size=1, max_size=3))
    return draw(st.dictionaries(words.filter(bool).filter(lambda key: key != "<<"), inner, min_size=1, max_size=3))


REMARK = " # a: 'comment\n"


class Sheet:
    """The file as it is written, with the steps to each scalar and key and the source that was written for it."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.text = ""
        self.remark = REMARK
        self.scalars: dict[tuple[Step, ...], tuple[int, str]] = {}
        self.keys: dict[tuple[Step, ...], tuple[int, str]] = {}

    def put(self, source: str) -> tuple[int, str]:
        start = len(self.text)
        self.text += source
        return start, source

    def node(self, node: Node, steps: tuple[Step, ...], indent: str) -> None:
        if isinstance(node, str):
            self.scalar(node, steps, indent)
        elif self.draw(st.booleans()):
            self.flow(node, steps)
        else:
            self.block(node, steps, indent)

    def block(self, node: Node, steps: tuple[Step, ...], indent: str) -> None:
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            self.text += self.draw(st.sampled_from(["\n", "\n# a: 'comment\n", "\n\n", self.remark])) + indent
            if isinstance(step, str):
                self.keys[(*steps, step)] = self.put(quoted(step))
                self.text += ": "
            else:
                self.text += "- "
            self.node(inner, (*steps, step), indent + "  ")

    def flow(self, node: Node, steps: tuple[Step, ...]) -> None:
        if isinstance(node, str):
            self.scalars[steps] = self.put(quoted(node))
            return
        self.text += "{" if isinstance(node, dict) else "["
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(step, str):
                self.keys[(*steps, step)] = self.put(quoted(step))
                self.text += ": "
            self.flow(inner, (*steps, step))
            self.text += self.draw(st.sampled_from([",", ", ", " ,"]))
        self.text += "}" if isinstance(node, dict) else "]"

    def scalar(self, value: str, steps: tuple[Step, ...], indent: str) -> None:
        styles = [quoted, *(style for may, style in STYLES if may.fullmatch(value))]
        source = self.draw(st.sampled_from(styles))(value)
        # Below `|` a remark would be words; the next value's line ends with one again.
        self.remark = "\n" if source is value and "\n" in value else REMARK
        if source is not value or "\n" not in value:
            self.scalars[steps] = self.put(source)
            return
        self.text += self.draw(st.sampled_from(["|-\n", "|- # a comment\n", "|-\n"])) + indent
        self.scalars[steps] = self.put(value.replace("\n", "\n" + indent))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


# Which words may be written in a style: plain, in single marks, as lines below `|`.
STYLES: list[tuple[re.Pattern[str], Callable[[str], str]]] = [
    (re.compile(r"[abé🔦](?:[abé🔦 ]*[abé🔦])?"), str),
    (re.compile(r"[^\n]*"), single),
    (re.compile(r"[^ \n][^\n]*(?:\n[^ \n][^\n]*)+"), str),
]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_read_back_from_its_place(data: st.DataObject) -> None:
    node = data.draw(trees())
    sheet = Sheet(data.draw)
    sheet.node(node, (), "")
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    found = read("f.yaml", (data.draw(st.sampled_from(["", "\ufeff"])) + sheet.text.replace("\n", end)).encode())
    assert found.value == node
    for steps, (start, source) in sheet.scalars.items():
        assert found.at(*steps) == placed(sheet.text, start, source)
    for steps, (start, source) in sheet.keys.items():
        assert found.key_at(*steps) == placed(sheet.text, start, source)


def placed(text: str, start: int, source: str) -> Place:
    line = text.count("\n", 0, start)
    column = start - (text.rfind("\n", 0, start) + 1)
    return Place("f.yaml", line + 1, column + 1, max(1, len(source.split("\n")[0].rstrip(" ") or " ")))
