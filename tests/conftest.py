"""What several tests share."""

import csv
import shutil
from pathlib import Path

import pytest

ROWS = Path(__file__).parent / "third_biennium"
DATA = Path(__file__).parents[1] / "data"


def _place(key: str) -> tuple[int, str]:
    """Numbers in the order of numbers, text in the order of text."""
    return (int(key), "") if key.isdigit() else (0, key)


def merged(table: Path, more: Path) -> None:
    """Add the rows of one CSV to another, by column name, in the order of the first column."""
    with table.open(encoding="utf-8", newline="") as lines:
        old = csv.DictReader(lines)
        rows, columns = list(old), list(old.fieldnames or [])
    with more.open(encoding="utf-8", newline="") as lines:
        rows += list(csv.DictReader(lines))
    rows.sort(key=lambda row: _place(row[columns[0]]))  # stable: rows that share the first column keep their order
    with table.open("w", encoding="utf-8", newline="") as out:
        paper = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        paper.writeheader()
        paper.writerows(rows)


@pytest.fixture(scope="session")
def third_biennium(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with a third, invented biennium; copy it again before writing into it.

    In 2016-17 two indicators are reported: 7.1 with regional targets, 7.2 without. There is a new
    place (CIV) with two results, two old ones (KHM, UKR), a place listed without an entry (MDA), a
    region that missed its target although the total was met (the Arab States), a new funder, a
    repeated text, a criterion with two items, and rows in every table that knows a biennium. The
    invented documents lie in `tests/third_biennium/sources`.
    """
    folder = tmp_path_factory.mktemp("third") / "data"
    shutil.copytree(DATA, folder)
    for more in sorted(ROWS.rglob("*.csv")):
        merged(folder / more.relative_to(ROWS), more)
    return folder
