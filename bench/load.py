"""What a hundredfold record and a thousand briefs cost: seconds, memory, and what a long run leaves behind.

    python -m bench.load [--factors 1 10 100] [--briefs 1000] [--pages region/africa overview]

Each size is loaded, checked and rendered in a process of its own. The briefs are one country's,
again and again over two workers: what grows between the hundredth and the last is a leak.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import psutil

from bench import tables
from bench.__main__ import markdown, timed
from bench.synthetic import synthetic
from o7lib.briefs import build
from o7lib.briefs.plan import briefs as plan_briefs
from o7lib.briefs.task import Task, make
from o7lib.tables.model.paths import SHIPPED

PAGE = """
import sys
from dataclasses import replace
from pathlib import Path
from o7lib.briefs import build, plan, task
from o7lib.tables.model.paths import SHIPPED
data, key, file = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
brief = plan.chosen(build.everything(SHIPPED), [key])
file.write_text(task.make(build.tasks(brief, data, "warm")[brief[0].key]).page, "utf-8")
"""

MEASURES = """
import json, sys, time
from o7lib.measures import adding, comparison, evidence, funding, partners, people, periods, progress, scope, standards, targets
from o7lib.tables.load import load_all
here = scope.narrow(load_all(sys.argv[1]))
asked = {
    "stages": progress.stage_counts, "targets": targets.against_targets, "funders": funding.by_funder,
    "partners": partners.reach, "standards": standards.cited, "people": people.by_group, "periods": periods.across,
    "evidence": evidence.strength, "regions": comparison.regions, "adding": adding.verdicts,
}
spent = {}
for name, measure in asked.items():
    started = time.process_time()
    measure(here)
    spent[name] = time.process_time() - started
print(json.dumps(spent))
"""
EVERYTHING_UP_TO = 10  # times: beyond it every brief of the plan is a page of minutes, and one tells enough


@dataclass(frozen=True)
class Held:
    """What a process and its children hold: resident bytes, processes, open files, ports, files for the time being.

    `files` leaves the kernels out: they come and go, and a sample meets any number of them at any moment of theirs.
    """

    memory: int
    processes: int
    files: int
    ports: int
    temporary: int

    def __str__(self) -> str:
        return (
            f"{self.memory / 1e6:.0f} MB, {self.processes} processes, {self.files} open files, "
            f"{self.ports} ports, {self.temporary} temporary files"
        )


def held(temporary: Path) -> Held:
    """What this process and all its children hold now."""
    me = psutil.Process()
    lasting = {me, *me.children()}  # the workers and the kernels' keeper; kernels are the keeper's children
    memory = files = ports = count = 0
    for process in [me, *me.children(recursive=True)]:
        try:
            memory += process.memory_info().rss
            files += process.num_fds() if process in lasting else 0
            ports += sum(1 for line in process.net_connections("inet") if line.status == psutil.CONN_LISTEN)
            count += 1
        except psutil.Error:
            continue
    return Held(memory, count, files, ports, sum(1 for _ in temporary.iterdir()))


def again(count: int, key: str = "country/KHM", data: Path = SHIPPED) -> list[Task]:
    """The task of one brief under `count` keys."""
    briefs = plan_briefs.chosen(build.all_briefs(data), [key])
    task = build.tasks(briefs, data, "warm")[briefs[0].key]
    return [replace(task, key=f"{key}/{n}") for n in range(count)]


def watched(todo: Sequence[Task], temporary: Path, every: int, workers: int = 2) -> Iterator[tuple[int, Held]]:
    """Run tasks and tell what is held after the first, after each `every` and when all is over.

    Raises the error of a brief that failed.
    """
    for n, (_, page) in enumerate(build.on_this_machine(workers)(todo), start=1):
        if isinstance(page, BaseException):
            raise page
        if n % every == 0 or n == 1:
            yield n, held(temporary)
    yield 0, held(temporary)


def alone(count: int) -> Iterator[tuple[int, int]]:
    """Open files and temporary files after each brief, made one by one in this process, so that none is under way."""
    for task in again(count):
        make(task)
        yield psutil.Process().num_fds(), sum(1 for _ in Path(tempfile.gettempdir()).iterdir())


def rendered(data: Path, key: str, file: Path) -> str:
    """Seconds, peak memory and size of a page over a data folder; or why there is none."""
    started = time.perf_counter()
    try:
        seconds, memory = timed([sys.executable, "-c", PAGE, str(data), key, str(file)])
    except SystemExit as problem:
        last = str(problem).strip().splitlines()[-1]
        return f"no page after {time.perf_counter() - started:.0f} s: {last}"
    return f"{seconds:.1f} s, at most {memory / 1e6:.0f} MB, a page of {file.stat().st_size / 1e6:.1f} MB"


def sizes(factors: Sequence[int], keys: Sequence[str]) -> None:
    """Print what loading, checking and rendering cost at each size."""
    for factor in factors:
        with tempfile.TemporaryDirectory() as room:
            data = synthetic(Path(room) / "data", factor)
            check, load = (tables.once(data, Path(room) / "cache") for _ in range(2))
            print(f"{factor} times: {check['rows']:.0f} rows", flush=True)
            print(
                f"  check {check['load']:.1f} s, {check['memory']:.0f} MB; load {load['load']:.1f} s, {load['memory']:.0f} MB"
            )
            for key in keys:
                print(f"  {key}: {rendered(data, key, Path(room) / 'page.html')}", flush=True)


def measured(data: Path) -> dict[str, float]:
    """Processor seconds of each of the main measures over a whole data folder, in a process of its own."""
    said = subprocess.run([sys.executable, "-c", MEASURES, str(data)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(said.stdout.splitlines()[-1])
    return found


def whole_plan(data: Path, room: Path) -> tuple[float, int]:
    """Seconds and peak bytes of building every brief of a data folder."""
    return timed([sys.executable, "-m", "o7lib", "--data", str(data), "reports", "--out", str(room / "pages")])


def growth(factors: Sequence[int], rounds: int = 3, key: str = "region/africa") -> list[dict[str, str]]:
    """What grows and how, one row a size: rows, check, load, measures, one brief, all briefs, medians of rounds.

    All briefs are built once, up to `EVERYTHING_UP_TO` times the record.
    """
    found = []
    for factor in factors:
        with tempfile.TemporaryDirectory() as name:
            room = Path(name)
            data = synthetic(room / "data", factor)
            first = [tables.once(data, room / f"cache-{n}") for n in range(rounds)]
            again = [tables.once(data, room / "cache-0") for _ in range(rounds)]
            spent = [measured(data) for _ in range(rounds)]
            slowest = max(spent[0], key=lambda name: spent[0][name])
            plan_cost = whole_plan(data, room) if factor <= EVERYTHING_UP_TO else None
            found.append(
                {
                    "record": f"{factor}x",
                    "rows": f"{first[0]['rows']:,.0f}",
                    "first check, s": f"{median(run['load'] for run in first):.2f}",
                    "load, s": f"{median(run['load'] for run in again):.2f}",
                    "peak, MB": f"{max(run['memory'] for run in first):.0f}",
                    "measures, s": f"{median(sum(run.values()) for run in spent):.2f} (most: {slowest})",
                    "one brief": rendered(data, key, room / "page.html"),
                    "all briefs": f"{plan_cost[0]:.0f} s, {plan_cost[1] / 1e6:.0f} MB" if plan_cost else "left out",
                }
            )
            print(found[-1], flush=True)
    return found


def many(count: int) -> None:
    """Print what a run of many briefs holds as it goes, and when it is over."""
    with tempfile.TemporaryDirectory() as room:
        tempfile.tempdir, os.environ["TMPDIR"] = room, room
        started = time.perf_counter()
        try:
            for n, now in watched(again(count), Path(room), max(count // 10, 1)):
                print(
                    f"{f'after {n} briefs' if n else 'all over'}: {now}, {time.perf_counter() - started:.0f} s",
                    flush=True,
                )
        finally:
            tempfile.tempdir = None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__.splitlines()[0])
    parser.add_argument("--factors", type=int, nargs="*", default=[1, 10, 100])
    parser.add_argument("--pages", nargs="*", default=["region/africa", "overview"])
    parser.add_argument("--briefs", type=int, default=1000)
    parser.add_argument(
        "--growth", type=int, default=0, metavar="ROUNDS", help="the table of growth, medians of rounds"
    )
    args = parser.parse_args()
    if args.growth:
        print(markdown(growth(args.factors, args.growth)))
        return
    sizes(args.factors, args.pages)
    if args.briefs:
        many(args.briefs)


if __name__ == "__main__":
    main()
