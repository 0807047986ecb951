"""Laying: fields written as YAML in any layout a person might use, by chance, with comments everywhere."""

from __future__ import annotations

import json
import re
from random import Random

from onrecord.yamltree import Node

_PLAIN = re.compile(r"[A-Za-zé🌊][^\n\t:#,\[\]{}]*[A-Za-z.é🌊]")
_BREAKS = re.compile(r"(?<=\S) (?=\S)")


class Laying:
    """One text being laid out; `comments` are all that it holds."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.comments: list[str] = []
        self.lines: list[str] = []

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self) -> str:
        self.comments.append(
            "#" + self.chance.choice([" ", "", "  "]) + self.chance.choice(["a: b", "- x", "é", "# #", '"', "of ours"])
        )
        return self.comments[-1]

    def text(self, fields: dict[str, Node]) -> str:
        """The fields as a whole text, perhaps between markers and comments."""
        self.between(0)
        if self.often(0.1):
            self.lines.append("---")
        self.group(fields, self.chance.choice([0, 0, 0, 1, 3]))
        self.between(self.chance.choice([0, 0, 2, 4]))
        return "\n".join(self.lines) + self.chance.choice(["\n", "\n", "", "\n\n \n"])

    def between(self, column: int) -> None:
        """Blank lines and comments on lines of their own."""
        while self.often(0.25):
            near = max(0, column + self.chance.choice([0, 0, 0, -1, 1, 2, -2]))
            self.lines.append(" " * near + self.comment() if self.often(0.5) else self.chance.choice(["", "  "]))

    def beside(self) -> str:
        blanks = self.chance.choice(["", "", " ", "  ", "   "] * 4 + [" \t"])
        return blanks + self.comment() if blanks and self.often(0.3) else blanks

    def group(self, value: Node, column: int, lead: str = "") -> None:
        """Fields or items on lines of their own; `lead` are the hyphens that the first line begins with."""
        entries = [*value.items()] if isinstance(value, dict) else [(None, part) for part in value]
        for number, (name, part) in enumerate(entries):
            if number or not lead:
                self.between(column)
            blanks = lead if lead and not number else " " * column
            self.entry(blanks + ("-" if name is None else self.name(name) + ":"), part, column, is_item=name is None)

    def entry(self, lead: str, value: Node, column: int, *, is_item: bool) -> None:
        further = column + self.chance.choice([1, 2, 2, 2, 4])
        if isinstance(value, str):
            self.scalar(lead, value, column, further)
        elif not value or self.often(0.3):
            self.brackets(lead, value, further)
        elif is_item and self.often(0.8):
            blanks = " " * self.chance.choice([1, 1, 1, 3])
            self.group(value, len(lead) + len(blanks), lead + blanks)
        else:
            self.lines.append(lead + self.beside())
            self.group(value, column if isinstance(value, list) and not is_item and self.often(0.4) else further)

    def name(self, name: str) -> str:
        return name if _PLAIN.fullmatch(name) and self.often(0.9) else json.dumps(name, ensure_ascii=False)

    def scalar(self, lead: str, text: str, column: int, further: int) -> None:
        ways = [self.quoted, self.quoted, self.block, self.block]
        if _PLAIN.fullmatch(text):
            ways += [self.plain, self.plain, self.plain, self.single]
        elif not text:
            ways += [self.plain]
        self.chance.choice(ways)(lead, text, further - column, further)

    def plain(self, lead: str, text: str, _step: int, further: int) -> None:
        self.broken(lead, text, further)

    def single(self, lead: str, text: str, _step: int, further: int) -> None:
        self.broken(lead, "'" + text.replace("'", "''") + "'", further)

    def quoted(self, lead: str, text: str, _step: int, further: int) -> None:
        words = json.dumps(text, ensure_ascii=self.often(0.2) and max(text, default="a") < "\uffff")
        if self.often(0.2) and re.fullmatch(r"\"[^\\]{4,}\"", words):
            at = self.chance.randint(2, len(words) - 2)
            self.lines += [f"{lead} {words[:at]}\\", f"{' ' * further}{self.escaped(words[at:])}" + self.beside()]
        else:
            self.broken(lead, words, further)

    def escaped(self, rest: str) -> str:
        return "\\" + rest if rest[0] in " \t" else rest

    def broken(self, lead: str, words: str, further: int) -> None:
        """Words perhaps over several lines, perhaps below their name."""
        pieces = _BREAKS.split(words) if self.often(0.3) and "  " not in words else [words]
        if self.often(0.1) and not words.startswith(("- ", "? ")):
            self.lines.append(lead + self.beside())
            lead = " " * (further - 1)
        first, *rest = pieces
        self.lines.append(f"{lead} {first}")
        for piece in rest:
            self.lines.append(
                " " * (further + self.chance.choice([0, 0, 2])) + piece + self.chance.choice(["", "", "  "])
            )
        self.lines[-1] = self.lines[-1].rstrip(" ") + self.beside() if words else self.lines[-1] + self.beside()

    def block(self, lead: str, text: str, step: int, further: int) -> None:
        """Words below a header; only where those lines can say just them."""
        bare = text.rstrip("\n")
        ends = len(text) - len(bare)
        lines = bare.split("\n")
        if not bare.strip() or "\t" in text or any(line != line.rstrip(" ") for line in lines) or "\r" in text:
            self.broken(lead, json.dumps(text, ensure_ascii=False), further)
            return
        style = "-" if not ends else "" if ends == 1 and self.often(0.7) else "+"
        states = lines[0].startswith(" ") or not lines[0] or self.often(0.3)
        number = str(step) if states else ""
        header = self.chance.choice([number + style, style + number])
        is_folded = "\n" not in text.strip("\n") and not text.startswith((" ", "\n")) and self.often(0.5)
        if is_folded:
            lines = _BREAKS.split(bare) if self.often(0.5) else lines
        self.lines.append(f"{lead} {'>' if is_folded else '|'}{header}{self.beside()}")
        self.lines += [" " * further + line if line else "" for line in lines]
        self.lines += [""] * (ends - 1 if style == "+" else self.chance.choice([0, 0, 1, 2]))

    def brackets(self, lead: str, value: Node, column: int) -> None:
        """Lists and fields in brackets, perhaps over several lines with comments between."""
        if not value or self.often(0.6):
            self.lines.append(f"{lead} {self.flow(value)}{self.beside()}")
            return
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        self.lines.append(f"{lead} {opening}{self.beside()}")
        parts = self.parts(value)
        for number, part in enumerate(parts):
            self.between(column)
            comma = "," if number + 1 < len(parts) or self.often(0.5) else ""
            self.lines.append(" " * column + part + comma + self.beside())
        self.between(column)
        self.lines.append(" " * column + closing + self.beside())

    def flow(self, value: Node) -> str:
        if isinstance(value, str):
            return value if _PLAIN.fullmatch(value) and self.often(0.5) else json.dumps(value, ensure_ascii=False)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return opening + self.chance.choice([", ", ",", " , "]).join(self.parts(value)) + closing

    def parts(self, value: Node) -> list[str]:
        if isinstance(value, dict):
            return [f"{json.dumps(name, ensure_ascii=False)}: {self.flow(part)}" for name, part in value.items()]
        return [self.flow(part) for part in value]
