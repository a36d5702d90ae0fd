"""`make bench`: the naive ways and ours, side by side in one run; results for docs/performance.md.

    python -m bench [--sample N] [--rounds N] [--to FILE]

The naive ways run a sample of briefs, spread over the plan, and are scaled to all of them; ours
builds all. Machines are noisy: each round runs every way once, medians are quoted with the spread,
and ratios are those within a round. Memory counts what processes share once for each of them.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import psutil

from o7lib.briefs import build
from o7lib.briefs.plan.briefs import NOTEBOOKS, Brief
from o7lib.tables.model.paths import SHIPPED, VARIABLE

BIN = Path(sys.executable).parent
O7 = [sys.executable, "-m", "o7lib"]


class Memory(threading.Thread):
    """The peak of the resident memory of a process and all its children, sampled."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.top, self._root, self._over = 0, psutil.Process(pid), threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.1):
            try:
                family = [self._root, *self._root.children(recursive=True)]
                self.top = max(self.top, sum(p.memory_info().rss for p in family))
            except psutil.Error:
                continue

    def peak(self) -> int:
        self._over.set()
        self.join()
        return self.top


class Run(NamedTuple):
    """Seconds of a command, and the peak bytes of it and all its children."""

    seconds: float
    memory: int

    def __add__(self, after: "Run") -> "Run":  # type: ignore[override]
        """One command after the other."""
        return Run(self.seconds + after.seconds, max(self.memory, after.memory))


def heard(command: list[str], env: dict[str, str] | None = None, cwd: Path | None = None) -> tuple[Run, str]:
    """A command run, and what it printed; it must succeed."""
    started = time.perf_counter()
    run = subprocess.Popen(
        command, env={**os.environ, **(env or {})}, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    memory = Memory(run.pid)
    memory.start()
    said, _ = run.communicate()
    seconds = time.perf_counter() - started
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{said.decode()}")
    return Run(seconds, memory.peak()), said.decode()


def timed(command: list[str], env: dict[str, str] | None = None, cwd: Path | None = None) -> Run:
    """A command run; it must succeed."""
    return heard(command, env, cwd)[0]


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="o7-bench-") as name:
        yield Path(name)


def papermill_then_nbconvert(brief: Brief, env: dict[str, str] | None = None) -> Run:
    """The command-line way: papermill writes a notebook, nbconvert makes a page of it."""
    with folder() as out:
        given = [part for pair in brief.parameters.items() for part in ("-p", *pair)]
        book = str(out / "brief.ipynb")
        executed = [str(BIN / "papermill"), "--no-progress-bar", brief.notebook, book, *given]
        converted = [str(BIN / "jupyter"), "nbconvert", "--to", "html", "--no-input", book]
        return timed(executed, env, NOTEBOOKS) + timed(converted, env, NOTEBOOKS)


def nbconvert_execute(brief: Brief) -> Run:
    """nbconvert alone, which knows no parameters: the notebook's own defaults."""
    with folder() as out:
        command = [
            str(BIN / "jupyter"),
            "nbconvert",
            "--to",
            "html",
            "--execute",
            "--no-input",
            "--output-dir",
            str(out),
            brief.notebook,
        ]
        return timed(command, None, NOTEBOOKS)


def stock(brief: Brief) -> Run:
    """The command-line way where no bytecode was compiled, as some installers leave it."""
    with folder() as empty:
        return papermill_then_nbconvert(brief, {"PYTHONPYCACHEPREFIX": str(empty), "PYTHONDONTWRITEBYTECODE": "1"})


def ours(out: Path, data: Path | None = None, *more: str) -> Run:
    env = {VARIABLE: str(data)} if data else None
    return timed([*O7, "reports", "--out", str(out), *more], env, SHIPPED.parent)


def changed(data: Path) -> None:
    """One cell of one row of a copy of the data, changed: the summary of the first achievement."""
    file = data / "achievements.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if '."' in line or ".," in line)
    lines[at] = (
        lines[at].replace('."', '. Changed."', 1) if '."' in lines[at] else lines[at].replace(".,", ". Changed.,", 1)
    )
    file.write_text("".join(lines), encoding="utf-8")


def floor(briefs: list[Brief]) -> Run:
    """The cells' own run time in one warm process plus one export a page, over the cores."""
    run, said = heard([sys.executable, str(Path(__file__).with_name("floor.py")), *(b.key for b in briefs)])
    return run._replace(seconds=float(said.split()[-1]) / build.cores())


NAIVE: dict[str, Callable[[Brief], Run]] = {
    "papermill, then nbconvert": papermill_then_nbconvert,
    "the same, no bytecode": stock,
    "nbconvert --execute": nbconvert_execute,
}
COLD, STILL, ONE, PLAIN = "ours, cold", "ours, nothing changed", "ours, one cell changed", "ours, plain kernels"
FLOOR = "floor: cells and one export a page, over the cores"


def a_round(briefs: list[Brief], sample: list[Brief], out: Path, data: Path) -> Iterator[tuple[str, Run]]:
    """Every way once, so that a busy moment touches all alike; a naive way is scaled to all briefs."""
    for name, way in NAIVE.items():
        runs = [way(brief) for brief in sample]
        seconds = statistics.mean(run.seconds for run in runs) * len(briefs)
        yield name, Run(seconds, max(run.memory for run in runs))
    yield COLD, ours(out, data, "--force")
    yield STILL, ours(out, data)
    changed(data)
    yield ONE, ours(out, data)
    yield PLAIN, ours(out, data, "--force", "--kernel", "plain")
    yield FLOOR, floor(briefs)


def measure(briefs: list[Brief], sample: list[Brief], rounds: int) -> dict[str, list[Run]]:
    """The runs of every way, one a round."""
    found: dict[str, list[Run]] = {}
    with folder() as out, folder() as copy:
        data = copy / "data"
        shutil.copytree(SHIPPED, data)
        ours(out, data, "--only", briefs[0].key)  # checks the copy once, as everybody's data is
        for _ in range(rounds):
            for name, run in a_round(briefs, sample, out, data):
                found.setdefault(name, []).append(run)
                print(f"{name}: {run.seconds:.1f} s", file=sys.stderr, flush=True)
    return found


def spread(values: list[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def table(found: dict[str, list[Run]], briefs: int, sample: int) -> list[dict[str, str]]:
    """A row per way: medians of the rounds, fastest and slowest; memory is the most of any round."""
    rows = []
    for way, runs in found.items():
        seconds = [run.seconds for run in runs]
        rows.append(
            {
                "way": way,
                "a brief, s": spread([s / briefs for s in seconds], 2),
                "all, s": spread(seconds, 1),
                "peak memory": f"{peak / 1e6:.0f} MB" if (peak := max(run.memory for run in runs)) else "",
                "note": f"{sample} briefs, scaled to {briefs}" if way in NAIVE else "",
            }
        )
    return rows


def markdown(rows: list[dict[str, str]]) -> str:
    heads = list(rows[0])
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join(lines + [f"| {' | '.join(r[h] for h in heads)} |" for r in rows])


def machine() -> str:
    memory = psutil.virtual_memory().total / 1e9
    return f"{date.today()}: {platform.system()} {platform.machine()}, {build.cores()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def ratios(found: dict[str, list[Run]]) -> list[str]:
    """Ratios within each round, then their median."""

    def ratio(way: str, to: str) -> float:
        pairs = zip(found[way], found[to], strict=True)
        return statistics.median(one.seconds / other.seconds for one, other in pairs)

    naive, bare = list(NAIVE)[:2]
    return [
        f"Cold, ours is {ratio(naive, COLD):.1f} times faster than papermill and nbconvert one by one, "
        f"{ratio(bare, COLD):.1f} times faster than the same without bytecode.",
        f"Cold is {ratio(COLD, FLOOR):.1f} times the floor, which is {ratio(naive, FLOOR):.1f} times faster.",
        f"With nothing changed a run takes {100 * ratio(STILL, COLD):.1f} % of cold.",
        f"With one cell changed it takes {100 * ratio(ONE, COLD):.0f} % of cold.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=3, help="briefs that the naive ways build")
    parser.add_argument("--rounds", type=int, default=3, help="how often every way is run")
    parser.add_argument("--to", type=Path, help="write the tables there as well")
    args = parser.parse_args()
    briefs = build.all_briefs()
    sample = briefs[:: max(1, len(briefs) // args.sample)][: args.sample]
    found = measure(briefs, sample, args.rounds)
    text = "\n\n".join([machine(), markdown(table(found, len(briefs), len(sample))), *ratios(found)])
    print(text)
    if args.to:
        args.to.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
