"""How checking and loading grow: the shipped record once, ten times and a hundred times over.

Run as `python -m bench.tables`. Each measurement is a process of its own: the first check of a
folder nobody has checked, then a load that finds the stamp, with the memory at its highest.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.synthetic import synthetic

FACTORS = (1, 10, 100)
ONCE = """
import json, resource, sys, time
start = time.perf_counter()
from o7lib.tables.load import load_all
ready = time.perf_counter()
record = load_all(sys.argv[1])
done = time.perf_counter()
print(json.dumps({
    "rows": sum(len(record.untracked(name)) for name in record),
    "import": ready - start,
    "load": done - ready,
    "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}))
"""


def once(folder: Path, cache: Path) -> dict[str, float]:
    """One process that loads a folder: its rows, seconds to import and to load, and memory in MB."""
    run = subprocess.run(
        [sys.executable, "-c", ONCE, str(folder)],
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def measured(factor: int, runs: int = 3) -> dict[str, float]:
    """The best of some runs at one size, in seconds and MB: `check` (nothing known) and `load` (stamped)."""
    with tempfile.TemporaryDirectory() as room:
        folder = synthetic(Path(room) / "data", factor)
        fresh = [once(folder, Path(room) / f"cache-{n}") for n in range(runs)]
        known = [once(folder, Path(room) / "cache-0") for _ in range(runs)]
    return {
        "factor": factor,
        "rows": fresh[0]["rows"],
        "check": min(run["load"] for run in fresh),
        "load": min(run["load"] for run in known),
        "memory_check": min(run["memory"] for run in fresh),
        "memory_load": min(run["memory"] for run in known),
    }


if __name__ == "__main__":
    print("times   rows  first check   load  memory of the check  of the load")
    for factor in FACTORS:
        m = measured(factor)
        print(
            f"{factor:5} {m['rows']:6.0f} {m['check']:10.2f} s {m['load']:5.2f} s"
            f" {m['memory_check']:17.0f} MB {m['memory_load']:8.0f} MB"
        )
