"""What several tests share."""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from o7lib.tables.coding.coder import Coder
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.model.schema import schema

ROWS = Path(__file__).parent / "third_biennium"
DATA = Path(__file__).parents[1] / "data"
WRITTEN_AS = "2016-17"  # what the rows of `third_biennium` call it

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--no-first-run", "--disable-sync", "--disable-quic"]

Rows = list[dict[str, str]]


def _read(text: str) -> tuple[Rows, list[str]]:
    lines = csv.DictReader(io.StringIO(text, newline=""))
    return list(lines), list(lines.fieldnames or [])


def _place(key: str) -> tuple[int, str]:
    """Numbers in the order of numbers, text in the order of text."""
    return (int(key), "") if key.isdigit() else (0, key)


def merged(table: Path, more: str, key: tuple[str, ...] = ()) -> None:
    """Add the rows of one CSV to another, by column name; rows whose key is there already are left out."""
    rows, columns = _read(table.read_text(encoding="utf-8"))
    there = {tuple(row[c] for c in key) for row in rows} if key else set()
    rows += [row for row in _read(more)[0] if tuple(row[c] for c in key) not in there or not key]
    rows.sort(key=lambda row: _place(row[columns[0]]))  # stable: rows that share the first column keep their order
    with table.open("w", encoding="utf-8", newline="") as out:
        paper = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        paper.writeheader()
        paper.writerows(rows)


@pytest.fixture(scope="session")
def next_biennium() -> str:
    """The biennium after the last of the data, such as 2016-17."""
    rows, _ = _read((DATA / "biennia.csv").read_text(encoding="utf-8"))
    first = max(int(row["last_year"]) for row in rows) + 1
    return f"{first}-{(first + 1) % 100:02}"


@pytest.fixture(scope="session")
def third_biennium(tmp_path_factory: pytest.TempPathFactory, next_biennium: str) -> Path:
    """A copy of the data with one more, invented biennium; copy it again before writing into it.

    It is the one after the last (`next_biennium`): 2016-17 as long as the data ends in 2014-15. Two
    indicators are reported: 7.1 with regional targets, 7.2 without. There is a new place (CIV) with
    two results, two old ones (KHM, UKR), a place listed without an entry (MDA), a region that missed
    its target although the total was met (the Arab States), a new funder (SWE), a repeated text, a
    criterion with two items, and rows in every table that knows a biennium. The invented documents
    lie in `tests/third_biennium/sources`.
    """
    folder = tmp_path_factory.mktemp("third") / "data"
    shutil.copytree(DATA, folder)
    keys = {table.path: table.key for table in schema(DATA).tables.values()}
    first = int(next_biennium[:4])
    for more in sorted(ROWS.rglob("*.csv")):
        text = more.read_text(encoding="utf-8").replace(f"{WRITTEN_AS},2016,2017", f"{WRITTEN_AS},{first},{first + 1}")
        path = more.relative_to(ROWS)
        merged(folder / path, text.replace(WRITTEN_AS, next_biennium), keys.get(path.as_posix(), ()))
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; in continuous integration its absence is a failure, elsewhere a reason to skip.

    One for all tests: a second Playwright cannot be started beside it.
    """
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        words = "no Chromium was found: install it (Debian: apt-get install chromium) to test pages"
        pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield opened
        opened.close()


class Uncoded(NamedTuple):
    """A record whose last biennium is listed and not coded yet, the invented documents, and what two coders gave."""

    data: Path
    sources: Path
    given: dict[str, Rows]


@pytest.fixture
def uncoded(uncode: Callable[[Path], Uncoded], tmp_path: Path) -> Uncoded:
    """An uncoded record of the test's own: see `uncode`."""
    return uncode(tmp_path / "data")


@pytest.fixture(scope="session")
def uncode(third_biennium: Path, next_biennium: str) -> Callable[[Path], Uncoded]:
    """Make a copy of `third_biennium` as it stands before coding: its achievements have keys and lines, no codes.

    `given` has the rows of `first.csv` and `second.csv` that were taken out, to be coded again: they differ in one stage.
    """
    return lambda folder: _uncoded(folder, third_biennium, next_biennium)


def _uncoded(folder: Path, third_biennium: Path, next_biennium: str) -> Uncoded:
    shutil.copytree(third_biennium, folder, ignore=shutil.ignore_patterns("geo"))
    given = {}
    for name in ("coding/first", "coding/second", "coding/settled", "achievement_types", "achievements"):
        rows, columns = _read((folder / f"{name}.csv").read_text(encoding="utf-8"))
        given[Path(name).name] = [row for row in rows if row["biennium"] == next_biennium]
        kept = [row for row in rows if row["biennium"] != next_biennium]
        if name == "achievements":
            blank = dict.fromkeys(set(columns) & {*given["first"][0], "stage_reason"} - {*columns[:5]}, "")
            kept = [row | blank if row["biennium"] == next_biennium else row for row in rows]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            paper = csv.DictWriter(out, columns, lineterminator="\n")
            paper.writeheader()
            paper.writerows(kept)
    return Uncoded(folder, ROWS / "sources", given)


@pytest.fixture
def finished(uncoded: Uncoded) -> Uncoded:
    """The uncoded record after ana and ben have coded all of it; they differ in one stage."""
    for name, of in (("ana", "first"), ("ben", "second")):
        coder = Coder(name, uncoded.data)
        rows = {tuple(row[c] for c in ACHIEVEMENT): row for row in uncoded.given[of]}
        for unit in coder.units:
            coder.save(unit, {**rows[unit.key], "lines": unit.lines})
    return uncoded
