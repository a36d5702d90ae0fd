"""The schema of a data folder, `datapackage.json`, as tables and columns; every code and label comes from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from o7lib.errors import ParameterError, TableError
from o7lib.tables.model import descriptor, subject
from o7lib.tables.model.descriptor import listed
from o7lib.tables.model.paths import contents, data_folder
from o7lib.tables.model.subject import Subject

SCHEMA_FILE = "datapackage.json"
EXPECTED = "a Frictionless Data Package with the tables beside it"


@dataclass(frozen=True)
class Column:
    """One column: its type, what it means, what it may hold (codes in order, with labels; limits).

    `meanings` says when a code applies, for the codes that a reader would ask about.
    `firm` is the first code, in that order, that counts as done rather than intended.
    """

    name: str
    type: str
    title: str
    description: str
    required: bool
    unit: str = ""
    codes: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    firm: str = ""
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: its file, what a row is, its key, its columns in order and its references.

    `references` holds one entry per foreign key: own columns, table referred to, its columns.
    """

    name: str
    path: str
    title: str
    description: str
    unit: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


@dataclass(frozen=True, eq=False)
class Schema:
    """The data package: its tables by name, its version and its date. One object for one file's bytes."""

    title: str
    version: str
    created: str
    tables: Mapping[str, Table]
    descriptor: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What tells this record from others: the package's `name`, or its title where it has none."""
        return str(self.descriptor.get("name") or self.title)

    @property
    def subject(self) -> Subject:
        """What the record is about; loading a record has checked that it says so.

        >>> schema().subject.title
        'labour migration'
        """
        return subject.of(self.descriptor["subject"])

    def table(self, name: str) -> Table:
        """The table of that name. Raises ParameterError with the list of tables."""
        if name not in self.tables:
            raise ParameterError(f"there is no table {name!r}; the schema has {', '.join(self.tables)}")
        return self.tables[name]

    def column(self, table: str, column: str) -> Column:
        """The column of that table. Raises ParameterError with the list of columns."""
        columns = self.table(table).columns
        if column not in columns:
            raise ParameterError(f"{table} has no column {column!r}; it has {', '.join(columns)}")
        return columns[column]

    def codes(self, table: str, column: str) -> list[str]:
        """Every code that a column may hold, in the codebook's order.

        >>> schema().codes("achievements", "stage")
        ['in_preparation', 'drafted', 'adopted', 'operational']
        """
        return list(self.column(table, column).codes)

    def label(self, table: str, column: str, code: str) -> str:
        """The label of a code; the code itself where the schema gives none.

        >>> schema().label("achievements", "stage", "operational")
        'In operation'
        """
        return self.column(table, column).labels.get(code, code)

    def labels(self, table: str, column: str) -> dict[str, str]:
        """Code to label, in the codebook's order."""
        coded = self.column(table, column)
        return {code: coded.labels.get(code, code) for code in coded.codes}

    def meanings(self, table: str, column: str) -> dict[str, str]:
        """Code to when it applies, in the codebook's order, for the codes that the schema explains.

        >>> schema().meanings("project_results", "strength")["A"]
        'The entry gives the name of the project.'
        """
        coded = self.column(table, column)
        return {code: coded.meanings[code] for code in coded.codes if code in coded.meanings}

    @property
    def firm_stage(self) -> str:
        """The first stage that counts as reached; what stands before it is a draft or an intention.

        >>> schema().firm_stage
        'adopted'
        """
        return self.column("achievements", "stage").firm


def _column(raw: Mapping[str, Any]) -> Column:
    limits = raw.get("constraints", {})
    return Column(
        name=raw["name"],
        type=raw["type"],
        title=raw["title"],
        description=raw["description"],
        required=bool(limits.get("required")),
        unit=raw.get("unit", ""),
        codes=tuple(limits.get("enum", ())),
        labels=dict(raw.get("labels", {})),
        meanings=dict(raw.get("meanings", {})),
        firm=raw.get("firm", ""),
        pattern=limits.get("pattern", ""),
        minimum=limits.get("minimum"),
        maximum=limits.get("maximum"),
    )


def _table(raw: Mapping[str, Any]) -> Table:
    shape = raw["schema"]
    return Table(
        name=raw["name"],
        path=raw["path"],
        title=raw["title"],
        description=raw["description"],
        unit=raw["unit"],
        key=tuple(listed(shape["primaryKey"])),
        columns={c["name"]: _column(c) for c in shape["fields"]},
        references=tuple(
            (tuple(listed(k["fields"])), k["reference"]["resource"], tuple(listed(k["reference"]["fields"])))
            for k in shape.get("foreignKeys", ())
        ),
    )


@lru_cache(maxsize=8)
def parse(raw: bytes, file: str) -> Schema:
    """The schema in the bytes of a `datapackage.json`; `file` is its name in messages.

    Remembered by the bytes themselves, so that an edited file is never answered with its old self.
    Raises TableError with everything wrong in it.
    """
    found, problems = descriptor.read(raw, file)
    if problems:
        raise TableError(problems)
    return Schema(
        title=found["title"],
        version=found["version"],
        created=found["created"],
        tables={t["name"]: _table(t) for t in found["resources"]},
        descriptor=found,
    )


def schema(folder: str | Path | None = None) -> Schema:
    """Read the schema of a data folder (by default the one `O7_DATA` names, or the shipped one).

    Raises TableError when the file is missing or is not a data package.
    """
    here = data_folder(folder)
    return parse(contents(here / SCHEMA_FILE, EXPECTED), f"{here.name}/{SCHEMA_FILE}")
