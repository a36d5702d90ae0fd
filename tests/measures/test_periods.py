"""Who stayed, left, arrived, moved; what each criterion stood at then and now."""

from collections import Counter

from o7lib.measures import periods
from o7lib.measures.scope import narrow

THREE = {
    "biennia": "biennium\n2010-11\n2012-13\n2014-15\n2016-17",
    "documents": "doc_id biennium\na 2010-11\nb 2012-13\nc 2014-15",
}
RESULTS = """
    biennium indicator cpo place_id
    2010-11 7.1 KHM129 KHM
    2012-13 7.1 LAO179 LAO
    2012-13 7.2 ZWE131 ZWE
    2014-15 7.1 KHM129 KHM
    2014-15 7.2 LAO179 LAO
    2014-15 7.2 ZWE131 ZWE"""


def _moves(record, **kept):
    rows = periods.movements(record, **kept)
    return {(row["before"], row["place_id"]): row["movement"] for row in rows.to_dict("records")}


def test_every_pair_of_biennia_is_compared_and_a_gap_is_a_return(make):
    assert _moves(make(results=RESULTS, **THREE)) == {
        ("2010-11", "KHM"): "left",
        ("2010-11", "LAO"): "arrived",
        ("2010-11", "ZWE"): "arrived",
        ("2012-13", "KHM"): "returned",
        ("2012-13", "LAO"): "moved",
        ("2012-13", "ZWE"): "stayed",
    }


def test_nobody_leaves_for_a_biennium_that_no_document_reports_on(make):
    assert "2014-15" not in {before for before, _ in _moves(make(results=RESULTS, **THREE))}


def test_a_second_indicator_is_a_move(make):
    more = RESULTS + "\n    2014-15 7.1 ZWE200 ZWE"
    assert _moves(make(results=more, **THREE))["2012-13", "ZWE"] == "moved"


def test_the_lists_of_the_summaries_can_be_compared_instead(make):
    lists = "biennium indicator place_id type\n2012-13 7.1 KHM policy\n2012-13 7.1 KHM legal\n2014-15 7.1 KHM ."
    rows = periods.movements(make(reported_places=lists), "reported_places")
    assert rows[["place_id", "movement"]].to_numpy().tolist() == [["KHM", "stayed"]]


def test_a_movement_cites_the_rows_of_both_biennia(make):
    rows = periods.movements(make(results=RESULTS, **THREE)).set_index(["before", "place_id"])
    assert [ref.doc_id for ref in rows.loc[("2012-13", "LAO"), "refs"]] == ["results-2012-13", "results-2014-15"]


def test_counts_show_movements_that_nobody_made(make):
    rows = periods.movement_counts(make(results=RESULTS, **THREE))
    assert len(rows) == 2 * 2 * 2 * len(periods.MOVEMENTS)
    cell = rows[(rows["before"] == "2012-13") & (rows["region_id"] == "africa") & (rows["kind"] == "member_state")]
    assert dict(zip(cell["movement"], cell["places"], strict=True)) == Counter({"stayed": 1}) | {
        m: 0 for m in periods.MOVEMENTS if m != "stayed"
    }


ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage
    2012-13 7.1 KHM129 1 1 adopted
    2012-13 7.1 KHM129 2 1 drafted
    2012-13 7.1 KHM129 2 2 operational
    2014-15 7.1 KHM129 1 1 operational
    2014-15 7.1 KHM129 2 1 drafted
    2014-15 7.1 KHM129 3 1 adopted
    2012-13 7.1 LAO179 1 1 adopted
    2014-15 7.2 LAO179 1 1 adopted"""
BOTH = (
    "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2014-15 7.1 KHM129 KHM\n"
    "2012-13 7.1 LAO179 LAO\n2014-15 7.2 LAO179 LAO"
)


def test_criteria_are_compared_by_their_furthest_item(make):
    rows = periods.steps(make(results=BOTH, achievements=ACHIEVEMENTS))
    assert dict(zip(rows["criterion"], rows["step"], strict=True)) == {1: "forward", 2: "back", 3: "new", 4: "neither"}


def test_a_place_that_changed_its_indicator_is_not_compared_by_criterion(make):
    assert set(periods.steps(make(results=BOTH, achievements=ACHIEVEMENTS))["place_id"]) == {"KHM"}


def test_across_shows_a_place_in_the_biennium_it_was_absent(make):
    one = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM"
    text = "biennium indicator cpo criterion item stage\n2012-13 7.1 KHM129 1 1 drafted\n2012-13 7.1 KHM129 2 1 adopted"
    then, now = periods.place_history(make(results=one, achievements=text)).to_dict("records")
    assert (then["criteria"], then["achievements"], then["firm"], then["first"]) == (2, 2, 1, "drafted")
    assert (now["criteria"], now["achievements"], now["indicators"], now["refs"]) == (0, 0, (), [])


def test_a_title_that_differs_in_a_comma_is_the_same_title(make):
    text = """
        biennium indicator cpo place_id title
        2012-13 7.1 KHM129 KHM Better,_policies.
        2014-15 7.2 KHM129 KHM better_policies"""
    row = periods.continuity(make(results=text)).iloc[0]
    assert (row["same_title"], row["same_indicator"], row["likeness"]) == (True, False, 100)


def test_one_biennium_alone_has_nothing_to_compare(record):
    alone = narrow(record, biennium="2012-13")
    for measure in (periods.movements, periods.steps, periods.continuity):
        assert measure(alone).empty


def test_of_nineteen_places_eight_stayed_three_moved_eight_left_and_eleven_arrived(record, rows):
    then, now = (
        {r["place_id"]: r["indicator"] for r in rows("results") if r["biennium"] == b} for b in ("2012-13", "2014-15")
    )
    by_hand = Counter(
        "arrived" if p not in then else "left" if p not in now else "stayed" if then[p] == now[p] else "moved"
        for p in then | now
    )
    assert Counter(periods.movements(record)["movement"]) == by_hand
    assert by_hand == {"stayed": 8, "moved": 3, "left": 8, "arrived": 11}


def test_papua_new_guinea_arrives_in_the_lists_alone(record):
    arrived = periods.movements(record, "reported_places").query("movement == 'arrived'")
    assert set(arrived["place_id"]) - set(periods.movements(record)["place_id"]) == {"PNG"}


def test_six_of_eleven_codes_that_stay_keep_their_title(record, rows):
    titles = {(r["biennium"], r["cpo"]): r["title"] for r in rows("results")}
    kept = [c for b, c in titles if b == "2012-13" and ("2014-15", c) in titles]
    same = [c for c in kept if titles["2012-13", c] == titles["2014-15", c]]
    found = periods.continuity(record)
    assert (len(found), found["same_title"].sum()) == (len(kept), len(same)) == (11, 6)


def test_a_criterion_may_stay_where_it_was_or_be_dropped(make):
    text = """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 adopted
        2014-15 7.1 KHM129 1 1 adopted
        2012-13 7.1 KHM129 2 1 drafted"""
    rows = periods.steps(make(results=BOTH, achievements=text))
    assert dict(zip(rows["criterion"], rows["step"], strict=True)) == {
        1: "same",
        2: "dropped",
        3: "neither",
        4: "neither",
    }


def test_only_criteria_reported_in_both_biennia_are_reported_twice(make):
    rows = periods.steps(make(results=BOTH, achievements=ACHIEVEMENTS))
    assert periods.reported_in_both(rows)["criterion"].tolist() == [1, 2]


def test_a_second_result_under_the_same_indicator_is_no_move(make):
    text = """
        biennium indicator cpo place_id
        2012-13 7.1 KHM129 KHM
        2014-15 7.1 KHM129 KHM
        2014-15 7.1 KHM200 KHM"""
    row = periods.movements(make(results=text)).iloc[0]
    assert (row["movement"], row["indicators_after"], len(row["refs"])) == ("stayed", ("7.1",), 3)


def test_indicators_are_compared_whatever_the_order_of_their_rows(make):
    text = """
        biennium indicator cpo place_id
        2012-13 7.2 KHM130 KHM
        2012-13 7.1 KHM129 KHM
        2014-15 7.1 KHM129 KHM
        2014-15 7.2 KHM130 KHM"""
    assert periods.movements(make(results=text))["movement"].tolist() == ["stayed"]


def test_a_place_listed_under_two_kinds_on_one_line_cites_it_once(make):
    lists = "biennium indicator place_id type\n2012-13 7.1 KHM policy\n2012-13 7.1 KHM legal\n2014-15 7.1 KHM ."
    assert len(periods.movements(make(reported_places=lists), "reported_places").iloc[0]["refs"]) == 2


def test_a_place_with_two_results_has_one_row_a_biennium_with_the_furthest_of_both(make):
    text = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.2 KHM130 KHM"
    reached = """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 drafted
        2012-13 7.1 KHM129 2 1 operational
        2012-13 7.2 KHM130 1 1 adopted"""
    rows = periods.place_history(make(results=text, achievements=reached))
    assert rows[["biennium", "best", "first", "criteria"]].iloc[0].tolist() == ["2012-13", "operational", "adopted", 3]
    assert (len(rows), rows.iloc[0]["indicators"]) == (2, ("7.1", "7.2"))


def test_places_across_stand_by_region_and_name(make):
    text = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO\n2012-13 7.1 ZWE131 ZWE"
    assert list(dict.fromkeys(periods.place_history(make(results=text))["place"])) == ["Zimbabwe", "Cambodia", "Laos"]
