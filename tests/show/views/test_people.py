"""Tests of `o7lib.show.views.people`."""

import pandas as pd

from o7lib.show.views import (
    people,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_a_printed_share_stays_as_printed_and_no_number_is_made_of_it():
    rows = pd.DataFrame({"value": [7884, 1086], "women": [pd.NA, 760], "women_pct": [53.0, pd.NA]})
    assert people.with_women(rows)["women_said"].tolist() == ["53% as printed", "70% (760 of 1,086)"]
