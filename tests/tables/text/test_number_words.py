"""A number is named in figures, with or without a comma, or as a word, and never as a part of another."""

import pytest

from o7lib.tables.text.number_words import names_number


@pytest.mark.parametrize(
    ("value", "text"), [(1400, "1,400 people"), (1400, "1400 people"), (2.5, "2.5 per cent"), (12, "Twelve of them")]
)
def test_a_number_is_named_in_figures_or_as_a_word(value, text):
    assert names_number(value, text)


@pytest.mark.parametrize(
    ("value", "text"), [(4, "1,400 people"), (400, "1400 people"), (7, "seventeen of them"), (13, "a dozen and one")]
)
def test_a_part_of_another_number_or_word_is_not_it(value, text):
    assert not names_number(value, text)
