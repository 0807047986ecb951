"""The parser: CommonMark with tables, footnotes, definition lists and references, leaving a trace of each paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from onrecord.markup import references
from onrecord.markup.trace import OBJECT, Stretch, Trace

# Deeper than any page needs, and few enough for Python's own stack; `reading` refuses a page long before.
MOST_NESTED = 40

# Each opening bracket may begin a link, and the search for its end is long: a paragraph with more stays text.
MOST_BRACKETS = 2_000

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(")

Rule = Callable[[StateInline, bool], bool]


def parse(body: str) -> list[Token]:
    """The tokens of a body; each `inline` one holds its `Trace` in `meta["trace"]`."""
    return _PARSER.parse(without_private(body), {})


def without_private(text: str) -> str:
    """The text without private-use characters, which only the rendering may write."""
    return _PRIVATE.sub("\ufffd", text)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": MOST_NESTED})
    parser.enable("table").use(footnote_plugin, inline=False).use(deflist_plugin)
    parser.disable(["html_block", "html_inline"])
    rules = parser.inline.ruler
    rules.before("link", "reference", _reference)
    rules.at("image", _picture)
    for name, rule in _TRACED.items():
        rules.at(name, rule)
    rules.push("character", _character)
    parser.inline.ruler2.before("fragments_join", "delimiters", _delimiters)
    parser.core.ruler.at("inline", _inline)
    return parser


def _inline(state: StateCore) -> None:
    """Parse each paragraph, heading and cell with a trace of its own."""
    for token in state.tokens:
        if token.type == "inline":
            trace = state.env["trace"] = Trace(crowded=token.content.count("[") > MOST_BRACKETS)
            token.children = _children(state, token.content, trace)
            token.meta["trace"] = trace


def _children(state: StateCore, content: str, trace: Trace) -> list[Token]:
    if trace.crowded:
        return [Token("text", "", 0, content=content)]
    children = state.md.inline.parse(content, state.md, state.env, [])
    for child in children:
        child.content = without_private(child.content)
    return children


def _trace(state: StateInline) -> Trace:
    trace = state.env["trace"]
    assert isinstance(trace, Trace)  # noqa: S101  (our own `_inline` has put it there)
    return trace


def _reference(state: StateInline, silent: bool) -> bool:
    """`[[kind:id]]`; a broken one stays text, and is reported."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = references.at(state.src, state.pos)
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        _put_reference(state, found)
    state.pos = found.end
    return True


def _put_reference(state: StateInline, found: references.Reference) -> None:
    trace = _trace(state)
    if found.message:
        state.pending += state.src[state.pos : found.end]
    else:
        token = state.push("reference", "", 0)
        token.meta = {"nth": len(trace.references), "label": found.label}
    trace.references.append((state.pos, found))
    trace.stretches.append(_as_printed(state, found))


def _as_printed(state: StateInline, found: references.Reference) -> Stretch:
    """The label, whose words a reader sees; an object where what is printed comes from elsewhere."""
    at = state.src.rfind(found.label, state.pos, found.end) if found.label else -1
    if at < 0:  # no label, or one that is written over two lines
        return Stretch(found.label or OBJECT, state.pos, even=False)
    return Stretch(found.label, at)


def _picture(state: StateInline, silent: bool) -> bool:
    """Pictures are not published: one is reported, and is left to be read as a `!` and a link."""
    found = _PICTURE.match(state.src, state.pos)
    if found and not silent:
        _trace(state).pictures.append((found.start(), found.end()))
    return False


def _character(state: StateInline, silent: bool) -> bool:
    """What no other rule takes is itself."""
    if not silent:
        state.pending += state.src[state.pos]
        _trace(state).stretches.append(Stretch(state.src[state.pos], state.pos))
    state.pos += 1
    return True


def _delimiters(state: StateInline) -> None:
    """Let a delimiter that opens or closes emphasis be no text in the trace."""
    stretches = _trace(state).stretches
    for index, stretch in enumerate(stretches):
        if stretch.token is not None:
            kept = stretch.token.type == "text" and stretch.token.content
            stretches[index] = Stretch(stretch.text if kept else "", stretch.start)


def _traced(rule: Rule, seen: Callable[[str], tuple[str, bool]]) -> Rule:
    """The rule, noting what a reader sees of the source it takes."""

    def run(state: StateInline, silent: bool) -> bool:
        start = state.pos
        taken = rule(state, silent)
        if taken and not silent:
            text, even = seen(state.src[start : state.pos])
            _trace(state).stretches.append(Stretch(text, start, even))
        return taken

    return run


def _emphasis(state: StateInline, silent: bool) -> bool:
    start, made = state.pos, len(state.tokens)
    taken = rules_inline.emphasis.tokenize(state, silent)
    if taken and not silent:
        put = [token for token in state.tokens[made:] if token.content == state.src[start]]
        _trace(state).stretches.extend(Stretch(t.content, start + n, token=t) for n, t in enumerate(put))
    return taken


def _code(state: StateInline, silent: bool) -> bool:
    """Code is read as other words are, without the backticks round it; those round nothing stay."""
    start, made = state.pos, len(state.tokens)
    taken = rules_inline.backtick(state, silent)
    if taken and not silent:
        source = state.src[start : state.pos]
        code = next((token for token in state.tokens[made:] if token.type == "code_inline"), None)
        text = code.content if code else source
        _trace(state).stretches.append(Stretch(text, start + (len(source) - len(text)) // 2))
    return taken


def _linking(rule: Rule, text: str) -> Rule:
    """The rule for a link, noting where it leads; `text` is what a reader sees besides the words inside."""

    def run(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        taken = rule(state, silent)
        if taken and not silent:
            opened = next(token for token in state.tokens[made:] if token.type == "link_open")
            trace = _trace(state)
            trace.links.append((start, state.pos, str(opened.attrs["href"])))
            trace.stretches.append(Stretch(text, start))
        return taken

    return run


def _as_escape(source: str) -> tuple[str, bool]:
    return (
        " " if source[1:2] == "\n" else source[1:] if len(source) > 1 and not source[1].isalnum() else source
    ), False


_TRACED: dict[str, Rule] = {
    "text": _traced(rules_inline.text, lambda source: (source, True)),
    "newline": _traced(rules_inline.newline, lambda _: (" ", False)),
    "escape": _traced(rules_inline.escape, _as_escape),
    "entity": _traced(rules_inline.entity, lambda source: (html.unescape(source), False)),
    "backticks": _code,
    "emphasis": _emphasis,
    "link": _linking(rules_inline.link, ""),
    "autolink": _linking(rules_inline.autolink, OBJECT),
}

_PARSER = _parser()
OPTIONS = _PARSER.options
