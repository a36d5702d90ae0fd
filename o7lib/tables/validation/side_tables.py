"""Validate the tables of `geo/` and `coding/`, which have a schema of their own.

The schema is the shipped one, `datapackage.json` in the folder of the same name: a data folder brings
only its rows. What is read is checked every time, so that nothing is vouched for that was not looked at.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from o7lib.errors import Problem, TableError
from o7lib.tables.model.paths import SHIPPED, contents
from o7lib.tables.model.schema import EXPECTED, SCHEMA_FILE, Column, Schema, Table, parse
from o7lib.tables.validation.cells import Reader, table_problems
from o7lib.tables.validation.csv_files import Cells, read, shape_problems


def form(room: str) -> Schema:
    """What the tables of a room (`geo`, `coding`) are held to.

    >>> list(form("geo").tables)
    ['areas', 'points', 'region_extents']
    """
    file = SHIPPED / room / SCHEMA_FILE
    return parse(contents(file, EXPECTED), f"{room}/{SCHEMA_FILE}")


def _reader(column: Column) -> Reader:
    """Whether a text that is written as its type asks is also a code, within limits, and there at all."""

    def asked(text: Any) -> tuple[Any, Any]:
        if not text:
            return text, column.required
        if column.codes:
            return text, text not in column.codes
        low, high = column.minimum, column.maximum
        return text, (low is not None and float(text) < low) or (high is not None and float(text) > high)

    return asked


def problems_of(raw: bytes, table: Table, file: str) -> list[Problem]:
    """Everything wrong with the bytes of one table; `file` is its name in messages."""
    found = shape_problems(raw, table, file)
    if found:
        return found
    readers = {column.name: _reader(column) for column in table.columns.values()}
    return table_problems(read(raw, table), table, readers, file)


@lru_cache(maxsize=16)
def _checked(raw: bytes, room: str, name: str, shown: str) -> Cells:
    table = form(room).table(name)
    found = problems_of(raw, table, shown)
    if found:
        raise TableError(found)
    return read(raw, table)


def cells(folder: Path, name: str) -> Cells:
    """Every cell of a table of a room, as text by column; the folder's name is the room's.

    Raises TableError with everything wrong with the file.
    """
    table = form(folder.name).table(name)
    shown = f"{folder.parent.name}/{folder.name}/{table.path}"
    return _checked(contents(folder / table.path, f"the table {name}", shown), folder.name, name, shown)


def problems(folder: Path) -> list[Problem]:
    """Everything wrong with the tables of a room; those that are not there count as problems too."""
    found: list[Problem] = []
    for name in form(folder.name).tables:
        try:
            cells(folder, name)
        except TableError as error:
            found += error.problems
    return found
