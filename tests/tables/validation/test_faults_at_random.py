"""Mutants drawn from a seed over tables, schema, shapes and codings: refused in words, or loaded and counted with.

    O7_FUZZ=5000 O7_FUZZ_SEED=7 pytest tests/tables/validation/test_faults_at_random.py

What it finds becomes a case of its own in the files beside this one.
"""

import json
import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from o7lib.errors import TableError
from o7lib.measures import additivity, evidence, funding, gaps, people, progress, projects, targets
from o7lib.tables import load
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import SCHEMA_FILE

TRIED, SEED = int(os.environ.get("O7_FUZZ", "60")), int(os.environ.get("O7_FUZZ_SEED", "1"))
SECONDS = 60.0  # on a machine at ten times its load
NASTY = (
    *("", " ", "0", "-1", "7.0", "1e9", "999999999999999", "10" * 20, "NaN", "true", "None", "all", "world", "__proto__", "constructor"),
    *("CON", "../../evil", "=1+1", "\uff1d1", "\x1b[31m", "a\u3164b", "а", "\u202ea", "\ufeff", "a  b", "2012-13", "9-2", "1-999999999999", "7.1"),
    *("KHM", "KHM129", "africa", "x" * 40_000, '"', "a,b", "\ud7ff", "🙂", "\u0301"),
)  # fmt: skip
JSON = (
    None,
    True,
    0,
    -1,
    4.5,
    1e300,
    "",
    "x",
    "../../evil",
    "(a+)+b",
    "\x1b[31m",
    [],
    {},
    ["x"],
    {"x": 1},
    "string",
    "integer",
)
COUNTED: tuple[Callable[[Record], object], ...] = (
    targets.against_targets,
    progress.biennia,
    evidence.strength,
    funding.by_funder,
    gaps.by_region,
    people.by_group,
    projects.timeline,
    additivity.verdicts,
)  # fmt: skip


def mutated_cell(drawn: random.Random, raw: bytes) -> bytes:
    """One cell becomes another of the file or something nasty; or a row moves, doubles, goes; or a byte changes."""
    lines = raw.decode().split("\n")
    row, how = drawn.randrange(1, max(2, len(lines) - 1)), drawn.randrange(6)
    if how == 0:
        return b"".join([raw[: (at := drawn.randrange(len(raw)))], bytes([drawn.randrange(256)]), raw[at + 1 :]])
    if how == 1:
        lines.insert(row, lines[drawn.randrange(len(lines))])
    elif how == 2:
        del lines[row]
    elif how == 3:
        lines[row], lines[1] = lines[1], lines[row]
    else:
        cells = lines[row].split(",")
        other = drawn.choice(drawn.choice(lines).split(","))
        cells[drawn.randrange(len(cells))] = other if how == 4 else drawn.choice(NASTY)
        lines[row] = ",".join(cells)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def mutated_json(drawn: random.Random, raw: bytes) -> bytes:
    """One part of a JSON file, at any depth, becomes another, goes, or is put in."""
    whole: Any = json.loads(raw)
    here = whole
    for _ in range(drawn.randrange(1, 9)):
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        inside = [k for k in keys if isinstance(here[k], dict | list) and here[k]]
        if not inside or drawn.random() < 0.1:
            break
        here = here[drawn.choice(inside)]
    keys = list(here) if isinstance(here, dict) else list(range(len(here)))
    key = drawn.choice(keys)
    if drawn.random() < 0.2:
        del here[key]
    else:
        here[key] = drawn.choice(JSON)
    return json.dumps(whole, ensure_ascii=True).encode()


def ends_well(ended: Callable[[], Any]) -> Any:
    """What a check gives, in time; problems are said in words that a terminal can print."""
    started = time.monotonic()
    found = ended()
    assert time.monotonic() - started < SECONDS
    for problem in found:
        assert str(problem).isprintable() and problem.expected and problem.line > 0
    return found


def problems_of(files: dict[str, bytes]) -> Any:
    try:
        return load.problems_of(snapshot.from_bytes(files))
    except TableError as error:
        return error.problems


@pytest.mark.parametrize("n", range(TRIED))
def test_a_mutant_of_tables_or_schema_is_refused_in_words_or_counted_with(faults, n):
    drawn = random.Random(f"{SEED} {n}")
    files = dict(faults.files)
    for _ in range(drawn.choice((1, 1, 1, 3))):
        name = SCHEMA_FILE if drawn.random() < 0.3 else drawn.choice(sorted(files))
        files[name] = (mutated_json if name == SCHEMA_FILE else mutated_cell)(
            drawn, files[name] if files[name].strip() else b"x\n"
        )
        if name == SCHEMA_FILE:
            break
    if ends_well(lambda: problems_of(files)):
        return
    taken = snapshot.from_bytes(files)
    record = Record(load.frames_of(taken), schema=taken.schema)
    for measure in drawn.sample(COUNTED, 3):
        measure(record)


@pytest.fixture(scope="module")
def whole_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    return Path(shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("build", "states")))


@pytest.mark.parametrize("n", range(TRIED // 4))
def test_a_mutant_of_shapes_or_codings_is_refused_in_words_or_drawn(whole_folder, n):
    drawn = random.Random(f"beside {SEED} {n}")
    file = drawn.choice(
        sorted(
            f for room in ("geo", "coding") for f in (whole_folder / room).iterdir() if f.suffix in (".csv", ".json")
        )
    )
    before = file.read_bytes()
    file.write_bytes((mutated_json if file.suffix == ".json" else mutated_cell)(drawn, before))
    try:
        ends_well(lambda: load.problems(whole_folder))
    finally:
        file.write_bytes(before)
