"""A reference says which row of which table it is, and where the document says so."""

import pandas as pd
import pytest

from o7lib.tables.model.references import Ref, grouped, has_match, passage, refs, row_label
from o7lib.tables.model.schema import schema

ROWS = pd.DataFrame(
    {
        "biennium": ["2012-13", "2012-13", "2014-15"],
        "indicator": ["7.1", None, "7.2"],
        "cpo": ["KHM129", None, "LAO179"],
        "criterion": pd.array([1, None, None], dtype="Int64"),
        "note_no": [1, 2, 3],
        "doc_id": ["a", "b", "b"],
        "lines": ["1-2", "5-5", "7-9"],
    },
    index=[4, 8, 15],
)


def test_a_row_is_named_by_the_keys_it_has_the_result_first():
    assert [ref.name for ref in refs(ROWS)] == [
        "KHM129, 2012-13, 7.1, criterion 1, note 1",
        "2012-13, note 2",
        "LAO179, 2014-15, 7.2, note 3",
    ]


def test_a_row_by_itself_has_the_name_it_has_in_a_frame():
    assert [row_label(row) for _, row in ROWS.iterrows()] == [ref.name for ref in refs(ROWS)]


def test_a_frame_without_keys_gives_passages_without_a_name():
    assert refs(ROWS[["doc_id", "lines"]])[1] == Ref("", "b", "5-5")


def test_a_frame_without_rows_has_no_references():
    assert refs(ROWS[:0]) == []


def test_references_are_gathered_per_group_in_the_order_of_the_rows():
    found = grouped(ROWS, ["doc_id"])
    assert {doc: [ref.lines for ref in of] for doc, of in found.items()} == {"a": ["1-2"], "b": ["5-5", "7-9"]}


def test_a_group_that_does_not_occur_has_no_cell():
    stages = pd.Categorical(["x", "x", "x"], ["x", "y"])
    assert list(grouped(ROWS.assign(stage=stages), ["stage"]).index) == ["x"]


def test_a_result_of_another_biennium_with_the_same_code_is_another_result():
    rows = pd.DataFrame({"biennium": ["2012-13", "2012-13", "2014-15"], "indicator": "7.1"})
    rows["cpo"] = ["KHM129", "KHM129", "LAO179"]
    other = rows.iloc[:1].assign(biennium="2014-15")
    assert has_match(rows, other).tolist() == [False, False, False]


@pytest.mark.parametrize(("lines", "said"), [("5-5", "d, line 5"), ("5-6", "d, lines 5-6"), ("15-15", "d, line 15")])
def test_one_line_is_not_said_as_several(lines, said):
    assert passage("d", lines) == said


def test_every_table_that_cites_a_document_gives_its_rows_different_names_or_lines():
    # A reader tells two rows behind a number apart by name and lines, so the key must be in the name.
    for table in ("figures", "outputs", "lessons", "source_notes"):
        number = next(c for c in schema().tables[table].key if c.endswith("_no"))
        rows = pd.DataFrame({"biennium": "2012-13", number: [1, 2], "doc_id": "d", "lines": "1-2"})
        assert len(set(refs(rows))) == 2
