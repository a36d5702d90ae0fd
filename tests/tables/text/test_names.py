"""What a person types, and what they may have meant."""

import pytest

from o7lib.tables.text.names import did_you_mean, folded, nearest

NAMES = [
    "Viet Nam",
    "VNM",
    "Nicaragua",
    "NIC",
    "Nigeria",
    "NGA",
    "Niger",
    "NER",
    "Brazil",
    "BRA",
    "Côte d'Ivoire",
    "CIV",
]


@pytest.mark.parametrize("said", ["Türkiye", "TÜRKIYE", "turkiye", " Turkiye "])
def test_case_accents_and_spaces_do_not_matter(said: str) -> None:
    assert folded(said) == "turkiye"


@pytest.mark.parametrize("said", ["Côte d'Ivoire", "cote d’ivoire", "Cote-d-Ivoire", "COTE D`IVOIRE"])
def test_signs_between_letters_do_not_matter(said: str) -> None:
    assert folded(said) == "cote d ivoire"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("vietnm", "Viet Nam"),
        ("nigeri", "Nigeria"),
        ("cote", "Côte d'Ivoire"),
        ("ivoire", "Côte d'Ivoire"),
        ("Brasil", "Brazil"),
        ("vmn", "VNM"),
    ],
)
def test_the_nearest_name_comes_first(typed: str, first: str) -> None:
    assert nearest(typed, NAMES)[0] == first


def test_several_near_names_are_all_offered() -> None:
    assert set(nearest("nige", NAMES)) >= {"Niger", "Nigeria"}


@pytest.mark.parametrize("typed", ["Burma", "Korea", "", "x", "---"])
def test_nothing_is_offered_where_nothing_is_near(typed: str) -> None:
    """A long word is near to no three-letter code: Burma is not Brazil because of BRA."""
    assert nearest(typed, NAMES) == []


def test_a_refusal_without_an_offer_asks_nothing() -> None:
    assert did_you_mean([]) == ""
