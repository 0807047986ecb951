"""Any layout an id may be written in: the references change, and its letters elsewhere stay.

A dossier is made up with `@` for each reference to one issue, and with the issue's own name wherever it is none: in
words, comments, code, in longer ids. What is to come out is what `@` says when it is the other name.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from onrecord import load, renaming

CASES = int(os.environ.get("ONRECORD_CASES", "4000")) // 40
OLD, NEW = "gull", "tern"

# What an issue's page may hold, in which the other page is named.
MENTIONS = ("[[issue:@]]", "[[issue: @ ]]", "[[issue:@|the gull]]", "[[issue:@|gull: gull]]", "[[chart:stances @]]")
DECOYS = ("gull", "*gull*", "`[[issue:gull]]`", "[[issue:gull-two]]", "[[term:gull]]", "(gull)[gull]", "issue:gull]]")
BLOCKS = (
    "{}, and {}\n",
    "[[issue:\n@]] {} and [[issue:\n@|a\ngull]]\n{}\n",
    "> {} [[issue:\n> @]] {}\n",
    "## Of {} and {}\n",
    "- {}\n  - {}\n",
    "> {}\n> {}\n",
    "1. {}\n\n   {}\n",
    "Gull\n:   {} {}\n",
    "A note[^{n}] {}\n\n[^{n}]: {}\n",
    "Code:\n\n    [[issue:gull]]\n\n{} {}\n",
    "```\n[[issue:gull]]\n```\n\n{} {}\n",
    "<!-- [[x]] --> {} **{}**\n",
)
ROWS = ("| a | b |\n|---|---|\n| {} | {} |\n",)
LISTS = (
    "issues: [@]",
    "issues: [gull-two, @]",
    "issues: ['@', \"gull-two\"]  # gull",
    "issues:\n  - gull-two\n  - @  # gull, gull",
    'issues:  # gull\n  - "@"',
    "issues:\n  - '@'",
    "issues: [\n    @,   # gull\n    gull-two,\n  ]",
)
RELATED = (
    "related: [@]",
    "related: {@: gull}",
    "related: {'@': , gull-two: gull}",
    "related:\n  @: of gull",
    'related:\n  # gull\n  "@": gull\n  gull-two: gull',
    "related: {gull-two: gull, \"@\": 'gull'}",
)


def drawn(random: Random) -> dict[str, str]:
    """A dossier's files as text."""
    body = "\n".join(_block(random, number) for number in range(random.randint(1, 6)))
    claims = "\n".join(_claim(random, number) for number in range(random.randint(1, 4)))
    other = f"title: The other gull\nquestion: gull?\n{random.choice(RELATED)}\n"
    front = "title: gull\nquestion: Is a gull?\nrelated: [gull-two]"
    return {
        "dossier.yaml": "title: gull # gull\n",
        "issues/@.md": f"---\n{front}\n---\ngull {random.choice(MENTIONS)}\n",
        "issues/gull-two.md": f"---\n{other}---\n{body}",
        "terms.yaml": "- id: gull\n  label: gull\n  sense: A gull.\n",
        "claims.yaml": claims,
    }


def _block(random: Random, number: int) -> str:
    said = [random.choice(MENTIONS), random.choice(DECOYS)]
    random.shuffle(said)
    if random.random() < 0.2:
        return random.choice(ROWS).format(*(each.replace("|", "\\|") for each in said))
    return random.choice(BLOCKS).replace("{n}", str(number)).format(*said)


def _claim(random: Random, number: int) -> str:
    lines = random.choice(LISTS).replace("\n", "\n  ")
    return f"- id: gull-{number}\n  text: A gull is a gull.\n  {lines}\n  note: 'gull' # gull\n"


def written(text: dict[str, str], name: str, random: Random) -> dict[str, bytes]:
    """The files with the reference said by name; some with the line ends of Windows, some with a mark at the start."""
    made = {}
    for path, words in text.items():
        ends, mark = random.choice(("\n", "\n", "\r\n")), random.choice(("", "", "\ufeff"))
        made[path.replace("@", name)] = (mark + words.replace("@", name).replace("\n", ends)).encode()
    return made


@pytest.mark.parametrize("part", range(4))
def test_references_change_and_nothing_else(part: int) -> None:
    for case in range(part, CASES, 4):
        text = drawn(Random(case))
        before, after = (written(text, name, Random(-case)) for name in (OLD, NEW))
        dossier = load.load(before).dossier
        assert dossier
        assert load.load(before).diagnostics == (), (case, before)
        done = renaming.renamed(dossier, before, renaming.named(dossier, OLD, "issue"), NEW)
        found = {path: data for path, data in {**before, **done.files}.items() if data}
        noted = found.pop(f"issues/{NEW}.md")
        expected = after.pop(f"issues/{NEW}.md")
        assert found == after, case
        assert b"".join(line for line in noted.splitlines(keepends=True) if line not in _noted(noted)) == expected, case
        assert load.load({**found, f"issues/{NEW}.md": noted}).dossier


def _noted(data: bytes) -> list[bytes]:
    """The lines in which the old id is told."""
    lines = data.splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if line.startswith(b"was:"))
    return lines[at : at + 1] if b"[" in lines[at] else lines[at : at + 2]
