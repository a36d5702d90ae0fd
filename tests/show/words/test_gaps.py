"""Tests of `o7lib.show.words.gaps`."""

import pandas as pd

from o7lib.show.words import gaps


def holes(*results: int) -> tuple[pd.DataFrame, dict[str, int]]:
    rows = pd.DataFrame({"results": list(results)}, dtype=int)
    told = rows.assign(biennium="B", indicator="7.1", criterion=4, label="Data by sex", region_id="am")
    return told, {"cells": 10, "empty": len(rows), "single": sum(n == 1 for n in results)}


def test_gaps_say_of_how_many_and_that_single_results_are_hardly_gaps():
    rows, tally = holes(1, 5, 1)
    assert gaps.empty_criteria(rows, tally, {"am": "Americas"}) == (
        "In 3 of 10 combinations of region, biennium, indicator and criterion no result reports under the criterion; "
        "in 2 of these the region has a single result. The others: Data by sex (7.1) in the Americas, B, 5 results."
    )


def test_gaps_of_none_and_of_single_results_only():
    rows, tally = holes()
    assert gaps.empty_criteria(rows, tally, {}) == "Wherever a region has results, some report under each criterion."
    rows, tally = holes(1)
    assert gaps.empty_criteria(rows, tally, {"am": "Americas"}).endswith(
        "in 1 of these the region has a single result."
    )
