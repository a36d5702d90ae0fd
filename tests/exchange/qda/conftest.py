"""The invented biennium with its documents, and rows as the csv module reads them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Rows = list[dict[str, str]]


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="session")
def third_sources() -> Path:
    """The invented documents of the third biennium."""
    return Path(__file__).parents[2] / "third_biennium" / "sources"


@pytest.fixture(scope="session")
def table_rows() -> Callable[[Path, str], Rows]:
    """Read a table of a data folder."""
    return lambda folder, name: read(folder / f"{name}.csv")


@pytest.fixture(scope="session")
def coding_rows() -> Callable[[Path, str], Rows]:
    """Read a table of a data folder's codings."""
    return lambda folder, name: read(folder / "coding" / f"{name}.csv")
