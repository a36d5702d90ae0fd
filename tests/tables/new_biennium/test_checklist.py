"""The steps of adding a biennium come from the schema: which tables, in which order, and what belongs in a cell."""

import pytest

from o7lib.tables.model.schema import Column, Schema, Table
from o7lib.tables.new_biennium.checklist import checklist, concerned


def _column(name, **more):
    return Column(name, "string", name.title(), f"The {name}.", **{"required": True} | more)


def _table(name, columns, references=()):
    return Table(name, f"{name}.csv", name, f"All {name}.", name, ("id",), {c.name: c for c in columns}, references)


ID, BIENNIUM = _column("id"), _column("biennium")
STAGE = _column("stage", codes=("a", "b"), labels={"a": "First"})
TABLES = [
    _table("steps", [BIENNIUM, ID, _column("funder"), STAGE], (
        (("biennium",), "biennia", ("biennium",)), (("funder",), "funders", ("id",)))),
    _table("biennia", [BIENNIUM]),
    _table("funders", [ID, _column("count", required=False, unit="rows")]),
    _table("regions", [ID]),
    _table("kinds", [ID], ((("id",), "steps", ("id",)),)),
]  # fmt: skip
SHAPE = Schema("A record", "1.0", "2026-01-02", {t.name: t for t in TABLES}, {})


@pytest.fixture
def lines():
    return checklist("2016-17", SHAPE, {"steps": [{}, {}]}).splitlines()


def test_tables_of_a_biennium_and_those_they_refer_to_are_filled_and_no_other():
    assert {t.name for t in concerned(SHAPE)} == {"steps", "funders"}


def test_a_table_is_filled_after_those_it_refers_to(lines):
    assert [line for line in lines if line.startswith("## ")][:2] == ["## 1. funders.csv", "## 2. steps.csv"]


def test_a_table_says_whether_rows_are_there_already(lines):
    assert "2 rows written already, to be filled; add as many as the documents have." in lines
    assert "Only where the documents name one that is not there yet." in lines


def test_one_row_is_not_several_and_none_is_none():
    assert "1 row written already" in checklist("2016-17", SHAPE, {"steps": [{}]})
    assert "No row yet: add one for each the documents have." in checklist("2016-17", SHAPE, {})


def test_a_column_says_its_codes_where_it_must_be_known_and_whether_it_may_be_empty(lines):
    assert "- `stage`: The stage. One of `a` (First), `b`." in lines
    assert "- `funder`: The funder. Must stand in funders.csv." in lines
    assert "- `count`: The count. Unit: rows. May be empty." in lines


def test_the_list_names_the_biennium_and_ends_with_what_the_package_says_of_itself(lines):
    assert lines[0] == "# To fill for 2016-17"
    assert (
        "- In `datapackage.json`, bring `title` (A record), `version` (1.0), `created` (2026-01-02) up to date."
        in lines
    )
