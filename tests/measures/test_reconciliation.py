"""Four counts side by side, and what each disagreement is."""

from collections import Counter

import pytest

from o7lib.measures import reconciliation

WORLD = {
    "results": """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2012-13 7.1 LAO179 LAO
        2012-13 7.1 SHA127 SHA""",
    "achievements": """
        biennium indicator cpo criterion item
        2012-13 7.1 KHM129 1 1
        2012-13 7.1 KHM129 3 1
        2012-13 7.1 LAO179 1 1
        2012-13 7.1 LAO179 1 2
        2012-13 7.1 SHA127 1 1
        2012-13 7.1 SHA127 2 1""",
    "reported_places": "biennium indicator place_id\n2012-13 7.1 KHM\n2012-13 7.1 ZWE\n2012-13 7.1 SHA",
    "reported_totals": """
        biennium indicator region_id unit count
        2012-13 7.1 . member_state 3
        2012-13 7.1 africa member_state 1""",
}


@pytest.fixture
def small(make):
    return make(**WORLD)


def test_each_place_says_what_is_at_odds_with_it(small):
    rows = reconciliation.places(small).set_index("place_id")["verdicts"]
    assert rows.to_dict() == {
        "KHM": ("agree",),
        "LAO": ("entry_unlisted", "below_criteria"),
        "SHA": ("subregion_counted",),
        "ZWE": ("entry_missing",),
    }


def test_a_cell_shows_all_four_counts(small):
    rows = reconciliation.totals(small).set_index(["biennium", "indicator", "region_id", "kind"])
    asia = rows.loc[("2012-13", "7.1", "asia_pacific", "member_state")]
    assert asia[["listed", "entered", "coded"]].tolist() == [1, 2, 1]
    assert str(asia["printed"]) == "<NA>"
    assert asia["names"] == ["Laos"]


def test_a_printed_total_that_its_list_does_not_reach_differs(small):
    world = reconciliation.totals(small).query(
        "region_id == 'world' and kind == 'member_state' and biennium == '2012-13'"
    )
    row = world[world["indicator"] == "7.1"].iloc[0]
    assert (row["printed"], row["listed"]) == (3, 2)
    assert row["verdicts"] == ("list_differs", "entry_missing", "entry_unlisted", "below_criteria")


def test_a_cell_in_which_nothing_is_printed_agrees(small):
    later = reconciliation.totals(small).query("biennium == '2014-15'")
    assert len(later) == 2 * 3 * 2
    assert set(later["verdicts"]) == {("agree",)}


def test_a_disagreement_names_only_the_places_it_is_about(small):
    rows = reconciliation.disagreements(small).query("region_id == 'world'").set_index("verdict")["names"]
    assert rows["entry_missing"] == ["Zimbabwe"]
    assert rows["below_criteria"] == ["Laos"]
    assert rows["list_differs"] == []


def test_two_items_of_one_criterion_meet_one_criterion(small):
    rows = reconciliation.criteria_rule(small).set_index("cpo")
    assert rows.loc["LAO179", ["met", "required", "holds"]].tolist() == [1, 2, False]
    assert len(rows.loc["LAO179", "refs"]) == 2


def test_the_typology_is_compared_type_by_type(make):
    lists = "biennium indicator place_id type\n2012-13 7.1 KHM policy\n2012-13 7.1 KHM legal\n2014-15 7.1 LAO ."
    types = (
        "biennium indicator cpo criterion item type\n2012-13 7.1 KHM129 1 1 legal\n2012-13 7.1 KHM129 3 1 institution"
    )
    record = make(**WORLD | {"reported_places": lists, "achievement_types": types})
    rows = reconciliation.typology(record)
    assert dict(zip(rows["type"], rows["match"], strict=True)) == {
        "policy": "summary_only",
        "programme": "neither",
        "legal": "both",
        "institution": "coding_only",
        "data": "neither",
    }
    counts = reconciliation.typology_counts(record).set_index("type")
    assert counts.loc["legal", ["both", "summary_only", "coding_only", "neither"]].tolist() == [1, 0, 0, 0]
    assert counts["agreement"].tolist() == [0, 1, 1, 0, 1]


def test_a_biennium_without_a_typology_is_not_compared(small):
    assert reconciliation.typology(small).empty


def test_every_result_of_the_record_meets_the_criteria_required(record, rows):
    met = Counter(
        (r["biennium"], r["indicator"], r["cpo"])
        for r in {
            tuple(a[k] for k in ("biennium", "indicator", "cpo", "criterion")): a for a in rows("achievements")
        }.values()
    )
    found = reconciliation.criteria_rule(record)
    assert found["holds"].all()
    assert dict(
        zip(zip(found["biennium"], found["indicator"], found["cpo"], strict=True), found["met"], strict=True)
    ) == dict(met)


def test_the_record_disagrees_on_papua_new_guinea_and_two_subregions_alone(record):
    found = reconciliation.disagreements(record).query("region_id == 'world'")
    assert found[["biennium", "indicator", "verdict"]].to_numpy().tolist() == [
        ["2014-15", "7.1", "subregion_counted"],
        ["2014-15", "7.2", "entry_missing"],
    ]
    assert found["names"].tolist()[1] == ["Papua New Guinea"]


def test_half_of_the_policies_that_the_summary_lists_are_policies_by_our_coding(record, rows):
    place = {(r["biennium"], r["indicator"], r["cpo"]): r["place_id"] for r in rows("results")}
    listed = {(r["indicator"], r["place_id"]) for r in rows("reported_places") if r["type"] == "policy"}
    coded = {
        (r["indicator"], place[r["biennium"], r["indicator"], r["cpo"]])
        for r in rows("achievement_types")
        if r["type"] == "policy" and r["biennium"] == "2012-13"
    }
    row = reconciliation.typology_counts(record).set_index("type").loc["policy"]
    assert (row["both"], row["summary_only"]) == (len(listed & coded), len(listed - coded)) == (7, 7)
