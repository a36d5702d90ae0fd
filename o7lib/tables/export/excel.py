"""Export tables as an Excel workbook: a read-me sheet, then one typed sheet per table.

Text that a spreadsheet would take for a formula is written as text with the quote prefix, so that it
is shown and never run; what the cell holds is unchanged.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.optional import needed
from o7lib.tables.export import dropdowns
from o7lib.tables.export.metadata import TEXT_STAYS, facts, held, limits
from o7lib.tables.export.values import Plain, rows, runs
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Column, Schema, Table

LONGEST = 32_767  # characters in one cell, by the format; the writer would leave the cell empty
WIDEST = 60
LONGEST_NAME = 31  # characters in a sheet's name, by the format
READ_ME = "read me"
FONT = {"font_name": "Calibri", "font_size": 11}  # without a name it is whatever a program takes
A4 = 9  # the format's number of the paper
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def comment_on(column: Column) -> str:
    """What a header cell's comment says: meaning, unit, codes with their labels and what they mean.

    >>> kind = Column("kind", "string", "Kind", "Kind of place.", True, codes=("a",), labels={"a": "An A"})
    >>> comment_on(kind)
    'Kind of place.\\nCodes: a (An A)\\nNever empty.'
    >>> said = Column("kind", "string", "Kind", "Kind.", False, codes=("a", "b"), meanings={"a": "The first."})
    >>> comment_on(said)
    'Kind.\\na: The first.\\nb\\nMay be empty.'
    """
    lines = [column.description]
    if column.unit:
        lines.append(f"Unit: {column.unit}")
    named = [f"{c} ({column.labels[c]})" if c in column.labels else c for c in column.codes]
    if column.meanings:
        lines += [
            f"{name}: {column.meanings.get(c, '')}".rstrip(" :") for c, name in zip(column.codes, named, strict=True)
        ]
    elif named:
        lines.append("Codes: " + ", ".join(named))
    lines.append("Never empty." if column.required else "May be empty.")
    return "\n".join(lines)


def _fits(value: Plain, where: str) -> Plain:
    """A value that the format can hold: no control signs, which it forbids, not too long, not infinite."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        raise ParameterError(f"{where} holds {len(value)} characters; a cell of a workbook holds {LONGEST}")
    return UNPRINTABLE.sub("\ufffd", value)


class Sheet:
    """One sheet being written, with the few kinds of cell that its workbook has."""

    def __init__(self, book: Any, name: str) -> None:
        self.name, self.sheet = name, book.add_worksheet(name)
        self._book, self._formats = book, _formats_of(book)

    def put(self, row: int, column: int, value: Plain, *, bold: bool = False, wrap: bool = True) -> None:
        """Write a cell by its kind; rows and columns are counted from 0."""
        fitting = _fits(value, f"{self.name}, row {row + 1}")
        text = isinstance(fitting, str)
        look = self._look(bold, wrap and text, isinstance(value, str) and runs(value), text)
        if text:  # never `write`, which takes "=..." for a formula and an address for a link
            self.sheet.write_string(row, column, fitting, look)
        elif isinstance(fitting, bool):
            self.sheet.write_boolean(row, column, fitting, look)
        elif fitting is not None:
            self.sheet.write_number(row, column, fitting, look)

    def _look(self, bold: bool, wrap: bool, quoted: bool, text: bool) -> Any:
        key = (bold, wrap, quoted, text)
        if key not in self._formats:
            # as text, else 2013-07 or 5-5 becomes a date as soon as the cell is edited
            form = {"num_format": "@"} if text else {}
            given = {"bold": bold, "text_wrap": wrap, "valign": "top", "quote_prefix": quoted, **form}
            self._formats[key] = self._book.add_format(FONT | {k: v for k, v in given.items() if v})
        return self._formats[key]

    def printable(self, header: bool) -> None:
        """Printed or made a PDF, a sheet is as wide as a page; a table's header stands on each."""
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        if header:
            self.sheet.repeat_rows(0)


def _formats_of(book: Any) -> dict[tuple[bool, ...], Any]:
    """The formats of a workbook made so far: each kind of cell is one format for all sheets."""
    made: dict[tuple[bool, ...], Any] = book.__dict__.setdefault("o7_formats", {})
    return made


def _width(name: str, values: Iterable[Plain]) -> int:
    """Wide enough for the header with its filter button and for nine cells of ten."""
    longest = sorted(len(str(v)) for v in values if v is not None) or [0]
    return min(WIDEST, max(len(name) + 4, longest[math.ceil(0.9 * (len(longest) - 1))] + 2))


def _header(sheet: Sheet, names: Sequence[str], table: Table | None) -> None:
    for place, name in enumerate(names):
        sheet.put(0, place, name, bold=True, wrap=False)
        if table and name in table.columns:
            text = comment_on(table.columns[name])
            size = {"width": 320, "height": 40 + 20 * (len(text) // 45 + text.count("\n"))}
            sheet.sheet.write_comment(0, place, text, {"author": "o7lib", **size})


def fill(sheet: Sheet, frame: pd.DataFrame, table: Table | None = None) -> None:
    """Write a frame into an empty sheet: frozen header with comments, filter, widths, typed cells."""
    names, lines = [str(n) for n in frame.columns], list(rows(frame))
    _header(sheet, names, table)
    for row, line in enumerate(lines, start=1):
        for place, value in enumerate(line):
            sheet.put(row, place, value)
    for place, name in enumerate(names):
        sheet.sheet.set_column(place, place, _width(name, (line[place] for line in lines)))
    sheet.printable(header=True)
    sheet.sheet.freeze_panes(1, 0)
    if names:
        sheet.sheet.autofilter(0, 0, len(lines), len(names) - 1)


def _read_me(sheet: Sheet, record: Record, schema: Schema) -> None:
    lines: list[Sequence[Plain]] = [*facts(record, schema).items(), ()]
    lines.append(("Sheet", "What a row is", "Rows", "What they count"))
    lines += [(t.table, t.description, t.rows, t.unit) for t in held(record, schema)]
    lines += [(), ("Text", TEXT_STAYS)]
    lines += [(), ("What the data cannot say",), *((None, one) for one in limits(schema))]
    for row, line in enumerate(lines):
        for place, value in enumerate(line):
            sheet.put(row, place, value, bold=place == 0 or line[:1] == ("Sheet",))
    for place, width in enumerate((32, 79, 8, 24)):
        sheet.sheet.set_column(place, place, width)
    sheet.printable(header=False)


def repacked(raw: bytes, moment: datetime) -> bytes:
    """The same workbook with every entry of its zip dated with one moment, that of the data."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _book(title: str, moment: datetime) -> tuple[Any, io.BytesIO]:
    """An empty workbook, and where its bytes stand once it is closed."""
    out = io.BytesIO()
    made = needed("xlsxwriter", "writing .xlsx").Workbook(out, {"in_memory": True})
    made.set_properties({"author": "o7lib", "title": title, "created": moment})
    return made, out


def moment_of(schema: Schema) -> datetime:
    """The date of the data, which every file made of it carries instead of the time it was made."""
    return datetime.fromisoformat(schema.created).replace(tzinfo=None)


def workbook(record: Record, schema: Schema) -> bytes:
    """A whole record as the bytes of a workbook; the sheet `read me` first.

    Raises:
        O7Error: XlsxWriter is not installed.
        ParameterError: a text is longer than a cell of a workbook may be.
    """
    book, out = _book(schema.title, moment_of(schema))
    _read_me(Sheet(book, READ_ME), record, schema)
    for one in held(record, schema):
        sheet, table = Sheet(book, one.table[:LONGEST_NAME]), schema.table(one.table)
        fill(sheet, record.untracked(one.table), table)
        dropdowns.add(sheet.sheet, table, one.rows)
    book.close()
    return repacked(out.getvalue(), moment_of(schema))


def single(frame: pd.DataFrame, name: str, moment: datetime, table: Table | None = None) -> bytes:
    """One frame as the bytes of a workbook of one sheet; header comments where `table` knows the column."""
    book, out = _book(name, moment)
    title = re.sub(r"[\[\]:*?/\\]", " ", name)[:LONGEST_NAME].strip("'")
    fill(Sheet(book, title or "selection"), frame, table)
    book.close()
    return repacked(out.getvalue(), moment)
