"""How each measure grows: the shipped record once, ten times and a hundred times over.

Run as `python -m bench.measures [FACTOR ...]`. Every public function of `o7lib.measures` whose first parameter is a
record is called with its defaults and with one place, region, funder, ... of the record, each at each size, once warm.
A measure grows faster than its rows where its seconds grow by more than the record does.
"""

import importlib
import inspect
import pkgutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import o7lib.measures
from bench.synthetic import synthetic
from o7lib.measures.counting_rules import Rule
from o7lib.tables.geography import shapes
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

FACTORS = (1, 10, 100)
GIVEN: dict[str, Any] = {
    "place": "KHM",
    "place_id": "KHM",
    "region": "africa",
    "region_id": "africa",
    "funder": "CHE",
    "funder_id": "CHE",
    "biennium": "2014-15",
    "indicator": "7.1",
    "cpo": "KHM129",
    "part": "biennium",
    "value": "2014-15",
    "name": "biennium",
    "stage": "adopted",
    "by": "biennium",
    "table": "funding",
    "rule": Rule(),
    "areas": shapes.areas(),
    "place_ids": "KHM",
}


def measures() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the measures whose first parameter is a record, by module and name."""
    for info in (i for i in pkgutil.iter_modules(o7lib.measures.__path__) if i.name != "counting"):
        module = importlib.import_module(f"o7lib.measures.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function, eval_str=True).parameters.values()), None)
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and first is not None and first.annotation is Record:
                yield f"{info.name}.{name}", function


def seconds(function: Callable[..., Any], record: Record) -> float:
    """Seconds of one call, the parameters without a default taken from `GIVEN`."""
    asked = [p for p in list(inspect.signature(function).parameters.values())[1:] if p.default is p.empty]
    spread = [GIVEN[p.name] for p in asked if p.kind is p.VAR_POSITIONAL and p.name in GIVEN]
    named = {p.name: GIVEN[p.name] for p in asked if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)}
    started = time.perf_counter()
    function(record, *spread, **named)
    return time.perf_counter() - started


def main(words: list[str]) -> None:
    """Print a table: a row a measure, slowest first at the largest size."""
    factors = [int(word) for word in words] or list(FACTORS)
    found: dict[str, list[float]] = {}
    for factor in factors:
        with tempfile.TemporaryDirectory() as room:
            record = load_all(synthetic(Path(room) / "data", factor))
            for name, function in measures():
                found.setdefault(name, []).append(seconds(function, record))
    print("| measure | " + " | ".join(f"{factor} x, s" for factor in factors) + " |")
    print("|---|" + "---|" * len(factors))
    for name, row in sorted(found.items(), key=lambda item: -item[1][-1]):
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in row) + " |", flush=True)
    print("| all | " + " | ".join(f"{sum(column):.1f}" for column in zip(*found.values(), strict=True)) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
