"""Read, check, remember: the only place that opens a table."""

import os
from functools import lru_cache
from pathlib import Path

import pandas as pd

from o7lib.errors import Problem, TableError
from o7lib.tables import check, rules
from o7lib.tables.folder import data_files, data_folder, fingerprint
from o7lib.tables.record import Reads, Record
from o7lib.tables.schema import Column, Schema, Table, schema

_reads: Reads = {}


def _typed(values: pd.Series, column: Column) -> pd.Series:
    if column.codes:
        return values.astype(pd.CategoricalDtype(list(column.codes), ordered=True))
    if column.type == "integer":
        return pd.to_numeric(values).astype("Int64")
    if column.type == "number":
        return pd.to_numeric(values).astype("Float64")
    if column.type == "boolean":
        truth = values.map({"true": True, "false": False})
        return truth.astype(bool if column.required else "boolean")
    return values


def _frame(folder: Path, table: Table) -> pd.DataFrame:
    raw = pd.read_csv(folder / table.path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    return pd.DataFrame({name: _typed(raw[name], column) for name, column in table.columns.items()})


def frames(folder: Path, shape: Schema) -> dict[str, pd.DataFrame]:
    """Every table of a folder whose form holds, as typed frames.

    Coded columns are ordered categories in the codebook's order; whole numbers are nullable
    integers, true/false are real booleans, an empty cell is missing.
    """
    return {name: _frame(folder, table) for name, table in shape.tables.items()}


def problems(folder: str | Path | None = None) -> list[Problem]:
    """Everything wrong with a data folder: shape first, then cells, then the ILO's own rules.

    A later step is not tried on a folder that failed an earlier one, whose messages would mislead.
    """
    here = data_folder(folder)
    shape = schema(here)
    found = [p for table in shape.tables.values() for p in check.shape_problems(here, table)]
    if not found:
        found = check.cell_problems(here, shape)
    if not found:
        found = rules.problems(frames(here, shape), here.name)
    return found


def _stamp(folder: Path) -> Path:
    """A file whose existence says that this very data passed these very checks."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "o7lib"
    code = [Path(m.__file__) for m in (check, rules) if m.__file__]
    return cache / f"checked-{fingerprint([*data_files(folder), *code])}"


def _checked(folder: Path) -> None:
    stamp = _stamp(folder)
    if stamp.exists():
        return
    found = problems(folder)
    if found:
        raise TableError(found)
    try:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.touch()
    except OSError:  # a read-only home costs the next run a second check, nothing else
        pass


@lru_cache(maxsize=2)
def _frames_of(folder: Path, _print: str) -> dict[str, pd.DataFrame]:
    _checked(folder)
    return frames(folder, schema(folder))


def load_all(folder: str | Path | None = None) -> Record:
    """Load every table of the record, checked for form and for the ILO's own rules.

    Args:
        folder: a data folder with `datapackage.json`; by default the one that the variable
            `O7_DATA` names, else the one shipped.

    Returns:
        A `Record`: a mapping of table name to frame, one row of the CSV a row.

    Raises:
        TableError: with every problem at once: file, line, column, value, what was expected.
    """
    here = data_folder(folder)
    return Record(_frames_of(here, fingerprint(data_files(here))), reads=_reads)


def reads() -> Reads:
    """What this process has read since it started, with digests: see `record`."""
    return dict(sorted(_reads.items()))
