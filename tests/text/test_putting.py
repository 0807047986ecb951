"""Files are put in place whole, all or none, and never through a link."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.putting import put


def test_a_file_is_written_and_one_without_bytes_removed(tmp_path: Path) -> None:
    put({tmp_path / "seals" / "log.json": b"{}"}, tmp_path)
    assert (tmp_path / "seals" / "log.json").read_bytes() == b"{}"
    put({tmp_path / "seals" / "log.json": b""}, tmp_path)
    assert list((tmp_path / "seals").iterdir()) == []


def test_what_lies_in_the_way_under_the_name_of_a_staged_file_stays(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"not ours")
    content = tmp_path / "content"
    content.mkdir()
    for name in (".log.json.new", ".log.json.1.new"):
        (content / name).symlink_to(outside)
    put({content / "log.json": b"{}"}, content)
    assert outside.read_bytes() == b"not ours"
    assert not (content / "log.json").is_symlink()


def test_no_folder_that_is_a_link_is_written_in(tmp_path: Path) -> None:
    elsewhere, content = tmp_path / "elsewhere", tmp_path / "content"
    elsewhere.mkdir()
    content.mkdir()
    (content / "seals").symlink_to(elsewhere)
    with pytest.raises(OSError, match="seals"):
        put({content / "log.yaml": b"a: b", content / "seals" / "log.json": b"{}"}, content)
    assert list(elsewhere.iterdir()) == []
    assert not (content / "log.yaml").exists()


def test_a_root_that_is_a_link_is_whose_command_it_is(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "captures").symlink_to(tmp_path / "vault")
    put({tmp_path / "captures" / "log.txt": b"said"}, tmp_path / "captures")
    assert (tmp_path / "vault" / "log.txt").read_bytes() == b"said"


def test_where_one_cannot_be_put_none_is(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_bytes(b"before")
    (tmp_path / "taken.txt").mkdir()
    (tmp_path / "taken.txt" / "in it").write_bytes(b"")
    with pytest.raises(OSError, match="taken"):
        put({tmp_path / "there.txt": b"after", tmp_path / "taken.txt": b"after"}, tmp_path)
    assert (tmp_path / "there.txt").read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken.txt", "there.txt"]


def test_folders_made_for_what_is_not_put_go_again(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    no_name = "x" * 300
    for path in (Path("new/one/a.txt"), Path("empty/two/a.txt")):
        with pytest.raises(OSError, match=no_name):
            put({tmp_path / path: b"a", tmp_path / "new" / no_name / "a.txt": b"a"}, tmp_path)
        assert [each.name for each in tmp_path.rglob("*")] == ["empty"]


Act = Callable[..., object]


@pytest.mark.parametrize("act", [Path.mkdir, Path.touch, Path.write_bytes, Path.replace])
def test_an_interrupt_leaves_nothing(act: Act, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes when the machine has done a thing and before the program goes on."""

    def interrupted(*words: object, **named: object) -> None:
        monkeypatch.undo()
        act(*words, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, act.__name__, interrupted)
    with pytest.raises(KeyboardInterrupt):
        put({tmp_path / "new" / "one" / "a.txt": b"a"}, tmp_path)
    assert list(tmp_path.iterdir()) == []
