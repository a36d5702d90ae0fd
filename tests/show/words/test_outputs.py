"""Tests of `o7lib.show.words.outputs`."""

import pandas as pd

from o7lib.show.words import outputs


def test_numbers_to_compare_for_none_and_one():
    rows = pd.DataFrame(
        [{"measure": "entries", "before": "A", "after": "B", "value_before": 80.0, "value_after": 126.0}]
    )
    assert outputs.comparable_numbers(rows).endswith("entries, 80 in A and 126 in B.")
    assert outputs.comparable_numbers(rows[:0]) == "No number of the narratives can be compared across biennia."
