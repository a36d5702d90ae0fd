"""Tests of `o7lib.show.words.comparison`."""

import pandas as pd

from o7lib.show.words import comparison


def regions(*rows: tuple[str, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["region", "firm", "achievements"])
    return table.assign(region_id=table["region"])


def test_a_region_stands_beside_all_the_others_together():
    rows = regions(("Africa", 3, 4), ("Asia", 5, 5), ("Americas", 0, 1))
    assert comparison.region_finding("Africa", rows, "Africa") == (
        "In Africa 3 of 4 achievements are at least adopted; elsewhere 5 of 6 (83%)."
    )
    assert comparison.spread_finding(rows) == (
        "The share of achievements at least adopted runs from 5 of 5 in Asia (100%) to 0 of 1 in the Americas."
    )


def test_no_verb_hangs_on_whether_a_name_is_singular_or_plural():
    for name in ("the Americas", "the Philippines", "Africa"):
        said = comparison.region_compared(name, 0, 0, 5, 6)
        assert said.startswith(f"There is no achievement to compare for {name};")


def test_a_small_region_is_compared_without_a_percentage():
    said = comparison.region_compared("Arab States", 1, 3, 79, 98)
    assert said == "In the Arab States 1 of 3 achievements is at least adopted; elsewhere 79 of 98 (81%)."


def test_a_place_stands_beside_its_region():
    assert comparison.place_compared("Philippines", 0, 1, "Asia", 1, 2) == (
        "None of 1 achievement of the Philippines is at least adopted; in Asia as a whole 1 of 2 is."
    )
    assert "no achievement to compare" in comparison.place_compared("Kenya", 0, 0, "Africa", 3, 7)


def test_the_spread_of_none_one_and_many_regions():
    assert comparison.spread_of_regions([]) == "No region has an achievement to compare."
    assert (
        comparison.spread_of_regions([("Americas", 1, 2)])
        == "Only one region has achievements: in the Americas 1 of 2 is at least adopted."
    )
    many = comparison.spread_of_regions([("Asia", 9, 10), ("Africa", 3, 6), ("Americas", 1, 2)])
    assert many.endswith("runs from 9 of 10 in Asia (90%) to 1 of 2 in the Americas.")
