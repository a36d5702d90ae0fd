"""Tests of `o7lib.show.words.people`."""

import pandas as pd

from o7lib.show.words import people


def said_of_sex(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_group", "figures", "sex_given"])


def test_only_numbers_of_people_are_asked_about_sex():
    assert people.sex_given(said_of_sex(("cases", 3, 3))) == "No number of people is printed."
    assert (
        people.sex_given(said_of_sex(("people_trained", 1, 0)))
        == "None of 1 printed number of people says anything of women or men."
    )
    assert people.sex_given(said_of_sex(("people_trained", 5, 2))).startswith("2 of 5 printed numbers of people say")


def test_women_are_never_pooled_and_their_source_is_named():
    rows = pd.DataFrame({"value": [1] * 6})
    said = people.women_given(rows, [("Sri Lanka", "2014-15", 5), ("Philippines", "2012-13", 1)])
    assert "5 from Sri Lanka (2014-15) and 1 from the Philippines (2012-13)" in said and said.endswith(
        "are not pooled."
    )
    assert "%" not in said


def test_women_for_none_and_one():
    assert (
        people.women_given(pd.DataFrame({"value": []}), []) == "No printed number of people tells how many are women."
    )
    assert people.women_given(pd.DataFrame({"value": [9]}), [("Philippines", "B", 1)]) == (
        "One printed number of people tells how many, or what share, are women: from the Philippines (B)."
    )
