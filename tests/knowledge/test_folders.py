"""Which files a path stands for."""

from pathlib import Path

import pytest

from knowledge.folders import files_under


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def names(root: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in files_under(paths or [root])]


def test_files_of_folders_in_folders_come_in_name_order(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.txt"):
        touch(tmp_path / name)
    assert names(tmp_path) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


@pytest.mark.parametrize("name", [".hidden.txt", "~$draft.docx", "Thumbs.db", "desktop.ini", ".git/config"])
def test_hidden_files_and_locks_are_passed_over(tmp_path, name):
    touch(tmp_path / name)
    assert names(tmp_path) == []


def test_a_file_named_twice_comes_once(tmp_path):
    file = touch(tmp_path / "a.txt")
    assert names(tmp_path, file, tmp_path, file) == ["a.txt"]


def test_a_path_that_is_not_there_is_given_back(tmp_path):
    assert names(tmp_path, tmp_path / "missing.txt") == ["missing.txt"]


def test_an_empty_folder_has_no_files(tmp_path):
    assert names(tmp_path) == []


def test_a_link_back_to_the_folder_above_ends_nothing_and_loops_nowhere(tmp_path):
    touch(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["sub/a.txt"]


def test_two_folders_linked_into_each_other_are_walked_once(tmp_path):
    for one, other in (("x", "y"), ("y", "x")):
        touch(tmp_path / one / f"{one}.txt")
        (tmp_path / one / "other").symlink_to(tmp_path / other, target_is_directory=True)
    assert sorted(Path(name).name for name in names(tmp_path)) == ["x.txt", "y.txt"]


def test_a_link_to_itself_is_given_back_to_be_reported(tmp_path):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert names(tmp_path) == ["loop.txt"]


def test_a_linked_file_comes_once(tmp_path):
    file = touch(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(file)
    assert names(tmp_path) == ["a.txt"]
