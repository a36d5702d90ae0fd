"""Results place by place: what is counted, and the ways of having none kept apart."""

import pandas as pd
import pytest

from o7lib.measures import places
from o7lib.measures.scope import narrow
from o7lib.tables.geography import shapes

RESULTS = """
    biennium indicator cpo place_id
    2012-13 7.1 KHM129 KHM
    2014-15 7.1 KHM129 KHM
    2014-15 7.2 SHA001 SHA"""
ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage
    2012-13 7.1 KHM129 1 1 drafted
    2012-13 7.1 KHM129 2 1 adopted
    2014-15 7.1 KHM129 1 1 drafted
    2014-15 7.1 KHM129 2 1 drafted
    2014-15 7.1 KHM129 3 1 drafted
    2014-15 7.2 SHA001 1 1 in_preparation
    2014-15 7.2 SHA001 1 2 in_preparation
    2014-15 7.2 SHA001 2 1 drafted"""
FUNDING = """
    biennium indicator cpo criterion funder_id channel
    2012-13 7.1 KHM129 1 EU XBTC
    2014-15 7.1 KHM129 . EU XBTC
    2014-15 7.1 KHM129 2 AUS XBTC"""
FUNDERS = "funder_id name\nEU European_Union\nAUS Australia"
LISTS = "biennium indicator place_id\n2012-13 7.1 KHM\n2014-15 7.1 KHM\n2014-15 7.2 LAO"


@pytest.fixture
def areas() -> pd.DataFrame:
    """Four member States, one of which joined in 2016, one State that never did, one territory."""
    rows = [
        ("KHM", "Cambodia", True, None),
        ("LAO", "Laos", True, None),
        ("ZWE", "Zimbabwe", True, None),
        ("TON", "Tonga", True, 2015),
        ("BTN", "Bhutan", False, None),
        ("GRL", "Greenland", False, None),
    ]
    frame = pd.DataFrame(rows, columns=["place_id", "name", "ilo_member", "ilo_joined"])
    return frame.astype({"ilo_joined": "Int64"})


@pytest.fixture
def small(make):
    return make(results=RESULTS, achievements=ACHIEVEMENTS, funding=FUNDING, funders=FUNDERS, reported_places=LISTS)


def of(rows: pd.DataFrame, place: str) -> pd.Series:
    (row,) = rows[rows["place_id"] == place].to_dict("records")
    return pd.Series(row)


def test_every_place_and_area_stands_once(small, areas):
    rows = places.by_place(small, areas)
    assert sorted(rows["place_id"]) == ["BTN", "GRL", "KHM", "LAO", "SHA", "TON", "ZWE"]


def test_results_criteria_reports_and_achievements_of_a_place_are_counted(small, areas):
    row = of(places.by_place(small, areas), "KHM")
    assert (row["results"], row["reports"], row["achievements"], row["firm"]) == (2, 5, 5, 1)
    assert row["indicators"] == "7.1"


def test_two_items_under_one_criterion_are_one_report(small, areas):
    row = of(places.by_place(small, areas), "SHA")
    assert (row["achievements"], row["reports"], row["criteria"]) == (3, 2, 2)


def test_criteria_are_the_most_that_one_result_meets_not_their_sum(small, areas):
    row = of(places.by_place(small, areas), "KHM")
    assert (row["criteria"], row["asked"]) == (3, 4)
    assert {ref.name for ref in row["criteria_refs"]} == {f"KHM129, 2014-15, 7.1, criterion {c}" for c in (1, 2, 3)}


def test_a_place_stands_at_the_policy_itself_and_not_at_its_furthest_report(small, areas):
    rows = places.by_place(small, areas)
    assert of(rows, "KHM")["policy"] == "not_adopted"  # an adopted report under criterion 2 makes no policy
    assert [ref.name for ref in of(rows, "KHM")["policy_refs"]] == [
        f"KHM129, {biennium}, 7.1, criterion 1" for biennium in ("2012-13", "2014-15")
    ]
    assert pd.isna(of(rows, "LAO")["policy"])


@pytest.mark.parametrize(("effect", "stands"), [("count", "doubted"), ("condition", "doubted"), ("reading", "clear")])
def test_an_adopted_policy_is_clear_only_where_no_note_touches_it(make, areas, effect, stands):
    adopted = ACHIEVEMENTS.replace("2012-13 7.1 KHM129 1 1 drafted", "2012-13 7.1 KHM129 1 1 adopted")
    note = f"note_no biennium indicator cpo criterion side effect\n1 2012-13 7.1 KHM129 1 result {effect}"
    rows = places.by_place(make(results=RESULTS, achievements=adopted, source_notes=note), areas)
    assert of(rows, "KHM")["policy"] == stands
    assert [ref.name for ref in of(rows, "KHM")["policy_refs"]] == ["KHM129, 2012-13, 7.1, criterion 1"]


def test_a_place_without_a_report_under_criterion_1_says_so_and_opens_its_results(make, areas):
    without = "\n".join(line for line in ACHIEVEMENTS.splitlines() if " KHM129 1 " not in line)
    row = of(places.by_place(make(results=RESULTS, achievements=without), areas), "KHM")
    assert row["policy"] == "unreported" and len(row["policy_refs"]) == 2


def test_funders_are_distinct_over_the_results_of_a_place(small, areas):
    row = of(places.by_place(small, areas), "KHM")
    assert (row["funders"], row["payers"], len(row["funder_refs"])) == (2, "European Union, Australia", 3)


def test_a_place_whose_text_names_nobody_has_no_funder_and_one_without_result_has_none_to_have(small, areas):
    rows = places.by_place(small, areas)
    assert of(rows, "SHA")["funders"] == 0
    assert pd.isna(of(rows, "ZWE")["funders"])


def test_the_ways_of_having_no_result_are_kept_apart(small, areas):
    states = places.by_place(small, areas).set_index("place_id")["state"]
    assert states.to_dict() == {
        "KHM": "reported",
        "SHA": "reported",
        "LAO": "listed_only",
        "ZWE": "no_result",
        "TON": "no_result",
        "BTN": "not_applicable",
        "GRL": "not_applicable",
    }


def test_a_state_that_joined_later_could_have_no_result_before(small, areas):
    rows = places.by_place(small, areas, by=["biennium"])
    tonga = rows[rows["place_id"] == "TON"].set_index("biennium")["state"]
    assert tonga.to_dict() == {"2012-13": "not_applicable", "2014-15": "no_result"}


def test_a_subregion_that_did_not_report_is_no_place_without_result(small, areas):
    rows = places.by_place(small, areas, by=["biennium"])
    assert of(rows[rows["biennium"] == "2012-13"], "SHA")["state"] == "not_applicable"


def test_a_place_counted_without_an_entry_leads_to_the_list_that_counts_it(small, areas):
    row = of(places.by_place(small, areas), "LAO")
    assert [ref.name for ref in row["refs"]] == ["2014-15, 7.2"]
    assert pd.isna(row["results"])


def test_a_biennium_that_reports_nothing_in_the_scope_still_has_its_places(small, areas):
    rows = places.by_place(narrow(small, indicator="7.2"), areas, by=["biennium"])
    assert set(rows["biennium"]) == {"2012-13", "2014-15"}
    assert "reported" not in set(rows.loc[rows["biennium"] == "2012-13", "state"])


def test_the_places_on_record_are_those_with_a_result_or_counted(small, areas):
    shown = places.on_record(places.by_place(small, areas))
    assert list(shown["place"]) == ["Cambodia", "Laos", "Southern Africa"]


def test_member_states_and_subregions_are_tallied_apart(small, areas):
    tally = places.place_counts(places.by_place(small, areas))
    assert tally == {"states": 1, "members": 4, "subregions": 1, "places": 2}


def test_places_are_grouped_by_a_value_the_highest_first(small, areas):
    rows = places.by_place(small, areas)
    assert places.names_by_value(rows, "criteria") == [(3, ["Cambodia"]), (2, ["Southern Africa"])]
    assert [str(state) for state, _ in places.names_by_value(rows, "policy")] == ["not_adopted"]


def test_places_with_a_result_in_every_biennium_are_named(small, areas):
    assert places.in_every_group(places.by_place(small, areas, by=["biennium"]), "biennium") == ["Cambodia"]


def test_places_of_a_region_are_those_that_the_record_puts_there(small, areas):
    assert list(places.of_region(places.by_place(small, areas), "africa")["place_id"]) == ["SHA", "ZWE"]


def test_the_shipped_counts_agree_with_the_tables_read_by_hand(record, rows):
    found = places.by_place(record, shapes.areas()).set_index("place_id")
    results = rows("results")
    assert found["results"].sum() == len(results)
    for place in {row["place_id"] for row in results}:
        mine = {(r["biennium"], r["indicator"], r["cpo"]) for r in results if r["place_id"] == place}
        done = [a for a in rows("achievements") if (a["biennium"], a["indicator"], a["cpo"]) in mine]
        payers = {f["funder_id"] for f in rows("funding") if (f["biennium"], f["indicator"], f["cpo"]) in mine}
        assert (found.loc[place, "achievements"], found.loc[place, "funders"]) == (len(done), len(payers)), place


def test_every_listed_place_of_the_shipped_record_is_reported_or_listed_only(record, rows):
    found = places.by_place(record, shapes.areas()).set_index("place_id")["state"]
    listed = {row["place_id"] for row in rows("reported_places")}
    assert set(found[list(listed)]) <= {"reported", "listed_only"}
