"""Why two numbers may not be added: each reason on the smallest rows that show it."""

import pandas as pd
import pytest

from o7lib.measures import additivity

RESULTS = """
    biennium indicator cpo place_id
    2012-13 7.1 KHM129 KHM
    2014-15 7.1 KHM129 KHM
    2012-13 7.1 ZWE131 ZWE"""
HEADER = "biennium indicator cpo criterion figure_no measure measure_group value women men period lines"
PROSE = "doc_id figure_no measure\n" + "\n".join(
    f"note {n} migrant_workers_and_labour_{w}" for n, w in enumerate(["a", "b"])
)


@pytest.fixture
def judge(make):
    def judged(*figures, **more):
        text = "\n".join([HEADER, *figures])
        return additivity.verdicts(make(results=RESULTS, figures=text, narrative_figures=PROSE, **more))

    return judged


def _reasons(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return rows["reasons"].tolist()


def test_unlike_things_at_one_place_may_be_added(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 inspectors_trained people_trained 30 . . . 1-1",
        "2012-13 7.1 KHM129 3 2 teachers_instructed people_trained 45 . . . 2-2",
    )
    assert rows["may_add"].tolist() == [True, True]
    assert rows["cluster"].nunique() == 2


def test_the_same_number_under_two_criteria_is_repeated_and_each_names_the_other(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 officers_trained people_trained 1086 . . . 1-1",
        "2012-13 7.1 KHM129 3 2 beneficiaries people_trained 1086 . . . 9-9",
    )
    assert _reasons(rows) == [("repeated",), ("repeated",)]
    assert [ref.lines for found in rows["against"] for ref in found] == ["9-9", "1-1"]


def test_a_small_number_met_twice_by_chance_is_not_repeated(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 inspectors_trained people_trained 3 . . . 1-1",
        "2012-13 7.1 KHM129 3 2 teachers_instructed people_trained 3 . . . 9-9",
    )
    assert rows["may_add"].all()


def test_women_counted_beside_the_whole_are_part_of_it(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 officers_in_course people_trained 37 . . . 5-5",
        "2012-13 7.1 KHM129 1 2 women_among_them people_trained 22 22 . . 5-5",
    )
    assert _reasons(rows) == [("part_of_whole",), ("part_of_whole",)]


def test_women_are_no_part_of_a_number_that_counts_its_own_women(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 officers_in_course people_trained 37 9 . . 5-5",
        "2012-13 7.1 KHM129 1 2 women_elsewhere people_trained 22 22 . . 5-5",
    )
    assert rows["may_add"].all()


def test_like_agencies_counted_in_two_biennia_are_a_series(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 recruitment_agencies_rated organisations 20 . . . 1-1",
        "2014-15 7.1 KHM129 1 1 recruitment_agencies_rated organisations 47 . . 2014 1-1",
    )
    assert _reasons(rows) == [("series",), ("series",)]


def test_like_meetings_in_two_biennia_are_different_meetings(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 council_meetings_attended events 8 . . 2012/2013 1-1",
        "2014-15 7.1 KHM129 1 1 council_meetings_attended events 10 . . 2014/2015 1-1",
    )
    assert rows["may_add"].all()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("2012-06/2013-05", "2013", "overlapping_period"),
        ("2012-06/2013-05", ".", "period_unknown"),
        ("2012", "2013", "series"),
    ],
)
def test_like_people_under_two_criteria_depend_on_their_periods(judge, one, other, reason):
    rows = judge(
        f"2012-13 7.1 KHM129 1 1 returnees_trained people_trained 1190 . . {one} 1-1",
        f"2012-13 7.1 KHM129 4 2 returnees_trained people_trained 1400 . . {other} 9-9",
    )
    assert _reasons(rows) == [(reason,), (reason,)]


def test_people_that_one_row_prints_side_by_side_may_be_added(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 central_staff_trained people_trained 35 . . 2012 1-1",
        "2012-13 7.1 KHM129 1 2 provincial_staff_trained people_trained 1152 . . 2012 2-2",
    )
    assert rows["may_add"].all()


def test_the_same_number_in_the_same_words_elsewhere_may_be_one_event(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 unions_that_signed_the_protocol organisations 3 . . . 1-1",
        "2012-13 7.1 ZWE131 1 1 unions_that_signed_the_protocol organisations 3 . . . 1-1",
    )
    assert _reasons(rows) == [("shared",), ("shared",)]


def test_a_planned_number_is_not_reached(judge):
    assert _reasons(judge("2012-13 7.1 KHM129 1 1 provinces_planned_for_a_pilot other 5 . . . 1-1")) == [("not_yet",)]


def test_a_note_on_numbers_at_odds_counts_against_the_number_it_names(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 returnees_helped people_reached 1400 . . . 4-4",
        "2012-13 7.1 KHM129 1 2 centres_opened centres 2 . . . 4-4",
        source_notes="note_no biennium indicator cpo kind note doc_id lines\n"
        "1 2012-13 7.1 KHM129 number_conflict over_1,400_here,_6,000_there results-2012-13 3-5",
    )
    assert _reasons(rows) == [("number_conflict",), ()]
    assert str(rows["against"].iloc[0][0]) == "source note: results-2012-13, lines 3-5"


def test_numbers_of_different_kinds_are_never_compared(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 returnees_trained people_trained 70 . . . 1-1",
        "2012-13 7.1 KHM129 4 2 returnees_trained people_reached 70 . . . 9-9",
    )
    assert rows["may_add"].all()


def test_the_least_number_takes_the_largest_of_a_cluster_and_leaves_doubts_out(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 returnees_trained people_trained 1190 . . . 1-1",
        "2012-13 7.1 KHM129 4 2 returnees_trained people_trained 1400 . . . 9-9",
        "2012-13 7.1 ZWE131 1 1 inspectors_instructed people_trained 10 . . . 1-1",
        "2012-13 7.1 ZWE131 1 2 teachers_planned people_trained 500 . . . 1-1",
        "2012-13 7.1 ZWE131 1 3 seminars_held events 9 . . . 1-1",
    )
    least = additivity.sums_of_people(rows).to_dict("records")
    assert len(least) == 1
    assert (least[0]["figures"], least[0]["added"], least[0]["people"], least[0]["left_out"]) == (4, 2, 1410, 2)
    assert [ref.name for ref in least[0]["refs"]] == [
        "KHM129, 2012-13, 7.1, criterion 4, number 2",
        "ZWE131, 2012-13, 7.1, criterion 1, number 1",
    ]


def test_every_figure_of_the_record_has_a_verdict(record, rows):
    assert len(additivity.verdicts(record)) == len(rows("figures"))


def test_the_pairs_that_the_documents_repeat_are_found_in_the_record(record):
    found = additivity.verdicts(record).set_index(["biennium", "cpo", "figure_no"])["reasons"]
    # By hand: Sri Lanka's 1,086 officers, Brazil's two workshops, Jordan's three papers, Ukraine's 15 profiles.
    for key in (
        ("2014-15", "LKA105", 12),
        ("2014-15", "BRA107", 3),
        ("2014-15", "JOR103", 2),
        ("2012-13", "UKR152", 3),
    ):
        assert "repeated" in found[key]
    assert found["2014-15", "VNM105", 2] == ("series",)
    assert found["2012-13", "VNM105", 6] == ()


def test_at_least_so_many_were_trained_in_the_first_biennium(record, rows):
    trained = {
        (r["cpo"], int(r["figure_no"])): int(r["value"])
        for r in rows("figures")
        if r["biennium"] == "2012-13" and r["measure_group"] == "people_trained"
    }
    least = additivity.sums_of_people(additivity.verdicts(record)).set_index(["biennium", "measure_group"])
    assert least.loc[("2012-13", "people_trained"), "people"] == sum(trained.values()) == 3649


def test_of_two_equal_numbers_a_note_is_about_the_one_it_speaks_of(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 rounds_of_consultations_held events 4 . . . 4-4",
        "2012-13 7.1 KHM129 1 2 sets_of_rules_drafted instruments 4 . . . 4-4",
        "2012-13 7.1 ZWE131 1 1 sets_of_rules_drafted instruments 4 . . . 4-4",
        source_notes="note_no biennium indicator cpo criterion kind note doc_id lines\n"
        "1 2012-13 7.1 KHM129 1 number_conflict three_sets_of_rules_here,_four_rules_drafted_there results-2012-13 3-5",
    )
    assert [("number_conflict" in reasons) for reasons in _reasons(rows)] == [False, True, False]


def test_a_sum_says_how_many_of_its_numbers_are_rounded(judge):
    rows = judge(
        "2012-13 7.1 KHM129 1 1 returnees_trained_(more_than) people_trained 1400 . . . 1-1",
        "2012-13 7.1 ZWE131 1 1 inspectors_instructed people_trained 10 . . . 1-1",
    )
    (row,) = additivity.sums_of_people(rows).to_dict("records")
    assert (row["people"], row["added"], row["inexact"]) == (1410, 2, 1)
