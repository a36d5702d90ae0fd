"""A copy of the record with its codings, to be broken."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from o7lib.tables.model.paths import SHIPPED

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
