"""Create the first rows of a new biennium and a checklist of the rest.

The empty rows are there to be found: checking the folder names every cell that is still to be filled
and what belongs in it, and each later check names the next thing that is missing.
"""

import csv
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from o7lib.errors import ParameterError, TableError
from o7lib.files import new_folder, whole
from o7lib.tables.export.values import csv_text
from o7lib.tables.load import problems
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.schema import Schema, Table, schema
from o7lib.tables.new_biennium.checklist import checklist

Row = dict[str, str]
ASKED = ("indicators", "criteria")  # what a biennium asks of a result


def new_biennium(name: str, folder: str | Path | None = None, to: str | Path | None = None) -> Path:
    """Add a biennium to a data folder, or to a copy of it, with the rows that a coder must fill.

    Written are: its row in `biennia`; its indicators and criteria, as the latest biennium has them; a row
    in `documents` for each document that the latest biennium has; in each table of what a biennium
    reports (targets, totals, places, results, ...) one row, or one an indicator; and
    `TO-FILL-<name>.md`, the steps in order with every column and code.

    Args:
        name: two years in a row as the ILO writes them, such as `2016-17`.
        folder: the data folder; by default the one that `O7_DATA` names, else the one shipped.
        to: a folder that does not exist yet, for a copy; without it the folder itself is written.

    Returns:
        The folder written. It does not load before the rows are filled: check it to see what is left.

    Raises:
        ParameterError: the name is not two years in a row, shares a year with a biennium that exists,
            lies beyond the years of the schema, or `to` exists already.
        TableError: the folder has problems of its own, which come first.
    """
    here = data_folder(folder)
    shape = schema(here)
    years = years_of(name, [row["biennium"] for row in _rows(here, shape.table("biennia"))])
    year = shape.column("biennia", "first_year")
    if not (year.minimum or 0) <= years[0] <= (year.maximum or 9999):
        raise ParameterError(
            f"{name} is no biennium of the record, whose years run from {year.minimum} to {year.maximum}"
        )
    found = problems(here)
    if found:
        raise TableError(found)
    new = _rows_to_fill(name, years, here, shape)
    return _written(name, here, shape, new) if to is None else _copied(name, here, Path(to), shape, new)


def years_of(name: str, existing: Sequence[str]) -> tuple[int, int]:
    """The two years of a biennium's name; refused unless in a row and free.

    >>> years_of("2016-17", ["2012-13", "2014-15"])
    (2016, 2017)
    """
    if name in existing:
        raise ParameterError(f"the biennium {name} exists already")
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", name)
    if not found:
        raise ParameterError(f"{name!r} is no biennium; write two years in a row as 2016-17")
    first, last = int(found[1]), (int(found[1]) + 1)
    if int(found[2]) != last % 100:
        raise ParameterError(f"{name!r} is not two years in a row; {first} goes with {last}: {first}-{last % 100:02}")
    taken = [b for b in existing if abs(int(b[:4]) - first) < 2]
    if taken:
        raise ParameterError(f"{name} shares a year with {' and '.join(taken)}; biennia do not overlap")
    return first, last


def reported_by(shape: Schema) -> list[Table]:
    """The tables of what a biennium reports: keyed by it, and hanging on no other such table."""
    keyed = [t for t in shape.tables.values() if "biennium" in t.key and t.name not in ("biennia", *ASKED)]
    names = {t.name for t in keyed}
    return [t for t in keyed if not {to for _, to, _ in t.references} & names]


def _rows(folder: Path, table: Table) -> list[Row]:
    with (folder / table.path).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _renamed(doc_id: str, old: str, new: str) -> str:
    return doc_id.replace(old, new) if old in doc_id else f"{doc_id}-{new}"


def _rows_to_fill(name: str, years: tuple[int, int], here: Path, shape: Schema) -> dict[str, list[Row]]:
    """The new rows by table; cells that cannot be known are left out."""
    biennia = _rows(here, shape.table("biennia"))
    latest = max(biennia, key=lambda row: int(row["first_year"]), default={"biennium": ""})["biennium"]
    documents = _rows(here, shape.table("documents"))
    there = {row["doc_id"] for row in documents}
    old = [d for d in documents if d["biennium"] == latest and _renamed(d["doc_id"], latest, name) not in there]
    new: dict[str, list[Row]] = {
        "biennia": [{"biennium": name, "first_year": str(years[0]), "last_year": str(years[1])}],
        "documents": [
            {"doc_id": _renamed(d["doc_id"], latest, name), "publisher": d["publisher"], "biennium": name} for d in old
        ],
    }
    for asked in ASKED:  # as the latest biennium asks: a person changes what the new one asks otherwise
        rows = [row for row in _rows(here, shape.table(asked)) if row["biennium"] == latest]
        new[asked] = [row | {"biennium": name} for row in rows or [{}]]
    indicators = [row.get("indicator", "") for row in new["indicators"]]
    for table in reported_by(shape):
        used = [row["doc_id"] for row in _rows(here, table) if row["biennium"] == latest]
        start = {"biennium": name} | ({"doc_id": _renamed(used[0], latest, name)} if used else {})
        each = indicators if "indicator" in table.columns else [""]
        new[table.name] = [start | ({"indicator": i} if i else {}) for i in each]
    return new


def _written(name: str, folder: Path, shape: Schema, new: Mapping[str, Sequence[Row]]) -> Path:
    """Add rows to the tables of a folder, after those with the same beginning of the key."""
    for table in (shape.table(t) for t in new):
        columns = list(table.columns)
        rows = [*_rows(folder, table), *({c: row.get(c, "") for c in columns} for row in new[table.name])]
        rows.sort(key=lambda row: row[table.key[0]])  # stable: rows of one biennium keep their order
        with whole(folder / table.path) as path:
            path.write_text(
                csv_text(columns, [[row[c] for c in columns] for row in rows]), encoding="utf-8", newline=""
            )
    with whole(folder / f"TO-FILL-{name}.md") as path:
        path.write_text(checklist(name, shape, new), encoding="utf-8", newline="")
    return folder


def _copied(name: str, here: Path, to: Path, shape: Schema, new: Mapping[str, Sequence[Row]]) -> Path:
    """The same in a copy, which stands in its place only when it is whole."""
    place = to.expanduser().absolute()
    with new_folder(place, here.name) as copy:
        shutil.copytree(here, copy, dirs_exist_ok=True)
        _written(name, copy, shape, new)
    return place
