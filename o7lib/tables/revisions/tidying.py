"""One way of writing each cell and file: what can be put right without a judgement.

A byte order mark, carriage returns, another order of rows or columns, TRUE for true, 7.0 for 7 and
spaces round a text say the same in another way. What could mean two things (7,5 or 1.234,5, an
unknown code, a lost column) is left as it stands, for `check` to name.
"""

import csv
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from o7lib.tables.export.values import csv_text
from o7lib.tables.model.schema import Column, Table, schema

NUMBER = re.compile(r"([+-]?)0*([0-9]+)(?:\.([0-9]*))?")


class Tidied(NamedTuple):
    """A file as it would be written, and what differs from how it stands, a sentence each."""

    path: Path
    content: bytes
    said: list[str]


def _plain_number(text: str, whole: bool) -> str:
    """Digits without plus, leading zeros and a spreadsheet's `.0`.

    Zeros that end a longer fraction stay where fractions may stand: 132.000 says how finely it was measured.
    """
    found = NUMBER.fullmatch(text)
    if not found:
        return text
    sign, digits, rest = found.groups()
    empty = not (rest or "").strip("0") if whole else rest in (None, "", "0")
    made = digits if empty else f"{digits}.{rest}"
    return f"-{made}" if sign == "-" and made != "0" else made


def tidy_cell(text: str, column: Column) -> str:
    """A cell's text in the one way the tables write it; a text that could mean two things stays.

    >>> number = Column("n", "number", "N", "N.", False)
    >>> [tidy_cell(t, number) for t in (" 7.0", "007", "+7.50", "1,5", "1 234")]
    ['7', '7', '7.50', '1,5', '1 234']
    >>> truth = Column("t", "boolean", "T", "T.", False)
    >>> [tidy_cell(t, truth) for t in ("TRUE", "False", "yes")]
    ['true', 'false', 'yes']
    """
    text = unicodedata.normalize("NFC", text.strip())
    if column.type == "boolean" and text.lower() in ("true", "false"):
        return text.lower()
    return _plain_number(text, column.type == "integer") if column.type in ("integer", "number") else text


def ordered(rows: Sequence[Sequence[str]], table: Table) -> list[Sequence[str]]:
    """Rows sorted by the table's key: whole numbers by size, text by its characters, empty first.

    Rows stay as they stand where a number of a key is none: it has no place in an order.
    """
    places = [(list(table.columns).index(name), table.columns[name].type == "integer") for name in table.key]

    def place(row: Sequence[str]) -> tuple[Any, ...]:
        return tuple((int(row[at]) if row[at] else -1) if whole else row[at] for at, whole in places)

    try:
        return sorted(rows, key=place)
    except ValueError:
        return list(rows)


def written(rows: Sequence[Sequence[str]], table: Table) -> bytes:
    """The bytes of a table's file with these rows, sorted."""
    return csv_text(list(table.columns), ordered(rows, table)).encode()


def decoded(raw: bytes) -> tuple[str, list[str]]:
    """The text of a file and what a spreadsheet did to its bytes. Raises UnicodeDecodeError."""
    said = []
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = raw.decode("utf-16")
        said.append("UTF-16 becomes UTF-8")
    else:
        text = raw.decode("utf-8")
    if text.startswith("\ufeff"):
        text = text[1:]
        said.append("the byte order mark goes")
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        said.append("carriage returns go")
    return text, said


def _rows(text: str, table: Table, said: list[str]) -> list[list[str]] | None:
    """The rows under the table's own columns, in their order; None where the header is not the table's."""
    wanted = list(table.columns)
    for sign in (",", ";", "\t"):
        lines = list(csv.reader(text.split("\n"), delimiter=sign))
        header = [name.strip() for name in lines[0]]
        if sorted(header) == sorted(wanted):
            break
    else:
        return None
    if sign != ",":
        said.append("cells are split by commas")
    if header != wanted:
        said.append("columns stand in the schema's order")
    body = [line for line in lines[1:] if any(cell.strip() for cell in line)]
    if any(len(line) != len(wanted) for line in body):
        return None
    if len(body) < len(lines) - 1 - (not lines[-1]):
        said.append("blank lines go")
    return [[line[header.index(name)] for name in wanted] for line in body]


def _cells(rows: list[list[str]], table: Table) -> tuple[list[list[str]], list[str]]:
    clean = [[tidy_cell(t, c) for t, c in zip(row, table.columns.values(), strict=True)] for row in rows]
    said = [
        f"row {number}, {name}: {old!r} becomes {new!r}"
        for number, (was, now) in enumerate(zip(rows, clean, strict=True), start=2)
        for name, old, new in zip(table.columns, was, now, strict=True)
        if old != new
    ]
    return clean, said


def tidy_table(raw: bytes, table: Table) -> tuple[bytes, list[str]]:
    """The bytes of a table in the one way they are written, and what differs.

    A file that cannot be read without a judgement (not UTF-8, another header, rows of another width,
    a quote left open) comes back as it is, with nothing said: `check` names what is wrong.
    """
    try:
        text, said = decoded(raw)
        rows = _rows(text, table, said)
    except (UnicodeDecodeError, csv.Error):
        return raw, []
    if rows is None or any("\n" in cell for row in rows for cell in row):
        return raw, []
    clean, cells = _cells(rows, table)
    made = written(clean, table)
    if made == raw:
        return raw, []
    if ordered(clean, table) != clean:
        said.append(f"rows are sorted by {', '.join(table.key)}")
    return made, [*said, *cells] or ["quotes and the last line feed are written as everywhere"]


def tidy(folder: Path) -> list[Tidied]:
    """What tidying would change in a data folder: one entry a file that differs. Writes nothing.

    Raises TableError when the folder has no schema.
    """
    found = []
    for table in schema(folder).tables.values():
        path = folder / table.path
        if path.is_file():
            raw = path.read_bytes()
            content, said = tidy_table(raw, table)
            if content != raw:
                found.append(Tidied(path, content, said))
    return found
