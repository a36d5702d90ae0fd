"""Every cell is laid out before counting, and no row is lost or counted twice."""

import pandas as pd

from o7lib.measures.counting import (
    combinations,
    count_by,
    fill_empty_lists,
    level_values,
    reported_biennia,
    results_with_place,
    share,
)
from o7lib.measures.scope import narrow
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

ROWS = pd.DataFrame(
    {
        "biennium": ["2012-13", "2012-13", "2014-15"],
        "indicator": "7.1",
        "cpo": ["KHM129", "KHM129", "LAO179"],
        "doc_id": "results",
        "lines": ["1-2", "3-4", "5-6"],
    }
)
BIENNIA = Record({"biennia": pd.DataFrame({"biennium": ["2012-13", "2014-15", "2016-17"]})})


def test_a_cell_without_rows_is_there_with_nothing_in_it():
    found = count_by(ROWS, combinations(BIENNIA, "biennium"))
    assert found["count"].tolist() == [2, 1, 0]
    assert found["refs"].iloc[2] == []


def test_results_are_counted_once_and_every_row_behind_them_is_cited():
    found = count_by(ROWS, combinations(BIENNIA, "biennium"), ["biennium", "indicator", "cpo"])
    assert found["count"].tolist() == [1, 1, 0]
    assert [ref.lines for ref in found["refs"].iloc[0]] == ["1-2", "3-4"]


def test_no_rows_at_all_still_leave_every_cell():
    assert count_by(ROWS[:0], combinations(BIENNIA, "biennium", indicator=["7.1", "7.2"]))["count"].tolist() == [0] * 6


def test_codes_and_levels_make_cells_in_their_own_order():
    assert list(combinations(BIENNIA, "biennium", stage=["drafted", "adopted"]))[:3] == [
        ("2012-13", "drafted"),
        ("2012-13", "adopted"),
        ("2014-15", "drafted"),
    ]


def test_a_scope_leaves_only_its_own_value_of_a_level():
    record = load_all()
    assert level_values(narrow(record, region="africa"), "region_id") == ["africa"]
    assert len(level_values(narrow(record, region="africa"), "biennium")) == len(level_values(record, "biennium"))


def test_a_biennium_that_no_document_reports_on_is_not_reported():
    documents = pd.DataFrame({"doc_id": ["a", "b"], "biennium": ["2012-13", None]})
    assert reported_biennia(Record({"biennia": BIENNIA["biennia"], "documents": documents})) == ["2012-13"]


def test_results_keep_their_number_and_gain_their_place():
    record = load_all()
    region = dict(zip(record.places["place_id"], record.places["region_id"], strict=True))
    assert results_with_place(record)["region_id"].tolist() == [region[place] for place in record.results["place_id"]]


def test_lists_keep_their_index_when_gaps_are_filled():
    assert fill_empty_lists(pd.Series([["a"], None], index=[5, 9])).to_dict() == {5: ["a"], 9: []}


def test_a_share_of_nothing_is_missing_and_not_zero():
    assert share(pd.Series([0]), pd.Series([0])).isna().all()
