"""Tests of `o7lib.show.views.dac`."""

import pandas as pd
import pytest

from o7lib.show import page
from o7lib.show.views import dac as dac_view
from o7lib.show.words import dac as dac_words
from o7lib.tables.model.record import Record


@pytest.fixture
def shown(monkeypatch):
    """What a page shows, as text without its markup."""
    parts: list[str] = []
    monkeypatch.setattr(page, "display", lambda data, raw: parts.append(data["text/html"]))
    return parts


ROWS = pd.DataFrame(
    [
        {
            "dac": "impact",
            "role": "silent",
            "measure": "baselines",
            "code": "",
            "count": pd.NA,
            "of": pd.NA,
            "refs": [],
        },
        {"dac": "impact", "role": "beside", "measure": "people", "code": "", "count": 3, "of": 9, "refs": []},
        {"dac": "relevance", "role": "touches", "measure": "results", "code": "", "count": 4, "of": pd.NA, "refs": []},
    ]
).astype({"count": "Int64", "of": "Int64"})


def test_each_criterion_is_asked_once_over_a_table_of_its_own(shown):
    page.show(dac_view.criteria(ROWS, Record({})))
    assert len(shown) == 2
    assert shown[0].count(f"<span>{dac_words.DAC['impact']}") == 1
    assert shown[0].index("says nothing of") < shown[0].index("does not answer it with")
