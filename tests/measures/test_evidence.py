"""The strength of the evidence, each measure with its own denominator."""

import pytest

from o7lib.measures import evidence
from o7lib.measures.scope import narrow

WORLD = {
    "results": "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO",
    "achievements": """
        biennium indicator cpo criterion item stage language women_in_result women_in_contribution
        2012-13 7.1 KHM129 1 1 operational en true true
        2012-13 7.1 KHM129 1 2 drafted en . .
        2012-13 7.1 LAO179 2 1 adopted fr . true""",
    "funding": "biennium indicator cpo criterion funder_id\n2012-13 7.1 KHM129 1 EU\n2012-13 7.1 KHM129 2 EU",
    "figures": """
        biennium indicator cpo figure_no measure measure_group value women
        2012-13 7.1 KHM129 1 officials people_trained 10 4
        2012-13 7.1 KHM129 2 officials people_trained 20 .
        2012-13 7.1 KHM129 3 events events 2 .""",
    "source_notes": """
        note_no biennium indicator cpo criterion item kind side effect
        1 2012-13 7.1 KHM129 1 1 misprint result count
        2 2012-13 7.1 KHM129 . . other result reading
        3 2012-13 7.1 . . . other document count""",
    "reported_places": """
        biennium indicator place_id type lines
        2012-13 7.1 KHM policy 5-5
        2012-13 7.1 KHM legal 6-6
        2012-13 7.1 ZWE legal 6-6""",
}


@pytest.fixture(scope="module")
def small(make):
    return evidence.strength(make(**WORLD))


@pytest.mark.parametrize(
    ("measure", "code", "count", "of"),
    [
        ("results", "", 2, 0),
        ("achievements", "", 3, 0),
        ("firm", "", 2, 3),
        ("operational", "", 1, 3),
        ("criteria", "", 2, 8),
        ("policy", "", 1, 2),
        ("women_result", "", 1, 3),
        ("women_contribution", "", 2, 3),
        ("women", "", 2, 3),
        ("funder", "", 1, 2),
        ("partner", "", 0, 2),
        ("people", "", 2, 3),
        ("people_sex", "", 1, 2),
        ("undoubted", "", 0, 2),
        ("firm_clear", "", 1, 3),
        ("notes", "other", 1, 2),
        ("notes", "counted_twice", 0, 2),
        ("language", "fr", 1, 3),
        ("language", "es", 0, 3),
        ("listed_only", "", 1, 2),
    ],
)
def test_every_measure_counts_its_own_unit(small, measure, code, count, of):
    assert evidence.value(small, measure, code) == (count, of)


def test_a_count_that_stands_alone_has_no_share(small):
    assert small.set_index("measure").loc[["results", "achievements", "figures"], "share"].isna().all()


def test_a_scope_without_results_has_zeros_and_no_shares(make):
    rows = evidence.strength(make())
    assert rows["count"].sum() == 0
    assert rows["share"].isna().all()


def test_every_measure_has_a_label_and_appears_in_its_order(small):
    assert list(dict.fromkeys(small["measure"])) == list(evidence.MEASURES)


def test_what_is_counted_is_cited(record):
    rows = evidence.strength(record)
    direct = rows[~rows["measure"].isin([*evidence.NAMING, "undoubted", "conditions_shown", "policy_clear"])]
    assert direct["refs"].map(len).tolist() == direct["count"].tolist()


def test_the_record_reports_under_114_of_164_criteria(record, rows):
    met = {(r["biennium"], r["indicator"], r["cpo"], r["criterion"]) for r in rows("achievements")}
    assert evidence.value(evidence.strength(record), "criteria") == (len(met), 4 * len(rows("results"))) == (114, 164)


def test_only_two_results_of_the_first_biennium_name_a_funder(record, rows):
    first = evidence.strength(narrow(record, biennium="2012-13"))
    named = {r["cpo"] for r in rows("funding") if r["biennium"] == "2012-13"}
    assert evidence.value(first, "funder") == (len(named), 19) == (2, 19)


THREE = {
    "results": "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO\n2012-13 7.1 ZWE131 ZWE",
    "achievements": """
        biennium indicator cpo criterion item stage
        2012-13 7.1 KHM129 1 1 adopted
        2012-13 7.1 KHM129 1 2 adopted
        2012-13 7.1 LAO179 2 1 operational
        2012-13 7.1 ZWE131 2 1 adopted""",
}


def test_a_policy_is_a_result_whose_first_criterion_is_firm_however_many_items_it_has(make):
    assert evidence.value(evidence.strength(make(**THREE)), "policy") == (1, 3)


def test_in_operation_is_the_last_stage_alone(make):
    assert evidence.value(evidence.strength(make(**THREE)), "operational") == (1, 4)


@pytest.mark.parametrize("sex", ["women", "men", "women_pct"])
def test_a_number_of_men_alone_says_something_of_sex_too(make, sex):
    text = f"biennium indicator cpo figure_no measure_group {sex}\n2012-13 7.1 KHM129 1 people_trained 4"
    assert evidence.value(evidence.strength(make(**THREE, figures=text)), "people_sex") == (1, 1)


def test_places_with_an_entry_are_not_among_those_listed_only(make):
    lists = "biennium indicator place_id\n2012-13 7.1 KHM\n2012-13 7.1 LAO\n2012-13 7.2 KHM"
    assert evidence.value(evidence.strength(make(**THREE, reported_places=lists)), "listed_only") == (1, 3)
