"""How far results got: every stage and criterion there, an item never a second criterion, nothing adopted too early."""

import pandas as pd
import pytest

from o7lib.measures import progress
from o7lib.tables.model.schema import schema

RESULTS = """
    biennium indicator cpo place_id title
    2012-13 7.1 KHM129 KHM A_policy
    2012-13 7.1 LAO179 LAO A_law
    2014-15 7.2 KHM129 KHM A_body"""
ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage lines
    2012-13 7.1 KHM129 1 1 drafted 10-19
    2012-13 7.1 KHM129 1 2 adopted 20-29
    2012-13 7.1 KHM129 2 1 in_preparation 30-39
    2012-13 7.1 LAO179 1 1 drafted 40-49
    2012-13 7.1 LAO179 4 1 operational 50-59
    2014-15 7.2 KHM129 2 1 adopted 60-69"""


@pytest.fixture(scope="module")
def small(make):
    return make(results=RESULTS, achievements=ACHIEVEMENTS)


def _shares(rows):
    return dict(zip(rows["stage"], rows["share"], strict=True))


def test_every_item_is_an_achievement_of_its_own(small):
    rows = progress.stage_counts(small)
    assert dict(zip(rows["stage"], rows["achievements"], strict=True)) == {
        "in_preparation": 1,
        "drafted": 2,
        "adopted": 2,
        "operational": 1,
    }


def test_stages_stand_in_the_order_of_the_codebook(small):
    assert progress.stage_counts(small)["stage"].tolist() == schema().codes("achievements", "stage")


def test_a_stage_that_nothing_reached_is_shown_with_zero_and_no_passage(make):
    one = "biennium indicator cpo criterion item stage\n2012-13 7.1 KHM129 1 1 adopted"
    rows = progress.stage_counts(make(achievements=one)).set_index("stage")
    assert rows.loc["drafted", ["achievements", "share", "refs"]].tolist() == [0, 0.0, []]


def test_shares_of_a_biennium_are_of_its_own_achievements(small):
    rows = progress.stage_counts(small, by=["biennium"])
    assert _shares(rows[rows["biennium"] == "2012-13"])["drafted"] == pytest.approx(2 / 5)
    assert _shares(rows[rows["biennium"] == "2014-15"])["adopted"] == 1


def test_shares_without_a_group_are_of_all_achievements(small):
    assert _shares(progress.stage_counts(small))["drafted"] == pytest.approx(2 / 6)


def test_groups_stand_in_their_own_order_and_not_in_that_of_the_rows(make):
    rows = "biennium indicator cpo criterion item stage\n2012-13 7.2 ZWE131 1 1 adopted\n2014-15 7.1 KHM129 1 1 adopted"
    assert (
        progress.stage_counts(make(achievements=rows), by=["indicator"])["indicator"].tolist()
        == ["7.1"] * 4 + ["7.2"] * 4
    )


def test_without_achievements_every_stage_has_a_share_of_zero(make):
    rows = progress.stage_counts(make())
    assert (rows["achievements"].tolist(), rows["share"].tolist()) == ([0] * 4, [0.0] * 4)


def test_a_stage_cites_the_achievements_counted_at_it(small):
    rows = progress.stage_counts(small).set_index("stage")
    assert [ref.lines for ref in rows.loc["drafted", "refs"]] == ["10-19", "40-49"]


def test_groups_are_counted_in_their_order_each_with_every_stage(small):
    rows = progress.stage_counts(small, by=["biennium"])
    assert rows["biennium"].tolist() == ["2012-13"] * 4 + ["2014-15"] * 4


@pytest.mark.parametrize(("stage", "firm"), [("in_preparation", 0), ("drafted", 0), ("adopted", 1), ("operational", 1)])
def test_firm_begins_at_adoption(make, stage, firm):
    one = f"biennium indicator cpo criterion item stage\n2012-13 7.1 KHM129 1 1 {stage}"
    assert progress.firm(progress.stage_counts(make(achievements=one))) == (firm, 1)


def test_firm_adds_up_the_groups(small):
    assert progress.firm(progress.stage_counts(small, by=["biennium"])) == (3, 6)


def test_two_items_under_a_criterion_meet_one_criterion(small):
    met = progress.criteria_met(small.achievements)
    assert met.loc[("2012-13", "7.1", "KHM129")] == 2


def test_a_code_used_in_two_biennia_is_two_results(small):
    assert progress.criteria_met(small.achievements).tolist() == [2, 2, 1]


def test_the_matrix_has_a_cell_for_every_criterion_of_every_result(small):
    assert progress.matrix(small).groupby(["biennium", "cpo"]).size().tolist() == [4, 4, 4]


def test_a_cell_shows_the_furthest_of_its_items_and_cites_them_all(small):
    cells = progress.matrix(small).set_index(["cpo", "biennium", "criterion"])
    cell = cells.loc[("KHM129", "2012-13", 1)]
    assert (cell["stage"], [ref.lines for ref in cell["refs"]]) == ("adopted", ["10-19", "20-29"])


def test_a_criterion_not_reported_under_is_an_empty_cell(small):
    cells = progress.matrix(small).set_index(["cpo", "biennium", "criterion"])
    cell = cells.loc[("LAO179", "2012-13", 2)]
    assert (pd.isna(cell["stage"]), cell["refs"]) == (True, [])


def test_a_cell_names_its_place_and_its_criterion(small):
    cell = progress.matrix(small).iloc[4]
    assert cell[["place_id", "place", "label"]].tolist() == ["LAO", "Laos", "criterion 1"]


def test_an_indicator_with_fewer_criteria_has_fewer_cells(make):
    asked = "biennium indicator criterion label"
    for biennium in ("2012-13", "2014-15"):
        asked += f"\n{biennium} 7.1 1 first\n{biennium} 7.1 2 second\n{biennium} 7.2 1 only"
    cells = progress.matrix(make(results=RESULTS, criteria=asked, achievements=ACHIEVEMENTS))
    assert cells.groupby("indicator")["criterion"].agg(list).to_dict() == {"7.1": [1, 2, 1, 2], "7.2": [1]}


def test_a_result_is_listed_with_its_criteria_its_furthest_stage_and_what_is_firm(small):
    rows = progress.results_list(small)
    columns = ["cpo", "place", "criteria_met", "best", "firm", "achievements"]
    assert rows[columns].to_numpy().tolist() == [
        ["KHM129", "Cambodia", 2, "adopted", 1, 3],
        ["LAO179", "Laos", 2, "operational", 1, 2],
        ["KHM129", "Cambodia", 1, "adopted", 1, 1],
    ]


def test_sizes_count_results_places_once_and_indicators_with_none(make):
    only = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2014-15 7.1 KHM129 KHM\n2014-15 7.1 SHA127 SHA"
    assert progress.sizes(make(results=only)) == (3, 2, {"7.1": 3, "7.2": 0})
