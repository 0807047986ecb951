"""The invented dossier built whole: the same bytes by any way, on any machine, and faults told."""

from __future__ import annotations

import locale
import shutil
import sys
from pathlib import Path

import pytest

from build.yards import ROOT, pelican, run, tree
from lighthouse import CONTENT
from onrecord.build import Job
from onrecord.diagnostics import errors
from onrecord.publishing import publish

BUILD = (
    "import sys; from pathlib import Path; from onrecord.build import Job; from onrecord.publishing import publish; "
    "jobs = int(sys.argv[1]); publish(Job(Path('content'), Path('output'), jobs=jobs, pagefind=False))"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT, tmp_path / "content")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def _first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(CONTENT, tmp_path_factory.mktemp("first") / "content").parent
    shutil.copy(ROOT / "pelicanconf.py", folder)
    publish(job(folder))
    return folder


@pytest.fixture
def made(_first: Path, tmp_path: Path) -> Path:
    """The same with its site, which was built once for all tests."""
    return shutil.copytree(_first, tmp_path / "made")


def job(folder: Path) -> Job:
    return Job(folder / "content", folder / "output", pagefind=False)


def test_other_machines_make_the_same_bytes(made: Path) -> None:
    expected = tree(made / "output")
    assert len(expected) > 50
    for jobs, environment in (
        ("1", {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
        ("2", {"PYTHONHASHSEED": "99", "TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    ):
        elsewhere = made / f"elsewhere-{jobs}"
        shutil.copytree(made / "content", elsewhere / "content")
        done = run(elsewhere, "-c", BUILD, jobs, **environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert tree(elsewhere / "output") == expected


def test_the_plain_pelican_command_makes_the_same_site(made: Path, folder: Path) -> None:
    done = pelican(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(folder / "output") == tree(made / "output")
    assert publish(job(folder)).written == 0


def test_the_plain_pelican_command_fails_with_our_diagnostics_where_content_is_at_fault(made: Path) -> None:
    good = tree(made / "output")
    (made / "content/sources/wreck.yaml").write_text("tilte: Wreck\n")
    done = pelican(made)
    assert done.returncode == 1
    assert "content/sources/wreck.yaml:1:1: error[unknown-field]" in done.stderr
    assert tree(made / "output") == good


BROKEN = {
    "its import": ("from onrecord import plugin, settings", "from onrecord import plugin_that_is_not_there as plugin"),
    "its registration": ("PLUGINS = [plugin]", "plugin.register = None\nPLUGINS = [plugin]"),
    "its absence": ("PLUGINS = [plugin]", "PLUGINS = []"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_the_plain_pelican_command_fails_where_the_plugin_does(folder: Path, what: str) -> None:
    old, new = BROKEN[what]
    text = (folder / "pelicanconf.py").read_text()
    assert old in text
    (folder / "pelicanconf.py").write_text(text.replace(old, new))
    assert pelican(folder).returncode == 1
    assert not (folder / "output").exists()


def test_the_plain_pelican_command_says_that_the_machine_refused(folder: Path) -> None:
    (folder / "output").write_text("a file")
    done = pelican(folder)
    assert done.returncode == 4
    assert done.stderr == "onrecord: `output` is a file; name a folder\n"


def own_404(folder: Path, text: str) -> Job:
    (folder / "own/templates").mkdir(parents=True, exist_ok=True)
    (folder / "own/templates/404.html").write_text(text)
    return Job(folder / "content", folder / "output", theme=folder / "own", pagefind=False)


def test_templates_are_escaped_whatever_pelican_would_do(folder: Path) -> None:
    publish(own_404(folder, "{% set name = '<script>' %}{{ name }}\n"))
    assert (folder / "output/404.html").read_text() == "&lt;script&gt;\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ view.nothing }}", "`404.html`, line 2: "),
        ("{% if %}", "`404.html`, line 1: "),
        ("{% include 'none.html' %}", "there is no template `none.html`"),
    ],
)
def test_a_theme_at_fault_is_told_and_the_last_good_site_stays(made: Path, text: str, said: str) -> None:
    good = tree(made / "output")
    outcome = publish(own_404(made, text))
    (fault,) = errors(outcome.diagnostics)
    assert fault.check == "theme-fault"
    assert said in fault.message
    assert tree(made / "output") == good


def test_content_at_fault_leaves_the_last_good_site(made: Path) -> None:
    good = tree(made / "output")
    (made / "content/sources/wreck.yaml").write_text("tilte: Wreck\n")
    outcome = publish(job(made))
    assert errors(outcome.diagnostics)
    assert (outcome.written, outcome.kept) == (0, 0)
    assert "sources/wreck.yaml" in outcome.files
    assert tree(made / "output") == good


def test_one_edit_makes_again_no_more_than_it_touches_and_the_same_as_cold(folder: Path) -> None:
    every = publish(job(folder)).written
    path = folder / "content/terms.yaml"
    path.write_text(path.read_text() + "# a remark\n")
    assert publish(job(folder)).written == 0
    path = next(iter(sorted((folder / "content/briefings").glob("*.md"))))
    path.write_text(path.read_text() + "\nMore of it.\n")
    assert 0 < publish(job(folder)).written < every / 4
    warm = tree(folder / "output")
    shutil.rmtree(folder / "output")
    publish(job(folder))
    assert tree(folder / "output") == warm


def test_pelican_is_not_heard_and_leaves_the_process_as_it_was(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = list(sys.path), locale.setlocale(locale.LC_ALL)
    outcome = publish(job(folder))
    assert capfd.readouterr() == ("", "")
    assert (sys.path, locale.setlocale(locale.LC_ALL)) == before
    assert list(outcome.timings)[:5] == ["read", "load", "check", "plan", "digest"]
