"""A new dossier begun with one command: what it holds, that it builds at once, and where none is begun."""

from __future__ import annotations

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from commanding import onrecord
from onrecord import captures, evidence, files, founding, kinds, load, seals
from onrecord.dossier import Dossier
from onrecord.shipped import shipped
from repository import git

ROOT = Path(__file__).resolve().parents[2]
AWKWARD = (
    'It\'s “quoted”: "so" 🐝 #1 [x] {y} & <b>',
    "no",
    "1:30",
    "- a list, it seems",
    "| > ! % @ `",
    "# not a comment",
    "ends in a colon:",
    "\\back\\slash",
    "ѣ العربية 日本語",
    "2024-05-04",
    "~",
)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    ran = onrecord("init", "dossier")
    assert ran.status == 0, ran.err
    monkeypatch.chdir(tmp_path / "dossier")
    return tmp_path / "dossier"


def read(folder: Path) -> Dossier:
    loaded = load.load(files.read_folder(folder / "content").files)
    assert loaded.diagnostics == ()
    assert loaded.dossier
    return loaded.dossier


def test_a_new_dossier_has_each_kind_of_record(begun: Path) -> None:
    dossier = read(begun)
    assert {placed.kind for placed in dossier.every()} == {kind.name for kind in (*kinds.KINDS, kinds.QUOTE)}


def test_a_new_dossier_is_in_order_with_its_captures_and_without(begun: Path) -> None:
    for state in ("verbatim", "by-seal"):
        checked, verified = onrecord("check"), onrecord("verify")
        assert (checked.status, verified.status) == (0, 0)
        assert checked.err.endswith("0 errors, 1 warning\n")
        assert "[no-contact]" in checked.err
        assert f"4 {state}" in verified.out
        shutil.rmtree(begun / "captures", ignore_errors=True)


def test_its_seal_is_what_would_be_written_now(begun: Path) -> None:
    before = files.read_folder(begun / "content").files
    assert onrecord("seal").status == 0
    assert files.read_folder(begun / "content").files == before


def test_its_capture_is_read_as_its_record_says(begun: Path) -> None:
    known = evidence.judge(read(begun), captures.Vault(begun / "captures"))
    assert {judged.state for judged in known.judged.values()} == {"verbatim"}
    assert seals.read((begun / "content/seals/the-evening-boat.json").read_bytes()).quotes.keys() == known.judged.keys()


@pytest.mark.parametrize("title", AWKWARD)
def test_a_title_stands_as_it_was_given(title: str, tmp_path: Path) -> None:
    ran = onrecord("init", tmp_path / "new", "--title", title, "--publisher", title, "--language", "cy")
    assert ran.status == 0, ran.err
    settings_ = read(tmp_path / "new").settings.record
    assert (settings_.title, settings_.publisher, settings_.language) == (title, title, "cy")
    for command in (["check"], ["fmt", "--check"]):
        assert onrecord(*command, "--content", tmp_path / "new" / "content").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--language", "English"], "is not a language tag"),
        (["--title", ""], "not an empty one"),
        (["--title", "x" * 301], "at most 300 characters"),
        (["--title", "two\nlines"], "one line of text"),
        (["--title", "turned \u202e round"], "character"),
        (["--title", "a bell \x07"], "character"),
        (["--requirement", "--index x"], "what pip knows"),
        (["--requirement", "onrecord\n-r other"], "what pip knows"),
        (["--tilte", "x"], "--title"),
        (["--requirement", ""], "what pip knows"),
    ],
)
def test_words_that_no_dossier_takes_are_refused(words: list[str], said: str, tmp_path: Path) -> None:
    ran = onrecord("init", tmp_path / "new", *words)
    assert ran.status == 2
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["-rf", "nul", "ends.", "a\nb", "a:b", "a*"])
def test_a_name_not_for_every_machine_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = onrecord("init", "--", name)
    assert ran.status == 2
    assert "choose another name" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = onrecord("init", ".")
    assert ran.status == 0
    assert "cd " not in ran.out
    assert onrecord("check").status == 0
    assert not list(tmp_path.rglob("*.new"))


def _full(at: Path) -> None:
    at.mkdir()
    (at / "kept.txt").write_text("mine")


def _link(at: Path) -> None:
    (at.parent / "elsewhere").mkdir()
    at.symlink_to(at.parent / "elsewhere")


def _file(at: Path) -> None:
    at.write_text("mine")


@pytest.mark.parametrize("make", [_full, _link, _file])
def test_what_is_there_is_left_alone(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "new")
    before = [(path, path.is_file() and path.read_bytes()) for path in sorted(tmp_path.rglob("*"))]
    assert onrecord("init", tmp_path / "new").status == 2
    assert onrecord("init", tmp_path / "nowhere" / "new").status == 2
    assert [(path, path.is_file() and path.read_bytes()) for path in sorted(tmp_path.rglob("*"))] == before


@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_half_done_leaves_nothing(is_there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "new"
    if is_there:
        target.mkdir()
    before = sorted(tmp_path.rglob("*"))
    done: list[Path] = []
    move = Path.replace

    def fail_late(path: Path, to: Path) -> None:
        if len(done) == 5:
            done.append(path)
            raise OSError(28, "No space left on device")
        done.append(path)
        move(path, to)

    monkeypatch.setattr(Path, "replace", fail_late)
    assert onrecord("init", target).status == 4
    assert sorted(tmp_path.rglob("*")) == before


def test_the_schemas_that_the_records_name_are_there(begun: Path) -> None:
    named = 0
    for path in (begun / "content").rglob("*.*"):
        line = next((line for line in path.read_text("utf-8").split("\n") if "$schema=" in line), "")
        if line:
            named += 1
            assert (path.parent / line.partition("$schema=")[2]).resolve().is_relative_to(begun / "schema")
            assert (path.parent / line.partition("$schema=")[2]).is_file()
    assert named >= len(kinds.KINDS)


def test_what_is_private_is_not_committed(begun: Path) -> None:
    git(begun, "init", "-q")
    kept = set(git(begun, "ls-files", "-o", "--exclude-standard").split())
    assert "content/seals/the-evening-boat.json" in kept
    assert {".gitignore", ".gitattributes", ".editorconfig", "requirements.lock", "theme/static/tokens.css"} <= kept
    assert not any(path.startswith("captures/") for path in kept)


def test_the_commands_that_its_first_page_begins_with_work(begun: Path) -> None:
    first = (begun / "README.md").read_text("utf-8").split("```")[1]
    assert [line.split()[:2] for line in first.split("\n")[1:3]] == [["onrecord", "build"], ["onrecord", "serve"]]
    assert onrecord("build", "--no-pagefind").status == 0
    assert "A new dossier" in (begun / "output/index.html").read_text("utf-8")


def test_a_requirement_of_ones_own_is_written(tmp_path: Path) -> None:
    spec = "onrecord @ git+https://example.org/onrecord.git@v1"
    assert onrecord("init", tmp_path / "new", "--requirement", spec).status == 0
    assert (tmp_path / "new/requirements.txt").read_text() == f"{spec}\n"


def test_nothing_that_is_shipped_begins_with_a_point() -> None:
    hidden = [path for path in shipped("starter").rglob("*") if path.name.startswith(".")]
    assert hidden == []
    names = founding.files(founding.Founding("A", "en", "", "onrecord"))
    assert {".gitignore", ".gitattributes", ".editorconfig"} <= names.keys()
    assert all(names.values())  # a file without bytes would not be put there


@pytest.mark.skipif(not os.environ.get("ONRECORD_CASES"), reason="builds a wheel; ONRECORD_CASES=1 runs it")
def test_an_installed_wheel_begins_a_dossier_that_builds(tmp_path: Path) -> None:
    """The wheel is laid out as `pip install --target` would, far from any checkout."""
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(built, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "installed", "zip")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    (tmp_path / "away").mkdir()

    def run(*words: str, at: str) -> str:
        command = [sys.executable, "-P", *words]
        ran = subprocess.run(command, cwd=tmp_path / at, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout + ran.stderr

    where = run("-c", "import onrecord; print(onrecord.__file__)", at="away")
    assert Path(where.strip()).is_relative_to(tmp_path / "installed")
    run("-m", "onrecord", "init", "new", "--title", "Begun from a wheel", at="away")
    assert "0 errors, 1 warning" in run("-m", "onrecord", "check", at="away/new")
    run("-m", "onrecord", "build", at="away/new")
    assert "Begun from a wheel" in (tmp_path / "away/new/output/index.html").read_text("utf-8")
    command = [sys.executable, "-P", "-u", "-m", "onrecord", "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path / "away/new", env=environment, stdout=subprocess.PIPE) as served:
        assert served.stdout
        address = served.stdout.readline().split()[0].decode()
        asked = http.client.HTTPConnection(urlsplit(address).netloc)
        asked.request("GET", "/")
        assert b"Begun from a wheel" in asked.getresponse().read()
        asked.close()
        served.terminate()
