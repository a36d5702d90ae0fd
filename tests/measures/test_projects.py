"""The annex's projects in time, and the results they touch."""

from collections import Counter

import pytest

from o7lib.measures import coverage, projects
from o7lib.measures.scope import narrow

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2014-15 7.1 KHM129 KHM
        2014-15 7.1 ZWE131 ZWE""",
    "projects": """
        project_id title first_year last_year region_id doc_id lines
        annex-01 Long 2010 2014 asia_pacific note 1-2
        annex-02 Past 2008 2011 africa note 3-4
        annex-03 Open 2013 . . note 5-6""",
    "project_places": "project_id place_id\nannex-01 LAO\nannex-01 KHM",
    "project_funders": "project_id funder_id\nannex-01 EU",
    "funders": "funder_id name\nEU Union",
    "project_results": """
        project_id biennium indicator cpo strength
        annex-01 2012-13 7.1 KHM129 C
        annex-03 2012-13 7.1 KHM129 A
        annex-01 2014-15 7.1 KHM129 B""",
}


@pytest.fixture
def small(make):
    return make(**WORLD)


def test_a_project_without_a_funder_or_place_has_empty_lists(small):
    rows = projects.timeline(small).set_index("project_id")
    assert rows.loc["annex-01", "places"] == ["Cambodia", "Laos"]
    assert rows.loc["annex-01", "funders"] == ["Union"]
    assert rows.loc["annex-02", ["places", "funders", "partners"]].tolist() == [[], [], []]


def test_years_in_common_with_a_biennium_are_counted(small):
    rows = projects.years_in_biennium(small).set_index(["project_id", "biennium"])["years"]
    assert rows["annex-01"].to_dict() == {"2012-13": 2, "2014-15": 1}
    assert rows["annex-02"].to_dict() == {"2012-13": 0, "2014-15": 0}


def test_a_project_without_a_last_year_is_known_for_its_first_only(small):
    rows = projects.years_in_biennium(small).set_index(["project_id", "biennium"])["years"]
    assert rows["annex-03"].to_dict() == {"2012-13": 1, "2014-15": 0}


def test_the_strongest_link_comes_first_and_cites_project_and_result(small):
    first = projects.links(small).iloc[0]
    assert (first["project_id"], first["strength"], first["years"]) == ("annex-03", "A", 1)
    assert [ref.doc_id for ref in first["refs"]] == ["note", "results-2012-13"]


def test_a_result_counts_once_under_its_strongest_link(small):
    rows = projects.strengths(small).set_index(["biennium", "strength"])["results"]
    assert rows["2012-13"].to_dict() == {"A": 1, "B": 0, "R": 0, "C": 0, "none": 0}
    assert rows["2014-15"].to_dict() == {"A": 0, "B": 1, "R": 0, "C": 0, "none": 1}


def test_a_project_that_touches_no_result_is_named(small):
    assert projects.unlinked(small)["project_id"].tolist() == ["annex-02"]


def test_a_place_with_a_project_and_no_result_is_told_from_one_with_both(small):
    rows = projects.by_place(small).set_index("place_id")
    assert rows["projects"].to_dict() == {"KHM": ["annex-01"], "LAO": ["annex-01"], "ZWE": []}
    assert rows["results"].to_dict() == {"KHM": 2, "LAO": 0, "ZWE": 1}


def test_links_of_a_region_are_those_to_its_results(record, rows):
    place = {(r["biennium"], r["indicator"], r["cpo"]): r["place_id"] for r in rows("results")}
    region = {r["place_id"]: r["region_id"] for r in rows("places")}
    mine = [r for r in rows("project_results") if region[place[r["biennium"], r["indicator"], r["cpo"]]] == "africa"]
    assert len(projects.links(narrow(record, region="africa"))) == len(mine)


def test_four_projects_touch_no_result_and_nine_results_no_project(record, rows):
    linked = {r["project_id"] for r in rows("project_results")}
    alone = [r["project_id"] for r in rows("projects") if r["project_id"] not in linked]
    assert projects.unlinked(record)["project_id"].tolist() == alone
    assert len(alone) == 4
    touched = {(r["biennium"], r["indicator"], r["cpo"]) for r in rows("project_results")}
    assert len(coverage.missing(record, "project_results")) == len(rows("results")) - len(touched) == 9


def test_strengths_of_the_record_agree_with_the_strongest_row_of_each_result(record, rows):
    best: dict[tuple, str] = {}
    for r in rows("project_results"):
        key = (r["biennium"], r["indicator"], r["cpo"])
        best[key] = min(best.get(key, "Z"), r["strength"])
    by_hand = Counter((key[0], strength) for key, strength in best.items())
    found = projects.strengths(record).query("strength != 'none'").set_index(["biennium", "strength"])["results"]
    assert {key: count for key, count in found.items() if count} == dict(by_hand)


def test_a_place_has_the_projects_that_cover_it_and_those_linked_to_its_results_the_strongest_first(record):
    rows = projects.of_place(narrow(record, place="JOR"))
    assert rows[["project_id", "strength", "covers"]].values.tolist() == [
        ["annex-13", "B", True],
        ["annex-12", "R", False],
        ["annex-15", "C", True],
    ]


def test_a_place_that_only_the_annex_names_has_its_project_with_no_tie(record):
    rows = projects.of_place(narrow(record, place="PNG"))
    assert rows[["project_id", "strength"]].astype(str).values.tolist() == [["annex-06", "none"]]
