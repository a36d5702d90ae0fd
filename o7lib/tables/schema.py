"""The one schema, `datapackage.json`, as tables and columns; every code and label comes from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from o7lib.errors import ParameterError, Problem, TableError
from o7lib.tables.folder import data_folder

SCHEMA_FILE = "datapackage.json"


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means, the codes it may hold in order, and their labels.

    `firm` is the first code, in that order, that counts as done rather than intended.
    """

    name: str
    type: str
    title: str
    description: str
    required: bool
    unit: str = ""
    codes: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    firm: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its file, what a row is, its key, its columns in order and its references.

    `references` holds one entry per foreign key: own columns, table referred to, its columns.
    """

    name: str
    path: str
    title: str
    description: str
    unit: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Schema:
    """The data package: its tables by name, its version and its date."""

    title: str
    version: str
    created: str
    tables: Mapping[str, Table]
    descriptor: Mapping[str, Any]

    def table(self, name: str) -> Table:
        """The table of that name. Raises ParameterError with the list of tables."""
        if name not in self.tables:
            raise ParameterError(f"there is no table {name!r}; the schema has {', '.join(self.tables)}")
        return self.tables[name]

    def column(self, table: str, column: str) -> Column:
        """The column of that table. Raises ParameterError with the list of columns."""
        columns = self.table(table).columns
        if column not in columns:
            raise ParameterError(f"{table} has no column {column!r}; it has {', '.join(columns)}")
        return columns[column]


def _column(raw: Mapping[str, Any]) -> Column:
    limits = raw.get("constraints", {})
    return Column(
        name=raw["name"],
        type=raw["type"],
        title=raw["title"],
        description=raw["description"],
        required=bool(limits.get("required")),
        unit=raw.get("unit", ""),
        codes=tuple(limits.get("enum", ())),
        labels=dict(raw.get("labels", {})),
        firm=raw.get("firm", ""),
    )


def _table(raw: Mapping[str, Any]) -> Table:
    shape = raw["schema"]
    return Table(
        name=raw["name"],
        path=raw["path"],
        title=raw["title"],
        description=raw["description"],
        unit=raw["unit"],
        key=tuple(shape["primaryKey"]),
        columns={c["name"]: _column(c) for c in shape["fields"]},
        references=tuple(
            (tuple(k["fields"]), k["reference"]["resource"], tuple(k["reference"]["fields"]))
            for k in shape.get("foreignKeys", ())
        ),
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        expected = "a Frictionless Data Package with the tables beside it"
        raise TableError([Problem(file.name, 1, "", f"{file} does not exist", expected)]) from None
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        line = getattr(error, "lineno", 1)
        raise TableError([Problem(file.name, line, "", f"not JSON ({error})", "UTF-8 JSON")]) from None
    return raw


@lru_cache(maxsize=8)
def _schema(file: Path, _stamp: tuple[int, int]) -> Schema:
    raw = _read(file)
    try:
        return Schema(
            title=raw["title"],
            version=raw["version"],
            created=raw["created"],
            tables={t["name"]: _table(t) for t in raw["resources"]},
            descriptor=raw,
        )
    except (KeyError, TypeError, AttributeError) as error:
        missing = f"lacks or misstates {error}"
        raise TableError([Problem(file.name, 1, "", missing, "the properties of the shipped schema")]) from None


def schema(folder: str | Path | None = None) -> Schema:
    """Read the schema of a data folder (by default the one `O7_DATA` names, or the shipped one).

    Raises TableError when the file is missing or is not a data package.
    """
    file = data_folder(folder) / SCHEMA_FILE
    stat = file.stat() if file.exists() else None
    return _schema(file, (stat.st_mtime_ns, stat.st_size) if stat else (0, 0))


def codes(table: str, column: str) -> list[str]:
    """Every code a column may hold, in the codebook's order.

    >>> codes("achievements", "stage")
    ['in_preparation', 'drafted', 'adopted', 'operational']
    """
    return list(schema().column(table, column).codes)


def label(table: str, column: str, code: str) -> str:
    """The words a reader sees for a code; the code itself where the schema gives none.

    >>> label("achievements", "stage", "operational")
    'In operation'
    """
    return schema().column(table, column).labels.get(code, code)


def labels(table: str, column: str) -> dict[str, str]:
    """Code to label, in the codebook's order."""
    return {code: label(table, column, code) for code in codes(table, column)}


def firm_stage() -> str:
    """The first stage that counts as reached: what stands before it is a draft or an intention.

    >>> firm_stage()
    'adopted'
    """
    return schema().column("achievements", "stage").firm
