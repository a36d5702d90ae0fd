"""Tests of `o7lib.show.views.periods`."""

import pandas as pd

from o7lib.measures import periods
from o7lib.show.views import (
    columns,
)
from o7lib.show.views import (
    periods as periods_view,
)
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")
REF = [Ref("TGO101", "results", "1-2")]


def bare(frame: pd.DataFrame) -> list[list[str]]:
    return [
        [pd.Series([v]).astype(str).str.replace(r"<[^>]+>", "", regex=True)[0] for v in row] for row in frame.to_numpy()
    ]


def moved(movement: str) -> pd.DataFrame:
    cells = {"before": "A", "after": "B", "movement": movement, "indicators_before": ("7.1",), "indicators_after": ()}
    return pd.DataFrame([cells])


def test_every_movement_has_words_that_name_the_biennia_it_speaks_of():
    for movement in periods.MOVEMENTS:
        told = str(periods_view.labelled_movements(moved(movement))["movement"][0])
        assert "both" in told or (">A<" in told and ">B<" in told), told
    assert bare(periods_view.labelled_movements(moved("left"))[["movement"]]) == [["In A, not in B"]]


def test_an_indicator_that_is_not_there_is_a_dash():
    row = periods_view.labelled_movements(moved("left")).iloc[0]
    assert (row["indicators_before"], row["indicators_after"]) == ("7.1", "–")


def stood(place: str, biennium: str, achievements: int) -> dict:
    known = {"place": place, "biennium": biennium, "indicators": ("7.1",), "achievements": achievements, "firm": 1}
    return known | {"best": LAST if achievements else None, "refs": REF * achievements}


def test_each_place_has_one_row_and_a_biennium_without_an_entry_is_a_dash():
    told = periods_view.history_table(
        pd.DataFrame([stood("Togo", "A", 2), stood("Togo", "B", 0), stood("Mali", "A", 0), stood("Mali", "B", 1)]),
        schema(),
    )
    assert told["place"].tolist() == ["Mali", "Togo"] and list(columns.biennium_columns(told, place="Place")) == [
        "place",
        "A",
        "B",
    ]
    (mali, togo) = bare(told[["A", "B"]])
    assert mali[0] == togo[1] == "–"
    assert togo[0] == f"7.1: 1 of 2 at least adopted, furthest {schema().labels('achievements', 'stage')[LAST]}"
    assert told["refs"].map(len).tolist() == [1, 2]
