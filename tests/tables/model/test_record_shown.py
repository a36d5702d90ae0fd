"""The record in a cell, and what asking costs."""

import pandas as pd
import pytest

from o7lib.errors import ParameterError
from o7lib.tables.model.record import Record


def record(scope: str = "") -> Record:
    return Record(
        {
            "results": pd.DataFrame({"cpo": ["KHM129", "JOR103"], "title": "t"}),
            "places": pd.DataFrame({"place_id": []}),
        },
        scope,
    )


def test_a_cell_shows_scope_tables_rows_and_columns() -> None:
    shown = record("region=africa")._repr_html_()
    assert "<strong>Record</strong>: region=africa" in shown
    for cell in ("results", "2", "cpo, title", "places", "0", "place_id"):
        assert f"<td>{cell}</td>" in shown


def test_the_whole_record_says_so() -> None:
    assert "<strong>Record</strong>: everything" in record()._repr_html_()


def test_a_scope_cannot_smuggle_markup_into_a_cell() -> None:
    assert "<script>" not in record("place=<script>")._repr_html_()


def test_showing_and_asking_whether_a_table_is_there_read_nothing() -> None:
    here = record()
    here._repr_html_()
    assert ("results" in here, "nothing" in here) == (True, False)
    assert here.reads == {}


def test_a_misspelt_table_is_met_with_the_nearest() -> None:
    with pytest.raises(
        ParameterError, match=r"there is no table 'reslts'. Did you mean results\? The tables are results, places"
    ):
        record()["reslts"]
    with pytest.raises(
        AttributeError, match=r"the record has no table 'reslts'. Did you mean results\? It has results, places"
    ):
        record().reslts  # noqa: B018
