"""Tests of `o7lib.tables.model.notes`."""

import pandas as pd
import pytest

from o7lib.tables.model import notes
from o7lib.tables.model.schema import schema


@pytest.mark.parametrize(
    ("side", "effect", "struck"),
    [
        ("result", "count", True),
        ("both", "condition", True),
        ("contribution", "count", False),
        ("document", "condition", False),
        ("result", "reading", False),
        ("both", "clerical", False),
    ],
)
def test_only_a_striking_effect_on_the_results_own_text_changes_a_count(side, effect, struck):
    assert notes.strikes(pd.DataFrame({"side": [side], "effect": [effect]})).tolist() == [struck]


def test_the_effects_and_sides_are_codes_of_the_schema():
    assert set(notes.STRIKING) <= set(schema().codes("source_notes", "effect"))
    assert set(notes.OWN_TEXT) <= set(schema().codes("source_notes", "side"))
