"""Rendering: prose as HTML that is safe to print, its mentions replaced by what a resolver makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from types import MethodType

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from onrecord.markup import parser
from onrecord.markup.prose import Heading, Mention, Prose
from onrecord.markup.sanitizing import sanitized
from onrecord.markup.uses import Uses, marked

# Content cannot write these: `parser` takes every private-use character out.
_PLACE = re.compile("(<p>)?\ue000([mfu])([0-9]+)\ue001(</p>)?")


@dataclass(frozen=True, slots=True)
class Piece:
    """HTML that stands where a mention stood, and the note that its number leads to (or none)."""

    html: Markup
    note: Markup | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention is printed as, piece after piece; `block` HTML takes the place of its paragraph."""

    pieces: tuple[Piece, ...]
    block: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the id of its own element, and the ids of the numbers in the text that lead to it."""

    number: int
    id: str
    html: Markup
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of prose, and its notes in the order of their numbers."""

    html: Markup
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A note's number in the text: its own id, and that of the note it leads to."""

    number: int
    id: str
    note: str


Resolver = Callable[[Mention], Resolved]
Caller = Callable[[Call], Markup]


def link(call: Call) -> Markup:
    """A note's number as a plain link to it."""
    return _LINK.format(call.note, call.id, call.number)


_LINK = Markup('<sup class="note-call"><a href="#{}" id="{}" role="doc-noteref">{}</a></sup>')


def html(
    prose: Prose, resolver: Resolver, first_note: int = 1, *, caller: Caller = link, uses: Uses | None = None
) -> Rendered:
    """The prose as HTML; notes are numbered on from `first_note`, footnotes of the prose itself among them.

    What the resolver, the caller and the uses give is trusted and printed as it is; everything else is sanitized before
    they are put in.
    """
    tokens, used = marked(_prepared(prose), uses.find) if uses else (_prepared(prose), ())
    body, footnotes = _parted(tokens)
    shown = _Shown(prose.mentions, resolver, caller, tuple((use.meta["name"], use.content) for use in used), uses)
    writer = _Writer(shown, footnotes, first_note)
    text = writer.text(body)
    return Rendered(text, tuple(writer.finished()))


@dataclass(slots=True)
class _Noted:
    """A note being collected: its HTML where it is at hand, else the tokens that it is made from."""

    number: int
    made_of: Markup | list[Token]
    calls: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Shown:
    """How everything is shown that is not text."""

    mentions: tuple[Mention, ...]
    resolver: Resolver
    caller: Caller
    used: tuple[tuple[str, str], ...]
    uses: Uses | None

    def use(self, number: int) -> Markup:
        name, words = self.used[number]
        return self.uses.show(name, words) if self.uses else escape(words)


@dataclass(slots=True)
class _Writer:
    shown: _Shown
    footnotes: dict[int, list[Token]]
    first_note: int
    notes: list[_Noted] = field(default_factory=list)
    of_footnote: dict[int, _Noted] = field(default_factory=dict)

    def text(self, tokens: Sequence[Token]) -> Markup:
        """HTML with every mention and footnote in its place."""
        return Markup(_PLACE.sub(self._put, sanitized(_rendered(tokens))))  # noqa: S704  (sanitized just now)

    def finished(self) -> Iterator[Note]:
        """The notes; one may call others, which then follow."""
        for noted in self.notes:
            made = noted.made_of
            text = made if isinstance(made, Markup) else self.text(made)
            yield Note(noted.number, _id(noted.number), text, tuple(noted.calls))

    def _put(self, place: re.Match[str]) -> str:
        opened, of, number, closed = place.groups()
        resolved = self._resolved(of, int(number))
        put = "".join(map(self._piece, resolved.pieces))
        return put if resolved.block else f"{opened or ''}{put}{closed or ''}"

    def _resolved(self, of: str, number: int) -> Resolved:
        if of == "m":
            return self.shown.resolver(self.shown.mentions[number])
        made = self.shown.use(number) if of == "u" else self._call(self._footnote(number))
        return Resolved((Piece(made),))

    def _piece(self, piece: Piece) -> str:
        return str(piece.html) + ("" if piece.note is None else str(self._call(self._new(piece.note))))

    def _new(self, made_of: Markup | list[Token]) -> _Noted:
        noted = _Noted(self.first_note + len(self.notes), made_of)
        self.notes.append(noted)
        return noted

    def _footnote(self, number: int) -> _Noted:
        if number not in self.of_footnote:
            self.of_footnote[number] = self._new(self.footnotes.get(number, []))
        return self.of_footnote[number]

    def _call(self, noted: _Noted) -> Markup:
        again = f"-{len(noted.calls) + 1}" if noted.calls else ""
        noted.calls.append(f"{_id(noted.number)}-call{again}")
        return self.shown.caller(Call(noted.number, noted.calls[-1], _id(noted.number)))


def _id(number: int) -> str:
    return f"note-{number}"


def _prepared(prose: Prose) -> list[Token]:
    """The tokens as they are rendered: headings with level and anchor, references numbered through, no styles."""
    opening, closing = iter(prose.headings), iter(prose.headings)
    numbers = count()
    change: dict[str, Callable[[Token], Token]] = {
        "heading_open": lambda token: _opened(token, next(opening)),
        "heading_close": lambda token: replace(token, tag=f"h{next(closing).level}"),
        "inline": lambda token: replace(token, children=[_numbered(child, numbers) for child in token.children or []]),
    }
    return [_plain(change.get(token.type, _same)(token)) for token in prose.tokens]


def _same(token: Token) -> Token:
    return token


def _opened(token: Token, heading: Heading) -> Token:
    return replace(token, tag=f"h{heading.level}", attrs={"id": heading.id})


def _numbered(child: Token, numbers: Iterator[int]) -> Token:
    return replace(child, meta={"mention": next(numbers)}) if child.type == "reference" else child


_ALIGNED = {"text-align:left": "left", "text-align:center": "centre", "text-align:right": "right"}


def _plain(token: Token) -> Token:
    """A cell aligned by a class of ours; a code block without the name of its language."""
    if token.type in {"th_open", "td_open"} and token.attrs:
        return replace(token, attrs={"class": f"align-{_ALIGNED[str(token.attrs['style'])]}"})
    return replace(token, info="") if token.info else token


def _parted(tokens: list[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The body's tokens, and apart from them each footnote's by its number in the parser."""
    body: list[Token] = []
    footnotes: dict[int, list[Token]] = {}
    into = body
    for token in tokens:
        if token.type == "footnote_open":
            into = footnotes.setdefault(int(token.meta["id"]), [])
        elif token.type == "footnote_close":
            into = body
        elif not token.type.startswith("footnote_"):
            into.append(token)
    return body, footnotes


def _rendered(tokens: Sequence[Token]) -> str:
    return _RENDERER.render(tokens, parser.OPTIONS, {})


def _reference(_self: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
    return f"\ue000m{tokens[index].meta['mention']}\ue001"


def _footnote_ref(_self: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
    return f"\ue000f{tokens[index].meta['id']}\ue001"


def _use(_self: RendererHTML, tokens: Sequence[Token], index: int, *_: object) -> str:
    return f"\ue000u{tokens[index].meta['use']}\ue001"


def _renderer() -> RendererHTML:
    renderer = RendererHTML()
    renderer.rules["use"] = MethodType(_use, renderer)
    renderer.rules["reference"] = MethodType(_reference, renderer)
    renderer.rules["footnote_ref"] = MethodType(_footnote_ref, renderer)
    return renderer


_RENDERER = _renderer()
