"""Tests of `o7lib.show.words.comparison`."""

import pandas as pd

from o7lib.show.words import comparison


def regions(*rows: tuple[str, int, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["region", "firm", "clear", "achievements"])
    return table.assign(region_id=table["region"])


def test_a_region_stands_beside_all_the_others_together():
    rows = regions(("Africa", 3, 1, 4), ("Asia", 10, 2, 10), ("Americas", 0, 0, 2))
    assert comparison.region_finding("Africa", rows, "Africa") == (
        "In Africa 3 of 4 achievements are at least adopted, 1 of them clear of doubt; "
        "elsewhere 10 of 12 (83%), 2 of them clear of doubt."
    )
    assert comparison.spread_finding(rows) == (
        "The share of achievements at least adopted runs from 10 of 10 in Asia (100%), 2 of them clear of doubt, "
        "to 0 of 2 in the Americas."
    )


def test_no_verb_hangs_on_whether_a_name_is_singular_or_plural():
    for name in ("the Americas", "the Philippines", "Africa"):
        sentence = comparison.region_compared(name, (0, 0, 0), (5, 5, 6))
        assert sentence.startswith(f"There is no achievement to compare for {name};")


def test_a_small_region_is_compared_without_a_percentage():
    sentence = comparison.region_compared("Arab States", (1, 0, 3), (79, 20, 98))
    assert sentence == (
        "In the Arab States 1 of 3 achievements is at least adopted, with a doubt; "
        "elsewhere 79 of 98 (81%), 20 of them clear of doubt."
    )


def test_a_place_stands_beside_its_region():
    assert comparison.place_compared("Philippines", (0, 0, 1), "Asia", (1, 1, 2)) == (
        "Of the Philippines none of 1 achievement is at least adopted; in Asia as a whole 1 of 2, clear of doubt."
    )
    assert "no achievement to compare" in comparison.place_compared("Kenya", (0, 0, 0), "Africa", (3, 1, 7))


def test_the_spread_of_none_one_and_many_regions():
    assert comparison.spread_of_regions([]) == "No region has an achievement to compare."
    assert (
        comparison.spread_of_regions([("Americas", (1, 1, 2))])
        == "Only one region has achievements: in the Americas 1 of 2 is at least adopted, clear of doubt."
    )
    many = comparison.spread_of_regions([("Asia", (0, 0, 10)), ("Africa", (3, 1, 6)), ("Americas", (1, 1, 2))])
    assert many.endswith("runs from 0 of 10 in Asia (0%) to 1 of 2 in the Americas, clear of doubt.")
