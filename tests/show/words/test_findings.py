"""A finding takes the rows of a measure and says them: one sentence a row, in the order of the rows."""

import pandas as pd

from o7lib.show.words import findings
from o7lib.tables.model.schema import codes


def promised(*rows: tuple) -> pd.DataFrame:
    columns = ["region_id", "biennium", "indicator", "target", "reported", "verdict"]
    return pd.DataFrame(rows, columns=columns).astype({"target": "Int64"})


def test_each_row_of_targets_has_its_sentence():
    rows = promised(("world", "A", "7.1", 8, 8, "met"), ("world", "B", "7.1", None, 2, "no_target"))
    assert findings.targets("the world", rows) == [
        "7.1 in A: 8 member States counted, target 8: met.",
        "7.1 in B: 2 member States counted; no target was set.",
    ]
    assert findings.targets("the world", rows[:0]) == []


def test_a_masked_total_names_each_region_with_its_own_shortfall():
    rows = pd.DataFrame(
        [{"biennium": "A", "indicator": "7.1", "reported": 8, "missed": ["Africa", "Americas"], "shorts": [1, 2]}]
    )
    assert findings.masked(rows) == [
        "7.1 in A: the total of 8 hides that Africa (by 1) and the Americas (by 2) fell short of the regional targets."
    ]


def counts(**stages: int) -> pd.DataFrame:
    return pd.DataFrame({"stage": list(stages), "achievements": list(stages.values())})


def test_what_counts_as_reached_is_asked_of_the_schema():
    first, *_, last = codes("achievements", "stage")
    assert findings.reached("Togo", counts(**{first: 1, last: 2})).startswith(
        "2 of 3 achievements reported for Togo are"
    )


def paying(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["funder", "results", "results_indirect"])


SILENCE = pd.DataFrame({"biennium": ["A", "B"], "results_named": [0, 2], "results": [1, 2]})


def test_who_paid_is_told_by_biennium_and_then_by_funder():
    assert findings.paid(paying(("European Union", 2, 1)), SILENCE) == (
        "The text names a funder for none of 1 result in A and for 2 of 2 in B: the European Union in 2 (1 only indirectly)."
    )
    assert findings.named_in(SILENCE).endswith("for 2 of 2 in B.")
    assert findings.named_in(SILENCE[:0]) == "There is no result to pay for."


ACROSS = pd.DataFrame({"biennium": ["A"], "indicator": ["7.1"], "listed": [True], "cpo": ["TGO101"]})


def test_a_regional_entry_is_not_counted_by_a_summary():
    assert "counts Togo under 7.1" in findings.listed("Togo", ACROSS)[0]
    assert "lists Gulf beside the member States" in findings.listed("Gulf", ACROSS, "subregion")[0]


LISTED = pd.DataFrame({"biennium": ["A", "A"], "indicator": ["7.1", "7.2"], "place": ["Fiji", "Fiji"]})


def test_a_place_listed_twice_without_an_entry_is_named_once():
    assert findings.uncovered(LISTED) == "A summary also counts Fiji, for which there is no entry."
    assert findings.uncovered(LISTED[:0]) == ""


def test_a_place_that_is_only_counted_stands_against_the_worlds_target():
    world = promised(("world", "A", "7.1", 9, 8, "missed"), ("world", "A", "7.2", None, 3, "no_target"))
    said = findings.counted_only("Fiji", LISTED[:1], world)
    assert "among the 8 member States of 7.1 in A (target 9), but" in said and "7.2" not in said


def regions(*rows: tuple[str, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["region", "firm", "achievements"])
    return table.assign(region_id=table["region"])


def test_a_region_stands_beside_all_the_others_together():
    rows = regions(("Africa", 3, 4), ("Asia", 5, 5), ("Americas", 0, 1))
    assert findings.compared("Africa", rows, "Africa") == (
        "In Africa 3 of 4 achievements are at least adopted; elsewhere 5 of 6 (83%)."
    )
    assert findings.spread(rows) == (
        "The share of achievements at least adopted runs from 5 of 5 in Asia (100%) to 0 of 1 in the Americas."
    )
