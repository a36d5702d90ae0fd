"""Breaking the tables on purpose: a shipped data package in memory, faults put into it, a tally kept.

Every fault ends one of two ways. It is refused: a `TableError` whose problems name file, line,
column, value and what was expected. Or it is legal: the record loads and holds exactly what the
bytes say, which `told` reads a second time without any code of the library's.
"""

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from o7lib.errors import Problem, TableError
from o7lib.tables import load
from o7lib.tables.audit.evidence import NAMED, Evidence
from o7lib.tables.documents.texts import Line, sources_folder
from o7lib.tables.model import snapshot
from o7lib.tables.model.paths import SHIPPED, data_files
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT
from o7lib.tables.model.schema import SCHEMA_FILE, Schema, schema

Files = Mapping[str, bytes]
TALLY: dict[str, Counter[str]] = {}


def told(raw: bytes) -> list[dict[str, str]]:
    """The rows that the bytes of a table tell, read by the standard library alone."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))


def written(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> bytes:
    """The bytes of a table with these rows."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def as_text(cell: Any, kind: str) -> str:
    """A loaded cell as a file would tell it, to compare with `told`."""
    if pd.isna(cell):
        return ""
    if kind == "boolean":
        return "true" if cell else "false"
    return repr(float(cell)) if kind == "number" else str(cell)


class Faults:
    """The shipped package in memory and the two ways a fault may end."""

    def __init__(self, files: Files) -> None:
        self.files = dict(files)
        self.schema: Schema = schema(SHIPPED)
        self.tables = self.schema.tables
        self.rows = {name: told(files[table.path]) for name, table in self.tables.items()}

    def count(self, kind: str, how: str, tried: int = 1) -> None:
        """Note that faults of a kind were tried and ended as they must."""
        TALLY.setdefault(kind, Counter())[how] += tried

    def problems(self, files: Files) -> list[Problem]:
        """Everything the check finds; anything else than problems is raised and fails the test."""
        try:
            return load.problems_of(snapshot.from_bytes(files))
        except TableError as error:
            return error.problems

    def refused(self, kind: str, files: Files, *words: str, tried: int = 1) -> list[Problem]:
        """The fault is refused in a message that holds each of the words, with a real file and line."""
        found = self.problems(files)
        assert found, f"{kind}: passed in silence"
        self._worded(found, files, words)
        self.count(kind, "refused", tried)
        return found

    def _worded(self, found: list[Problem], files: Files, words: Iterable[str]) -> None:
        message = str(TableError(found))
        for word in words:
            assert word in message, f"{word!r} is not in:\n{message}"
        for problem in found:
            lines = files.get(problem.file.partition("/")[2], b"").count(b"\n") + 1
            assert 1 <= problem.line <= lines and problem.expected, problem

    def loads(self, kind: str, files: Files, tried: int = 1) -> dict[str, pd.DataFrame]:
        """The change is legal: it loads, and every cell is the one that the bytes tell."""
        found = self.problems(files)
        assert not found, str(TableError(found))
        frames = load.frames_of(snapshot.from_bytes(files))
        changed = [t.name for t in self.tables.values() if files[t.path] != self.files[t.path]]
        for name in changed or frames:
            self.holds(frames[name], files, name)
        self.count(kind, "loaded", tried)
        return frames

    def holds(self, frame: pd.DataFrame, files: Files, name: str) -> None:
        """A frame holds what the bytes of its table tell, cell for cell."""
        rows = told(files[self.tables[name].path])
        assert len(frame) == len(rows), name
        for column in self.tables[name].columns.values():
            want = [row[column.name] for row in rows]
            if column.type == "number":
                want = [repr(float(text)) if text else "" for text in want]
            assert [as_text(cell, column.type) for cell in frame[column.name]] == want, f"{name}.{column.name}"

    def either(self, kind: str, files: Files) -> bool:
        """The fault is refused, or what loads is what the bytes tell. True where it loads."""
        found = self.problems(files)
        if not found:
            self.loads(kind, files)
            return True
        self._worded(found, files, ())
        self.count(kind, "refused")
        return False

    def with_raw(self, table: str, change: Callable[[bytes], bytes]) -> dict[str, bytes]:
        """The package with the bytes of one table changed."""
        path = self.tables[table].path
        return self.files | {path: change(self.files[path])}

    def with_rows(self, **tables: list[dict[str, str]]) -> dict[str, bytes]:
        """The package with the rows of some tables changed."""
        new = {self.tables[name].path: written(rows, self.tables[name].columns) for name, rows in tables.items()}
        return self.files | new

    def with_cells(self, *cells: tuple[str, int, str, str]) -> dict[str, bytes]:
        """The package with some cells changed: table, row from 0, column, text."""
        rows = {name: [dict(row) for row in self.rows[name]] for name in {cell[0] for cell in cells}}
        for table, row, column, text in cells:
            rows[table][row][column] = text
        return self.with_rows(**rows)

    def with_columns(self, table: str, columns: list[str]) -> dict[str, bytes]:
        """The package with one table written in these columns, cells and header alike."""
        rows = [{name: row.get(name, "x") for name in columns} for row in self.rows[table]]
        return self.files | {self.tables[table].path: written(rows, columns)}

    def with_schema(self, change: Callable[[Any], Any]) -> dict[str, bytes]:
        """The package with its schema changed in place, or replaced by what the change returns."""
        descriptor = json.loads(self.files[SCHEMA_FILE])
        new = change(descriptor)
        raw = json.dumps(descriptor if new is None else new, indent=1, ensure_ascii=False)
        return self.files | {SCHEMA_FILE: raw.encode("utf-8")}

    def columns(self, which: Callable[[Any], bool]) -> list[tuple[str, str]]:
        """Every table and column, of the columns wanted."""
        return [(t.name, c.name) for t in self.tables.values() for c in t.columns.values() if which(c)]


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of documents: O7_SOURCES, else ../shared/sources."""
    folder = sources_folder()
    if not folder.is_dir():
        pytest.skip(f"the ILO's documents are not part of the project, and {folder} does not exist (set O7_SOURCES)")
    return folder


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    """What an audit compares, typed out: `evidence(["line 1", "line 2"], figures=[{...}])`.

    The lines are those of the document `d`, in which one result stands, `KHM129` unless `entries` says
    else. `passages`, `printed` (projects of the annex), `aliases` and `left_out` are parts of `Evidence`;
    every other argument is a table of the record, as a list of rows; `results_of_record` and
    `projects_of_record` are the tables of those names.
    """

    def made(lines: list[str], passages: Any = (), printed: Any = (), entries: Any = None, **given: Any) -> Evidence:
        here = dict(zip(RESULT, ("2012-13", "7.1", "KHM129"), strict=True)) | {
            "doc_id": "d",
            "lines": f"1-{len(lines)}",
        }
        aliases, left_out = given.pop("aliases", {}), given.pop("left_out", [])
        tables = {name: [] for name in NAMED} | {"biennia": [{"biennium": "2012-13"}]} | given
        return Evidence(
            record=Record({name.removesuffix("_of_record"): _table(rows) for name, rows in tables.items()}),
            lines={"d": [Line(number, text) for number, text in enumerate(lines, start=1)]},
            results=pd.DataFrame([here] if entries is None else entries),
            passages=pd.DataFrame(passages, columns=[*ACHIEVEMENT, "column", "text", "doc_id", "lines"]),
            parts=pd.DataFrame(),
            projects=pd.DataFrame(printed),
            aliases=aliases,
            left_out=left_out,
        )

    return made


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows) if rows else pd.DataFrame(columns=["id", "name", "printed_names", "kind"])


@pytest.fixture(scope="session")
def faults() -> Faults:
    """The shipped package, to be broken."""
    return Faults({file.name: file.read_bytes() for file in data_files(SHIPPED)})


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped tables on disk, to be broken there."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data_files(SHIPPED):
        shutil.copy(file, folder)
    return folder


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many faults of each kind were tried, and how they ended."""
    if not TALLY:
        return
    terminalreporter.section("faults tried")
    for kind, ends in sorted(TALLY.items()):
        terminalreporter.write_line(
            f"{sum(ends.values()):6}  {kind}: {', '.join(f'{n} {end}' for end, n in ends.items())}"
        )
    terminalreporter.write_line(f"{sum(sum(c.values()) for c in TALLY.values()):6}  in {len(TALLY)} kinds")
