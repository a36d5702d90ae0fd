"""Kernels die with the process that asked for them, however it dies; a lost server is replaced."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import ClassVar

import psutil
import pytest

from o7lib.briefs.kernels import client

CALLER = """
import nbformat, sys
from o7lib.briefs.notebooks.execute import execute
cell = nbformat.v4.new_code_cell(sys.argv[1], id="c")
done = execute(nbformat.v4.new_notebook(cells=[cell]))
print(done.cells[0].outputs[0]["text"], end="", flush=True)
"""
BUSY = "import os, pathlib, time; pathlib.Path(os.environ['TMPDIR'], 'began').touch(); time.sleep(60)"
MARK = "O7_TEST_MARK"


def caller(source: str, folder: Path, more: str = "") -> subprocess.Popen:
    """A process of its own that runs one cell; all its descendants carry the folder as a mark."""
    env = {**os.environ, MARK: str(folder), "TMPDIR": str(folder)}
    run = [sys.executable, "-c", CALLER + more, source]
    return subprocess.Popen(run, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def marked(folder: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(folder) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.AccessDenied, psutil.NoSuchProcess):
            continue
    return found


def soon(true, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(true())


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="o7t") as short:  # pytest's own is too long for socket names
        yield Path(short)


@pytest.mark.parametrize("deadly", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_killed_caller_leaves_no_process_and_no_folder(deadly, folder):
    busy = caller(BUSY, folder)
    assert soon((folder / "began").exists, 45), busy.communicate()  # on a busy machine a kernel takes its time
    assert len(marked(folder)) == 3  # the caller, its server, the kernel
    busy.send_signal(deadly)
    busy.communicate(timeout=10)
    assert soon(lambda: not marked(folder)), marked(folder)
    assert soon(lambda: [f.name for f in folder.iterdir()] == ["began"])


def test_two_workers_at_once_do_not_cross_wires_and_leave_nothing(folder):
    workers = [caller(f"import time; time.sleep(0.3); print({n})", folder) for n in (1, 2)]
    assert [worker.communicate(timeout=60) for worker in workers] == [("1\n", ""), ("2\n", "")]
    assert soon(lambda: not marked(folder), 2) and not list(folder.iterdir())


FORKS = """
import multiprocessing
def child():
    source = "import os; print(os.getppid() == " + str(server) + ")"
    done = execute(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, id="c")]))
    print(done.cells[0].outputs[0]["text"], end="")
server = int(done.cells[0].outputs[0]["text"])
worker = multiprocessing.get_context("fork").Process(target=child)
worker.start()
worker.join()
"""


def test_a_forked_worker_asks_the_server_it_was_born_with(folder):
    done = caller("import os; print(os.getppid())", folder, more=FORKS)
    said, problems = done.communicate(timeout=60)
    assert (said.splitlines()[1:], problems) == (["True"], "")
    assert soon(lambda: not marked(folder), 2) and not list(folder.iterdir())


def start(folder: Path) -> client.ForkedProcess:
    forked = client.fork(["-f", str(folder / "kernel.json")], str(folder), os.environ, str(folder))
    asyncio.run(forked.ready(60))
    return forked


def server_of(forked: client.ForkedProcess) -> psutil.Process:
    return psutil.Process(forked.pid).parent()


def test_a_killed_server_takes_its_kernels_along_and_is_replaced(folder):
    first = start(folder)
    kernel, server = psutil.Process(first.pid), server_of(first)
    server.kill()
    assert first.wait() == client.LOST
    assert soon(lambda: not kernel.is_running())
    second = start(folder)
    assert server_of(second).pid != server.pid
    second.kill()
    assert second.wait() == -signal.SIGKILL


def test_a_kernel_that_never_starts_is_an_error(folder):
    forked = client.fork(
        ["--no-such-option=1", "-f"], str(folder), os.environ, "", err=os.open(os.devnull, os.O_WRONLY)
    )
    with pytest.raises(OSError, match="the kernel's fork did not start"):
        asyncio.run(forked.ready(60))


class Told:
    """A server that only notes what it is asked."""

    made: ClassVar[list] = []
    alive = True

    def __init__(self, env) -> None:
        self.asked, self.dismissed = [], False
        self.made.append(self)

    def fork(self, request, out, err) -> None:
        self.asked.append(request["arguments"])

    def dismiss(self) -> None:
        self.dismissed = True


@pytest.fixture
def told(monkeypatch, tmp_path):
    monkeypatch.setattr(Told, "made", [])
    monkeypatch.setattr(client, "Server", Told)
    monkeypatch.setattr(client, "_servers", {})
    monkeypatch.setattr(client, "PACKAGE", tmp_path)
    return Told.made


def test_one_server_serves_while_nothing_changes(told):
    client.prestart()
    client.fork(["a"], ".", {**os.environ, "O7_DATA": "x"}, "")
    client.fork(["b"], ".", os.environ, "")
    assert [server.asked for server in told] == [[["a"], ["b"]]]


def test_changed_code_gets_a_new_server(told, tmp_path):
    module = tmp_path / "measure.py"
    module.touch()
    client.fork(["a"], ".", os.environ, "")
    os.utime(module, (1, 1))
    client.fork(["b"], ".", os.environ, "")
    assert [(server.asked, server.dismissed) for server in told] == [([["a"]], True), ([["b"]], False)]


def test_what_python_reads_only_at_its_start_gets_a_new_server(told):
    for seed in ("0", "1"):
        client.fork([seed], ".", {**os.environ, "PYTHONHASHSEED": seed}, "")
    assert [server.asked for server in told] == [[["0"]], [["1"]]]
