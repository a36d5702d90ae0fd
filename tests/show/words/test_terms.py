"""Tests of `o7lib.show.words.terms`."""

from o7lib.show.words import terms
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_the_terms_name_what_is_counted_with_the_numbers_of_the_tables():
    said = terms.terms_sentence([("7.1", "Protection", 3)], 5, 2)
    assert said.startswith("Outcome 7 of the ILO is measured by one count of member States")
    assert "7.1 (protection)" in said and "at least three of its indicator's five criteria" in said
    assert "one biennium, which is two years" in said
