"""Export tables as a SQLite or DuckDB database with types, keys, references and codes.

A table's key is its PRIMARY KEY where no column of it may be empty; elsewhere a unique index that
takes an empty cell for a value, because two world targets for one indicator are one too many. Each
reference is a FOREIGN KEY, each list of codes a CHECK. Two more tables tell of the data: `_about`
(facts and limits) and `_columns` (what each column means).
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from o7lib.errors import O7Error
from o7lib.optional import needed
from o7lib.tables.export.metadata import facts, limits
from o7lib.tables.export.values import Plain, rows
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Column, Schema, Table
from o7lib.tables.model.table_order import in_order

TYPES = {
    "sqlite": {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"},
    "duckdb": {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"},
}
NOTHING = {"string": "''", "integer": "-1", "number": "-1", "boolean": "-1"}
ABOUT = ("_about", ("term", "fact"))
COLUMNS = ("_columns", ("table_name", "column_name", "type", "unit", "description", "codes"))


def quoted(name: str) -> str:
    """A name as SQL quotes it.

    >>> quoted("count")
    '"count"'
    """
    return '"' + name.replace('"', '""') + '"'


def _names(names: Sequence[str]) -> str:
    return ", ".join(quoted(n) for n in names)


def literal(value: str) -> str:
    """A text as SQL writes it.

    >>> literal("the ILO's")
    "'the ILO''s'"
    """
    return "'" + value.replace("'", "''") + "'"


def _column(column: Column, kind: str) -> str:
    parts = [quoted(column.name), TYPES[kind][column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.codes:
        parts.append(f"CHECK ({quoted(column.name)} IN ({', '.join(literal(c) for c in column.codes)}))")
    if column.type == "boolean" and kind == "sqlite":  # it has no type of its own for true and false
        parts.append(f"CHECK ({quoted(column.name)} IN (0, 1))")
    return " ".join(parts)


def _whole_key(table: Table) -> bool:
    return all(table.columns[c].required for c in table.key)


def create(table: Table, kind: str, present: Sequence[str]) -> list[str]:
    """The statements that make one table; references only to tables that are `present`."""
    lines = [_column(c, kind) for c in table.columns.values()]
    if _whole_key(table):
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names(own)}) REFERENCES {quoted(to)} ({_names(theirs)})"
        for own, to, theirs in table.references
        if to in present
    ]
    body = ",\n  ".join(lines)
    made = [f"CREATE TABLE {quoted(table.name)} (\n  {body}\n)"]
    if not _whole_key(table):
        columns = [table.columns[c] for c in table.key]
        parts = [quoted(c.name) if c.required else f"coalesce({quoted(c.name)}, {NOTHING[c.type]})" for c in columns]
        made.append(f"CREATE UNIQUE INDEX {quoted(table.name + '_key')} ON {quoted(table.name)} ({', '.join(parts)})")
    return made


def _insert(connection: Any, name: str, columns: Sequence[str], lines: list[tuple[Plain, ...]]) -> None:
    if lines:
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f"INSERT INTO {quoted(name)} ({_names(columns)}) VALUES ({marks})", lines)


def _tell(connection: Any, record: Record, schema: Schema, tables: Sequence[Table], text: str) -> None:
    """The tables that tell of the data itself."""
    about: list[tuple[Plain, ...]] = [*facts(record, schema).items()]
    about += [("What the data cannot say", one) for one in limits(schema)]
    meant: list[tuple[Plain, ...]] = [
        (t.name, c.name, c.type, c.unit, c.description, ", ".join(c.codes)) for t in tables for c in t.columns.values()
    ]
    for (name, columns), lines in ((ABOUT, about), (COLUMNS, meant)):
        body = ", ".join(f"{quoted(c)} {text} NOT NULL" for c in columns)
        connection.execute(f"CREATE TABLE {quoted(name)} ({body})")
        _insert(connection, name, columns, lines)


def _fill(connection: Any, record: Record, schema: Schema, kind: str) -> None:
    tables = in_order([t for t in schema.tables.values() if t.name in record])
    for table in tables:
        for statement in create(table, kind, list(record)):
            connection.execute(statement)
        frame = record.untracked(table.name)
        _insert(connection, table.name, list(frame.columns), list(rows(frame)))
    _tell(connection, record, schema, tables, TYPES[kind]["string"])


def _verify(connection: sqlite3.Connection) -> None:
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise O7Error(f"{len(lost)} rows refer to rows that are not there, the first in {lost[0][0]} to {lost[0][2]}")
    state = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if state != "ok":
        raise O7Error(f"the database does not hold together: {state}")


def sqlite(record: Record, schema: Schema, file: Path) -> None:
    """Write a record as an SQLite database: equal data gives equal bytes.

    Raises:
        O7Error: the rows break a key, a reference or a list of codes.
    """
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            _fill(connection, record, schema, "sqlite")
        _verify(connection)
    except sqlite3.IntegrityError as error:
        raise O7Error(f"the rows do not fit the schema: {error}") from None
    finally:
        connection.close()


def duckdb(record: Record, schema: Schema, file: Path) -> None:
    """Write a record as a DuckDB database; its bytes differ from one writing to the next.

    Raises:
        O7Error: duckdb is not installed, or the rows break a key, a reference or a list of codes.
    """
    library = needed("duckdb", "writing .duckdb")
    connection = library.connect(str(file), config={"default_block_size": "16384"})  # the usual 256 KB make 30 MB of it
    try:
        connection.execute("BEGIN")
        _fill(connection, record, schema, "duckdb")
        connection.execute("COMMIT")
    except library.ConstraintException as error:
        raise O7Error(f"the rows do not fit the schema: {error}") from None
    finally:
        connection.close()
