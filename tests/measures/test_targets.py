"""Promised beside reported: who counts towards a target, where the number is from, and who missed theirs."""

import pytest

from o7lib.measures import targets

TARGETS = """
    biennium indicator region_id target
    2012-13 7.1 . 3
    2012-13 7.1 africa 2
    2012-13 7.1 asia_pacific 2
    2012-13 7.2 africa 1
    2014-15 7.1 . 4"""
TOTALS = """
    biennium indicator region_id unit count lines
    2012-13 7.1 . member_state 6 5-5
    2012-13 7.1 . subregion 1 5-5
    2012-13 7.1 africa member_state 1 6-6"""
LISTED = """
    biennium indicator place_id type lines
    2012-13 7.1 KHM policy 8-8
    2012-13 7.1 KHM legal 9-9
    2012-13 7.1 LAO policy 8-8
    2012-13 7.1 SHA policy 8-8
    2012-13 7.1 ZWE data 9-9
    2012-13 7.2 KHM legal 9-9"""
RESULTS = """
    biennium indicator cpo place_id
    2012-13 7.1 KHM129 KHM
    2012-13 7.1 KHM130 KHM
    2012-13 7.1 SHA127 SHA
    2012-13 7.2 LAO179 LAO"""


@pytest.fixture(scope="module")
def small(make):
    return make(targets=TARGETS, reported_totals=TOTALS, reported_places=LISTED, results=RESULTS)


def _cell(record, region_id, indicator="7.1", biennium="2012-13"):
    rows = targets.against_targets(record).set_index(["biennium", "indicator", "region_id"])
    return rows.loc[(biennium, indicator, region_id)]


def test_every_biennium_and_indicator_has_a_row_a_region_and_the_world_last(small):
    rows = targets.against_targets(small)
    assert rows["region"].tolist() == ["Africa", "Asia", "World"] * 4
    assert rows.groupby(["biennium", "indicator"]).size().tolist() == [3, 3, 3, 3]


def test_a_member_state_listed_under_two_kinds_counts_once(small):
    assert _cell(small, "asia_pacific")["listed"] == 2


def test_a_subregion_is_counted_apart_from_the_member_states_of_its_region(small):
    assert _cell(small, "africa")[["listed", "subregions"]].tolist() == [1, 1]


def test_the_world_holds_the_places_of_every_region(small):
    assert _cell(small, "world")[["listed", "subregions", "detailed"]].tolist() == [3, 1, 1]


def test_a_member_state_with_two_results_under_an_indicator_is_detailed_once(small):
    assert _cell(small, "asia_pacific")["detailed"] == 1


def test_an_entry_of_a_subregion_is_not_a_member_state_detailed(small):
    assert _cell(small, "africa")["detailed"] == 0


def test_the_printed_total_of_member_states_holds_even_where_the_list_says_less(small):
    assert _cell(small, "world")[["printed", "reported", "listed"]].tolist() == [True, 6, 3]


def test_where_no_total_is_printed_the_member_states_listed_are_what_is_reported(small):
    assert _cell(small, "asia_pacific")[["printed", "reported"]].tolist() == [False, 2]


@pytest.mark.parametrize(
    ("region_id", "indicator", "biennium", "verdict"),
    [
        ("world", "7.1", "2012-13", "met"),
        ("asia_pacific", "7.1", "2012-13", "met"),
        ("africa", "7.1", "2012-13", "missed"),
        ("africa", "7.2", "2012-13", "missed"),
        ("asia_pacific", "7.2", "2012-13", "no_target"),
        ("world", "7.1", "2014-15", "no_report"),
        ("world", "7.2", "2014-15", "no_target"),
    ],
    ids=["more", "as many", "fewer", "none at all", "nothing promised", "nothing told yet", "neither"],
)
def test_a_verdict_weighs_what_was_reported_against_what_was_promised(small, region_id, indicator, biennium, verdict):
    assert _cell(small, region_id, indicator, biennium)["verdict"] == verdict


def test_only_a_missed_target_is_short_of_something(small):
    rows = targets.against_targets(small)
    assert rows["short"].dropna().tolist() == [1, 1]
    assert set(rows.loc[rows["short"].notna(), "verdict"]) == {"missed"}


def test_totals_alone_make_a_biennium_one_that_is_reported_on(make):
    totals = "biennium indicator unit count\n2014-15 7.2 member_state 1"
    assert _cell(make(targets=TARGETS, reported_totals=totals), "world", "7.1", "2014-15")["verdict"] == "missed"


def test_what_is_printed_for_a_region_alone_is_weighed(make):
    totals = "biennium indicator region_id unit count\n2014-15 7.1 africa member_state 4"
    wanted = "biennium indicator region_id target\n2014-15 7.1 africa 4"
    assert _cell(make(targets=wanted, reported_totals=totals), "africa", "7.1", "2014-15")["verdict"] == "met"


def test_a_list_alone_makes_a_biennium_one_that_is_reported_on(make):
    listed = "biennium indicator place_id\n2014-15 7.2 KHM"
    assert _cell(make(targets=TARGETS, reported_places=listed), "world", "7.1", "2014-15")["verdict"] == "missed"


def test_a_target_and_a_total_of_one_passage_are_cited_once(make):
    totals = TOTALS.replace("5-5", "1-2")
    refs = _cell(make(targets=TARGETS, reported_totals=totals), "world")["refs"]
    assert [(ref.name, ref.lines) for ref in refs] == [("printed for 2012-13, 7.1", "1-2")]


def test_a_number_taken_from_the_list_cites_the_list(small):
    assert [ref.lines for ref in _cell(small, "asia_pacific")["refs"]] == ["1-2", "8-8", "9-9"]


def test_a_number_cites_its_document_and_says_whether_it_is_printed_or_listed(small):
    assert [str(ref) for ref in _cell(small, "asia_pacific")["refs"]][:2] == [
        "printed for 2012-13, 7.1: results-2012-13, lines 1-2",
        "listed for 2012-13, 7.1: results-2012-13, line 8",
    ]


def test_a_number_of_the_world_taken_from_the_lists_cites_them(make):
    record = make(reported_places=LISTED)
    assert [ref.lines for ref in _cell(record, "world")["refs"]] == ["8-8", "9-9"]


def test_one_line_of_two_documents_is_two_passages(make):
    totals = "biennium indicator unit count doc_id\n2012-13 7.1 member_state 6 note"
    refs = _cell(make(targets=TARGETS, reported_totals=totals), "world")["refs"]
    assert [ref.doc_id for ref in refs] == ["results-2012-13", "note"]


def test_a_printed_total_does_not_cite_the_list(small):
    assert [ref.lines for ref in _cell(small, "africa")["refs"]] == ["1-2", "6-6"]


def test_one_region_is_shown_without_the_others_and_the_world_by_default(small):
    assert set(targets.for_region(small, "africa")["region_id"]) == {"africa"}
    assert set(targets.for_region(small)["region_id"]) == {"world"}


def test_the_rows_of_one_region_are_numbered_anew_and_have_the_same_columns(small):
    rows = targets.for_region(small, "africa")
    assert rows.index.tolist() == [0, 1, 2, 3]
    assert list(rows.columns) == list(targets.against_targets(small).columns)


def test_a_met_total_masks_the_regions_that_missed_their_own(small):
    assert targets.masked(small).to_dict("records") == [
        {
            "biennium": "2012-13",
            "indicator": "7.1",
            "target": 3,
            "reported": 6,
            "missed": ["Africa"],
            "shorts": [1],
            "short": 1,
        }
    ]


def test_the_states_missing_in_all_regions_are_added_up(make):
    wanted = TARGETS.replace("asia_pacific 2", "asia_pacific 4")
    row = targets.masked(make(targets=wanted, reported_totals=TOTALS, reported_places=LISTED)).iloc[0]
    assert (row["missed"], row["short"]) == (["Africa", "Asia"], 3)


def test_a_missed_total_masks_nothing(make):
    wanted = TARGETS.replace("7.1 . 3", "7.1 . 7")
    assert targets.masked(make(targets=wanted, reported_totals=TOTALS, reported_places=LISTED)).empty


def test_a_region_is_not_masked_by_the_total_of_another_indicator(make):
    wanted = "biennium indicator region_id target\n2012-13 7.1 . 1\n2012-13 7.2 africa 1\n2014-15 7.1 africa 1"
    assert targets.masked(make(targets=wanted, reported_places=LISTED + "\n 2014-15 7.2 KHM . 1-1")).empty


def test_a_place_listed_without_an_entry_under_that_indicator_is_named_once(small):
    rows = targets.listed_without_entry(small)
    assert rows[["indicator", "place_id", "place", "region_id"]].to_numpy().tolist() == [
        ["7.1", "LAO", "Laos", "asia_pacific"],
        ["7.1", "ZWE", "Zimbabwe", "africa"],
        ["7.2", "KHM", "Cambodia", "asia_pacific"],
    ]


def test_an_entry_of_another_biennium_does_not_stand_in_for_a_missing_one(make):
    listed = "biennium indicator place_id\n2012-13 7.1 KHM\n2014-15 7.1 KHM"
    entries = "biennium indicator cpo place_id\n2014-15 7.1 KHM129 KHM"
    assert targets.listed_without_entry(make(reported_places=listed, results=entries))["biennium"].tolist() == [
        "2012-13"
    ]


def test_a_place_listed_without_entry_cites_the_list(small):
    assert [[str(ref) for ref in refs] for refs in targets.listed_without_entry(small)["refs"]][1] == [
        "2012-13, 7.1: results-2012-13, line 9"
    ]


def test_a_sentence_is_given_plain_numbers_and_none_for_a_missing_target(small):
    rows = targets.against_targets(small).query("biennium == '2012-13' and region_id == 'asia_pacific'")
    assert targets.plain_rows(rows) == [
        {"indicator": "7.1", "biennium": "2012-13", "wanted": 2, "reported": 2, "verdict": "met"},
        {"indicator": "7.2", "biennium": "2012-13", "wanted": None, "reported": 1, "verdict": "no_target"},
    ]


def test_the_list_is_cited_wherever_the_shipped_record_counts_with_it(record):
    rows = targets.against_targets(record)
    counted = rows[~rows["printed"] & (rows["reported"] > 0)]
    assert len(counted)
    assert counted["refs"].map(len).gt(0).all()
