"""What a kernel costs: a tiny notebook in stock, plain and warm kernels, in turn, on this machine now.

Run it: `python -m bench.kernels`, with a number of rounds if 7 are not wanted.
"""

import statistics
import sys
import time
from collections.abc import Callable

import papermill
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from o7lib.briefs.kernels import client
from o7lib.briefs.notebooks.execute import execute

CELLS = (
    "import altair as alt\nimport pandas as pd\nfrom o7lib.tables.load import load_all\nrecord = load_all()",
    'counts = record["results"].groupby("indicator").size().rename("results").reset_index()\ncounts',
    'alt.Chart(counts).mark_bar().encode(x="indicator", y="results").to_dict()',
)


def tiny() -> NotebookNode:
    """Imports, the record, a table and a chart; it prints how long its cells took."""
    clock = [new_code_cell("import time; began = time.perf_counter()", id="start")]
    work = [new_code_cell(source, id=f"c{number}") for number, source in enumerate(CELLS)]
    end = [new_code_cell("print(time.perf_counter() - began)", id="end")]
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=[*clock, *work, *end], metadata={"kernelspec": python})


def stock(notebook: NotebookNode) -> NotebookNode:
    """papermill's own way, in memory."""
    return papermill.execute_notebook(notebook, None, progress_bar=False)


WAYS: dict[str, Callable[[NotebookNode], NotebookNode]] = {
    "papermill, as it comes": stock,
    "plain kernel": lambda notebook: execute(notebook, kernel="plain"),
    "warm kernel": lambda notebook: execute(notebook, kernel="warm"),
}


def timed(way: Callable[[NotebookNode], NotebookNode]) -> tuple[float, float]:
    """Milliseconds for one notebook from call to return, and of them outside its cells."""
    started = time.perf_counter()
    done = way(tiny())
    total = time.perf_counter() - started
    return 1000 * total, 1000 * (total - float(done.cells[-1].outputs[0]["text"]))


def measured(rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Every way once per round, so that a busy moment touches all alike; a round unmeasured comes first."""
    runs = [{name: timed(way) for name, way in WAYS.items()} for _ in range(rounds + 1)]
    return {name: [run[name] for run in runs[1:]] for name in WAYS}


def lines(runs: dict[str, list[tuple[float, float]]]) -> list[str]:
    """A table: median, fastest and slowest, and the median outside of cells, in milliseconds."""
    said = [f"{'ms per notebook':24} {'median':>7} {'fastest':>8} {'slowest':>8} {'outside cells':>14}"]
    for name, pairs in runs.items():
        total, outside = zip(*pairs, strict=True)
        middle = statistics.median(total)
        said.append(f"{name:24} {middle:7.0f} {min(total):8.0f} {max(total):8.0f} {statistics.median(outside):14.0f}")
    return said


def server_start() -> float:
    """Milliseconds from nothing to the first warm notebook done: paid once per worker."""
    client.stop()
    return timed(WAYS["warm kernel"])[0]


def main(rounds: int = 7) -> None:
    """Measure and print."""
    print(*lines(measured(rounds)), sep="\n")
    print(f"{'first warm notebook':24} {statistics.median(server_start() for _ in range(3)):7.0f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
