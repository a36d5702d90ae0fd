"""What counts as a number, a month, a name or a quotation of a text."""

import pytest

from o7lib.tables.audit.matching import (
    any_occurs,
    convention_occurs,
    digits,
    months,
    numbers,
    occurs,
    untied_acronyms,
    untied_numbers,
    untied_quotations,
    years,
)


@pytest.mark.parametrize(
    "text", ["7,884 people", "7 884 people", "7884 people", "(7884)", "n. 7884,", "no.7884", "7.884 thousand"]
)
def test_a_number_is_known_however_it_is_printed(text):
    assert 7884 in numbers(text)


@pytest.mark.parametrize("text", ["three laws", "trois lois", "tres leyes", "Tres", "3 laws"])
def test_a_number_is_known_in_the_three_languages(text):
    assert 3 in numbers(text)


@pytest.mark.parametrize("text", ["3. A law", "| 3 | A law", "<p>3) A law", "areas: 3/ skills", "in 2013", "3.5"])
def test_a_mark_of_a_list_or_a_part_of_a_number_is_no_number(text):
    assert 3 not in numbers(text)


def test_months_are_known_in_three_languages_and_in_dates():
    assert months("mayo, août; 4.11.2013") == {5, 8, 11}


def test_years_are_known_in_spans_but_not_in_codes():
    assert years("2013-14 and 20145") == {2013, 2014}


def test_an_acronym_counts_only_as_printed_and_a_name_in_any_case():
    assert not occurs("DAM", "a dam")
    assert occurs("Asia Foundation", "THE ASIA\nFOUNDATION")
    assert not any_occurs(["Mali"], "formalities")


def test_a_convention_is_known_by_its_number_only():
    assert convention_occurs(181, "ILO C 181 on agencies")
    assert convention_occurs(189, "conventions 97, 143 and 189")
    assert not convention_occurs(97, "resolution 97")


def test_our_numbers_are_looked_up_but_not_our_pointers():
    assert digits("Under criterion 2 and 7.1, see lines 3 and 4") == []
    assert list(untied_numbers("Four of 12 laws", "four laws of 11")) == ["12"]
    assert list(untied_numbers("Four laws", "laws", spelled=False)) == []


def test_our_acronyms_and_quotations_are_looked_up():
    assert list(untied_acronyms("IOM and OSCE", "with iom")) == ["OSCE"]
    assert list(untied_quotations('It says "a\u00a0draft" and "law"', "A draft-\nbill")) == ["law"]
