"""Read the files of a data folder once, so that what is checked is what is loaded.

A folder is read once. Had the check and the load each opened the files, an editor that saves in
between would slip rows past the check, and a stamp would vouch for bytes that nobody looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from o7lib.errors import Problem, TableError
from o7lib.tables.model.paths import contents, data_folder, fingerprint, fingerprint_of, geo_files
from o7lib.tables.model.schema import EXPECTED, SCHEMA_FILE, Schema, parse


@dataclass(frozen=True)
class Snapshot:
    """A schema and the bytes of its tables by file name; `unread` says why a file is not among them.

    `home` is where the folder lies, `shapes` the fingerprint of what its maps are drawn from; a snapshot of
    files in memory has neither.
    """

    folder: str
    schema: Schema
    files: Mapping[str, bytes]
    unread: tuple[Problem, ...] = ()
    home: Path | None = None
    shapes: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the name and bytes of the schema, of every table and of what maps are drawn from:
        another folder with the same bytes has the same one."""
        return fingerprint_of([*sorted(self.files.items()), ("geo", self.shapes.encode())])

    def shown(self, table: str) -> str:
        """The path of a table as problems print it: folder and file, such as data/results.csv."""
        return f"{self.folder}/{self.schema.tables[table].path}"

    def raw(self, table: str) -> bytes:
        """The bytes of a table's file."""
        return self.files[self.schema.tables[table].path]


def from_bytes(files: Mapping[str, bytes], folder: str = "data") -> Snapshot:
    """A snapshot of files already in memory, `datapackage.json` among them.

    Raises TableError when the schema is not one.
    """
    shape = parse(files[SCHEMA_FILE], f"{folder}/{SCHEMA_FILE}")
    lost = [t for t in shape.tables.values() if t.path not in files]
    problems = [Problem(f"{folder}/{t.path}", 1, "", "the file does not exist", f"the table {t.name}") for t in lost]
    return Snapshot(folder, shape, files, tuple(problems))


def read_snapshot(folder: str | Path | None = None) -> Snapshot:
    """Read the schema of a data folder and every table it lists, each once.

    Raises TableError when the schema is missing or is not one. A table that is missing or cannot be
    read is a problem in `unread`.
    """
    here = data_folder(folder)
    files = {SCHEMA_FILE: contents(here / SCHEMA_FILE, EXPECTED)}
    shape = parse(files[SCHEMA_FILE], f"{here.name}/{SCHEMA_FILE}")
    unread: list[Problem] = []
    for table in shape.tables.values():
        try:
            files[table.path] = contents(here / table.path, f"the table {table.name}")
        except TableError as error:
            unread += error.problems
    return Snapshot(here.name, shape, files, tuple(unread), here, _shapes(here))


def _shapes(here: Path) -> str:
    try:
        return fingerprint(geo_files(here))
    except (OSError, TableError):  # what cannot be read has no fingerprint; the check says why
        return ""
