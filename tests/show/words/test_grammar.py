"""A name carries its article where English asks for one, and only there."""

import pytest

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
