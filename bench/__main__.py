"""`make bench`: the naive ways and ours, side by side in one run; results for docs/performance.md.

    python -m bench [--sample N] [--rounds N] [--growth] [--to FILE]

The naive ways run a sample of briefs, spread over the plan, and are scaled to all of them; ours
builds all. Machines are noisy: medians are quoted, with the spread, and ratios within one run.
"""

import argparse
import json
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

import psutil

from o7lib.briefs import build
from o7lib.briefs.plan import NOTEBOOKS, Brief
from o7lib.tables.folder import SHIPPED, VARIABLE

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


def timed(command: list[str], env: dict[str, str] | None = None, cwd: Path | None = None) -> tuple[float, int]:
    """Seconds and peak bytes of a command; it must succeed."""
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
    return seconds, memory.peak()


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="o7-bench-") as name:
        yield Path(name)


def papermill_then_nbconvert(brief: Brief, env: dict[str, str] | None = None) -> float:
    """The command-line way: papermill writes a notebook, nbconvert makes a page of it."""
    with folder() as out:
        given = [part for pair in brief.parameters.items() for part in ("-p", *pair)]
        book = str(out / "brief.ipynb")
        one, _ = timed([str(BIN / "papermill"), "--no-progress-bar", brief.notebook, book, *given], env, NOTEBOOKS)
        two, _ = timed([str(BIN / "jupyter"), "nbconvert", "--to", "html", "--no-input", book], env, NOTEBOOKS)
    return one + two


def nbconvert_execute(brief: Brief) -> float:
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
        return timed(command, None, NOTEBOOKS)[0]


def stock(brief: Brief) -> float:
    """The command-line way where no bytecode was compiled, as some installers leave it."""
    with folder() as empty:
        return papermill_then_nbconvert(brief, {"PYTHONPYCACHEPREFIX": str(empty), "PYTHONDONTWRITEBYTECODE": "1"})


def ours(out: Path, data: Path | None = None, *more: str) -> tuple[float, int]:
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


def floor(briefs: list[Brief]) -> float:
    """Seconds of the cells' own run time in one warm process plus one export a page, over the cores."""
    script = Path(__file__).with_name("floor.py")
    said = subprocess.run(
        [sys.executable, str(script), *(b.key for b in briefs)], capture_output=True, text=True, check=True
    )
    return float(said.stdout.split()[-1]) / build.cores()


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def row(way: str, per: list[float], total: float, memory: int | None = None, note: str = "") -> dict[str, str]:
    peak = f"{memory / 1e6:.0f} MB" if memory else ""
    return {"way": way, "a brief, s": spread(per), "all, s": f"{total:.1f}", "peak memory": peak, "note": note}


def naive(name: str, way: Callable[[Brief], float], sample: list[Brief], count: int) -> tuple[dict[str, str], float]:
    per = [way(brief) for brief in sample]
    total = statistics.median(per) * count
    return row(name, per, total, note=f"{len(sample)} briefs, scaled to {count}"), total


def measure(sample_size: int, rounds: int) -> tuple[list[dict[str, str]], dict[str, float]]:
    briefs = build.everything()
    step = max(1, len(briefs) // sample_size)
    sample = briefs[::step][:sample_size]
    rows, totals = [], {}
    ways = {
        "papermill, then nbconvert": papermill_then_nbconvert,
        "the same, no bytecode": stock,
        "nbconvert --execute": nbconvert_execute,
    }
    for name, way in ways.items():
        line, totals[name] = naive(name, way, sample, len(briefs))
        rows.append(line)
    with folder() as out, folder() as copy:
        data = copy / "data"
        shutil.copytree(SHIPPED, data)
        cold = [ours(out, data, "--force") for _ in range(rounds)]
        ours(out, data)
        still = [ours(out, data) for _ in range(rounds)]
        changed(data)
        one = ours(out, data)
        plain = ours(out, data, "--force", "--kernel", "plain")
    n = len(briefs)
    for name, runs in (
        ("ours, cold", cold),
        ("ours, nothing changed", still),
        ("ours, one cell changed", [one]),
        ("ours, plain kernels", [plain]),
    ):
        seconds = [s for s, _ in runs]
        totals[name] = statistics.median(seconds)
        rows.append(row(name, [s / n for s in seconds], totals[name], max(m for _, m in runs)))
    totals["floor"] = floor(briefs)
    rows.append(row("floor: cells and one export a page, over the cores", [totals["floor"] / n], totals["floor"]))
    return rows, totals


def markdown(rows: list[dict[str, str]]) -> str:
    heads = list(rows[0])
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join(lines + [f"| {' | '.join(r[h] for h in heads)} |" for r in rows])


def machine() -> str:
    memory = psutil.virtual_memory().total / 1e9
    return f"{date.today()}: {platform.system()} {platform.machine()}, {build.cores()} cores, {memory:.0f} GB, Python {platform.python_version()}"


def ratios(t: dict[str, float]) -> list[str]:
    cold = t["ours, cold"]
    return [
        f"Cold, ours is {t['papermill, then nbconvert'] / cold:.1f} times faster than papermill and nbconvert one by one, "
        f"{t['the same, no bytecode'] / cold:.1f} times faster than the same without bytecode.",
        f"Cold is {cold / t['floor']:.1f} times the floor.",
        f"With nothing changed a run takes {100 * t['ours, nothing changed'] / cold:.1f} % of cold.",
        f"With one cell changed it takes {100 * t['ours, one cell changed'] / cold:.0f} % of cold.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=5, help="briefs that the naive ways build")
    parser.add_argument("--rounds", type=int, default=3, help="how often ours is run")
    parser.add_argument("--to", type=Path, help="write the tables there as well")
    args = parser.parse_args()
    rows, totals = measure(args.sample, args.rounds)
    text = "\n\n".join([machine(), markdown(rows), *ratios(totals)])
    print(text)
    if args.to:
        args.to.write_text(text + "\n", encoding="utf-8")
    print(json.dumps({k: round(v, 3) for k, v in totals.items()}))


if __name__ == "__main__":
    main()
