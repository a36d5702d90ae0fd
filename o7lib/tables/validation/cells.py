"""Validate cells against the schema: types, codes, unique and sorted keys, references.

Frictionless reads each cell: types, codes and limits are the standard's, its findings are worded
here. It is asked once for each different text of a column, not once a row. Before it is asked,
a cell must be written the one way this record writes it: frictionless would take `1_0` for ten,
and a name with a zero-width space in it for a name.
"""

import json
import re
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

import regex

from o7lib.errors import Problem, TableError
from o7lib.tables.model.schema import SCHEMA_FILE, Column, Schema, Table
from o7lib.tables.text.characters import mixed, named, spaced, unclean
from o7lib.tables.validation.csv_files import Cells

Tables = Mapping[str, Cells]
# What frictionless makes of a text: the value, and a note for each thing wrong with it.
Reader = Callable[[Any], tuple[Any, Any]]
# A spreadsheet cell holds no more; Excel cuts what is longer without a word.
LONGEST_CELL = 32_767
# Fifteen digits are what spreadsheets and JavaScript keep of a number.
WRITTEN = {
    "integer": re.compile(r"0|-?[1-9][0-9]{0,14}"),
    "number": re.compile(r"-?(?=[0-9.]{1,15}$)(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}
KINDS = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "string": "text"}
HOW = {
    "integer": " in plain digits, such as 7",
    "number": " in plain digits, such as 7 or 0.5",
    "boolean": "",
    "string": "",
}
# Columns whose texts tell things apart, and are looked up.
NAMES = ("name", "printed_names", "label", "publisher")
# What matching a column's pattern may take; a pattern that branches over what it has just read takes for ever.
SECONDS_A_CELL, SECONDS_A_COLUMN = 1.0, 5.0


def _range(column: Column) -> str:
    low, high = column.minimum, column.maximum
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f", {low} or more"
    return f", {high} or less" if high is not None else ""


def _wanted(column: Column, text: str) -> str:
    """What a cell should hold, from the schema; and which letter only looks like a plain one."""
    if not text:
        return f"a value: {column.description}"
    if column.codes:
        wanted = f"one of {', '.join(column.codes)}"
    elif column.pattern:
        wanted = f"text of the form {column.pattern}: {column.description}"
    else:
        wanted = KINDS[column.type] + _range(column) + HOW[column.type]
    return wanted + _foreign(text)


def _foreign(text: str) -> str:
    """Name the first character that is not plain: a look-alike cannot be told by eye."""
    strange = next((c for c in text if not c.isascii()), "")
    return f"; {strange!r} is {named(strange)}" if strange else ""


def _fits(pattern: str) -> Callable[[str], bool]:
    """Whether a text is of a pattern. Raises TimeoutError where that cannot be told in the time a column has."""
    form = regex.compile(pattern)
    left = SECONDS_A_COLUMN

    def fits(text: str) -> bool:
        nonlocal left
        started = time.monotonic()
        try:
            return form.fullmatch(text, timeout=min(left, SECONDS_A_CELL)) is not None
        finally:
            left = max(0.001, left - (time.monotonic() - started))

    return fits


def _as_written(kind: str) -> Callable[[str], bool]:
    form = WRITTEN.get(kind)
    return lambda text: form is None or form.fullmatch(text) is not None


def _cell_check(column: Column, read: Reader) -> Callable[[str], str]:
    """A function that says what was expected of a text in this column; empty where it holds."""
    is_name = bool(column.codes or column.pattern or column.name in NAMES)
    # A pattern is matched whole: frictionless would let `a|b` match only one end of a text.
    fits = _fits(column.pattern) if column.pattern else _as_written(column.type)

    def expected(text: str) -> str:
        if len(text) > LONGEST_CELL:
            return f"at most {LONGEST_CELL} characters, what a spreadsheet's cell holds; there are {len(text)}"
        fault = unclean(text) or (spaced(text) if is_name else "")
        if fault:
            return fault
        try:
            if text and not fits(text):
                return _wanted(column, text)
        except TimeoutError:
            return f"a pattern that ends: {column.pattern} was still at work after {SECONDS_A_CELL:.0f} s"
        return _wanted(column, text) if read(text)[1] else mixed(text)

    return expected


def _column_problems(texts: tuple[str, ...], column: Column, read: Reader, file: str) -> Iterator[Problem]:
    expected = _cell_check(column, read)
    wrong = {text: fault for text in set(texts) if (fault := expected(text))}
    if wrong:
        for line, text in enumerate(texts, start=2):
            if text in wrong:
                yield Problem(file, line, column.name, text, wrong[text])


def _rows(cells: Cells, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of a table, of some columns."""
    return zip(*(cells[name] for name in columns), strict=True)


def _double_keys(cells: Cells, table: Table, file: str) -> Iterator[Problem]:
    first: dict[tuple[str, ...], int] = {}
    for line, key in enumerate(_rows(cells, table.key), start=2):
        other = first.setdefault(key, line)
        if other != line:
            expected = f"a key that no other row has; line {other} has it"
            yield Problem(file, line, ", ".join(table.key), ", ".join(key), expected)


def _sort_keys(cells: Cells, table: Table) -> list[tuple[Any, ...]]:
    """Keys as the file is sorted by them: numbers by size, text by its characters, empty first."""
    whole = [table.columns[name].type == "integer" for name in table.key]
    parts = (
        [int(text) if text else -1 for text in cells[name]] if number else cells[name]
        for name, number in zip(table.key, whole, strict=True)
    )
    return list(zip(*parts, strict=True))


def _order_problems(cells: Cells, table: Table, file: str) -> Iterator[Problem]:
    """Rows out of order: sorted rows make each change of the record a small one to review."""
    keys = _sort_keys(cells, table)
    highest = list(accumulate(keys, max))
    by = ", ".join(table.key)
    for row in range(1, len(keys)):
        if keys[row] < keys[row - 1]:
            line = bisect_right(highest, keys[row], hi=row) + 2
            value = ", ".join(cells[name][row] for name in table.key)
            yield Problem(file, row + 2, by, value, f"rows sorted by {by}: this one belongs above line {line}")


def _lost_references(tables: Tables, schema: Schema, table: Table, file: str) -> Iterator[Problem]:
    """Rows that refer to nothing. A reference whose columns are all empty refers to none, and may."""
    for own, name, theirs in table.references:
        known = set(_rows(tables[name], theirs))
        for line, key in enumerate(_rows(tables[table.name], own), start=2):
            if key not in known and any(key):
                value = ", ".join(key)
                expected = f"a key of {schema.tables[name].path}{_foreign(value)}"
                yield Problem(file, line, ", ".join(own), value, expected)


def _without_patterns(found: Mapping[str, Any]) -> dict[str, Any]:
    """A descriptor whose patterns frictionless does not try: here each is matched whole, and no longer than it may."""
    copy = json.loads(json.dumps(found))
    for column in (c for table in copy["resources"] for c in table["schema"]["fields"]):
        column.get("constraints", {}).pop("pattern", None)
    return dict(copy)


@lru_cache(maxsize=2)
def _package(schema: Schema, file: str) -> Any:
    """The descriptor as frictionless reads it. Raises TableError where it does not accept it."""
    from frictionless import FrictionlessException, Package, system  # 0.2 s that only a check needs

    try:
        with system.use_context(trusted=True):
            return Package.from_descriptor(_without_patterns(schema.descriptor))
    except FrictionlessException as error:
        faults = [reason.message for reason in error.reasons] or [str(error)]
        raise TableError(Problem(file, 1, "", fault, "a valid data package") for fault in faults) from None


def cell_problems(tables: Tables, schema: Schema, folder: str) -> list[Problem]:
    """Everything wrong with cells, keys, order and references, over all tables.

    Args:
        tables: every table's cells as text, from `csv_files.read`.
        schema: what they are held to.
        folder: the folder's name, as problems print it.
    """
    package = _package(schema, f"{folder}/{SCHEMA_FILE}")
    found: list[Problem] = []
    for name, table in schema.tables.items():
        file, mine, fields = f"{folder}/{table.path}", tables[name], package.get_resource(name).schema.fields
        readers = {field.name: field.create_cell_reader() for field in fields}
        found += [*table_problems(mine, table, readers, file), *_lost_references(tables, schema, table, file)]
    return found


def table_problems(cells: Cells, table: Table, readers: Mapping[str, Reader], file: str) -> list[Problem]:
    """Everything wrong with the cells, keys and order of one table; `readers` has a reader a column."""
    wrong: list[Problem] = []
    for column in table.columns.values():
        wrong += _column_problems(cells[column.name], column, readers[column.name], file)
    # A cell that is no number has no place in an order.
    ordered = [] if wrong else _order_problems(cells, table, file)
    return [*wrong, *_double_keys(cells, table, file), *ordered]
