"""Tests of `o7lib.show.views.comparability`."""

import pandas as pd

from o7lib.show.views import (
    comparability as comparability_view,
)
from o7lib.show.words import comparability as words
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import Ref
from o7lib.tables.model.schema import schema

FIRST, *_, LAST = schema().codes("achievements", "stage")
REF = [Ref("TGO101", "results", "1-2")]


AMERICAS = Record({"regions": pd.DataFrame({"region_id": ["am"], "name": ["Americas"]})})


def unlike(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["kind", "subject", "biennium", "printed", "rows"])
    return table.assign(refs=[REF * n for n in table["rows"]])


def test_what_differs_stands_in_one_row_with_labels_and_a_column_per_biennium():
    kind = schema().codes("outputs", "type")[0]
    rows = unlike(
        ("output_types", kind, "A", "", 3),
        ("output_types", kind, "B", "", 0),
        ("region_labels", "am", "A", "Americas", 1),
        ("region_labels", "am", "B", "Latin America", 2),
    )
    told = comparability_view.differences_table(rows, AMERICAS)
    assert told[["kind", "subject", "A", "B"]].to_numpy().tolist() == [
        [words.DIFFERENCES["output_types"], schema().labels("outputs", "type")[kind], "3 rows", "no row"],
        [words.DIFFERENCES["region_labels"], "Americas", "Americas (1 row)", "Latin America (2 rows)"],
    ]


def test_a_form_as_a_whole_has_no_subject():
    told = comparability_view.differences_table(
        unlike(("typology", "", "A", "", 1), ("typology", "", "B", "", 0)), AMERICAS
    )
    assert told["subject"].tolist() == ["–"]
