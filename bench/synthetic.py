"""A valid data package with many times the shipped results, to measure what grows and how.

Every result is copied into other biennia (two years at a time, as far as the schema's years
reach) and, beyond those, under other CPO numbers of the same country. All that hangs on a result
or on a document of a biennium is copied with it. Nothing here is evidence.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from o7lib.tables.model import snapshot
from o7lib.tables.model.schema import SCHEMA_FILE, Schema, Table
from o7lib.tables.validation.csv_files import read

Row = dict[str, str]
Rows = dict[str, list[Row]]
# More than any document has lines: a copy under other CPO numbers has lines of its own, further down.
FURTHER = 10_000
YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True)
class Copy:
    """One copy of the record: how many years its biennia move, and which CPO numbers it takes."""

    years: int
    numbers: int

    def biennium(self, name: str) -> str:
        """A biennium moved by the copy's years: 2012-13 moved by 4 is 2016-17."""
        first = int(name[:4]) + self.years
        return f"{first}-{(first + 1) % 100:02d}"

    def cpo(self, code: str) -> str:
        """A CPO number of the same place that no other copy in the same biennium has."""
        return f"{code[:3]}{(int(code[3:]) + 389 * self.numbers) % 1000:03d}" if code else ""


def _copies(schema: Schema, rows: Rows, factor: int) -> list[Copy]:
    """As many copies as `factor`, the first of them the record as it is."""
    column = schema.tables["biennia"].columns["first_year"]
    first = min(int(r["first_year"]) for r in rows["biennia"])
    last = max(int(r["last_year"]) for r in rows["biennia"])
    step, low, high = last - first + 1, int(column.minimum or 0), int(column.maximum or 9999)
    shifts = sorted(
        (n * step for n in range(-200, 200) if low <= first + n * step and last + n * step <= high), key=abs
    )
    every = [Copy(years, numbers) for numbers, years in product(range(factor // len(shifts) + 1), shifts)]
    return every[:factor]


def _free(table: Table) -> list[str]:
    """Columns of free text: no codes, no form, no key, no reference."""
    tied = {"cpo", "indicator", *table.key, *(name for own, _, _ in table.references for name in own)}
    return [
        c.name for c in table.columns.values() if c.type == "string" and not (c.codes or c.pattern or c.name in tied)
    ]


def _moved(row: Row, table: Table, copy: Copy, home: Mapping[str, str]) -> Row:
    """A row of one copy: its biennium, its document, its years and its CPO number moved."""
    new = dict(row)
    if row.get("biennium"):
        new["biennium"] = copy.biennium(row["biennium"])
    if home.get(row.get("doc_id", "")):
        old = home[row["doc_id"]]
        new["doc_id"] = row["doc_id"].replace(old, copy.biennium(old))
        if row.get("lines"):
            new["lines"] = "-".join(str(int(line) + FURTHER * copy.numbers) for line in row["lines"].split("-"))
    if "cpo" in row:
        new["cpo"] = copy.cpo(row["cpo"])
    if row.get("cpo") and (copy.years or copy.numbers):  # else a hundred copies would hold one text
        new |= {name: f"{row[name]} ({copy.years}, {copy.numbers})" for name in _free(table) if row[name]}
    if row.get("period"):
        new["period"] = YEAR.sub(lambda year: str(int(year[0]) + copy.years), row["period"])
    if table.name == "biennia":
        new |= {name: str(int(row[name]) + copy.years) for name in ("first_year", "last_year")}
    return new


def _grown(table: Table, rows: list[Row], copies: list[Copy], home: Mapping[str, str]) -> Iterator[Row]:
    """Rows with a result once a copy; rows of a biennium once a biennium; others once."""
    for row in rows:
        if row.get("cpo"):
            wanted = copies
        elif row.get("biennium") or home.get(row.get("doc_id", "")):
            wanted = [c for c in copies if c.numbers == 0]
        else:
            wanted = copies[:1]
        yield from (_moved(row, table, copy, home) for copy in wanted)


def _sorted(table: Table, rows: list[Row]) -> list[Row]:
    def key(row: Row) -> list[int | str]:
        whole = [table.columns[name].type == "integer" for name in table.key]
        return [int(row[n] or -1) if w else row[n] for n, w in zip(table.key, whole, strict=True)]

    if table.name == "source_notes":  # numbered from 1 through the whole table
        rows = [row | {"note_no": str(number)} for number, row in enumerate(rows, start=1)]
    return sorted(rows, key=key)


def synthetic(folder: Path, factor: int, source: Path | None = None) -> Path:
    """Write a data package with `factor` times the results of `source` (by default the shipped data).

    Valid against the schema and against every rule; `factor` 1 is the source itself. The folder is
    made, its tables are overwritten.
    """
    taken = snapshot.read_snapshot(source)
    rows: Rows = {}
    for name, table in taken.schema.tables.items():
        cells = read(taken.raw(name), table)
        rows[name] = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    home = {row["doc_id"]: row["biennium"] for row in rows["documents"] if row["biennium"]}
    copies = _copies(taken.schema, rows, factor)
    for row in rows["documents"]:
        row["line_count"] = str(int(row["line_count"]) + FURTHER * copies[-1].numbers)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCHEMA_FILE).write_bytes(taken.files[SCHEMA_FILE])
    for name, table in taken.schema.tables.items():
        grown = _sorted(table, list(_grown(table, rows[name], copies, home)))
        with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(table.columns), lineterminator="\n")
            out.writeheader()
            out.writerows(grown)
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("factor", type=int)
    asked = parser.parse_args()
    print(synthetic(asked.folder, asked.factor))
