"""Tests of `o7lib.show.views.gaps`."""

import pandas as pd

from o7lib.show import page
from o7lib.show.views import (
    gaps,
)
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")
REF = [Ref("TGO101", "results", "1-2")]


def bare(frame: pd.DataFrame) -> list[list[str]]:
    return [
        [pd.Series([v]).astype(str).str.replace(r"<[^>]+>", "", regex=True)[0] for v in row] for row in frame.to_numpy()
    ]


def gap(criterion: int, results: int, reporting: int) -> dict:
    return {
        "place": "Togo",
        "criterion": criterion,
        "results": results,
        "reporting": reporting,
        "refs": REF * reporting,
        "skipped_by": REF * (results - reporting),
    }


def test_no_result_and_a_criterion_passed_over_are_told_apart():
    told = gaps.grid_table(pd.DataFrame([gap(1, 2, 1), gap(2, 2, 0)]), ["place"])
    assert bare(told[["criterion_1", "criterion_2"]]) == [["1 of 2", "0 of 2"]]
    assert told["refs_1"][0] == REF and told["refs_2"][0] == REF * 2
    assert bare(gaps.grid_table(pd.DataFrame([gap(1, 0, 0)]), ["place"])[["criterion_1"]]) == [["no result"]]


def test_gaps_stand_under_the_names_of_their_own_criteria(shown):
    grid = pd.DataFrame(
        {
            "indicator": ["7.1", "7.2"],
            "criterion": [4, 4],
            "label": ["Data by sex", "Services for return"],
            "region": "Africa",
            "results": 1,
            "reporting": 0,
            "refs": [[], []],
            "skipped_by": [[Ref("KHM129", "results-2012-13", "5-9")], []],
        }
    )
    page.show(gaps.by_place(grid.rename(columns={"region": "place"}).assign(biennium="B")))
    assert 'class="num stage hollow"' in shown[0] and "results-2012-13, lines 5-9" in shown[0]
    assert "popover" not in shown[1] and '<span class="stage hollow">0 of 1</span>' in shown[1]
    assert "4 Data by sex" in shown[0] and "4 Services for return" not in shown[0]
    assert "7.2: results that report" in shown[1] and "4 Services for return" in shown[1]
