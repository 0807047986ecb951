"""The house: how long things are, what they are called, what must stand documented, and what may stand nowhere."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import checks, kinds, schemas

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generator" / "onrecord"
ARCHITECTURE = ROOT / "generator" / "README.md"

LONGEST_FUNCTION = 30
LONGEST_FILE = {"generator": 250, "themes": 250, "benchmarks": 250, "tests": 300}
NO_MODULE = {"util", "utils", "helper", "helpers", "core", "common", "base", "misc"}
NO_NAME = re.compile(r"(Manager|Helper|Util|Utils|Handler|Info|Data)(?=[A-Z_]|$)")
A_MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|home)/|(?<![\w-])shared[/]")
A_REGISTRY = re.compile(
    r"https?://\S*/simple\b|(?:index-url|find-links|registry)\s*[=:]?\s*(?:https?|file):", re.IGNORECASE
)

Rule = Callable[[Path, str], Iterator[str]]


def long_functions(path: Path, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno}: `{node.name}` has {length} lines, at most {LONGEST_FUNCTION}"


def long_files(path: Path, text: str) -> Iterator[str]:
    most, length = LONGEST_FILE[path.parts[0]], text.count("\n")
    if length >= most:
        yield f"{path}: {length} lines, fewer than {most}"


def silent_modules(path: Path, text: str) -> Iterator[str]:
    said = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    if not said.endswith("."):
        yield f"{path}: the first line does not say in a sentence what the module is"


def silent_names(path: Path, text: str) -> Iterator[str]:
    """Whatever is public at a module's top, or in a public class there, has a docstring."""
    top = ast.parse(text).body
    inside = [node for outer in top if isinstance(outer, ast.ClassDef) and _is_public(outer) for node in outer.body]
    for node in (*top, *inside):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _is_public(node) and not ast.get_docstring(node):
            yield f"{path}:{node.lineno}: `{node.name}` has no docstring"


def _is_public(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return not node.name.startswith("_")


def late_imports(path: Path, text: str) -> Iterator[str]:
    if path.parts[-1] == "cli.py" or "cli" in path.parts:
        return  # a command loads its costly parts itself
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in tree.body:
            yield f"{path}:{node.lineno}: an import that does not stand at the top"


def types_only(path: Path, text: str) -> Iterator[str]:
    if re.search(r"\bTYPE_CHECKING\b", text):
        yield f"{path}: imports for types only: the module is in the wrong layer"


def poor_names(path: Path, text: str) -> Iterator[str]:
    if path.stem in NO_MODULE or set(path.parts[:-1]) & NO_MODULE:
        yield f"{path}: `{path.stem}` says nothing of what it holds"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and NO_NAME.search(node.name):
            yield f"{path}:{node.lineno}: `{node.name}` is no noun of the field"


def machine_paths(path: Path, text: str) -> Iterator[str]:
    if path.as_posix() == ".ci/run":
        return  # looks for the private captures of the machine it runs on
    for number, line in enumerate(text.split("\n"), 1):
        if A_MACHINE.search(line) or A_REGISTRY.search(line):
            yield f"{path}:{number}: names a machine's path or a registry"


OF_PACKAGE: tuple[Rule, ...] = (late_imports, types_only, silent_modules, silent_names)
OF_PYTHON: tuple[Rule, ...] = (long_functions, poor_names)

BAD: tuple[tuple[Rule, str, str], ...] = (
    (long_functions, "generator/a.py", "def long():\n" + "    pass\n" * LONGEST_FUNCTION),
    (long_files, "generator/a.py", "\n" * 250),
    (long_files, "tests/a.py", "\n" * 300),
    (silent_modules, "generator/a.py", "import re\n"),
    (silent_modules, "generator/a.py", '"""Things"""\n'),
    (silent_names, "generator/a.py", '"""A."""\ndef loud(): ...\n'),
    (silent_names, "generator/a.py", '"""A."""\nclass Loud:\n    """A."""\n    def loud(self): ...\n'),
    (late_imports, "generator/a.py", "def late():\n    import re\n"),
    (types_only, "generator/a.py", "from typing import TYPE_CHECKING\n"),
    (poor_names, "generator/utils.py", ""),
    (poor_names, "generator/core/a.py", ""),
    (poor_names, "generator/a.py", "class QuoteManager: ...\n"),
    (machine_paths, "README.md", "see `" + "/".join(["", "home", "me"]) + "`\n"),
    (machine_paths, "Makefile", "captures = .." + "/shared" + "/captures\n"),
    (machine_paths, "Makefile", "index = https:" + "//index.example/simple\n"),
)


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_each_rule_finds_its_fault(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Path(path), text))


def test_the_package_is_kept() -> None:
    hold(OF_PACKAGE, "generator/onrecord/*.py")


def test_functions_are_short_and_well_named() -> None:
    hold(OF_PYTHON, "*.py")


def test_files_are_short() -> None:
    hold((long_files,), "generator/*.py", "benchmarks/*.py", "tests/*.py", "themes/*.js")


def test_no_file_names_a_machine() -> None:
    hold((machine_paths,), "*")


def test_every_check_has_its_page() -> None:
    names = {check.__name__.replace("_", "-") for check in checks.CHECKS}
    assert len(names) == len(checks.CHECKS)
    assert names - {page.stem for page in (ROOT / "docs" / "checks").glob("*.md")} == set()


def test_every_kind_is_documented() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    assert [kind.name for kind in (*kinds.KINDS, kinds.QUOTE) if not re.search(rf"\b{kind.name}\b", text)] == []


def test_every_command_is_documented() -> None:
    from onrecord import cli

    text = ARCHITECTURE.read_text("utf-8")
    assert [name for name in sorted(cli.commands.commands) if f"| `{name}` |" not in text] == []


def test_every_module_is_documented() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert [name for name in sorted(modules - {"__init__"}) if f"`{name}`" not in text] == []


def test_the_schemas_are_current() -> None:
    kept = {path.name: path.read_bytes() for path in (ROOT / "schema").glob("*.json")}
    assert kept == schemas.schemas(), "run `make schemas`"


def hold(rules: tuple[Rule, ...], *patterns: str) -> None:
    """The rules find nothing in the files of these patterns, of which there are some."""
    held = [(path, (ROOT / path).read_bytes()) for path in tracked(*patterns)]
    texts = [(path, text) for path, data in held if (text := decoded(data)) is not None]
    assert texts
    found = [fault for path, text in texts for rule in rules for fault in rule(path, text)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def decoded(data: bytes) -> str | None:
    """The text of a file, None of one that is none."""
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def tracked(*patterns: str) -> list[Path]:
    """The files git keeps or would keep, by its own patterns, in which a star passes folders."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git clone: nobody can say which files are the project's")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted({Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()})


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = set(pytestconfig.getini("norecursedirs"))
    folders = {part for path in ROOT.glob("tests/**/test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    assert not passed_over & folders
