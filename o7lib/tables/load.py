"""Load and check the tables; cached until a file changes."""

import os
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd

from o7lib.errors import Problem, TableError
from o7lib.tables.coding import codings
from o7lib.tables.geography import shapes, states
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import SHIPPED, fingerprint, fingerprint_of
from o7lib.tables.model.record import Reads, Record
from o7lib.tables.model.schema import SCHEMA_FILE, Column, Schema, Table, schema
from o7lib.tables.model.snapshot import Snapshot
from o7lib.tables.validation import cells as validation_cells
from o7lib.tables.validation import contract, rules
from o7lib.tables.validation.csv_files import Cells, read, shape_problems

# Text is kept by Python, in what is computed of the tables too. Where pyarrow is installed pandas would give
# every new column to it, which costs small tables a tenth of their time and makes two kinds of text to join.
pd.set_option("mode.string_storage", "python")

_reads: Reads = {}
# The frames of the last two folders loaded, by fingerprint: a comparison may hold two at once.
_loaded: dict[str, dict[str, pd.DataFrame]] = {}
KEPT = 2
TRUTH = {"true": True, "false": False, "": None}


def _coded(texts: tuple[str, ...], codes: tuple[str, ...]) -> "pd.Categorical[str]":
    place = {"": -1} | {code: n for n, code in enumerate(codes)}
    return pd.Categorical.from_codes([place[text] for text in texts], categories=pd.Index(codes), ordered=True)


def _typed(texts: tuple[str, ...], column: Column) -> pd.api.extensions.ExtensionArray | np.ndarray:
    """The texts of a column as its type. A text that is none of it is an error here too, never a blank."""
    if column.codes:
        return _coded(texts, column.codes)
    if column.type == "boolean":
        truth = [TRUTH[text] for text in texts]
        return np.array(truth, dtype=bool) if column.required else pd.array(truth, dtype="boolean")
    if column.type == "string":
        return pd.array([text or None for text in texts], dtype=pd.StringDtype("python", na_value=np.nan))
    empty = np.array([not text for text in texts], dtype=bool)
    if column.type == "integer":
        return pd.arrays.IntegerArray(np.array([int(text or 0) for text in texts], dtype="int64"), empty)
    return pd.arrays.FloatingArray(np.array([float(text or 0) for text in texts], dtype="float64"), empty)


def _frame(cells: Cells, table: Table) -> pd.DataFrame:
    return pd.DataFrame({name: _typed(cells[name], column) for name, column in table.columns.items()})


def _cells(taken: Snapshot) -> dict[str, Cells]:
    return {name: read(taken.raw(name), table) for name, table in taken.schema.tables.items()}


def frames_of(taken: Snapshot) -> dict[str, pd.DataFrame]:
    """Every table of a snapshot whose form holds, as typed frames.

    Coded columns are ordered categories in the codebook's order; whole numbers are nullable
    integers, true/false are real booleans, an empty cell is missing.
    """
    return _frames(_cells(taken), taken.schema)


def _frames(cells: dict[str, Cells], shape: Schema) -> dict[str, pd.DataFrame]:
    return {name: _frame(texts, shape.tables[name]) for name, texts in cells.items()}


def frames(folder: Path, shape: Schema) -> dict[str, pd.DataFrame]:
    """Every table of a folder whose form holds, as typed frames: see `frames_of`. Checks nothing."""
    return {
        name: _frame(read((folder / table.path).read_bytes(), table), table) for name, table in shape.tables.items()
    }


def _contract(taken: Snapshot) -> list[Problem]:
    """What the library computes with must be in the schema; the shipped schema says what that is."""
    file = f"{taken.folder}/{SCHEMA_FILE}"
    return contract.contract_problems(taken.schema, schema(SHIPPED), file) if SHIPPED.is_dir() else []


def problems_of(taken: Snapshot) -> list[Problem]:
    """Everything wrong with a snapshot: shape first, then cells, then the ILO's own rules.

    A later step is not tried on tables that failed an earlier one, whose messages would mislead.
    """
    shape = taken.schema
    found = [*taken.unread, *_contract(taken)]
    resources = {r["name"]: r for r in shape.descriptor["resources"]}
    for name, table in shape.tables.items():
        if table.path in taken.files:
            found += shape_problems(taken.raw(name), table, taken.shown(name), resources[name])
    if found:
        return found
    cells = _cells(taken)
    found = validation_cells.cell_problems(cells, shape, taken.folder)
    if found:
        return found
    frames = _frames(cells, shape)
    return [*rules.problems(frames, taken.folder), *_map_problems(taken, frames["places"])]


def _map_problems(taken: Snapshot, places: pd.DataFrame) -> list[Problem]:
    """What would make a map of the snapshot wrong; files in memory have no map."""
    return shapes.faults(places, taken.home, taken.shown("places")) if taken.home else []


def problems(folder: str | Path | None = None) -> list[Problem]:
    """Everything wrong with a data folder: its schema, then shape, then cells, then the ILO's own rules.

    The codings beside the tables are held to their form too, where there are any.
    """
    try:
        return [*problems_of(snapshot.read_snapshot(folder)), *codings.problems(folder)]
    except TableError as error:
        return error.problems


def _cache() -> Path | None:
    """Where stamps are kept; nowhere for an account without a home."""
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "o7lib"
    except RuntimeError:
        return None


def _stamp(taken: Snapshot) -> Path | None:
    """A file whose existence says that these very bytes passed these very checks.

    Its name covers the tables, their schema, the shipped schema, the code that checks and the
    versions of what it checks with: change any and the stamp is another one.
    """
    code = [file for file in sorted(Path(__file__).parent.rglob("*.py")) if file.is_file()]
    checks = fingerprint([*code, *[f for f in [SHIPPED / SCHEMA_FILE, *states.FILES] if f.is_file()]])
    tools = f"{pd.__version__} {version('frictionless')} {sys.version}"
    cache = _cache()
    name = fingerprint_of([(taken.fingerprint, checks.encode()), ("tools", tools.encode())])
    return cache / f"checked-{name}" if cache else None


def _vouched(stamp: Path | None) -> bool:
    try:
        return stamp is not None and stamp.is_file()
    except OSError:  # a cache that may not be read vouches for nothing
        return False


def _checked(taken: Snapshot) -> None:
    stamp = _stamp(taken)
    if _vouched(stamp):
        return
    found = problems_of(taken)
    if found:
        raise TableError(found)
    try:
        if stamp:
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.touch()
    except OSError:  # a read-only home costs the next run a second check, nothing else
        pass


def _kept_frames(taken: Snapshot) -> dict[str, pd.DataFrame]:
    """Frames of a snapshot, checked once, kept by its fingerprint."""
    key = taken.fingerprint
    if key not in _loaded:
        _checked(taken)
        fresh = frames_of(taken)
        while len(_loaded) >= KEPT:
            _loaded.pop(next(iter(_loaded)), None)
        _loaded[key] = fresh
    return _loaded[key]


def load_all(folder: str | Path | None = None) -> Record:
    """Load every table of the record, checked for form and for the ILO's own rules.

    Args:
        folder: a data folder with `datapackage.json`; by default the one that the variable
            `O7_DATA` names, else the one shipped.

    Returns:
        A `Record`: a mapping of table name to frame, one row of the CSV a row. It carries its schema.

    Raises:
        TableError: with every problem at once: file, line, column, value, what was expected.
    """
    taken = snapshot.read_snapshot(folder)
    return Record(_kept_frames(taken), reads=_reads, schema=taken.schema)


def reads() -> Reads:
    """What this process has read since it started, with digests: see `record`."""
    return dict(sorted(_reads.items()))
