"""Tests of `o7lib.show.views.columns`."""

import pandas as pd

from o7lib.show.views import (
    columns,
)
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")
REF = [Ref("TGO101", "results", "1-2")]


def test_stages_are_labels_with_their_share():
    rows = pd.DataFrame({"stage": [FIRST], "share": [0.25]})
    labels = schema().labels("achievements", "stage")
    told = columns.with_percentages(columns.with_labels(rows, stage=labels), percent="share")
    assert told[["stage", "percent"]].to_numpy().tolist() == [[schema().labels("achievements", "stage")[FIRST], "25%"]]


def test_a_place_without_an_entry_has_no_furthest_stage():
    told = columns.with_best_stage(pd.DataFrame({"best": [LAST, None]}), schema())["best_label"]
    assert told[0] == schema().labels("achievements", "stage")[LAST] and pd.isna(told[1])


def test_a_title_in_another_language_says_so_and_escapes_what_it_prints():
    told = columns.with_title_languages(pd.DataFrame({"title": ["Ley & <b>"], "title_language": ["es"]}))["title"][0]
    assert 'lang="es"' in str(told.__html__()) and "&lt;b&gt;" in str(told.__html__())


def test_a_code_without_a_word_is_a_dash_and_an_empty_list_too():
    told = columns.with_labels(pd.DataFrame({"code": ["x"], "names": [[]]}), code={"y": "Y"}, names=None)
    assert told.to_numpy().tolist() == [["–", "–"]]


def test_a_missing_share_is_a_dash():
    assert columns.with_percentages(pd.DataFrame({"share": [pd.NA, 0.5]}), percent="share")["percent"].tolist() == [
        "–",
        "50%",
    ]


def test_a_matrix_holds_a_nought_where_nothing_is():
    rows = pd.DataFrame({"partner": ["IOM"], "region_id": ["a"], "results": [2], "refs": [REF]})
    told = columns.pivot(rows, "partner", "region_id", {"a": "A", "b": "B"})
    assert told[["a", "b"]].to_numpy().tolist() == [[2, 0]] and told["refs_b"][0] == []
