"""Build briefs on a Dask cluster that is already running.

Workers need this library at the same version, nothing else: the tables travel to the workers, pages
come back as text, and only the caller writes. A lost worker costs a retry, not the run.
"""

import logging
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from o7lib.briefs import freshness
from o7lib.briefs.build import Runner
from o7lib.briefs.plan.briefs import NOTEBOOKS
from o7lib.briefs.task import Made, Task, make
from o7lib.errors import BriefError, O7Error
from o7lib.files import write
from o7lib.tables.model.paths import data_folder, fingerprint_of, own_files

ANSWERS = 5  # seconds within which a scheduler answers, and within which a worker that just starts is awaited
PATIENCE = 60  # seconds without a page after which it is asked whether any worker is left

# Where the data is stands in the environment of the whole process: two threads would read each other's.
_one_at_a_time = threading.Lock()


def _worker() -> tuple[str, Path]:
    """What this worker is called and the folder it may fill: Dask removes that folder when the worker is gone."""
    from distributed import get_worker

    try:
        here = get_worker()
    except ValueError:
        return "this process", Path(tempfile.mkdtemp(prefix="o7-"))
    return f"the worker {here.address}", Path(here.local_directory)


def _unpacked(files: Mapping[str, str], room: Path) -> Path:
    """The tables as a folder, laid out once per content. Raises BriefError where others lie there."""
    sent = fingerprint_of((name, text.encode()) for name, text in sorted(files.items()))
    folder = room / f"o7-data-{sent[:32]}"
    for name, text in files.items():
        if not (folder / name).is_file():
            write(folder / name, text)
    there = sorted((f.relative_to(folder).as_posix(), f.read_bytes()) for f in own_files(folder))
    if fingerprint_of(there) != sent:
        raise BriefError(f"{folder} holds other tables than were sent; remove it")
    return folder


def make_there(task: Task, files: Mapping[str, str], made_with: str) -> Made:
    """Make a page on a worker from tables sent as texts by file name.

    Raises BriefError, naming the brief and the worker, where the worker's library is not the caller's.
    """
    name, room = _worker()
    if freshness.tools() != made_with:
        other = "another version of the library, its template or its tools"
        raise BriefError(f"{task.key}: {name} has {other}; install there what is here")
    with _one_at_a_time:
        return make(replace(task, data=str(_unpacked(files, room)), cwd=str(NOTEBOOKS)))


def tables(files: Mapping[str, str]) -> Mapping[str, str]:
    """The tables, as a task of their own: a copy that is lost with its worker is made again."""
    return files


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise O7Error("a cluster needs the extra 'cluster': pip install 'o7lib[cluster]'") from None
    for name in ("distributed", "distributed.client"):  # what matters is said by O7Error
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=ANSWERS)
    except (OSError, TimeoutError, ValueError) as error:
        raise O7Error(f"no Dask scheduler answers at {address} ({error}); start one with: dask scheduler") from None


def _refuse_without_worker(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=ANSWERS)
    except TimeoutError:
        start = f"dask worker {address} --nthreads 1"
        raise O7Error(f"the scheduler at {address} has no worker; start one with: {start}") from None


def _submitted(client: Any, todo: Sequence[Task]) -> dict[Any, Task]:
    """The tasks by their futures. Names are of this run alone: Dask takes tasks of one name for one task."""
    run = uuid4().hex[:12]
    home = data_folder(todo[0].data)
    files = {f.relative_to(home).as_posix(): f.read_bytes().decode() for f in own_files(home)}
    sent = client.submit(tables, files, key=f"o7-tables-{run}")
    made_with = freshness.tools()
    return {client.submit(make_there, task, sent, made_with, key=f"{task.key}-{run}"): task for task in todo}


def _done(client: Any, address: str, left: set[Any]) -> set[Any]:
    """The futures that are done by now, none where a minute brings none. Raises O7Error where none can come."""
    from distributed import wait

    try:
        return wait(left, timeout=PATIENCE, return_when="FIRST_COMPLETED").done
    except TimeoutError:
        _refuse_without_worker(client, address)
        return set()
    except CancelledError:
        raise O7Error(f"the scheduler at {address} is gone; start it and run again: what is built stays") from None


def _arriving(client: Any, address: str, waiting: Mapping[Any, Task]) -> Iterator[tuple[Task, Made | BaseException]]:
    left = set(waiting)
    while left:
        done = _done(client, address, left)
        for future in done:
            error = future.exception()
            yield waiting[future], error if error else future.result()
        left -= done


def on_cluster(address: str) -> Runner:
    """Run tasks on the cluster whose scheduler has this address, such as tcp://host:8786.

    The runner raises O7Error where no scheduler answers, or where it has no worker, at the start or later.
    """

    def run(todo: Sequence[Task]) -> Iterator[tuple[Task, Made | BaseException]]:
        with _client(address) as client:
            _refuse_without_worker(client, address)
            yield from _arriving(client, address, _submitted(client, todo))

    return run
