"""Tests of `o7lib.show.views.projects`."""

import pandas as pd

from o7lib.show.views import (
    projects,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def test_a_long_project_title_is_cut_at_a_word():
    rows = pd.DataFrame({"project_id": ["annex-01"], "title": ["word " * 20]})
    assert (
        projects.with_short_titles(rows)["label"][0].endswith("word …")
        and len(projects.with_short_titles(rows)["label"][0]) < 52
    )
