"""Tests of `o7lib.show.views.funding`."""

import pandas as pd

from o7lib.show.views import (
    funding,
)
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")


def bare(frame: pd.DataFrame) -> list[list[str]]:
    return [
        [pd.Series([v]).astype(str).str.replace(r"<[^>]+>", "", regex=True)[0] for v in row] for row in frame.to_numpy()
    ]


def test_a_statement_on_the_whole_result_and_an_indirect_one_say_so():
    channel = schema().codes("funding", "channel")[0]
    rows = pd.DataFrame(
        {
            "criterion": [2, pd.NA],
            "label": ["Areas", pd.NA],
            "stage": [LAST, None],
            "channel": channel,
            "indirect": ["False", "True"],
            "project_name": ["P", pd.NA],
        }
    )
    told = funding.labelled_statements(rows, schema())
    assert told["criterion"].tolist() == ["2 Areas", "the result as a whole"]
    assert told["indirect"].tolist() == ["direct", "indirect: a programme of others"]
    assert told["project_name"].tolist() == ["P", "–"] and bare(told[["stage"]])[1] == ["–"]
    assert set(told["channel"]) == {schema().labels("funding", "channel")[channel]}


def test_silence_is_named_by_its_group():
    rows = pd.DataFrame({"biennium": ["A"], "share_silent": [0.5]})
    rows = rows.assign(results_named=1, results=2)
    assert funding.unnamed_payer(rows).rows[["name", "percent"]].to_numpy().tolist() == [["A", "50%"]]
