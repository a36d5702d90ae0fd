"""Past one machine: the same tasks on a Dask cluster that is already running.

Workers need this library at the same version, nothing else: the tables travel with the tasks, pages
come back as text, and only the caller writes. A lost worker costs a retry, not the run.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from o7lib.briefs import current, write
from o7lib.briefs.build import Runner
from o7lib.briefs.plan import NOTEBOOKS
from o7lib.briefs.task import Task, make
from o7lib.errors import BriefError, O7Error
from o7lib.tables.folder import data_files, fingerprint


def _unpacked(files: Mapping[str, str]) -> Path:
    """The tables as a folder of this worker, laid out once per content."""
    content = current.inputs("", files, "")
    folder = Path(tempfile.gettempdir()) / f"o7-data-{content}"
    for name, text in files.items():
        if not (folder / name).is_file():
            write.whole(folder / name, text)
    return folder


def make_there(task: Task, files: Mapping[str, str], made_with: str) -> str:
    """Make a page on a worker. Raises BriefError where the worker's library is not the caller's."""
    if current.tools() != made_with:
        raise BriefError(f"{task.key}: this worker has another version of the library, the template or its tools")
    folder = _unpacked(files)
    if fingerprint(data_files(folder)) != fingerprint([folder / name for name in sorted(files)]):
        raise BriefError(f"{task.key}: {folder} holds files that were not sent")
    return make(replace(task, data=str(folder), cwd=str(NOTEBOOKS)))


def _client(address: str):
    try:
        from distributed import Client
    except ImportError:
        raise O7Error("a cluster needs the extra 'cluster': pip install 'o7lib[cluster]'") from None
    try:
        return Client(address, timeout="10s")
    except (OSError, TimeoutError, ValueError) as error:
        raise O7Error(f"no Dask scheduler answers at {address} ({error}); start one with: dask scheduler") from None


def on_cluster(address: str) -> Runner:
    """Run tasks on the cluster whose scheduler has this address, such as tcp://host:8786.

    The runner raises O7Error where no scheduler answers or none of its workers does.
    """

    def run(todo: Sequence[Task]) -> Iterator[tuple[Task, "str | BaseException"]]:
        with _client(address) as client:
            from distributed import as_completed

            if not client.scheduler_info(n_workers=-1)["workers"]:
                raise O7Error(
                    f"the scheduler at {address} has no worker; start one with: dask worker {address} --nthreads 1"
                )
            files = {f.name: f.read_text(encoding="utf-8") for f in data_files(todo[0].data)}
            sent = client.scatter(files, broadcast=True)
            made_with = current.tools()
            waiting = {
                client.submit(make_there, t, sent, made_with, pure=False, retries=0, key=f"{t.key}-{t.inputs[:8]}"): t
                for t in todo
            }
            for future in as_completed(waiting):
                error = future.exception()
                yield waiting[future], error if error else future.result()

    return run
