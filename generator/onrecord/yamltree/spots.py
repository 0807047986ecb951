"""Spots: where the keys and values of a tree stand, packed so that keeping them costs next to nothing.

Keys and values are numbered in the order in which they are written: a list or set of fields, then all that is in it.
The number of one is its slot. A spot is one number of 64 bits: 23 for the line and 20 for the column, both from 0, and
21 for the width of a key or scalar, or for how many slots a list or set of fields takes with all that is in it. The
bounds on a file, a line and the events of the parser hold them all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from onrecord.diagnostics import Place

Node: TypeAlias = "dict[str, Node] | list[Node] | str"
Step: TypeAlias = str | int

LINE = 41
COLUMN = 21
WIDEST = (1 << COLUMN) - 1
_FURTHEST = (1 << LINE - COLUMN) - 1


@dataclass(frozen=True, slots=True)
class Spots:
    """The spots of a tree, whose lines count from the one below `above`."""

    path: str
    above: int
    spots: array[int]
    _wide: dict[int, Mapping[Step, int]] = field(default_factory=dict, compare=False, repr=False)

    def value(self, root: Node, steps: tuple[Step, ...]) -> tuple[Place, int]:
        """The place of the value that steps lead to or come nearest to, and how many of them were taken."""
        slot, node, taken = self._reach(root, steps)
        begins_with_key = isinstance(node, dict) and node and self._begin_together(slot, slot + 1)
        shown = slot + 1 if begins_with_key else slot
        is_scalar = isinstance(node, str) or begins_with_key
        return self._place(shown, self.spots[shown] & WIDEST if is_scalar else 1), taken

    def key(self, root: Node, steps: tuple[Step, ...]) -> Place:
        """The place of the key that steps lead to; their last must be one."""
        slot = self._reach(root, steps)[0] - 1  # a key's slot is the one before its value's
        return self._place(slot, self.spots[slot] & WIDEST)

    def _place(self, slot: int, width: int) -> Place:
        found = self.spots[slot]
        return Place(self.path, self.above + (found >> LINE) + 1, (found >> COLUMN & _FURTHEST) + 1, max(1, width))

    def _begin_together(self, slot: int, other: int) -> bool:
        return self.spots[slot] >> COLUMN == self.spots[other] >> COLUMN

    def _reach(self, node: Node, steps: tuple[Step, ...]) -> tuple[int, Node, int]:
        slot = 0
        for taken, step in enumerate(steps):
            inner = None if isinstance(node, str) else self._inside(slot, node).get(step)
            if inner is None:
                return slot, node, taken
            slot, node = inner, node[step]  # type: ignore[index]
        return slot, node, len(steps)

    def _inside(self, slot: int, node: dict[str, Node] | list[Node]) -> Mapping[Step, int]:
        """The slot of each value directly in a list or set of fields; kept where to count again would be slow."""
        kept = self._wide.get(slot)
        if kept is None:
            kept = self._counted(slot, node)
            if len(kept) > _FEW:
                self._wide[slot] = kept
        return kept

    def _counted(self, slot: int, node: dict[str, Node] | list[Node]) -> Mapping[Step, int]:
        found: dict[Step, int] = {}
        has_keys = isinstance(node, dict)
        inner: Iterable[tuple[Step, Node]] = node.items() if isinstance(node, dict) else enumerate(node)
        slot += 1
        for step, value in inner:
            slot += has_keys
            found[step] = slot
            slot += 1 if isinstance(value, str) else self.spots[slot] & WIDEST
        return found


_FEW = 24
