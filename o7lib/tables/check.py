"""Form: is each file a clean CSV of the schema's columns, types, codes, keys and references?

Bytes and shape are looked at first, because a file that is cut, re-encoded or re-delimited by a
spreadsheet makes every later message misleading. What is left, cell by cell, is frictionless's work;
its findings are worded here.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from o7lib.errors import Problem
from o7lib.tables.schema import Column, Schema, Table

BOM = b"\xef\xbb\xbf"


def shown_path(folder: Path, table: Table) -> str:
    """The path of a table as problems print it: folder name and file name, such as data/results.csv."""
    return f"{folder.name}/{table.path}"


def _bytes_problems(raw: bytes, file: str) -> Iterator[Problem]:
    """What a spreadsheet or a cut download does to a file, seen before it is read as text."""
    if not raw.strip():
        yield Problem(file, 1, "", "the file is empty", "at least the header row")
        return
    if raw.startswith(BOM):
        yield Problem(file, 1, "", "starts with a byte order mark", "UTF-8 without one")
    if b"\r" in raw:
        line = raw[: raw.index(b"\r")].count(b"\n") + 1
        yield Problem(file, line, "", "holds a carriage return", "lines that end in a plain line feed")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        yield Problem(file, line, "", "holds a NUL byte", "text")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield Problem(file, line, "", f"byte {raw[error.start]:#04x} is not UTF-8", "UTF-8")
    if not raw.endswith(b"\n"):
        last = raw.count(b"\n") + 1
        yield Problem(file, last, "", "the last line has no line feed", "a whole last line (is the file cut?)")


def _header_problems(header: list[str], table: Table, file: str) -> Iterator[Problem]:
    expected = list(table.columns)
    if header == expected:
        return
    wanted = f"the columns {','.join(expected)}"
    if len(header) == 1 and len(expected) > 1:
        yield Problem(file, 1, "", f"the header is one cell, {header[0]!r}", f"{wanted}, split by commas")
        return
    for name in sorted({n for n in header if header.count(n) > 1}):
        yield Problem(file, 1, name, "stands twice", wanted)
    for name in [n for n in expected if n not in header]:
        yield Problem(file, 1, name, "missing", wanted)
    for name in [n for n in header if n not in expected]:
        yield Problem(file, 1, name, "unknown", wanted)
    if sorted(header) == sorted(expected):
        yield Problem(file, 1, "", f"the columns stand in the order {','.join(header)}", wanted)


def _row_problems(text: str, table: Table, file: str) -> Iterator[Problem]:
    """Rows of the wrong width, blank lines, stray quotes and cells that hold a line break."""
    width = len(table.columns)
    lines = text.splitlines()
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            yield Problem(file, number, "", "a blank line", "one record a line")
            continue
        try:
            cells = next(csv.reader(io.StringIO(line), strict=True))
        except (csv.Error, StopIteration):
            yield Problem(file, number, "", "an unbalanced quote", "quotes closed on the line they open on")
            continue
        if len(cells) != width:
            yield Problem(file, number, "", f"{len(cells)} cells", f"{width} cells, one a column")


def shape_problems(folder: Path, table: Table) -> list[Problem]:
    """Everything wrong with a file before its cells are read; none means it can be parsed safely."""
    file = shown_path(folder, table)
    path = folder / table.path
    if not path.is_file():
        return [Problem(file, 1, "", "the file does not exist", f"the table {table.name}")]
    raw = path.read_bytes()
    found = list(_bytes_problems(raw, file))
    if found:
        return found
    text = raw.decode("utf-8")
    header = next(csv.reader(io.StringIO(text)))
    return list(_header_problems(header, table, file)) or list(_row_problems(text, table, file))


def _wanted(column: Column, note: str) -> str:
    """What a cell should hold, from the schema; frictionless's own note where a constraint says more."""
    if column.codes:
        return f"one of {', '.join(column.codes)}"
    if note.startswith('constraint "required"'):
        return f"a value: {column.description}"
    if note.startswith("constraint"):
        return f"{column.type} where {note.replace('constraint ', '')}"
    kinds = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}
    return kinds.get(column.type, column.type)


def _cell_problems(errors: list, table: Table, schema: Schema, file: str) -> Iterator[Problem]:
    for error in errors:
        line = getattr(error, "row_number", 1) or 1
        name = getattr(error, "field_name", "")
        if error.type in ("type-error", "constraint-error"):
            yield Problem(file, line, name, error.cell, _wanted(table.columns[name], error.note))
        elif error.type == "primary-key":
            key = {c: v for c, v in zip(table.columns, error.cells, strict=False) if c in table.key}
            yield Problem(file, line, ", ".join(table.key), ", ".join(key.values()), "a key that no other row has")
        elif error.type == "foreign-key":
            to = schema.tables[error.reference_name].path
            value = ", ".join(str(v) for v in error.field_cells)
            yield Problem(file, line, ", ".join(error.field_names), value, f"a key of {to}")
        else:
            yield Problem(file, line, name, error.message, "a table that frictionless accepts")


def cell_problems(folder: Path, schema: Schema) -> list[Problem]:
    """Everything frictionless finds: types, constraints, keys and references of all tables."""
    from frictionless import Checklist, FrictionlessException, Package, system  # 0.2 s that only a check needs

    try:
        package = Package.from_descriptor(dict(schema.descriptor), basepath=str(folder))
    except FrictionlessException as error:
        faults = [reason.message for reason in error.reasons] or [str(error)]
        return [Problem("datapackage.json", 1, "", fault, "a valid data package") for fault in faults]
    with system.use_context(trusted=True):
        report = package.validate(Checklist(), limit_errors=10_000)
    found = [Problem("datapackage.json", 1, "", e.message, "a valid data package") for e in report.errors]
    for task in report.tasks:
        table = schema.tables[task.name]
        found += _cell_problems(task.errors, table, schema, shown_path(folder, table))
    return found
