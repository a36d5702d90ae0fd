"""A record small enough to check by eye, typed out in the test; and the shipped one, with a second way to read it."""

import csv
from collections.abc import Callable

import pandas as pd
import pytest

from o7lib.tables.load import load_all
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Column, Table, schema

Rows = list[dict[str, str]]
MISSING = "."
BIENNIA = ("2010-11", "2012-13", "2014-15", "2016-17")
WORLD = {
    "biennia": "biennium first_year last_year\n2012-13 2012 2013\n2014-15 2014 2015",
    "documents": "doc_id biennium\nresults-2012-13 2012-13\nresults-2014-15 2014-15\nnote .",
    "regions": "region_id name\nafrica Africa\nasia_pacific Asia",
    "places": """
        place_id name kind region_id
        KHM Cambodia member_state asia_pacific
        LAO Laos member_state asia_pacific
        SHA Southern_Africa subregion africa
        ZWE Zimbabwe member_state africa""",
    "indicators": "biennium indicator label criteria_required\n"
    + "\n".join(f"{b} {i} label_{i} 2" for b in BIENNIA for i in ("7.1", "7.2")),
    "criteria": "biennium indicator criterion label\n"
    + "\n".join(f"{b} {i} {c} criterion_{c}" for b in BIENNIA for i in ("7.1", "7.2") for c in (1, 2, 3, 4)),
}

# Rows of every table that a scope narrows, for the tests of `scope` and `related`.
SCOPES = {
    "funders": "funder_id name\nEU European_Union\nKHM Cambodia_itself\nAUS Australia",
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.2 LAO179 LAO
        2012-13 7.1 SHA127 SHA
        2014-15 7.1 KHM129 KHM
        2014-15 7.2 ZWE131 ZWE""",
    "achievements": """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 adopted
        2012-13 7.2 LAO179 1 1 adopted
        2014-15 7.1 KHM129 1 1 drafted""",
    "funding": """
        biennium indicator cpo criterion funder_id indirect
        2012-13 7.1 KHM129 1 EU .
        2012-13 7.1 KHM129 . AUS .
        2014-15 7.2 ZWE131 . EU true""",
    "targets": """
        biennium indicator region_id target
        2012-13 7.1 . 3
        2012-13 7.1 africa 1
        2012-13 7.1 asia_pacific 2
        2014-15 7.1 . 4""",
    "reported_totals": """
        biennium indicator region_id unit count
        2012-13 7.1 . member_state 3
        2012-13 7.1 africa member_state 1
        2012-13 7.2 asia_pacific member_state 2""",
    "reported_places": """
        biennium indicator place_id
        2012-13 7.1 KHM
        2012-13 7.1 SHA
        2014-15 7.1 LAO
        2014-15 7.2 ZWE""",
    "projects": "project_id region_id doc_id\nannex-01 africa note\nannex-02 asia_pacific note",
    "outputs": "biennium output_no\n2012-13 1\n2014-15 1",
    "lessons": "biennium lesson_no\n2012-13 1\n2014-15 1",
    "narrative_figures": "doc_id figure_no\nresults-2012-13 1\nnote 1",
    "source_notes": """
        note_no biennium indicator cpo
        1 2012-13 7.1 KHM129
        2 2012-13 7.1 .
        3 2012-13 . .
        4 2014-15 7.2 .
        5 . . .""",
}


def _typed(values: list[str | None], column: Column) -> pd.Series:
    cells = pd.Series(values, dtype=object)
    if column.codes:
        return cells.astype(pd.CategoricalDtype(list(column.codes), ordered=True))
    if column.type in ("integer", "number"):
        return pd.to_numeric(cells).astype("Int64" if column.type == "integer" else "Float64")
    if column.type == "boolean":
        return cells.map({"true": True}).eq(True)
    return cells.astype("str").where(cells.notna())


def _frame(text: str, table: Table) -> pd.DataFrame:
    """A table typed out as words: one row a line, `.` for an empty cell, `_` for a space in a text."""
    lines = [line.split() for line in text.strip().splitlines()]
    header, rows = (lines[0], lines[1:]) if lines else ([], [])
    found = {}
    for name, column in table.columns.items():
        values: list[str | None] = [None] * len(rows)
        if name in header:
            values = [None if row[header.index(name)] == MISSING else row[header.index(name)] for row in rows]
        elif name == "doc_id" and "biennium" in header:
            values = [f"results-{row[header.index('biennium')]}" for row in rows]
        elif name == "lines":
            values = ["1-2"] * len(rows)
        if column.type == "string" and name in ("name", "title", "measure", "note", "label", "region_printed"):
            values = [value and value.replace("_", " ") for value in values]
        found[name] = _typed(values, column)
    return pd.DataFrame(found)


@pytest.fixture(scope="session")
def make() -> Callable[..., Record]:
    """Make a record of a few rows: `make(results="biennium indicator cpo place_id\\n2012-13 7.1 KHM129 KHM")`.

    Every table of the schema is there and typed as the real one; two biennia, two regions and four
    places stand by. Rows of a biennium are in `results-<biennium>`, lines 1-2, unless the text says else.
    """

    def made(scope: str = "", **tables: str) -> Record:
        texts = WORLD | tables
        frames = {name: _frame(texts.get(name, ""), table) for name, table in schema().tables.items()}
        return Record(frames, scope)

    return made


@pytest.fixture(scope="session")
def scopes() -> dict[str, str]:
    """Table name to rows: something of every table that a scope narrows, on two biennia and two regions."""
    return SCOPES


@pytest.fixture(scope="session")
def whole(make: Callable[..., Record]) -> Record:
    """The record of `scopes`."""
    return make(**SCOPES)


@pytest.fixture(scope="session")
def record() -> Record:
    """The shipped record."""
    return load_all()


@pytest.fixture(scope="session")
def rows() -> Callable[[str], Rows]:
    """Read a shipped table with nothing but the csv module, to check a measure by another road."""

    def read(table: str) -> Rows:
        with (data_folder() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read
