"""Tests of `o7lib.show.words.terms`."""

from o7lib.show.words import terms
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_the_terms_name_what_is_counted_with_the_numbers_of_the_tables():
    rows = [{"indicator": "7.1", "label": "Protection", "earlier": [], "biennia": []}]
    said = terms.terms_sentence(schema().subject, rows, [("2012-13", "7.1", 3, 5)], 2)
    assert said.startswith("Outcome 7 of the ILO is measured by one count of member States")
    assert "7.1 (protection)" in said and "at least three of its indicator's five criteria" in said
    assert "one biennium, which is two years" in said


def test_a_criterion_more_in_one_biennium_is_said_of_that_biennium_alone():
    rows = [{"indicator": "7.1", "label": "Protection", "earlier": [], "biennia": []}]
    asks = [("2012-13", "7.1", 2, 4), ("2014-15", "7.1", 2, 4), ("2016-17", "7.1", 3, 5)]
    said = terms.terms_sentence(schema().subject, rows, asks, 2)
    assert (
        "at least two of its indicator's four criteria in 2012-13 and 2014-15 (7.1), "
        "and three of five in 2016-17 (7.1)" in said
    )


def test_without_an_indicator_only_a_result_is_explained():
    said = terms.terms_sentence(schema().subject, [], [], 2)
    assert said.startswith("A result is one country programme outcome (CPO)") and "criteria" not in said
