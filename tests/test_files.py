"""A file is written whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from o7lib import files
from o7lib.errors import O7Error, ParameterError
from o7lib.files import whole


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with whole(file) as path:
        path.write_text("new")
        assert file.read_text() == "old"
    assert file.read_text() == "new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(ZeroDivisionError), whole(file) as path:
        path.write_text("half")
        raise ZeroDivisionError
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("a.txt", "old")]


def test_what_a_database_writes_beside_its_file_is_not_left_behind(tmp_path: Path) -> None:
    with whole(tmp_path / "a.db") as path:
        path.write_text("x")
        path.with_name("a.db-journal").write_text("y")
    assert [f.name for f in tmp_path.iterdir()] == ["a.db"]


def test_others_may_read_the_file_as_far_as_the_system_lets_new_files_be_read(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with whole(tmp_path / "made") as path:
        path.write_text("x")
    assert (tmp_path / "made").stat().st_mode == plain.stat().st_mode


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    refusal = r"there is no folder .*nowhere to write a.txt in; make it first"
    with pytest.raises(ParameterError, match=refusal), whole(tmp_path / "nowhere" / "a.txt"):
        pass


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="is a folder; give the name of a file"), whole(tmp_path):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(O7Error, match="cannot be written: Permission denied"), whole(tmp_path / "a.txt"):
        pass


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    with pytest.raises(O7Error, match=r"a.txt cannot be written: No space left"), whole(tmp_path / "a.txt"):
        raise OSError(28, "No space left on device")


def test_a_file_is_replaced_in_one_step_and_no_part_is_left(tmp_path):
    file = tmp_path / "a.html"
    files.write(file, "old")
    files.write(file, "new")
    assert file.read_text() == "new"
    assert [f.name for f in tmp_path.iterdir()] == ["a.html"]


def test_a_failed_write_leaves_what_stood_there(tmp_path, monkeypatch):
    file = tmp_path / "a.html"
    files.write(file, "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write(file, "new")
    assert file.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == ["a.html"]


def test_parts_of_a_dead_run_are_swept_and_those_of_a_living_one_are_left(tmp_path):
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    ).stdout.strip()
    gone = tmp_path / f"{files.MARK}{dead}-x"
    kept = tmp_path / f"{files.MARK}{os.getppid()}-y"
    gone.mkdir()
    (gone / "a.html").touch()
    old_form = tmp_path / f"{files.MARK}{dead}-z"
    old_form.touch()
    kept.mkdir()
    files.remove_partial_files(tmp_path)
    assert kept.exists() and not gone.exists() and not old_form.exists()


@pytest.mark.skipif(not hasattr(os, "umask"), reason="rights are POSIX's")
def test_who_may_read_a_file_is_what_the_account_says(tmp_path):
    before = os.umask(0o077)
    try:
        files.write(tmp_path / "mine.html", "x")
        os.umask(0o022)
        files.write(tmp_path / "ours.html", "x")
    finally:
        os.umask(before)
    assert [oct((tmp_path / n).stat().st_mode & 0o777) for n in ("mine.html", "ours.html")] == ["0o600", "0o644"]


def test_files_that_belong_together_are_written_all_or_none(tmp_path):
    one, two = tmp_path / "a.html", tmp_path / "a.json"
    files.write_together({one: "page\r\n", two: "{}"})
    assert (one.read_bytes(), two.read_bytes()) == (b"page\r\n", b"{}")
    two.unlink()
    two.mkdir()
    (two / "full").write_text("")  # a folder with something in it cannot be replaced
    with pytest.raises(OSError, match="a.json"):
        files.write_together({one: "new", two: "new"})
    assert one.read_bytes() == b"page\r\n" and sorted(f.name for f in tmp_path.iterdir()) == ["a.html", "a.json"]
