"""The names of checks that the program can report, as its source says them.

A name is a literal where something is called that takes a `check: str`: a function, method or record of the package.
It may also stand in a table, or in a tuple that a function gives, that is taken apart into `check` and others. Whatever
else stands where a name belongs is a `Riddle`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "onrecord"

# Of what can be called, by its name: which of its arguments is a check, counted from 0.
Takers: TypeAlias = Mapping[str, int]

_NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")
# A kind of pydantic's faults is a name where we made it, and `_refuse` in `values` makes them all.
_PASSED_ON = ("check", "error['type']")


class Riddle(Exception):
    """Something that is no name, and leads to none, stands where a name belongs."""


def names(package: Path = PACKAGE) -> frozenset[str]:
    """Every name that the source of a package reports; raises Riddle."""
    paths = sorted(package.rglob("*.py"))
    return of({_dotted(path.relative_to(package.parent)): ast.parse(path.read_bytes()) for path in paths})


def of(modules: Mapping[str, ast.Module]) -> frozenset[str]:
    """Every name that modules report, by their dotted names; raises Riddle."""
    tops = {name: dict(_takers(module.body)) for name, module in modules.items()}
    methods = {name: at for module in modules.values() for name, at in _methods(module)}
    found = (name for dotted in modules for name in _Source(dotted, modules, tops, methods).names())
    return frozenset(name for name in found if _NAME.fullmatch(name))


@dataclass(frozen=True)
class _Source:
    """One module, with what takes a check in it and in all others."""

    dotted: str
    modules: Mapping[str, ast.Module]
    tops: Mapping[str, Takers]
    methods: Takers

    @property
    def tree(self) -> ast.Module:
        return self.modules[self.dotted]

    def names(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                for argument, part in _given(node, self._taken(node.func)):
                    yield from self._said(argument, part)
            elif isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "check" and node.value:
                yield from _literals([node.value])
            else:
                yield from self._unpacked(node)

    def _taken(self, called: ast.expr) -> int | None:
        if isinstance(called, ast.Name):
            module, name = self._resolved(called.id)
            return 0 if name == "PydanticCustomError" else self.tops.get(module, {}).get(name)
        if not isinstance(called, ast.Attribute):
            return None
        module = ".".join(self._imported.get(ast.unparse(called.value), ("", "")))
        return self.tops[module].get(called.attr) if module in self.tops else self.methods.get(called.attr)

    def _resolved(self, name: str) -> tuple[str, str]:
        """The module in which a name is made, and what it is called there."""
        return self._imported.get(name, (self.dotted, name))

    @cached_property
    def _imported(self) -> Mapping[str, tuple[str, str]]:
        imports = (node for node in ast.walk(self.tree) if isinstance(node, ast.ImportFrom))
        return {name.asname or name.name: (node.module or "", name.name) for node in imports for name in node.names}

    def _said(self, node: ast.expr, part: int) -> Iterator[str]:
        """The names in an argument; of one with a star, in that part of it."""
        if isinstance(node, ast.Constant):
            yield from _literals([node])
        elif isinstance(node, ast.IfExp):
            yield from self._said(node.body, part)
            yield from self._said(node.orelse, part)
        elif isinstance(node, ast.Call) and (tuples := list(self._returned(node.func))):
            yield from (name for each in tuples for name in _literals(each.elts[part : part + 1]))
        elif not (ast.unparse(node) in _PASSED_ON or (isinstance(node, ast.Attribute) and node.attr == "check")):
            raise Riddle(f"{self.dotted}, line {node.lineno}: which check is `{ast.unparse(node)}`?")

    def _returned(self, called: ast.expr) -> Iterator[ast.Tuple]:
        """The tuples that a function gives back."""
        module, name = self._resolved(ast.unparse(called))
        for function in self.modules[module].body if module in self.modules else ():
            if isinstance(function, ast.FunctionDef) and function.name == name:
                returns = (node.value for node in ast.walk(function) if isinstance(node, ast.Return))
                yield from (value for value in returns if isinstance(value, ast.Tuple))

    def _unpacked(self, node: ast.AST) -> Iterator[str]:
        """The names in the tables of the module whose rows are taken apart here."""
        target, taken = _parted(node)
        parts = [ast.unparse(part) for part in target.elts] if isinstance(target, ast.Tuple) else []
        if taken and "check" in parts:
            used = {name.id for name in ast.walk(taken) if isinstance(name, ast.Name)}
            for table in (value for name, value in _tables(self.tree) if name in used):
                if isinstance(table, ast.Dict) and ast.unparse(taken).endswith(".items()"):
                    yield from _literals(table.values if parts[1] == "check" else table.keys)
                else:
                    yield from _column(table, parts.index("check"), len(parts))


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _takers(body: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """What takes a check among functions and records, and as which of its arguments."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            begun = [part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "__init__"]
            fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
            named = [(ast.unparse(field.target), field.annotation) for field in fields]
            yield from ((node.name, at) for at in _place(_parameters(begun[0]) if begun else named))
        elif isinstance(node, ast.FunctionDef):
            yield from ((node.name, at) for at in _place(_parameters(node)))


def _methods(module: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield from _takers(part for part in node.body if getattr(part, "name", "") != "__init__")


def _parameters(function: ast.FunctionDef) -> list[tuple[str, ast.expr | None]]:
    every = [(each.arg, each.annotation) for each in (*function.args.posonlyargs, *function.args.args)]
    return [each for each in every if each[0] not in ("self", "cls")]


def _place(parameters: Iterable[tuple[str, ast.expr | None]]) -> Iterator[int]:
    for at, (name, kind) in enumerate(parameters):
        if name == "check" and kind and ast.unparse(kind) == "str":
            yield at


def _given(call: ast.Call, place: int | None) -> Iterator[tuple[ast.expr, int]]:
    """What a call gives at a place, and, where that is an argument with a star, which part of it."""
    if place is None:
        return
    yield from ((keyword.value, 0) for keyword in call.keywords if keyword.arg == "check")
    for at, argument in enumerate(call.args[: place + 1]):
        if isinstance(argument, ast.Starred):
            yield argument.value, place - at
            return
    if place < len(call.args):
        yield call.args[place], 0


def _parted(node: ast.AST) -> tuple[ast.expr | None, ast.expr | None]:
    """What is taken apart, and into what."""
    if isinstance(node, ast.For | ast.comprehension):
        return node.target, node.iter
    return (node.targets[0], node.value) if isinstance(node, ast.Assign) else (None, None)


def _tables(module: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in module.body:
        if isinstance(node, ast.Assign):
            yield ast.unparse(node.targets[0]), node.value
        elif isinstance(node, ast.AnnAssign) and node.value:
            yield ast.unparse(node.target), node.value


def _column(table: ast.expr, at: int, width: int) -> Iterator[str]:
    """One column of a table's rows: its tuples of that width."""
    for node in ast.walk(table):
        if isinstance(node, ast.Tuple) and len(node.elts) == width:
            yield from _literals([node.elts[at]])


def _literals(nodes: Iterable[ast.expr | None]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
