"""Read an exported file again: a workbook, a CSV, a zipped data package or an SQLite database, as grids of cells."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from o7lib.errors import ParameterError, Problem
from o7lib.optional import needed
from o7lib.tables.export.archive import ROOMS
from o7lib.tables.export.excel import LONGEST_NAME, READ_ME
from o7lib.tables.export.sql import ABOUT
from o7lib.tables.model.schema import SCHEMA_FILE, Schema
from o7lib.tables.revisions.sheet_cells import unguarded
from o7lib.tables.revisions.tidying import decoded

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
Line = tuple[int, Sequence[Any]]


@dataclass(frozen=True)
class Grid:
    """The cells of one table as a file has them: its name in messages, its header, its rows with their numbers."""

    shown: str
    header: list[str]
    rows: list[Line]


@dataclass
class Taken:
    """What a file holds: grids by table, files of `geo/` and `coding/` by path, and all that is wrong with its form."""

    grids: dict[str, Grid] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _filled(rows: Iterator[Line]) -> list[Line]:
    return [(n, row) for n, row in rows if any(cell not in (None, "") for cell in row)]


def _unknown(name: str, file: str, known: Sequence[str]) -> Problem:
    near = get_close_matches(name, known, 1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    return Problem(file, 1, "", f"the sheet or table {name!r}", f"the name of a table{hint}: {', '.join(known)}")


def _sheet_faults(sheet: Any, shown: str) -> Iterator[Problem]:
    for merged in sheet.merged_cells.ranges:
        yield Problem(
            shown, merged.min_row, "", f"the cells {merged.coord} are merged", "one cell a value: unmerge them"
        )
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type in ("f", "e") and cell.row > 1:
                what = "formula" if cell.data_type == "f" else "error of the spreadsheet"
                expected = f"a value, no {what}: paste the value in its place"
                yield Problem(shown, cell.row, f"cell {cell.coordinate}", str(cell.value), expected)
            elif "%" in str(cell.number_format) and isinstance(cell.value, int | float):
                yield Problem(
                    shown, cell.row, f"cell {cell.coordinate}", cell.value, "a plain number, not shown in per cent"
                )


def _scope_problem(scope: object, file: str) -> list[Problem]:
    if scope in (None, "everything"):
        return []
    expected = "an export of everything: rows left out would be taken for removed"
    return [Problem(file, 1, "", f"an export of a part of the record ({scope})", expected)]


def _open_book(file: Path) -> Any:
    if file.read_bytes()[:4] == OLD_EXCEL:
        raise ParameterError(
            f"{file.name} is locked with a password or is an .xls of old; save it as .xlsx without a password"
        )
    if not zipfile.is_zipfile(file):
        raise ParameterError(f"{file.name} is no workbook, or is cut; save it again as .xlsx")
    with zipfile.ZipFile(file) as box:
        if "xl/vbaProject.bin" in box.namelist():
            raise ParameterError(f"{file.name} holds macros; save it as .xlsx, which cannot hold them")
    try:
        return needed("openpyxl", "reading .xlsx").load_workbook(file)
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise ParameterError(f"{file.name} cannot be read as a workbook ({error}); save it again as .xlsx") from None


def _workbook(file: Path, schema: Schema) -> Taken:
    taken, known = Taken(), {name[:LONGEST_NAME]: name for name in schema.tables}
    for sheet in _open_book(file).worksheets:
        rows = _filled(enumerate(sheet.iter_rows(values_only=True), start=1))
        if sheet.title == READ_ME:
            about = dict(sheet.iter_rows(max_col=2, values_only=True))
            taken.problems += _scope_problem(about.get("Scope"), file.name)
        elif rows and sheet.title not in known:
            taken.problems.append(_unknown(sheet.title, file.name, list(known)))
        elif rows:
            shown = f"{file.name}, sheet {sheet.title}"
            taken.problems += _sheet_faults(sheet, shown)
            taken.grids[known[sheet.title]] = _grid(shown, rows)
    return taken


def _grid(shown: str, rows: list[Line]) -> Grid:
    header = ["" if name is None else str(name).strip() for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    return Grid(shown, header, rows[1:])


def _csv_grid(raw: bytes, shown: str, columns: Sequence[str], taken: Taken, undo: Callable[[str], str] = str) -> Grid:
    try:
        text, _ = decoded(raw)
    except UnicodeDecodeError as error:
        fault = f"byte {raw[error.start]:#04x} is not UTF-8"
        taken.problems.append(
            Problem(shown, raw.count(b"\n", 0, error.start) + 1, "", fault, "a file saved as CSV UTF-8")
        )
        text = raw.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    sign = max(",;\t", key=lambda one: len(set(next(csv.reader([first], delimiter=one), [])) & set(columns)))
    try:
        lines = list(csv.reader(text.splitlines(keepends=True), delimiter=sign))
    except csv.Error as error:
        raise ParameterError(f"{shown} is no CSV ({error})") from None
    rows = _filled((n, [undo(cell) for cell in line]) for n, line in enumerate(lines, start=1))
    return _grid(shown, rows or [(1, [])])


def _csv(file: Path, schema: Schema) -> Taken:
    taken = Taken()
    if file.stem not in schema.tables:
        taken.problems.append(_unknown(file.stem, file.name, list(schema.tables)))
        return taken
    columns = list(schema.table(file.stem).columns)
    taken.grids[file.stem] = _csv_grid(file.read_bytes(), file.name, columns, taken, unguarded)
    return taken


def _zip(file: Path, schema: Schema) -> Taken:
    if not zipfile.is_zipfile(file):
        raise ParameterError(f"{file.name} is no zip, or is cut")
    taken, paths = Taken(), {t.path: t for t in schema.tables.values()}
    with zipfile.ZipFile(file) as box:
        if SCHEMA_FILE in box.namelist():
            taken.problems += _scope_problem(json.loads(box.read(SCHEMA_FILE)).get("scope"), file.name)
        for name in box.namelist():
            room = PurePosixPath(name).parts[:-1]
            if name in paths:
                table = paths[name]
                taken.grids[table.name] = _csv_grid(box.read(name), f"{file.name}, {name}", list(table.columns), taken)
            elif len(room) == 1 and room[0] in ROOMS and name.endswith((".csv", ".json")):
                taken.files[name] = box.read(name)
            elif not room and name.endswith(".csv"):
                taken.problems.append(_unknown(name.removesuffix(".csv"), file.name, list(schema.tables)))
    return taken


def _sqlite(file: Path, schema: Schema) -> Taken:
    taken, connection = Taken(), sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if ABOUT[0] in names:
            about = dict(connection.execute(f"SELECT * FROM {ABOUT[0]}").fetchall())
            taken.problems += _scope_problem(about.get("Scope"), file.name)
        for name in names:
            if name not in schema.tables:
                if not name.startswith(("_", "sqlite_")):
                    taken.problems.append(_unknown(name, file.name, list(schema.tables)))
                continue
            found = connection.execute(f'SELECT * FROM "{name}"')
            header = [column[0] for column in found.description]
            taken.grids[name] = Grid(f"{file.name}, table {name}", header, list(enumerate(found, start=2)))
    except sqlite3.DatabaseError as error:
        raise ParameterError(f"{file.name} is no SQLite database ({error})") from None
    finally:
        connection.close()
    return taken


READERS = {".xlsx": _workbook, ".csv": _csv, ".zip": _zip, ".sqlite": _sqlite, ".db": _sqlite}


def take(file: Path, schema: Schema) -> Taken:
    """Read a file that `export` made and another program may have saved.

    Raises:
        ParameterError: it does not exist, has another ending, is locked, cut, or holds macros.
        O7Error: openpyxl is not installed and a workbook is asked for.
    """
    if not file.is_file():
        raise ParameterError(f"there is no file {file}")
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        hint = "; save it as .xlsx" if file.suffix.lower() in (".xlsm", ".xls", ".ods") else ""
        raise ParameterError(f"{file.name!r} cannot be taken back; the endings are {', '.join(READERS)}{hint}")
    try:
        taken = reader(file, schema)
    except (zipfile.BadZipFile, json.JSONDecodeError) as error:
        raise ParameterError(f"{file.name} is damaged ({error})") from None
    if not taken.grids and not taken.problems:
        raise ParameterError(f"{file.name} holds no table of the record")
    return taken
