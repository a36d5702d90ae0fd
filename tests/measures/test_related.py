"""Tests of `o7lib.measures.related`."""

import pytest

from o7lib.measures import related, scope

WORLD = {
    "funders": "funder_id name\nEU European_Union\nKHM Cambodia_itself\nAUS Australia",
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.2 LAO179 LAO
        2012-13 7.1 SHA127 SHA
        2014-15 7.1 KHM129 KHM
        2014-15 7.2 ZWE131 ZWE""",
    "achievements": """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 adopted
        2012-13 7.2 LAO179 1 1 adopted
        2014-15 7.1 KHM129 1 1 drafted""",
    "funding": """
        biennium indicator cpo criterion funder_id indirect
        2012-13 7.1 KHM129 1 EU .
        2012-13 7.1 KHM129 . AUS .
        2014-15 7.2 ZWE131 . EU true""",
    "targets": """
        biennium indicator region_id target
        2012-13 7.1 . 3
        2012-13 7.1 africa 1
        2012-13 7.1 asia_pacific 2
        2014-15 7.1 . 4""",
    "reported_totals": """
        biennium indicator region_id unit count
        2012-13 7.1 . member_state 3
        2012-13 7.1 africa member_state 1
        2012-13 7.2 asia_pacific member_state 2""",
    "reported_places": """
        biennium indicator place_id
        2012-13 7.1 KHM
        2012-13 7.1 SHA
        2014-15 7.1 LAO
        2014-15 7.2 ZWE""",
    "projects": "project_id region_id doc_id\nannex-01 africa note\nannex-02 asia_pacific note",
    "outputs": "biennium output_no\n2012-13 1\n2014-15 1",
    "lessons": "biennium lesson_no\n2012-13 1\n2014-15 1",
    "narrative_figures": "doc_id figure_no\nresults-2012-13 1\nnote 1",
    "source_notes": """
        note_no biennium indicator cpo
        1 2012-13 7.1 KHM129
        2 2012-13 7.1 .
        3 2012-13 . .
        4 2014-15 7.2 .
        5 . . .""",
}


@pytest.fixture(scope="module")
def whole(make):
    return make(**WORLD)


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
