"""Files are written whole or not at all."""

import os
import subprocess
import sys

import pytest

from o7lib import page_files


def test_a_file_is_replaced_in_one_step_and_no_part_is_left(tmp_path):
    file = tmp_path / "a.html"
    page_files.whole(file, "old")
    page_files.whole(file, "new")
    assert file.read_text() == "new"
    assert [f.name for f in tmp_path.iterdir()] == ["a.html"]


def test_a_failed_write_leaves_what_stood_there(tmp_path, monkeypatch):
    file = tmp_path / "a.html"
    page_files.whole(file, "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        page_files.whole(file, "new")
    assert file.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == ["a.html"]


def test_parts_of_a_dead_run_are_swept_and_those_of_a_living_one_are_left(tmp_path):
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    ).stdout.strip()
    gone = tmp_path / f"{page_files.MARK}{dead}-x"
    kept = tmp_path / f"{page_files.MARK}{os.getppid()}-y"
    gone.touch()
    kept.touch()
    page_files.remove_partial_files(tmp_path)
    assert kept.exists() and not gone.exists()


@pytest.mark.skipif(not hasattr(os, "umask"), reason="rights are POSIX's")
def test_who_may_read_a_file_is_what_the_account_says(tmp_path):
    before = os.umask(0o077)
    try:
        page_files.whole(tmp_path / "mine.html", "x")
        os.umask(0o022)
        page_files.whole(tmp_path / "ours.html", "x")
    finally:
        os.umask(before)
    assert [oct((tmp_path / n).stat().st_mode & 0o777) for n in ("mine.html", "ours.html")] == ["0o600", "0o644"]
