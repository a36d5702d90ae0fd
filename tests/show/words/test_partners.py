"""Tests of `o7lib.show.words.partners`."""

import pandas as pd

from o7lib.show.words import partners as partners_words


def partners(*places: int) -> pd.DataFrame:
    return pd.DataFrame({"partner": [f"Fund {n}" for n in range(len(places))], "places": list(places)})


def test_partners_for_none_one_and_many():
    assert partners_words.partners_named(partners()) == "No partner is named."
    assert partners_words.partners_named(partners(1)) == "1 partner is named: Fund 0, in 1 place."
    assert partners_words.partners_named(partners(1, 1)).endswith(
        "Fund 0 is named in most places (1), and 1 of the others in one place only."
    )


def test_a_partner_named_in_one_place_is_not_among_the_others_when_it_comes_first():
    assert partners_words.partners_named(partners(7, 2)).endswith("and none of the others in one place only.")
