"""A built page as a reader's program sees it: its elements, links, anchors and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "input", "br", "hr"})


@dataclass
class Reading(HTMLParser):
    """Every start tag with its attributes' names, the anchors, the links, the text."""

    shape: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))
        self.attributes.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [held[name] for _, held in self.attributes if name in held]

    def run(self) -> list[dict[str, str]]:
        """The attributes of every script that runs; linked data does not."""
        return [held for held in self.tags("script") if held.get("type") != "application/ld+json"]

    def tags(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [held for name, held in self.attributes if name == tag]


def read(html: str) -> Reading:
    """The page, read to its end."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    return reading


def words(html: str) -> str:
    """All text of a page, in one line."""
    return " ".join("".join(read(html).text).split())
