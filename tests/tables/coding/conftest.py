"""A copy of the record with its codings, to be broken."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from o7lib.tables.coding.coder import Coder
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.model.references import ACHIEVEMENT

Rows = list[dict[str, str]]


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """The shipped tables, schema and codings in a folder named `data`."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("geo"))
    return folder


@pytest.fixture
def change(record: Path) -> Callable[..., None]:
    """Change the rows of one file of the copy: `change("coding/first.csv", lambda rows: rows[1:])`."""

    def changed(name: str, how: Callable[[Rows], Rows | None]) -> None:
        rows = read(record / name)
        columns = list(rows[0])
        rows = how(rows) or rows
        with (record / name).open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    return changed


@pytest.fixture
def coded(uncoded):
    """Let a coder of the uncoded record save what was given: `coded("ana", "first")`, all units or the first few."""

    def saved(name: str, of: str, most: int | None = None) -> Coder:
        coder = Coder(name, uncoded.data)
        rows = {tuple(row[c] for c in ACHIEVEMENT): row for row in uncoded.given[of]}
        for unit in coder.left[:most]:
            coder.save(unit, {**rows[unit.key], "lines": unit.lines})
        return coder

    return saved
