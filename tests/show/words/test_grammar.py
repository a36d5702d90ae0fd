"""A name carries its article where English asks for one, and only there."""

import pytest

from o7lib.show.words import grammar
from o7lib.show.words.grammar import the


@pytest.mark.parametrize(
    "name",
    [
        "European Union",
        "United Kingdom",
        "United States",
        "Philippines",
        "Americas",
        "Arab States",
        "Republic of Moldova",
        "Lao People's Democratic Republic",
        "Government of Egypt",
        "Domestic Workers Convention, 2011 (No. 189)",
        "Migration for Employment Convention (Revised), 1949 (No. 97)",
        "International Organization for Migration (IOM)",
        "ILO South-South cooperation funds",
    ],
)
def test_a_name_whose_noun_asks_for_an_article_gets_one(name):
    assert the(name) == f"the {name}"


@pytest.mark.parametrize(
    "name", ["Viet Nam", "Africa", "Asia and the Pacific", "Southern Africa (regional entry)", "Germany", "Türkiye", ""]
)
def test_other_names_stand_bare(name):
    assert the(name) == name


@pytest.mark.parametrize("name", ["the world", "The Asia Foundation"])
def test_an_article_is_never_doubled(name):
    assert the(name) == name


def test_the_noun_of_a_name_may_stand_before_of_or_at_the_end_but_not_after_a_comma():
    assert the("Bandaranaike Centre for States") == "the Bandaranaike Centre for States"
    assert the("Centre of the Union, Peru") == "the Centre of the Union, Peru"
    assert the("Employers, Arab States") == "Employers, Arab States"


def test_none_one_and_many_have_their_own_noun():
    assert [grammar.count(n, "entry", "entries") for n in (0, 1, 2)] == ["no entry", "1 entry", "2 entries"]


def test_thousands_are_parted():
    assert grammar.count(1086, "person", "people") == "1,086 people"


def test_a_list_ends_with_and_and_a_name_with_an_and_of_its_own_is_set_off():
    assert grammar.listing(["Mali", "Togo"]) == "Mali and Togo"
    assert grammar.listing(["Africa", "the Americas", "Europe and Central Asia"]) == (
        "Africa, the Americas, and Europe and Central Asia"
    )


def test_an_and_in_brackets_sets_nothing_off():
    assert grammar.listing(["7.1 (law and order)", "7.2 (work)"]) == "7.1 (law and order) and 7.2 (work)"


def test_a_share_of_nothing_is_a_dash_and_of_a_few_is_left_out():
    assert grammar.percent(0, 0) == "–"
    assert grammar.shown_share(3, 9) == "" and grammar.shown_share(6, 10) == " (60%)"
