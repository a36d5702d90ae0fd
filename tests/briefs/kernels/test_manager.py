"""Warm kernels for every tool of Jupyter's, plain ones where there is no fork, and nothing left behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.v4 import new_code_cell, new_notebook

from o7lib.briefs.kernels import client as kernels_client
from o7lib.briefs.kernels import manager as kernels_manager
from o7lib.errors import BriefError

IS_WARM = "import sys\nprint('o7lib.tables.load' in sys.modules)"


def book() -> nbformat.NotebookNode:
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return new_notebook(cells=[new_code_cell(IS_WARM)], metadata=metadata)


def answer(done: nbformat.NotebookNode) -> str:
    return done.cells[-1].outputs[0]["text"].strip()


def kernels() -> list[psutil.Process]:
    """Kernels that hang on our servers."""
    return [
        k
        for server in psutil.Process().children()
        if "briefs.kernels.server" in " ".join(server.cmdline())
        for k in server.children()
    ]


def started(manager: kernels_manager.PlainManager):
    """The client of a kernel that has been started."""
    run_sync(manager.start_kernel)()
    client = manager.client()
    client.start_channels()
    return client


@pytest.fixture
def manager():
    made = kernels_manager.kernel_manager("warm")()
    yield made
    made.end()


@pytest.mark.parametrize(("kind", "warm"), [("warm", "True"), ("plain", "False")])
def test_papermill_takes_either_kernel(kind, warm):
    chosen = kernels_manager.kernel_manager(kind)
    done = papermill.execute_notebook(book(), None, progress_bar=False, kernel_manager_class=chosen)
    assert answer(done) == warm


def test_nbclient_and_nbconvert_find_the_kernel_by_name_once_it_is_offered(monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", "")
    kernels_manager.register_kernelspec()
    kernels_manager.register_kernelspec()
    assert os.environ["JUPYTER_PATH"] == str(kernels_manager.OFFERED)
    assert answer(NotebookClient(book(), kernel_name=kernels_manager.NAME).execute()) == "True"
    done, _ = ExecutePreprocessor(kernel_name=kernels_manager.NAME).preprocess(book())
    assert answer(done) == "True"


def test_nbval_compares_notebooks_in_warm_kernels(tmp_path):
    stored = book()
    stored.cells[0].execution_count = 1
    stored.cells[0].outputs = [nbformat.v4.new_output("stream", name="stdout", text="True\n")]
    nbformat.write(stored, tmp_path / "one.ipynb")
    rules = Path(__file__).parents[3] / "conftest.py"
    (tmp_path / "conftest.py").write_text(rules.read_text(encoding="utf-8"), encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "one.ipynb"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True)
    assert "1 passed" in done.stdout, done.stdout


def test_where_there_is_no_fork_the_same_manager_starts_plainly(monkeypatch):
    monkeypatch.setattr(kernels_client, "AVAILABLE", False)
    done = papermill.execute_notebook(
        book(), None, progress_bar=False, kernel_manager_class=kernels_manager.WarmManager
    )
    assert answer(done) == "False"


def test_a_server_that_cannot_start_costs_time_only(monkeypatch):
    kernels_client.stop()
    monkeypatch.setattr(kernels_client, "START", ("-c", "raise SystemExit('no')"))
    try:
        done = papermill.execute_notebook(
            book(), None, progress_bar=False, kernel_manager_class=kernels_manager.WarmManager
        )
    finally:
        kernels_client.stop()
    assert answer(done) == "False"


@pytest.mark.parametrize("letters", ["d" * 100, "αρχεία" * 8])
def test_a_folder_with_a_long_name_needs_no_sockets_in_it(letters, tmp_path, monkeypatch):
    deep = tmp_path / letters
    deep.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(deep))
    assert len(os.fsencode(deep)) > kernels_manager.LONGEST
    made = kernels_manager.WarmManager()
    try:
        assert made.transport == "tcp"
    finally:
        made.end()
    assert not list(deep.iterdir())


def test_the_kernel_offered_is_an_ordinary_one_for_this_python():
    spec = json.loads(
        (kernels_manager.OFFERED / "kernels" / kernels_manager.NAME / "kernel.json").read_text(encoding="utf-8")
    )
    assert spec["argv"][:3] == ["python", *kernels_manager.LAUNCHER]


def test_an_ended_kernel_leaves_no_process_and_no_folder(manager):
    started(manager)
    folder = Path(manager.folder)
    (running,) = kernels()
    assert folder.is_dir() and running.is_running()
    manager.end()
    assert manager.process.returncode == -9
    assert not folder.exists() and not kernels()
    assert manager.end() == -9


@pytest.mark.parametrize("_time", range(4))
def test_a_kernel_told_politely_goes_by_itself(manager, _time):
    client = started(manager)
    run_sync(client.wait_for_ready)()
    run_sync(manager.shutdown_kernel)()
    assert manager.end() == 0  # not by a signal, after ipykernel has waited for itself


def test_a_kernel_takes_its_own_children_along(manager):
    client = started(manager)
    run_sync(client.wait_for_ready)()
    client.execute("import subprocess; subprocess.Popen(['sleep', '60'])")
    run_sync(client.get_shell_msg)(timeout=10)
    (running,) = kernels()
    (child,) = running.children()
    manager.end()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_a_kernel_that_dies_before_it_answers_is_an_error(manager):
    client = started(manager)
    manager.process.kill()
    with pytest.raises(BriefError, match="the kernel died before it was ready"):
        run_sync(client.wait_for_ready)()
