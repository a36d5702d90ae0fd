"""Tests of `o7lib.measures.related`."""

from o7lib.measures import related, scope


def test_the_next_briefs_are_those_of_the_results_in_the_scope_without_its_own(whole):
    rows = related.neighbours(scope.narrow(whole, region="africa"))
    assert rows[["kind", "key", "name"]].to_numpy().tolist() == [
        ["country", "SHA", "Southern Africa"],
        ["country", "ZWE", "Zimbabwe"],
        ["funder", "EU", "European Union"],
    ]


def test_a_place_that_is_only_listed_is_next_too_and_told_apart(whole):
    rows = related.neighbours(scope.narrow(whole, region="asia_pacific", indicator="7.1"), "country")
    assert rows[["key", "entry"]].to_numpy().tolist() == [["KHM", True], ["LAO", False]]


def test_only_the_kinds_of_brief_that_were_asked_for_are_next(whole):
    rows = related.neighbours(whole, "region", "funder")
    assert rows["key"].tolist() == ["africa", "asia_pacific", "EU", "AUS"]


def test_countries_stand_by_name(make):
    states = "place_id name kind region_id\nAGO Zaire member_state africa\nKHM Cambodia member_state asia_pacific"
    both = "biennium indicator cpo place_id\n2012-13 7.1 AGO131 AGO\n2012-13 7.1 KHM129 KHM"
    assert related.neighbours(make(places=states, results=both), "country")["key"].tolist() == ["KHM", "AGO"]
