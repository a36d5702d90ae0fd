"""Tests of `o7lib.show.words.comparability`."""

import pandas as pd

from o7lib.show.words import comparability


def test_differences_of_form_are_named_once():
    rows = pd.DataFrame({"kind": ["typology", "typology", "units"]})
    assert comparability.form_differences(rows).endswith("next: places listed by type of result and what totals count.")
    assert comparability.form_differences(rows[:0]) == "The documents have the same form in every biennium."
