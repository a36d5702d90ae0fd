"""Tests of `o7lib.show.words.additivity`."""

import pandas as pd
import pytest

from o7lib.show.words import additivity


@pytest.mark.parametrize(
    ("may", "said"),
    [
        ([], "No number is printed."),
        ([True, True], "None of the 2 printed numbers counts what another one counts."),
        ([True, False], "1 of 2 printed numbers may not be added to others of their kind: they may count the same twice."),
    ],
)  # fmt: skip
def test_what_may_be_added_is_told_for_none_one_and_many(may, said):
    assert additivity.not_addable(pd.DataFrame({"may_add": may})) == said
