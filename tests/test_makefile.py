"""The first steps: names with spaces, a person's own settings, a Python that is gone, a copied checkout, line ends."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")


def told(folder: Path, *words: str, **surroundings: str) -> str:
    """What make would run, without running it."""
    command = ["make", "-n", "-C", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | surroundings, timeout=60).stdout


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A folder with the Makefile and an environment that was made in it."""
    folder = tmp_path / "check out"
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (folder / ".venv" / "ready").write_text(str(folder))
    return folder


@needs_make
def test_a_name_with_spaces_is_one_name(checkout):
    assert '--to "for the board (v2).xlsx"' in told(checkout, "export", "TO=for the board (v2).xlsx")
    assert '--sources "my documents"' in told(checkout, "audit", "DOCUMENTS=my documents")


@needs_make
def test_an_environment_made_here_is_used_as_it_is(checkout):
    assert "Setting up" not in told(checkout, "reports")


@needs_make
def test_an_environment_whose_python_is_gone_is_set_up_again(checkout):
    python = checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/opt/python-of-last-year/bin/python3")
    assert "Setting up" in told(checkout, "reports")


@needs_make
def test_an_environment_that_came_with_a_copy_or_was_moved_is_set_up_again(checkout, tmp_path):
    copy = shutil.copytree(checkout, tmp_path / "copy", symlinks=True)
    assert "Setting up" in told(copy, "reports")


@needs_make
def test_a_persons_settings_of_pip_and_python_do_not_reach_in(checkout):
    own = {"PIP_USER": "1", "PYTHONPATH": "/elsewhere", "PYTHONHOME": "/elsewhere"}
    known = told(checkout, "-p", "help", **own).splitlines()
    assert {"PIP_USER := 0", "PYTHONPATH := ", "PYTHONHOME := "} <= set(known)


def test_a_copied_checkout_uses_the_library_that_was_copied_with_it(tmp_path):
    made = tmp_path / "made here"
    for name in ("o7lib/__init__.py", "o7lib/__main__.py", "bench/__init__.py"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("print(__file__)\n" if name.endswith("main__.py") else "")
    shutil.copy(ROOT / "bench" / "relocatable.py", made / "bench")
    venv.create(made / ".venv", symlinks=True)
    (made / ".venv" / "bin" / "o7").touch(0o755)
    subprocess.run([made / ".venv" / "bin" / "python", "-m", "bench.relocatable"], cwd=made, check=True)
    copy = shutil.copytree(made, tmp_path / "copy", symlinks=True)
    for folder in (made, copy):
        run = subprocess.run(
            [folder / ".venv" / "bin" / "o7"], cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
        assert run.stdout.strip() == str(folder / "o7lib" / "__main__.py"), run.stderr


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="this is no checkout of git's")
def test_lines_end_in_a_line_feed_whatever_git_is_set_to():
    names = ["data/results.csv", "notebooks/start.ipynb", "Makefile", "requirements.lock"]
    asked = ["git", "-C", str(ROOT), "check-attr", "eol", "--", *names]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines == [f"{name}: eol: lf" for name in names]
