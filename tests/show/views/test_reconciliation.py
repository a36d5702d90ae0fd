"""Tests of `o7lib.show.views.reconciliation`."""

import pandas as pd

from o7lib.show.views import (
    reconciliation,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_a_disagreement_says_where_and_that_a_total_is_not_printed():
    rows = pd.DataFrame(
        {
            "printed": [None],
            "region_id": ["world"],
            "verdict": ["entry_missing"],
            "kind": ["subregion"],
            "names": [["Fiji"]],
        }
    )
    told = reconciliation.labelled_disagreements(rows, {"africa": "Africa"}, schema()).iloc[0]
    assert (told["region"], told["printed"], told["verdict"]) == ("World", "not printed", "counted without an entry")
    assert told["kind"] == schema().labels("places", "kind")["subregion"]
