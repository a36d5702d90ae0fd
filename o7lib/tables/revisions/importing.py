"""Take an exported and edited file back into a data folder: what it would change, every problem, then the writing."""

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from o7lib.errors import Problem, TableError
from o7lib.files import whole
from o7lib.tables.export.values import csv_text
from o7lib.tables.load import problems as folder_problems
from o7lib.tables.model.schema import Table, schema
from o7lib.tables.revisions.changes import Change, table_changes
from o7lib.tables.revisions.sheet_cells import as_text, fault
from o7lib.tables.revisions.sheets import Grid, take
from o7lib.tables.revisions.tidying import ordered
from o7lib.tables.validation.csv_files import Cells, read, shape_problems


@dataclass(frozen=True)
class Import:
    """What taking a file back would do: the changes of rows, and the files to write by path in the folder."""

    folder: Path
    changes: list[Change]
    files: dict[str, bytes]


def letters(place: int) -> str:
    """The letters of a spreadsheet's column, counted from 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _header_problems(grid: Grid, table: Table) -> list[Problem]:
    wanted = f"the columns {', '.join(table.columns)}"
    lost = [n for n in table.columns if n not in grid.header]
    strange = [n for n in grid.header if n not in table.columns]
    double = sorted({n for n in grid.header if grid.header.count(n) > 1})
    said = [(lost, "is missing"), (strange, "is unknown"), (double, "stands more than once")]
    return [Problem(grid.shown, 1, "", f"the column {n!r} {what}", wanted) for names, what in said for n in names]


def _cell_name(grid: Grid, column: str, row: int) -> str:
    return f"{column} (cell {letters(grid.header.index(column))}{row})" if column in grid.header else column


class _Table:
    """One table on its way back: rows as text, sorted, each with the number of its row in the file."""

    def __init__(self, grid: Grid, table: Table, old: Cells) -> None:
        self.grid, self.table, self.problems = grid, table, list[Problem]()
        rows = [(*self._texts(number, row), str(number)) for number, row in grid.rows]
        kept = _as_printed([row[:-1] for row in rows], old, table)
        ends = [(*row, number[-1]) for row, number in zip(kept, rows, strict=True)]
        in_order = ordered(ends, table)
        self.rows, self.numbers = [row[:-1] for row in in_order], [int(row[-1]) for row in in_order]

    def _texts(self, number: int, row: Sequence[Any]) -> list[str]:
        texts = []
        for column in self.table.columns.values():
            at = self.grid.header.index(column.name)
            value = row[at] if at < len(row) else None
            text = as_text(value, column)
            if expected := fault(value, text, column):
                self.problems.append(Problem(self.grid.shown, number, self._named(column.name, number), text, expected))
            texts.append(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)
        return texts

    def _named(self, column: str, number: int) -> str:
        return _cell_name(self.grid, column, number)

    def traced(self, problem: Problem) -> Problem:
        """A problem of the file to be written, named by the cell it comes from."""
        if not 2 <= problem.line < len(self.numbers) + 2:
            return Problem(self.grid.shown, 1, problem.column, problem.value, problem.expected)
        number = self.numbers[problem.line - 2]
        return Problem(self.grid.shown, number, self._named(problem.column, number), problem.value, problem.expected)


def _as_printed(rows: Sequence[Sequence[str]], old: Cells, table: Table) -> list[list[str]]:
    """Rows whose numbers are written as before where they are as large: 19.230 comes back as 19.23."""
    names = list(table.columns)
    numbers = [at for at, c in enumerate(table.columns.values()) if c.type == "number"]
    keys = [names.index(k) for k in table.key]
    before = {tuple(r[k] for k in keys): r for r in zip(*(old[n] for n in names), strict=True)} if old else {}
    made = []
    for row in map(list, rows):
        was = before.get(tuple(row[k] for k in keys))
        for at in numbers if was else ():
            if was and row[at] != was[at] and _number(row[at]) == _number(was[at]) is not None:
                row[at] = was[at]
        made.append(row)
    return made


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _before(folder: Path, table: Table) -> tuple[bytes, Cells]:
    """The bytes of a table as it stands, and its cells where its shape holds."""
    path = folder / table.path
    raw = path.read_bytes() if path.is_file() else b""
    return raw, {} if not raw or shape_problems(raw, table, table.path) else read(raw, table)


def _tried(folder: Path, files: dict[str, bytes]) -> list[Problem]:
    """Everything wrong with the folder as it would be."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("build", ".o7-part-*"))
        for name, content in files.items():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_bytes(content)
        return folder_problems(copy)


def prepare(file: Path, folder: Path) -> Import:
    """What a file would change in a data folder. Writes nothing into it.

    Tables that the file lacks stay as they are; rows that a table of the file lacks are removed.

    Raises:
        TableError: with every problem of the file, each with sheet, cell, value and what was expected.
        ParameterError: the file cannot be read at all.
    """
    shape = schema(folder)
    taken = take(file, shape)
    found, changes, files, back = list(taken.problems), list[Change](), dict[str, bytes](), dict[str, _Table]()
    for name, grid in taken.grids.items():
        table = shape.table(name)
        wrong = _header_problems(grid, table)
        found += wrong
        if wrong:
            continue
        raw, old = _before(folder, table)
        mine = back[f"{folder.name}/{table.path}"] = _Table(grid, table, old)
        found += mine.problems
        content = csv_text(list(table.columns), mine.rows).encode()
        if content != raw:
            files[table.path] = content
            changes += table_changes(old, read(content, table), table)
    files |= {n: c for n, c in taken.files.items() if not (folder / n).is_file() or (folder / n).read_bytes() != c}
    known = {(p.file, p.line, p.column) for p in found}
    if files:
        tried = [back[p.file].traced(p) if p.file in back else p for p in _tried(folder, files)]
        found += [p for p in tried if (p.file, p.line, p.column) not in known]
    if found:
        raise TableError(found)
    return Import(folder, changes, files)


def write(ready: Import) -> None:
    """Write what was prepared: every file is written beside its place first, then all are moved into place.

    Raises O7Error where the system refuses; the files stand as before.
    """
    with ExitStack() as parts:
        for name, content in ready.files.items():
            (ready.folder / name).parent.mkdir(exist_ok=True)
            parts.enter_context(whole(ready.folder / name)).write_bytes(content)
