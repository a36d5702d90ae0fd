"""Build briefs: refuse wrong requests, skip current pages, run the other notebooks on every core, write whole files."""

import gc
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from o7lib import files
from o7lib.briefs import folder, freshness
from o7lib.briefs.kernels import client
from o7lib.briefs.kernels.manager import kill_all
from o7lib.briefs.plan.briefs import NOTEBOOKS, Brief, declared, plan, refuse_unknown, unrun
from o7lib.briefs.plan.navigation import Navigation, navigation
from o7lib.briefs.task import Made, Task, make
from o7lib.measures import scope
from o7lib.tables.coding.codings import twice_coded
from o7lib.tables.load import load_all
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.schema import schema

Say = Callable[[str], None]
Runner = Callable[[Sequence[Task]], Iterator[tuple[Task, Made | BaseException]]]


@dataclass
class Outcome:
    """What a run did: keys built, keys that were current, and the error of each brief that failed."""

    built: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def tasks(
    briefs: Iterable[Brief], data: Path, kernel: str, notebooks: Path = NOTEBOOKS, *, among: Sequence[Brief] = ()
) -> dict[str, Task]:
    """A task per brief, refused before anything runs where the notebook does not know a parameter.

    Args:
        among: every brief of the plan, which a page may link to; by default those given.
    """
    made_with, briefs = freshness.tools(), list(briefs)
    every = list(among) or briefs
    shapes = freshness.shapes_of(data) | {"coded": repr(sorted(twice_coded(data)))}
    planned, links_of = frozenset(b.file for b in every), navigation(every)
    sources = {name: unrun(notebooks / name) for name in {b.notebook for b in briefs}}
    knows = {name: declared(notebooks / name) for name in sources}
    by_key = {}
    for brief in briefs:
        refuse_unknown(brief.notebook, knows[brief.notebook], brief.parameters)
        source, links = sources[brief.notebook], links_of.get(brief.key, Navigation())
        made_from = freshness.inputs(source, {**brief.parameters, **shapes, "navigation": repr(links)}, made_with)
        known = (source, dict(brief.parameters), str(data), made_from, kernel, str(notebooks))
        by_key[brief.key] = Task(brief.key, brief.notebook, *known, planned, links)
    return by_key


def _finished(waiting: dict[Future, Task]) -> Iterator[tuple[Task, Made | BaseException]]:
    for future in as_completed(waiting):
        task, error = waiting.pop(future), future.exception()  # a page that is kept after its turn is a leak
        yield task, error if error else future.result()
        del future


def _end_with(caller: Connection, its_end: Connection) -> None:
    """In a worker: leave Control-C to the caller, and end at once when the caller lets go or is gone."""
    its_end.close()
    gc.freeze()  # what was imported before the fork is no garbage
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def watch() -> None:
        with suppress(EOFError, OSError):
            caller.recv()
        kill_all()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes started here hold back Control-C until they know what to do with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """Workers are forks of this process, which has imported all they need, where a fork is safe.

    It is not beside other threads, nor where a chart was drawn: vl-convert's engine does not survive it.
    """
    safe = client.AVAILABLE and threading.active_count() == 1 and "vl_convert" not in sys.modules
    return get_context("fork" if safe else "spawn")


def _longest_first(todo: Sequence[Task]) -> list[Task]:
    """Tasks of notebooks that give few briefs first: each of these covers more, and none is to end last alone."""
    times = Counter(task.notebook for task in todo)
    return sorted(todo, key=lambda task: times[task.notebook])


def on_this_machine(workers: int, meanwhile: Callable[[], object] = lambda: None) -> Runner:
    """Run tasks in worker processes, each with an exporter of its own, all with one source of kernels.

    A run that is stopped, however rudely, takes its workers with it: they hold one end of a pipe.

    Args:
        meanwhile: what this process does once all tasks are given out, before it waits for them.
    """

    def run(todo: Sequence[Task]) -> Iterator[tuple[Task, Made | BaseException]]:
        theirs, ours = get_context("spawn").Pipe(duplex=False)
        pool = ProcessPoolExecutor(min(workers, len(todo)), _context(), _end_with, (theirs, ours))
        try:
            with _undisturbed():
                waiting = {pool.submit(make, task): task for task in _longest_first(todo)}
            meanwhile()
            yield from _finished(waiting)
        except BaseException:
            ours.close()  # what runs is not waited for
            raise
        finally:
            pool.shutdown(cancel_futures=True)
            ours.close()
            theirs.close()

    return run


def _stale(briefs: Sequence[Brief], todo: dict[str, Task], out: Path, data: Path) -> Iterator[Brief]:
    digest = scope.digester(load_all(data))
    for brief in briefs:
        task = todo[brief.key]
        if not freshness.is_current(out / brief.file, task.inputs, digest, task.planned):
            yield brief


def build(
    briefs: Sequence[Brief],
    out: Path,
    say: Say,
    run: Runner,
    *,
    data: Path | None = None,
    kernel: str = "warm",
    force: bool = False,
    among: Sequence[Brief] = (),
) -> Outcome:
    """Build the briefs that are not current and write each page whole.

    One failing brief does not stop the others; the page built earlier stays.

    Args:
        run: how tasks are run: `on_this_machine(workers)` or a cluster's.
        force: build also what is current.
        among: every brief of the plan, where `briefs` are some of them: pages link to these.

    Raises:
        ParameterError: a notebook does not declare a parameter; nothing has run then.
        TableError: the data does not hold; nothing has run then.
        BriefError: the folder cannot be made or written; nothing has run then.
    """
    started = time.monotonic()
    here = data_folder(data)
    todo = tasks(briefs, here, kernel, among=among or all_briefs(here))
    folder.ready(out, schema(here).name)
    stale = list(briefs) if force else list(_stale(briefs, todo, out, here))
    files = {b.key: b.file for b in briefs}
    outcome = Outcome(current=[b.key for b in briefs if b not in stale])
    width = len(str(len(stale)))
    for n, (task, made) in enumerate(run([todo[b.key] for b in stale]) if stale else (), start=1):
        problem = _kept(out / files[task.key], made)
        if problem:
            outcome.failed[task.key] = problem
        else:
            outcome.built.append(task.key)
        say(f"[{n:>{width}}/{len(stale)}] {task.key}{'  FAILED' if problem else ''}")
    outcome.seconds = time.monotonic() - started
    return outcome


def _kept(file: Path, made: Made | BaseException) -> str:
    """Write a page with its numbers; what went wrong in words, or nothing."""
    if isinstance(made, BaseException):
        return files.failure(file, made)
    try:
        files.write_together({file: made.page, freshness.numbers_of(file): made.numbers})
    except OSError as error:
        return files.failure(file, error)
    return ""


def all_briefs(data: Path | None = None) -> list[Brief]:
    """Every brief that the shipped notebooks and a data folder give."""
    return plan(load_all(data))


def remove_obsolete(out: Path, kept: set[str]) -> list[str]:
    """Remove pages of ours that the plan no longer has: a page that nothing builds would pass for current.

    Only files that carry a whole seal are removed, with the numbers and the PDF beside each; returns the pages' names.
    """
    gone = [f for f in out.glob("*.html") if f.name not in kept and freshness.seal_of(freshness.text_of(f))]
    for file in gone:
        file.unlink()
        freshness.numbers_of(file).unlink(missing_ok=True)
        file.with_suffix(".pdf").unlink(missing_ok=True)
    return sorted(f.name for f in gone)
