"""What was promised and what was counted: met, missed, hidden, never reported, never targeted."""

import pandas as pd

from o7lib.show.words import targets


def test_a_target_met_exactly_is_met():
    assert targets.target("the world", "7.1", "B", 8, 8, "met") == "7.1 in B: 8 member States counted, target 8: met."


def test_a_target_is_missed_by_what_is_lacking():
    assert targets.target("Americas", "7.1", "B", 1, 0, "missed") == (
        "7.1 in B: no member State counted in the Americas, target 1: missed by 1."
    )


def test_without_a_target_nothing_is_met_or_missed():
    said = targets.target("Africa", "7.2", "B", None, 1, "no_target")
    assert said == "7.2 in B: 1 member State counted in Africa; no target was set."


def test_a_biennium_not_yet_reported_has_missed_nothing():
    said = targets.target("Americas", "7.2", "C", 4, 0, "no_report")
    assert said == "7.2 in C: target 4 for the Americas; no report has been coded yet."


def test_equal_shortfalls_are_told_each_never_as_a_sum():
    said = targets.masked_shortfalls("B", "7.1", 8, [("Africa", 1), ("Americas", 1), ("Europe and Central Asia", 1)])
    assert said == (
        "7.1 in B: the total of 8 hides that Africa, the Americas, and Europe and Central Asia "
        "each fell 1 member State short of the regional target."
    )
    assert "3" not in said


def test_unequal_shortfalls_stand_behind_each_region():
    said = targets.masked_shortfalls("B", "7.1", 8, [("Africa", 1), ("Americas", 2)])
    assert said.endswith("hides that Africa (by 1) and the Americas (by 2) fell short of the regional targets.")


def test_one_region_alone_is_short_of_its_target():
    said = targets.masked_shortfalls("B", "7.1", 8, [("Arab States", 2)])
    assert said.endswith("hides that the Arab States fell 2 member States short of the regional target.")


def test_a_regional_entry_is_listed_beside_states_not_counted():
    said = targets.listed("Gulf", "B", "7.1", True, True, state=False)
    assert "counts" not in said and "lists Gulf beside the member States of 7.1" in said


def test_an_entry_that_no_summary_counts_is_told():
    assert targets.listed("Philippines", "B", "7.1", False, True) == (
        "In B the summary does not count the Philippines under 7.1, though the country document has an entry for it."
    )


def test_places_without_an_entry_are_named_none_one_and_many():
    assert targets.uncovered([]) == ""
    assert targets.uncovered(["Fiji"]) == "A summary also counts Fiji, for which there is no entry."
    assert targets.uncovered(["Fiji", "Philippines"]).startswith("A summary also counts Fiji and the Philippines,")


def test_a_place_that_is_only_counted_says_towards_what():
    said = targets.counted_only("Fiji", [("B", "7.2", 8, 9)])
    assert "counts Fiji among the 8 member States of 7.2 in B (target 9)" in said
    assert said.endswith("the country document says nothing of what was achieved there.")
    assert "target" not in targets.counted_only("Fiji", [("B", "7.2", 1, None)])


def test_no_target_names_a_country():
    assert targets.no_country_target().startswith("No target names a country")


def promised(*rows: tuple) -> pd.DataFrame:
    columns = ["region_id", "biennium", "indicator", "target", "reported", "verdict"]
    return pd.DataFrame(rows, columns=columns).astype({"target": "Int64"})


def test_each_row_of_targets_has_its_sentence():
    rows = promised(("world", "A", "7.1", 8, 8, "met"), ("world", "B", "7.1", None, 2, "no_target"))
    assert targets.target_findings("the world", rows) == [
        "7.1 in A: 8 member States counted, target 8: met.",
        "7.1 in B: 2 member States counted; no target was set.",
    ]
    assert targets.target_findings("the world", rows[:0]) == []


def test_a_masked_total_names_each_region_with_its_own_shortfall():
    rows = pd.DataFrame(
        [{"biennium": "A", "indicator": "7.1", "reported": 8, "missed": ["Africa", "Americas"], "shorts": [1, 2]}]
    )
    assert targets.masked_findings(rows) == [
        "7.1 in A: the total of 8 hides that Africa (by 1) and the Americas (by 2) fell short of the regional targets."
    ]


ACROSS = pd.DataFrame({"biennium": ["A"], "indicator": ["7.1"], "listed": [True], "cpo": ["TGO101"], "summary": [True]})


def test_a_regional_entry_is_not_counted_by_a_summary():
    assert "counts Togo under 7.1" in targets.listed_findings("Togo", ACROSS)[0]
    assert "lists Gulf beside the member States" in targets.listed_findings("Gulf", ACROSS, "subregion")[0]


def test_without_a_summary_none_is_said_to_leave_a_place_out():
    alone = ACROSS.assign(listed=False, summary=False)
    said = "In A the country document has an entry for Togo under 7.1; no summary is on record."
    assert targets.listed_findings("Togo", alone) == [said]


LISTED = pd.DataFrame({"biennium": ["A", "A"], "indicator": ["7.1", "7.2"], "place": ["Fiji", "Fiji"]})


def test_a_place_listed_twice_without_an_entry_is_named_once():
    assert targets.uncovered_finding(LISTED) == "A summary also counts Fiji, for which there is no entry."
    assert targets.uncovered_finding(LISTED[:0]) == ""


def test_a_place_that_is_only_counted_stands_against_the_worlds_target():
    world = promised(("world", "A", "7.1", 9, 8, "missed"), ("world", "A", "7.2", None, 3, "no_target"))
    said = targets.counted_only_finding("Fiji", LISTED[:1], world)
    assert "among the 8 member States of 7.1 in A (target 9), but" in said and "7.2" not in said
