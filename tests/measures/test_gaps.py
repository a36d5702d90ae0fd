"""Empty cells: no result, and a result without the criterion, are two things."""

from o7lib.measures import gaps

WORLD = {
    "results": "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO",
    "achievements": """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 drafted
        2012-13 7.1 KHM129 2 1 adopted
        2012-13 7.1 KHM129 2 2 operational
        2012-13 7.1 LAO179 1 1 adopted""",
    "reported_places": "biennium indicator place_id\n2012-13 7.1 KHM\n2012-13 7.1 ZWE",
}


def _region(make, region):
    rows = gaps.by_region(make(**WORLD))
    mine = rows[(rows["biennium"] == "2012-13") & (rows["indicator"] == "7.1") & (rows["region_id"] == region)]
    return mine.set_index("criterion")


def test_a_criterion_that_no_result_reports_is_told_from_a_region_without_results(make):
    assert _region(make, "asia_pacific")["state"].tolist() == ["all", "some", "none", "none"]
    assert _region(make, "africa")["state"].tolist() == ["no_result"] * 4


def test_two_items_of_one_criterion_are_one_result_reporting(make):
    cell = _region(make, "asia_pacific").loc[2]
    assert (cell["results"], cell["reporting"], cell["share"], cell["best"]) == (2, 1, 0.5, "operational")
    assert len(cell["refs"]) == 2


def test_an_empty_cell_leads_to_the_results_that_pass_its_criterion_over(make):
    passed = _region(make, "asia_pacific")["skipped_by"]
    assert [[ref.name for ref in refs] for refs in passed] == [
        [],
        ["LAO179, 2012-13, 7.1"],
        ["KHM129, 2012-13, 7.1", "LAO179, 2012-13, 7.1"],
        ["KHM129, 2012-13, 7.1", "LAO179, 2012-13, 7.1"],
    ]


def test_a_share_without_results_is_missing(make):
    assert _region(make, "africa")["share"].isna().all()


def test_a_place_that_a_summary_counts_without_an_entry_has_a_state_of_its_own(make):
    rows = gaps.by_place(make(**WORLD)).set_index(["place_id", "biennium", "indicator", "criterion"])["state"]
    assert rows["ZWE", "2012-13", "7.1", 1] == "listed_only"
    assert rows["ZWE", "2014-15", "7.1", 1] == "no_result"
    assert rows["LAO", "2012-13", "7.1", 2] == "none"


def test_every_cell_of_the_grid_is_there(make):
    assert len(gaps.by_region(make(**WORLD))) == 2 * 2 * 2 * 4


def test_no_result_of_the_first_biennium_reports_data_by_sex(record, rows):
    reporting = {
        b: {
            r["cpo"] for r in rows("achievements") if (r["biennium"], r["indicator"], r["criterion"]) == (b, "7.1", "4")
        }
        for b in ("2012-13", "2014-15")
    }
    found = gaps.by_region(record).query("indicator == '7.1' and criterion == 4").groupby("biennium")["reporting"].sum()
    assert found.to_dict() == {b: len(cpos) for b, cpos in reporting.items()} == {"2012-13": 0, "2014-15": 8}


def test_empty_cells_have_results_and_none_that_reports(record):
    bare = gaps.empty(gaps.by_region(record))
    assert (bare["results"] > 0).all()
    assert (bare["reporting"] == 0).all()
    assert len(bare) > 10
