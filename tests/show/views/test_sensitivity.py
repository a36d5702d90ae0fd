"""Tests of `o7lib.show.views.sensitivity`."""

import pandas as pd

from o7lib.show.views import (
    sensitivity,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_rules_say_met_missed_or_no_target():
    rows = pd.DataFrame({"target": [1, 1, None], "met": [True, False, None], "lost": [[], ["Togo"], []]})
    assert sensitivity.labelled(rows)[["verdict", "lost"]].to_numpy().tolist() == [
        ["met", "–"],
        ["missed", "Togo"],
        ["no target", "–"],
    ]
