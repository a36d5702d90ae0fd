"""Tests of `o7lib.show.words.standards`."""

import pandas as pd

from o7lib.show.words import standards


def test_the_most_named_instrument_has_its_article():
    rows = pd.DataFrame({"name": ["Labour Convention, 1949 (No. 97)"], "results": [1]})
    assert standards.instruments_named(rows, 1, 3) == (
        "1 of 3 results names an international instrument; the most named is the Labour Convention, 1949 (No. 97) (1 result)."
    )
    assert standards.instruments_named(rows[:0], 0, 3) == "None of 3 results names an international instrument."
    assert standards.instruments_named(rows[:0], 0, 0) == "There is no result to name an instrument."
