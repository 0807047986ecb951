"""A folder is a mapping of path to bytes; what another machine could not read the same is said once."""

import os
from pathlib import Path

import pytest

from onrecord.files import Folder, name_fault, read_folder


def laid(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(path.encode())
    return root


def faults(folder: Folder) -> list[tuple[str, str]]:
    return [(fault.check, fault.at.path) for fault in folder.diagnostics]


def test_content_files_in_order_of_their_path(tmp_path: Path) -> None:
    folder = read_folder(laid(tmp_path, "sources/z.yaml", "sources/a.yaml", "a.md", "seals/a.json", "sources-b/é.md"))
    assert list(folder.files) == ["a.md", "seals/a.json", "sources-b/é.md", "sources/a.yaml", "sources/z.yaml"]
    assert folder.files["sources/z.yaml"] == b"sources/z.yaml"
    assert folder.diagnostics == ()


def test_hidden_and_other_files_are_passed_over(tmp_path: Path) -> None:
    folder = read_folder(laid(tmp_path, ".git/a.yaml", ".a.yaml", "b.png", "README", "c/.d/e.md", "f.yaml~"))
    assert folder == Folder({}, ())


def test_links_are_not_followed(tmp_path: Path) -> None:
    root = laid(tmp_path / "content", "a.yaml")
    laid(tmp_path / "outside", "b.yaml")
    (root / "link.yaml").symlink_to(tmp_path / "outside/b.yaml")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "round").symlink_to(root)
    (root / "broken.md").symlink_to("nowhere")
    folder = read_folder(root)
    assert list(folder.files) == ["a.yaml"]
    assert faults(folder) == [("link", "broken.md"), ("link", "folder"), ("link", "link.yaml"), ("link", "round")]


def test_the_folder_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    laid(tmp_path / "content", "a.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "content")
    assert list(read_folder(tmp_path / "link").files) == ["a.yaml"]


@pytest.mark.parametrize(
    ("check", "path"),
    [
        ("name-begins-with-hyphen", "-a.yaml"),
        ("name-begins-with-hyphen", "-b/a.yaml"),
        ("reserved-name", "sources/con.yaml"),
        ("reserved-name", "COM1.b.md"),
        ("reserved-name", "nul/a.yaml"),
        ("reserved-name", "a:b.yaml"),
        ("reserved-name", "a\nb.yaml"),
        ("reserved-name", "a\u202eb.yaml"),
        ("reserved-name", "a./b.yaml"),
        ("unread-suffix", "sources/a.yml"),
        ("unread-suffix", "a.YAML"),
        ("unread-suffix", "a.markdown"),
        ("stray-file", "HEAD"),
        ("stray-file", "sources/head"),
        ("stray-file", "sources/.git/a.yaml"),
    ],
)
def test_names_that_are_not_the_same_everywhere(tmp_path: Path, check: str, path: str) -> None:
    folder = read_folder(laid(tmp_path, path, "good.yaml"))
    folder_at_fault = path in ("-b/a.yaml", "nul/a.yaml", "a./b.yaml", "sources/.git/a.yaml")
    at_fault = path.rpartition("/")[0] if folder_at_fault else path
    assert faults(folder) == [(check, at_fault)]
    assert list(folder.files) == ["good.yaml"]
    assert folder.diagnostics[0].remedy


@pytest.mark.parametrize(
    "path", ["console.yaml", "a-b.yaml", "com.md", "a.b.json", "été/naïve 1.md", "sources/lpt.yaml"]
)
def test_names_that_are(path: str) -> None:
    assert name_fault(path) is None


def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))).write_bytes(b"a: b")
    folder = read_folder(tmp_path)
    assert folder.files == {}
    assert faults(folder) == [("name-not-utf-8", "caf\\udce9.yaml")]


def test_names_alike(tmp_path: Path) -> None:
    folder = read_folder(laid(tmp_path, "Lamp.yaml", "lamp.yaml", "e\u0301.md", "\u00e9.md", "b/lamp.yaml"))
    assert list(folder.files) == ["b/lamp.yaml", "e\u0301.md", "lamp.yaml"]
    assert faults(folder) == [("names-alike", "Lamp.yaml"), ("names-alike", "\u00e9.md")]
    assert "`lamp.yaml`" in folder.diagnostics[0].message


def test_a_file_over_the_bound_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(60_000_000)
    (tmp_path / "most.yaml").write_bytes(b" " * 8_000_000)
    folder = read_folder(tmp_path)
    assert list(folder.files) == ["most.yaml"]
    assert faults(folder) == [("too-large", "big.yaml")]
    assert "60.0 million" in folder.diagnostics[0].message


def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert faults(read_folder(tmp_path)) == [("not-a-file", "pipe.yaml")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    laid(tmp_path, "a.yaml", "b/c.yaml")
    (tmp_path / "a.yaml").chmod(0)
    (tmp_path / "b").chmod(0)
    folder = read_folder(tmp_path)
    (tmp_path / "b").chmod(0o700)
    assert faults(folder) == [("unreadable", "a.yaml"), ("unreadable", "b")]


def test_no_folder(tmp_path: Path) -> None:
    assert faults(read_folder(tmp_path / "none")) == [("missing-folder", "")]
