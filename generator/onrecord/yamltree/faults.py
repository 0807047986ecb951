"""What is wrong with YAML that cannot be read, in plain words, for somebody who writes it twice a year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import yaml

from onrecord.yamltree.plaintext import PlainText
from onrecord.yamltree.refusals import FAULTS, FIELD
from onrecord.yamltree.trouble import NAMED, SPACES, UNSPACED, VALUE, Fault, Trouble, indent, line_above, opening


def refuse(words: PlainText, error: yaml.YAMLError) -> NoReturn:
    """Raises `Refused` with what the C parser's terse complaint means here."""
    trouble = Trouble.of(words.text, error)
    fault = _fault(trouble)
    at = trouble.at if fault.at is None else fault.at
    words.refuse(words.place(_shown(words.text, at)), fault.check, fault.message, fault.remedy)


def _shown(text: str, at: int) -> int:
    """Where a caret has something to stand under: the parser gives up at the end of a file behind its last line."""
    return at if at < len(text) else len(text.rstrip())


def _fault(trouble: Trouble) -> Fault:
    for context, check in _CONTEXTS.items():
        if trouble.context.startswith(context):
            return replace(_of(check), at=trouble.began)
    found = _PROBLEMS.get(trouble.problem)
    if found is None:
        return Fault(f"this cannot be read as YAML ({trouble.problem or 'no reason given'})")
    return found(trouble) if callable(found) else found


def _of(check: str) -> Fault:
    """What is said of the same fault where the parser can read it."""
    message, remedy = FAULTS[check]
    return Fault(message, remedy, check=check)


def _colon(trouble: Trouble) -> Fault:
    """A colon and a space where no field can begin."""
    before = trouble.before
    if before.startswith("---"):
        begins = trouble.at - len(before[3:].lstrip())
        return Fault("a field begins on the line of `---`", "begin it on the next line", begins)
    if len(before) > _LONGEST_NAME and ": " not in before:
        return Fault("the name of this field is longer than 1,024 characters", FIELD, trouble.line_start)
    if NAMED.match(before):
        return Fault("there is a colon and a space inside this value, so it reads as another field")
    above = line_above(trouble.text, trouble.line_start)
    if above is None:
        return _of("empty-key")
    return _two_lines(trouble, *above)


def _two_lines(trouble: Trouble, start: int, above: str) -> Fault:
    """A field below a line that does not let it begin."""
    begins = start + indent(above)
    if UNSPACED.match(above):
        return _no_space(begins + above.lstrip().index(":"))
    if NAMED.match(above + " ") and indent(trouble.before) > indent(above):
        remedy = (
            "begin it in the same column as the field above, or take away the value above to put fields under its name"
        )
        return Fault(
            "this field is further in than the one above, which has its value already",
            remedy,
            trouble.line_start + indent(trouble.before),
        )
    return Fault("this line is not a field: there is no colon after its name", _NOT_A_FIELD, begins)


def _no_space(at: int) -> Fault:
    return Fault("there is no space after this colon", "type a space after it", at)


def _no_colon(trouble: Trouble) -> Fault:
    """A line among fields that is none."""
    line = trouble.text[trouble.began :].split("\n", 1)[0]
    if UNSPACED.match(line):
        return _no_space(trouble.began + line.index(":"))
    if line[0] in "\"'" and line.count(line[0]) == 1:
        return _unclosed(trouble)
    return Fault("this line is not a field: there is no colon after its name", _NOT_A_FIELD, trouble.began)


def _no_field(trouble: Trouble) -> Fault:
    """Something else where the next field or item should be."""
    before = trouble.before
    if not before.strip():
        return _misplaced(trouble)
    if trouble.character and trouble.character in "]}":
        return Fault(f"there is a `{trouble.character}` here, and nothing it closes")
    last = before.rstrip()[-1]
    opened = VALUE.match(before)
    first = opened[1] if opened else last
    if last in _QUOTATION_MARKS and opened and (first != last or opened.start(1) == len(before.rstrip()) - 1):
        return _closed_below(trouble, last)
    return _AFTER.get(first) or _AFTER.get(last) or Fault("this does not belong to the value before it")


def _closed_below(trouble: Trouble, mark: str) -> Fault:
    """A quotation mark that ends words begun above, most likely where no one meant it to."""
    at = opening(trouble.text, mark, trouble.line_start)
    if at is None:
        return _AFTER[mark]
    further = trouble.text.count("\n", at, trouble.at)
    lines = "on the next line" if further == 1 else f"{further} lines below"
    return Fault(f"the quotation mark `{mark}` that begins here is closed only {lines}", _close(mark), at)


def _misplaced(trouble: Trouble) -> Fault:
    """A line that stands in no column where something could begin."""
    if trouble.character == ":":
        return _of("empty-key")
    line = trouble.text[trouble.at :].split("\n", 1)[0]
    column = trouble.began - (trouble.text.rfind("\n", 0, trouble.began) + 1)
    if len(trouble.before) != column:
        return Fault(
            "this line begins in a column of its own, so what it belongs to is not clear",
            "give it as many spaces as the lines it stands beside; words of one value are all further in than its name",
        )
    if line.startswith("-"):
        return Fault("an item of a list stands among fields", "put the name of the list and a colon on the line above")
    return Fault(
        "a field stands among the items of a list",
        "move it in by two spaces if it belongs to the item above, or put `- ` before it if it begins an item",
    )


def _unclosed(trouble: Trouble) -> Fault:
    """A quotation mark that the file ends without."""
    mark = trouble.text[trouble.began : trouble.began + 1]
    return Fault(f"the quotation mark `{mark}` that begins here is not closed", _close(mark), trouble.began)


def _close(mark: str) -> str:
    remedy = f"type `{mark}` at the end of the value"
    if mark == "'":
        remedy += "; if it is an apostrophe that begins the words, put all of them in double quotation marks"
    return remedy


def _bracket(trouble: Trouble) -> Fault:
    """A list or set of fields in brackets without its end or a comma."""
    opened = trouble.text[trouble.began : trouble.began + 1]
    what, end = ("fields", "}") if opened == "{" else ("list", "]")
    return Fault(
        f"the `{opened}` that begins here is not closed with `{end}`, or a comma is missing after it",
        f"put commas between the parts and `{end}` after the last; if the value is words and no {what}, "
        "put all of it in quotation marks",
        trouble.began,
    )


def _first_character(trouble: Trouble) -> Fault:
    """A character that no value begins with."""
    if not trouble.character:
        return Fault("the file ends inside brackets that are not closed", "type the `]` or `}` that belongs here")
    if trouble.character == "\t":
        return _TAB
    named = "a backtick" if trouble.character == "`" else f"`{trouble.character}`"
    return Fault(f"a value cannot begin with {named}", "put all of the value in quotation marks")


def _after_all(trouble: Trouble) -> Fault:
    """Something that no document begins with."""
    if trouble.text[: trouble.at].lstrip().startswith("%"):
        return replace(_of("yaml-directive"), at=trouble.text.index("%"))
    return Fault("something stands here after the end of the content", "take it away, or write it as `name: value`")


def _escape(trouble: Trouble) -> Fault:
    at = max(trouble.text.rfind("\\", 0, trouble.at + 1), trouble.began)
    return Fault(
        "a `\\` in double quotation marks begins an escape, and there is none of this name",
        "type `\\\\` for a backslash itself, or the character itself for an escape",
        at,
    )


_QUOTATION_MARKS = "\"'"
_LONGEST_NAME = 1024
_NOT_A_FIELD = "write `name: value`; if the words belong to the value above, begin the line further in than its name"
_TAB = Fault("there is a tab where spaces belong", SPACES)
_DOUBLED = "there are words after the closing quotation mark of this value"
_REQUOTE = (
    "write `|` after the colon and all of the words on the next line, two spaces further in; "
    "or put one pair of `'` around all of it and type each `'` inside twice"
)
_AFTER = {
    '"': Fault(_DOUBLED, _REQUOTE),
    "'": Fault(_DOUBLED, _REQUOTE),
    "[": Fault("a value that begins with `[` is read as a list, and there are words after its `]`"),
    "{": Fault("a value that begins with `{` is read as a set of fields, and there are words after its `}`"),
}
_CONTEXTS = {
    "while scanning an alias": "yaml-alias",
    "while scanning an anchor": "yaml-anchor",
    "while scanning a tag": "yaml-tag",
    "while scanning a directive": "yaml-directive",
    "while scanning a %": "yaml-directive",
}
_PROBLEMS: dict[str, Fault | Callable[[Trouble], Fault]] = {
    "mapping values are not allowed in this context": _colon,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _no_field,
    "did not find expected '-' indicator": _no_field,
    "found unexpected end of stream": _unclosed,
    "found unexpected document indicator": _unclosed,
    "did not find expected ',' or ']'": _bracket,
    "did not find expected ',' or '}'": _bracket,
    "found character that cannot start any token": _first_character,
    "did not find expected node content": _first_character,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _escape,
    "found invalid Unicode character escape code": _escape,
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "block sequence entries are not allowed in this context": Fault(
        "a list cannot begin on the line of its name",
        "begin the first `- ` on the next line; if the value is words, put all of it in quotation marks",
    ),
    "mapping keys are not allowed in this context": Fault("a value cannot begin with `? `"),
    "did not find expected comment or line break": Fault(
        "there are words on the line of `|` or `>`", "begin them on the next line, two spaces further in"
    ),
    "found an indentation indicator equal to 0": Fault(
        "the number after `|` or `>` cannot be 0", "take the number away"
    ),
    "did not find expected <document start>": _after_all,
    "found undefined tag handle": _of("yaml-tag"),
    "found incompatible YAML document": _of("yaml-directive"),
    "found duplicate %YAML directive": _of("yaml-directive"),
    "found duplicate %TAG directive": _of("yaml-directive"),
}
