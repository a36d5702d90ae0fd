"""On a cluster the same pages come out, and what goes wrong there is said here."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from o7lib.briefs import build, cluster, freshness
from o7lib.briefs.plan.briefs import chosen
from o7lib.errors import BriefError, O7Error
from o7lib.tables.model.paths import SHIPPED

distributed = pytest.importorskip("distributed", reason="a cluster needs the extra 'cluster'")
KEYS = ["region/africa", "country/KHM", "country/PNG", "outputs"]
LOOPBACK = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind((LOOPBACK, 0))
        return asked.getsockname()[1]


def ended(processes: list[psutil.Process]) -> None:
    """Ask politely, then insist."""
    for signalled in (psutil.Process.terminate, psutil.Process.kill):
        for process in processes:
            if process.is_running():
                signalled(process)
        processes = psutil.wait_procs(processes, timeout=4)[1]
    assert not processes


@contextmanager
def dask(folder: Path, *command: str) -> Iterator[psutil.Process]:
    """A command of Dask's, until the block is left; then it and everything it started is gone."""
    with (folder / "dask.log").open("ab") as log:
        run = [sys.executable, "-m", "dask", *command]
        started = psutil.Popen(run, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    process = psutil.Process(started.pid)
    try:
        yield process
    finally:
        ended([process, *process.children(recursive=True)] if process.is_running() else [])


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a scheduler, and its process."""
    port = free_port()
    with dask(folder, "scheduler", "--host", LOOPBACK, "--port", str(port), "--no-dashboard") as process:
        yield f"tcp://{LOOPBACK}:{port}", process


def worker(folder: Path, address: str, name: str):
    options = ["--nthreads", "1", "--no-dashboard", "--host", LOOPBACK, "--local-directory", str(folder / name)]
    return dask(folder, "worker", address, "--name", name, *options)


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """A scheduler with two workers."""
    folder = tmp_path_factory.mktemp("dask")
    with scheduler(folder) as (found, _), worker(folder, found, "one"), worker(folder, found, "two"):
        with distributed.Client(found, timeout=90, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=90)
        yield found


@pytest.fixture(scope="module")
def todo() -> list:
    briefs = build.all_briefs()
    return list(build.tasks(chosen(briefs, KEYS), SHIPPED, "warm", among=briefs).values())


@pytest.fixture(scope="module")
def here(todo) -> dict:
    """The pages as this machine alone makes them."""
    return {task.key: page for task, page in build.on_this_machine(2)(todo)}


def there(address: str, todo: list) -> dict:
    return {task.key: page for task, page in cluster.on_cluster(address)(todo)}


def at_work(address: str) -> psutil.Process:
    """The process of a worker that is making a page right now."""
    with distributed.Client(address, timeout=10, set_as_default=False) as client:
        busy = [worker for worker, tasks in client.processing().items() if tasks]
        return psutil.Process(client.run(os.getpid, workers=busy[:1])[busy[0]])


def test_a_cluster_makes_the_same_bytes(address, todo, here):
    assert there(address, todo) == here


def test_a_worker_killed_in_the_middle_costs_a_retry_and_takes_its_kernel_along(address, todo, here):
    running = cluster.on_cluster(address)(todo)
    first, page = next(running)
    victim = at_work(address)
    lost = [victim, *victim.children(recursive=True)]
    victim.send_signal(signal.SIGKILL)
    pages = {first.key: page} | {task.key: page for task, page in running}
    assert len(lost) > 1 and not psutil.wait_procs(lost, timeout=8)[1]
    assert pages == here


def test_a_failing_brief_is_reported_and_the_others_arrive(address, todo, here):
    wrong = replace(todo[0], parameters={**todo[0].parameters, "region": "atlantis"})
    pages = there(address, [wrong, todo[1]])
    assert isinstance(pages[wrong.key], BriefError)
    assert "region.ipynb, cell" in str(pages[wrong.key]) and "atlantis" in str(pages[wrong.key])
    assert pages[todo[1].key] == here[todo[1].key]


def test_a_worker_with_another_library_is_named(address, todo, monkeypatch):
    monkeypatch.setattr(freshness, "tools", lambda: "another")
    refused = there(address, todo[:1])[todo[0].key]
    assert isinstance(refused, BriefError)
    said = str(refused)
    assert said.startswith(f"{todo[0].key}: the worker tcp://{LOOPBACK}:")
    assert "has another version of the library" in said


def test_a_scheduler_without_worker_is_an_error(tmp_path, todo):
    with scheduler(tmp_path) as (found, _):
        distributed.Client(found, timeout=90, set_as_default=False).close()  # it answers from now on
        with pytest.raises(O7Error, match=f"{found} has no worker; start one with: dask worker {found} --nthreads 1"):
            there(found, todo)


def test_a_run_that_loses_its_scheduler_ends_and_says_so(tmp_path, todo):
    with scheduler(tmp_path) as (found, process), worker(tmp_path, found, "one"):
        running = cluster.on_cluster(found)(todo[:2])
        next(running)
        process.kill()
        with pytest.raises(O7Error, match=f"the scheduler at {found} is gone; start it and run again"):
            list(running)


def test_an_address_where_nobody_answers_is_an_error_within_ten_seconds(todo):
    nobody = f"tcp://{LOOPBACK}:{free_port()}"
    started = time.monotonic()
    with pytest.raises(O7Error, match=f"no Dask scheduler answers at {nobody} .*; start one with: dask scheduler"):
        there(nobody, todo)
    assert time.monotonic() - started < 10


def test_an_address_that_is_none_is_an_error(todo):
    with pytest.raises(O7Error, match="no Dask scheduler answers at carrier-pigeon://x"):
        there("carrier-pigeon://x", todo)
