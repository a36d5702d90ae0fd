"""Regions side by side and a place over time: the same measures everywhere, nothing shared out of nothing."""

import pandas as pd
import pytest

from o7lib.measures import comparison

RESULTS = """
    biennium indicator cpo place_id title lines
    2012-13 7.1 KHM129 KHM A_policy 1-9
    2012-13 7.2 KHM130 KHM A_body 11-19
    2012-13 7.1 LAO179 LAO A_law 21-29
    2012-13 7.1 SHA127 SHA A_pact 31-39"""
ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage lines
    2012-13 7.1 KHM129 1 1 adopted 2-2
    2012-13 7.1 KHM129 1 2 operational 3-3
    2012-13 7.1 KHM129 2 1 drafted 4-4
    2012-13 7.1 LAO179 1 1 drafted 22-22
    2012-13 7.1 SHA127 3 1 operational 32-32"""
FUNDING = """
    biennium indicator cpo criterion funder_id indirect lines
    2012-13 7.1 KHM129 1 EU . 2-2
    2012-13 7.1 KHM129 2 EU true 4-4
    2012-13 7.1 SHA127 . EU true 32-32"""
LISTED = """
    biennium indicator place_id type lines
    2012-13 7.1 KHM policy 50-50
    2012-13 7.1 KHM legal 50-50
    2014-15 7.2 KHM data 60-60
    2014-15 7.2 KHM legal 60-60
    2014-15 7.2 KHM policy 61-61
    2014-15 7.2 LAO . 60-60"""


@pytest.fixture(scope="module")
def small(make):
    note = "note_no biennium indicator cpo criterion item side effect\n1 2012-13 7.1 KHM129 1 1 result count"
    return make(results=RESULTS, achievements=ACHIEVEMENTS, funding=FUNDING, reported_places=LISTED, source_notes=note)


@pytest.fixture(scope="module")
def asia(small):
    return comparison.regions(small).set_index(["region", "biennium"]).loc[("Asia", "2012-13")]


def test_every_region_is_there_in_every_biennium(small):
    rows = comparison.regions(small)
    assert rows[["region", "biennium"]].to_numpy().tolist() == [
        ["Africa", "2012-13"],
        ["Africa", "2014-15"],
        ["Asia", "2012-13"],
        ["Asia", "2014-15"],
    ]


@pytest.mark.parametrize(
    ("measure", "count"),
    [
        ("results", 3),
        ("places", 2),
        ("achievements", 4),
        ("firm", 2),
        ("clear", 1),
        ("policies_firm", 1),
        ("policies_clear", 1),
        ("named", 1),
    ],
)
def test_each_number_of_a_region_counts_its_own_unit(asia, measure, count):
    assert asia[measure] == count


def test_a_firm_achievement_under_another_criterion_is_no_policy(small):
    africa = comparison.regions(small).iloc[0]
    assert africa[["firm", "policies_firm"]].tolist() == [1, 0]


def test_a_subregion_belongs_to_its_region_and_an_indirect_funder_is_a_named_one(small):
    africa = comparison.regions(small).iloc[0]
    assert africa[["results", "places", "named"]].tolist() == [1, 1, 1]


def test_the_share_of_firm_is_of_achievements_and_that_of_named_is_of_results(asia):
    assert asia["share_named"] == pytest.approx(1 / 3)


def test_a_region_without_results_has_zeros_and_no_shares(small):
    row = comparison.regions(small).iloc[1]
    assert row[["results", "achievements", "named"]].tolist() == [0, 0, 0]
    assert pd.isna(row["share_named"])


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        ("results_refs", ["1-9", "11-19", "21-29"]),
        ("places_refs", ["1-9", "11-19", "21-29"]),
        ("achievements_refs", ["2-2", "3-3", "4-4", "22-22"]),
        ("refs", ["2-2", "3-3", "4-4", "22-22"]),
        ("firm_refs", ["2-2", "3-3"]),
        ("policies_firm_refs", ["2-2", "3-3"]),
        ("named_refs", ["2-2", "4-4"]),
    ],
)
def test_each_number_of_a_region_cites_what_it_counts(asia, column, lines):
    assert [ref.lines for ref in asia[column]] == lines


def test_a_place_across_shows_every_indicator_it_was_listed_or_reported_under(small):
    rows = comparison.place_across(small, "KHM")
    assert rows[["biennium", "indicator", "listed"]].to_numpy().tolist() == [
        ["2012-13", "7.1", True],
        ["2012-13", "7.2", False],
        ["2014-15", "7.2", True],
    ]


def test_a_place_listed_without_an_entry_has_no_code_no_criteria_and_no_stage(small):
    row = comparison.place_across(small, "KHM").iloc[2]
    assert row[["cpo", "title", "criteria", "best"]].isna().all()


def test_a_place_with_an_entry_shows_its_criteria_once_each_and_its_furthest_stage(small):
    row = comparison.place_across(small, "KHM").iloc[0]
    assert row[["cpo", "title", "criteria", "best"]].tolist() == ["KHM129", "A policy", 2, "operational"]


def test_a_place_cites_its_entry_and_the_list_only_where_there_is_none(small):
    rows = comparison.place_across(small, "KHM")
    assert [[ref.lines for ref in refs] for refs in rows["refs"]] == [["1-9"], ["11-19"], ["60-60", "61-61"]]


def test_a_place_that_is_neither_listed_nor_reported_has_no_row(small):
    assert comparison.place_across(small, "ZWE").empty


def test_the_region_of_the_reader_is_set_against_all_others_together():
    rows = pd.DataFrame(
        {
            "region_id": ["africa", "africa", "asia", "arab"],
            "firm": [1, 2, 3, 0],
            "clear": [1, 0, 2, 0],
            "achievements": [4, 4, 3, 9],
        }
    )
    assert comparison.region_and_rest(rows, "africa") == ((3, 1, 8), (3, 2, 12))


def test_the_region_of_a_place_is_found(small):
    assert comparison.region_of(small, "SHA") == "africa"


def test_a_sentence_is_told_which_cells_are_listed_and_which_have_an_entry(small):
    assert comparison.listing_states(comparison.place_across(small, "KHM"))[1:] == [
        {"biennium": "2012-13", "indicator": "7.2", "listed": False, "detailed": True, "summary": True},
        {"biennium": "2014-15", "indicator": "7.2", "listed": True, "detailed": False, "summary": True},
    ]


def test_regions_rank_by_the_share_of_firm_over_all_biennia():
    rows = pd.DataFrame(
        {
            "region_id": ["africa", "asia", "africa", "arab"],
            "region": ["Africa", "Asia", "Africa", "Arab States"],
            "firm": [1, 3, 1, 0],
            "clear": [0, 2, 1, 0],
            "achievements": [1, 4, 3, 0],
        }
    )
    assert comparison.regions_by_share(rows) == [("Asia", (3, 2, 4)), ("Africa", (2, 1, 4))]


def test_a_high_share_of_few_leads_a_low_share_of_many_and_one_achievement_is_enough():
    rows = pd.DataFrame(
        {"region_id": ["a", "b"], "region": ["A", "B"], "firm": [3, 1], "clear": [3, 1], "achievements": [10, 1]}
    )
    assert comparison.regions_by_share(rows) == [("B", (1, 1, 1)), ("A", (3, 3, 10))]


def test_of_two_regions_with_one_share_the_one_with_more_achievements_leads():
    rows = pd.DataFrame(
        {"region_id": ["a", "b"], "region": ["A", "B"], "firm": [1, 2], "clear": [0, 0], "achievements": [2, 4]}
    )
    assert comparison.regions_by_share(rows) == [("B", (2, 0, 4)), ("A", (1, 0, 2))]
