"""The first steps: names with spaces, a person's own settings, a Python that is gone, a copied checkout, line ends."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from bench.environment import Environment, main, relocate

ROOT = Path(__file__).resolve().parents[1]
needs_make = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")


def told(folder: Path, *words: str, **surroundings: str) -> str:
    """What make would run, without running it."""
    command = ["make", "-n", "-C", str(folder), *words]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | surroundings, timeout=60).stdout


@pytest.fixture
def made(tmp_path) -> Environment:
    """The environment of a folder with lock files, as if it had been made there for the lab."""
    folder = tmp_path / "check out"
    shutil.copytree(ROOT / "locks", folder / "locks")
    shutil.copy(ROOT / "pyproject.toml", folder)
    environment = Environment(folder)
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    environment.ready.write_text(json.dumps(environment.stamp("lab")))
    return environment


@pytest.fixture
def ran(monkeypatch) -> list[str]:
    """The commands that would make an environment, by what they do; none of them runs."""
    done: list[str] = []

    def note(command) -> None:
        kinds = [kind for kind in ("venv", "-r", "-e") if kind in command]
        done.extend(f"{kind} {Path(command[-1]).name}" for kind in kinds)

    monkeypatch.setattr("bench.environment.run", note)
    monkeypatch.setattr("bench.environment.relocate", lambda folder: None)
    return done


@needs_make
def test_a_name_with_spaces_is_one_name():
    assert '--to "for the board (v2).xlsx"' in told(ROOT, "export", "TO=for the board (v2).xlsx")
    assert '--sources "my documents"' in told(ROOT, "audit", "DOCUMENTS=my documents")


@needs_make
def test_each_verb_first_sees_to_the_environment_of_its_use():
    uses = {verb: told(ROOT, verb).split("bench/environment.py ")[1].split()[0] for verb in ("reports", "lab", "test")}
    assert uses == {"reports": "reports", "lab": "lab", "test": "test"}


@pytest.mark.parametrize("use", ["reports", "lab"])
def test_an_environment_made_here_is_used_as_it_is_by_its_use_and_smaller_ones(made, ran, use):
    made.make(use)
    assert ran == []


def test_a_larger_use_adds_to_the_environment_that_is_there(made, ran):
    made.make("test")
    assert ran == ["-r test.lock", "-e check out"]
    assert made.made_for() == "test"


def test_an_environment_whose_python_is_gone_is_made_again(made, ran):
    made.python.unlink()
    made.python.symlink_to("/opt/python-of-last-year/bin/python3")
    made.make("reports")
    assert ran == ["venv .venv", "-r reports.lock", "-e check out"]


def test_an_environment_that_came_with_a_copy_or_was_moved_is_made_again(made, ran, tmp_path):
    copy = Environment(shutil.copytree(made.root, tmp_path / "copy", symlinks=True))
    copy.make("lab")
    assert ran == ["venv .venv", "-r lab.lock", "-e copy"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"use": 3}', b'{"use": "all"}', b"[]", bytes([255])])
def test_an_environment_whose_stamp_is_damaged_is_made_again(made, ran, damage):
    made.ready.write_bytes(damage)
    made.make("lab")
    assert ran[0] == "venv .venv"


def test_an_environment_of_another_lock_is_made_again(made, ran):
    with made.lock("lab").open("a") as lock:
        lock.write("more==1\n")
    made.make("lab")
    assert ran[0] == "venv .venv"


def test_a_project_that_describes_itself_anew_is_installed_anew_in_the_environment_that_is_there(made, ran):
    with (made.root / "pyproject.toml").open("a") as project:
        project.write("# more\n")
    made.make("lab")
    made.make("lab")
    assert ran == ["-e check out"]


def test_an_environment_that_could_not_be_made_whole_does_not_count_as_made(made, monkeypatch):
    def fails(command):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr("bench.environment.run", fails)
    with pytest.raises(subprocess.CalledProcessError, match="returned non-zero"):
        made.make("test")
    assert made.made_for() == ""


def test_a_checkout_of_another_account_is_refused_with_what_to_do(made, monkeypatch, ran):
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    made.ready.unlink()
    with pytest.raises(PermissionError, match=r"may not write .*\.venv; copy the checkout to a folder of your own"):
        made.make("reports")
    assert ran == []


def test_packages_come_from_uv_where_it_is_and_else_from_pip(made, monkeypatch):
    used = []
    monkeypatch.setattr("bench.environment.run", lambda command: used.append(command))
    monkeypatch.setattr("bench.environment.relocate", lambda folder: None)
    for found in ("/usr/bin/uv", None):
        monkeypatch.setattr(shutil, "which", lambda name, found=found: found)
        made.ready.unlink()
        made.make("reports")
    uv, pip = (command for command in used if "-r" in command)
    assert uv[:3] == ["/usr/bin/uv", "pip", "install"] and pip[:4] == [str(made.python), "-m", "pip", "install"]
    assert all("--require-hashes" in command and "--no-deps" in command for command in (uv, pip))


def test_an_older_python_is_refused_with_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert main(["reports"]) == 1
    assert capsys.readouterr().err == "Python 3.11 or newer is needed: make PYTHON=python3.12 ...\n"


@needs_make
def test_a_persons_settings_of_pip_and_python_do_not_reach_in():
    own = {"PIP_USER": "1", "PYTHONPATH": "/elsewhere", "PYTHONHOME": "/elsewhere"}
    known = told(ROOT, "-p", "help", **own).splitlines()
    assert {"PIP_USER := 0", "PYTHONPATH := ", "PYTHONHOME := "} <= set(known)


def test_a_copied_checkout_uses_the_library_that_was_copied_with_it(tmp_path):
    made = tmp_path / "made here"
    for name in ("o7lib/__init__.py", "o7lib/__main__.py"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("print(__file__)\n" if name.endswith("main__.py") else "")
    venv.create(made / ".venv", symlinks=True)
    (made / ".venv" / "bin" / "o7").touch(0o755)
    relocate(made / ".venv")
    copy = shutil.copytree(made, tmp_path / "copy", symlinks=True)
    for folder in (made, copy):
        run = subprocess.run(
            [folder / ".venv" / "bin" / "o7"], cwd=tmp_path, capture_output=True, text=True, timeout=60
        )
        assert run.stdout.strip() == str(folder / "o7lib" / "__main__.py"), run.stderr


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="this is no checkout of git's")
def test_lines_end_in_a_line_feed_whatever_git_is_set_to():
    names = ["data/results.csv", "notebooks/start.ipynb", "Makefile", "locks/test.lock"]
    asked = ["git", "-C", str(ROOT), "check-attr", "eol", "--", *names]
    lines = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines == [f"{name}: eol: lf" for name in names]
