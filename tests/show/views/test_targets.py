"""Tests of `o7lib.show.views.targets`."""

import pandas as pd

from o7lib.show.views import (
    targets,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_a_target_that_was_not_set_says_so():
    rows = pd.DataFrame({"target": pd.array([8, None], dtype="Int64"), "verdict": ["met", "no_target"]})
    told = targets.labelled(rows)
    assert told["target_label"].tolist() == ["8", "none set"]
    assert told["verdict_label"].tolist() == ["target met", "no target was set"]
