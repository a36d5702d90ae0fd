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
from o7lib.tables.export.metadata import facts, held, limits
from o7lib.tables.export.values import Plain, rows, runs
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Column, Schema, Table

LONGEST = 32_767  # characters in one cell, by the format; openpyxl would cut the rest in silence
WIDEST = 60
LONGEST_NAME = 31  # characters in a sheet's name, by the format
READ_ME = "read me"
FONT: dict[str, Any] = {
    "name": "Calibri",
    "size": 11,
}  # the other cells' own; without a name it is whatever a program takes
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


def _put(sheet: Any, row: int, column: int, value: Plain) -> Any:
    cell = sheet.cell(row, column)
    cell.value = _fits(value, f"{sheet.title}, row {row}")
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes "=..." for a formula and "#N/A" for an error
        cell.quotePrefix = runs(value)
    return cell


def _width(name: str, values: Iterable[Plain]) -> int:
    """Wide enough for the header with its filter button and for nine cells of ten."""
    longest = sorted(len(str(v)) for v in values if v is not None) or [0]
    return min(WIDEST, max(len(name) + 4, longest[math.ceil(0.9 * (len(longest) - 1))] + 2))


def _header(sheet: Any, names: Sequence[str], table: Table | None) -> None:
    styles = needed("openpyxl.styles", "writing .xlsx")
    note = needed("openpyxl.comments", "writing .xlsx").Comment
    for place, name in enumerate(names, start=1):
        cell = _put(sheet, 1, place, name)
        cell.font = styles.Font(**FONT, bold=True)
        if table and name in table.columns:
            text = comment_on(table.columns[name])
            cell.comment = note(text, "o7lib", width=320, height=40 + 20 * (len(text) // 45 + text.count("\n")))


def _printable(sheet: Any, repeated: str | None = None) -> None:
    """Printed or made a PDF, a sheet is as wide as a page; a table's header stands on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = repeated


def fill(sheet: Any, frame: pd.DataFrame, table: Table | None = None) -> None:
    """Write a frame into an empty sheet: frozen header with comments, filter, widths, typed cells."""
    styles = needed("openpyxl.styles", "writing .xlsx")
    letter = needed("openpyxl.utils", "writing .xlsx").get_column_letter
    names, lines = [str(n) for n in frame.columns], list(rows(frame))
    _header(sheet, names, table)
    for row, line in enumerate(lines, start=2):
        for place, value in enumerate(line, start=1):
            if value is not None:
                _put(sheet, row, place, value).alignment = styles.Alignment(
                    vertical="top", wrap_text=isinstance(value, str)
                )
    for place, name in enumerate(names, start=1):
        sheet.column_dimensions[letter(place)].width = _width(name, (line[place - 1] for line in lines))
    _printable(sheet, "1:1")
    sheet.freeze_panes = "A2"
    if names:
        sheet.auto_filter.ref = f"A1:{letter(len(names))}{len(lines) + 1}"


def _read_me(sheet: Any, record: Record, schema: Schema) -> None:
    styles = needed("openpyxl.styles", "writing .xlsx")
    lines: list[Sequence[Plain]] = [*facts(record, schema).items(), ()]
    lines.append(("Sheet", "What a row is", "Rows", "What they count"))
    lines += [(t.table, t.description, t.rows, t.unit) for t in held(record, schema)]
    lines += [(), ("What the data cannot say",), *((None, one) for one in limits(schema))]
    for row, line in enumerate(lines, start=1):
        for place, value in enumerate(line, start=1):
            cell = _put(sheet, row, place, value)
            cell.alignment = styles.Alignment(vertical="top", wrap_text=True)
            cell.font = styles.Font(**FONT, bold=place == 1 or line[:1] == ("Sheet",))
    for name, width in zip("ABCD", (32, 80, 8, 24), strict=True):
        sheet.column_dimensions[name].width = width
    _printable(sheet)


def repacked(raw: bytes, moment: datetime) -> bytes:
    """The same workbook with every time in it set to one moment, so that equal data is equal bytes."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">[^<>]*</dcterms:(created|modified)>", rb">" + stamp + rb"</dcterms:\1>", content)
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()


def _saved(book: Any, moment: datetime) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue(), moment)


def moment_of(schema: Schema) -> datetime:
    """The date of the data, which every file made of it carries instead of the time it was made."""
    return datetime.fromisoformat(schema.created).replace(tzinfo=None)


def workbook(record: Record, schema: Schema) -> bytes:
    """A whole record as the bytes of a workbook; the sheet `read me` first.

    Raises:
        O7Error: openpyxl is not installed.
        ParameterError: a text is longer than a cell of a workbook may be.
    """
    book = needed("openpyxl", "writing .xlsx").Workbook()
    book.properties.creator, book.properties.title = "o7lib", schema.title
    book.active.title = READ_ME
    _read_me(book.active, record, schema)
    for one in held(record, schema):
        fill(book.create_sheet(one.table[:LONGEST_NAME]), record.untracked(one.table), schema.table(one.table))
    return _saved(book, moment_of(schema))


def single(frame: pd.DataFrame, name: str, moment: datetime, table: Table | None = None) -> bytes:
    """One frame as the bytes of a workbook of one sheet; header comments where `table` knows the column."""
    book = needed("openpyxl", "writing .xlsx").Workbook()
    book.properties.creator, book.properties.title = "o7lib", name
    book.active.title = re.sub(r"[\[\]:*?/\\]", " ", name)[:LONGEST_NAME] or "selection"
    fill(book.active, frame, table)
    return _saved(book, moment)
