"""A wrong call ends in one message that says what was expected; nothing is built or written."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import o7lib
from o7lib.cli import COMMANDS, main, system_error
from o7lib.tables.model.paths import SHIPPED

KHM = ["reports", "--only", "country/KHM"]


def refused(capsys, *arguments: str) -> str:
    """The last line a call says, which must end with status 2 and no traceback."""
    try:
        status = main(arguments)
    except SystemExit as end:
        status = end.code
    said = capsys.readouterr()
    assert status == 2 and "Traceback" not in said.err and not said.out
    return said.err.splitlines()[-1]


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "abc", "", "1000", "٣", "9" * 30])
def test_a_number_of_processes_that_is_none_is_refused(capsys, number):
    said = f"Error: Invalid value for '--workers': {number!r} is no number of processes; expected 1 to 64"
    assert refused(capsys, *KHM, f"--workers={number}") == said


@pytest.mark.parametrize(
    ("call", "option"),
    [
        (("--data", "", "list"), "--data"),
        ((*KHM, "--out", ""), "--out"),
        ((*KHM, "--scheduler", " "), "--scheduler"),
        (("export", "--to", ""), "--to"),
        (("new", "biennium", "2016-17", "--to", ""), "--to"),
        (("audit", "--sources", ""), "--sources"),
    ],
)
def test_an_empty_name_is_refused_and_not_taken_for_the_shipped_or_the_present_folder(capsys, call, option):
    said = f"Error: Invalid value for '{option}': it is empty (a variable that is not set?)"
    assert refused(capsys, *call) == said


@pytest.mark.parametrize("call", [("--data", "x", "check"), ("check", "--data", "x")])
def test_a_data_folder_may_stand_before_the_command_and_after_it(capsys, monkeypatch, tmp_path, call):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("O7_DATA", "elsewhere")  # the command sets it; afterwards it is as before
    assert main(call) == 1
    assert f"{tmp_path / 'x' / 'datapackage.json'} does not exist" in capsys.readouterr().err


def test_options_and_commands_that_do_not_exist_are_refused_by_name(capsys):
    assert refused(capsys, "check", "--strict") == "Error: No such option '--strict'."
    assert refused(capsys, "chek") == "Error: No such command 'chek'."
    assert refused(capsys, "new", "biennial") == "Error: No such command 'biennial'. Did you mean 'biennium'?"


def test_every_command_is_listed_and_every_module_is_a_command(capsys):
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out.partition("Commands:\n")[2].splitlines()[: len(COMMANDS)]
    assert [line.split(maxsplit=1) for line in listed] == [[name, does] for name, does in COMMANDS.items()]
    modules = {file.stem for file in (Path(o7lib.__file__).parent / "commands").glob("[a-z]*.py")} - {"options"}
    assert modules == set(COMMANDS)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("２０１６-17", "o7: '２０１６-17' is no biennium; write two years in a row as 2016-17"),
        ("9998-99", "o7: 9998-99 is no biennium of the record, whose years run from 1900 to 2100"),
        ("../../x", "o7: '../../x' is no biennium; write two years in a row as 2016-17"),
    ],
)
def test_a_biennium_that_can_be_none_is_refused_and_nothing_is_written(capsys, tmp_path, name, said):
    assert refused(capsys, "new", "biennium", name, "--to", str(tmp_path / "new")) == said
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_is_said_in_one_line(capsys, tmp_path):
    long = str(tmp_path / ("x" * 300 + ".xlsx"))
    assert refused(capsys, "export", "--to", long) == f"o7: {long} cannot be written: File name too long"
    there = tmp_path / "there"
    there.mkdir()
    assert refused(capsys, *KHM, "--out", str(there / ("y" * 300))).endswith(
        "could not be written: File name too long; what stood there stays"
    )
    assert str(system_error(OSError(5, "Input/output error"))) == "Input/output error"
    assert str(system_error(MemoryError())) == "memory ran out; what is written is whole"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that takes no file is Linux's /proc")
def test_a_copy_that_cannot_be_made_is_refused_in_words(capsys):
    said = refused(capsys, "new", "biennium", "2016-17", "--to", "/proc/new")
    assert said.startswith("o7: /proc/.new.") and said.endswith(": No such file or directory")


def ran(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess:
    """The command in surroundings of its own."""
    command = [sys.executable, "-m", "o7lib", *arguments]
    return subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True, timeout=120)


def test_a_terminal_that_knows_no_accents_is_shown_their_numbers():
    run = ran("list", PYTHONIOENCODING="ascii")
    assert (run.returncode, run.stderr) == (0, "")
    assert "T\\xfcrkiye" in run.stdout or run.stdout.count("\\x")


def test_python_without_docstrings_is_told_not_to_be():
    command = [sys.executable, "-OO", "-m", "o7lib", "list"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    said = "o7: Python was started with -OO, which drops the docstrings that Altair needs; use -O or neither\n"
    assert (run.returncode, run.stderr) == (2, said)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (
            "results.csv",
            "/results.csv/datapackage.json is not a file in a folder; expected a Frictionless Data Package",
        ),
        ("coding", "coding/datapackage.json:1  there is no table 'documents'; expected the tables documents, biennia,"),
        ("nowhere", "/nowhere/datapackage.json does not exist; expected a Frictionless Data Package"),
    ],
)
def test_a_data_folder_that_is_none_is_named(name, what):
    run = ran("list", O7_DATA=str(SHIPPED / name))
    assert run.returncode == 1 and "Traceback" not in run.stderr
    assert what in run.stderr


def test_no_home_and_a_folder_with_spaces_and_accents_are_no_hindrance(tmp_path):
    folder = tmp_path / "mit Leerzeichen é 日本"
    shutil.copytree(SHIPPED, folder)
    run = ran("--data", str(folder), "check", HOME="/nowhere", LC_ALL="C", TMPDIR="/nowhere", TZ="No/Where")
    assert (run.returncode, run.stderr) == (0, "")
    assert " rows hold, in " in run.stdout


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="a shell closes the streams here")
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_hindrance(tmp_path, closed):
    call = f'"$0" -m o7lib export --to "$1" {closed}'
    run = subprocess.run(["/bin/sh", "-c", call, sys.executable, str(tmp_path / "all.zip")], timeout=120)
    assert run.returncode == 0 and (tmp_path / "all.zip").stat().st_size > 1000
