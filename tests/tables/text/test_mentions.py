"""A place is named by any of its names, as a whole word, in either column; a regional entry by its own name alone."""

import pandas as pd
import pytest

from o7lib.tables.text.mentions import naming

TOGO = {"name": "Togo", "kind": "member_state", "printed_names": "Togo; République togolaise"}
SOUTH = {"name": "South (regional entry)", "kind": "subregion", "printed_names": "Africa"}


@pytest.mark.parametrize(
    ("summary", "contribution", "place", "named"),
    [
        ("A law of Togo.", None, TOGO, True),
        (None, "Met the République togolaise.", TOGO, True),
        ("Togolese workers.", "", TOGO, False),
        ("Togo's law.", "", TOGO, True),
        ("A plan of the South.", "", SOUTH, True),
        ("A plan for Africa.", "", SOUTH, False),
    ],
)
def test_a_place_is_named_by_whole_words(summary, contribution, place, named):
    rows = pd.DataFrame({"summary": [summary], "ilo_contribution": [contribution]})
    assert naming(rows, place).tolist() == [named]


def test_a_place_without_printed_names_is_looked_for_under_its_own():
    rows = pd.DataFrame({"summary": ["Fiji", "Togo"], "ilo_contribution": ["", ""]})
    assert naming(rows, {"name": "Fiji", "kind": "member_state", "printed_names": pd.NA}).tolist() == [True, False]
