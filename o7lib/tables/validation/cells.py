"""Validate cells against the schema: types, codes, unique and sorted keys, references.

Frictionless reads each cell: types, codes and limits are the standard's, its findings are worded
here. It is asked once for each different text of a column, not once a row. Before it is asked,
a cell must be written the one way this record writes it: frictionless would take `1_0` for ten,
and a name with a zero-width space in it for a name.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

from o7lib.errors import Problem, TableError
from o7lib.tables.model.schema import SCHEMA_FILE, Column, Schema, Table
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
# Characters nobody sees: controls, formats (zero width, direction), separators of lines; and the
# private, unassigned and replacement characters that a wrong encoding leaves behind.
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs"}


def _character(c: str) -> str:
    return f"U+{ord(c):04X} {unicodedata.name(c, 'a character without a name')}"


def _unclean(text: str) -> str:
    """What no cell may hold, said as what was expected; empty where the text is clean."""
    if text != text.strip():
        return "no space before or after"
    if text.isascii() and text.isprintable():
        return ""
    for c in text:
        if unicodedata.category(c) in UNSEEN or c == "\N{REPLACEMENT CHARACTER}":
            return f"no {_character(c)}"
    if not unicodedata.is_normalized("NFC", text):
        return "accents joined to their letters (Unicode NFC)"
    return ""


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
    return f"; {strange!r} is {_character(strange)}" if strange else ""


def _cell_check(column: Column, read: Reader) -> Callable[[str], str]:
    """A function that says what was expected of a text in this column; empty where it holds."""
    # A pattern is matched whole: frictionless would let `a|b` match only one end of a text.
    form = re.compile(column.pattern) if column.pattern else WRITTEN.get(column.type)

    def expected(text: str) -> str:
        if len(text) > LONGEST_CELL:
            return f"at most {LONGEST_CELL} characters, what a spreadsheet's cell holds; there are {len(text)}"
        fault = _unclean(text)
        if fault:
            return fault
        if text and form and not form.fullmatch(text):
            return _wanted(column, text)
        return _wanted(column, text) if read(text)[1] else ""

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


def contract_problems(schema: Schema, needed: Schema, file: str) -> list[Problem]:
    """What the library computes with and a schema lacks: tables, keys, references, columns, codes.

    More of each is welcome, and so are other words and limits; `needed` is the shipped schema.
    """
    found = []
    for name, table in needed.tables.items():
        mine = schema.tables.get(name)
        if mine is None:
            found.append(Problem(file, 1, "", f"there is no table {name!r}", f"the tables {', '.join(needed.tables)}"))
            continue
        if mine.key != table.key:
            fault = f"{name}: the primary key is {', '.join(mine.key)}"
            found.append(Problem(file, 1, "", fault, ", ".join(table.key)))
        for own, to, _ in set(table.references) - set(mine.references):
            fault = f"{name}: nothing says that {', '.join(own)} refers to {to}"
            found.append(Problem(file, 1, "", fault, "a foreign key"))
        found += [p for column in table.columns.values() for p in _column_contract(mine, column, file)]
    return found


def _column_contract(table: Table, needed: Column, file: str) -> Iterator[Problem]:
    where, mine = f"{table.name}.{needed.name}", table.columns.get(needed.name)
    if mine is None:
        yield Problem(file, 1, "", f"{where} is missing", f"a column of type {needed.type}")
        return
    for what in ("type", "pattern", "firm"):
        has, wanted = getattr(mine, what), getattr(needed, what)
        if has != wanted:
            yield Problem(file, 1, "", f"{where}: {what} is {has!r}", f"{wanted!r}, which the library counts on")
    if needed.required and not mine.required:
        yield Problem(file, 1, "", f"{where} may be empty", "required: the library counts on a value")
    if needed.codes and [code for code in mine.codes if code in needed.codes] != list(needed.codes):
        codes = ", ".join(needed.codes)
        yield Problem(
            file, 1, "", f"{where}: the codes are {', '.join(mine.codes)}", f"{codes}, in this order among them"
        )


@lru_cache(maxsize=2)
def _package(schema: Schema, file: str) -> Any:
    """The descriptor as frictionless reads it. Raises TableError where it does not accept it."""
    from frictionless import FrictionlessException, Package, system  # 0.2 s that only a check needs

    try:
        with system.use_context(trusted=True):
            return Package.from_descriptor(dict(schema.descriptor))
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
