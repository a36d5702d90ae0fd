"""Generated pages of `docs/`: every table, column and code of the schema, and what of a page is not ours stays."""

import pandas as pd
import pytest

from o7lib.briefs.docs import codebook
from o7lib.tables.model.schema import Column, Schema, Table

STAGE = Column("stage", "string", "Stage", "How far | it got.", True, codes=("a", "b"), labels={"a": "First"})
COUNT = Column("count", "integer", "Count", "How many.", False, unit="rows")
TABLE = Table(
    "steps", "steps.csv", "Steps", "One step | of many.", "steps", ("stage",), {"stage": STAGE, "count": COUNT},
    ((("stage",), "stages", ("stage",)),),
)  # fmt: skip
SHAPE = Schema("A record", "1.0", "2026-01-02T03:04:05Z", {"steps": TABLE}, {})


@pytest.fixture
def lines():
    return codebook.codebook(SHAPE, {"steps": 7}).splitlines()


def test_the_codebook_says_which_record_it_is_made_from(lines):
    assert "A record. Version 1.0, 2026-01-02." in lines


def test_a_table_is_listed_with_its_rows_and_leads_to_its_section(lines):
    assert "| [steps](#steps) | One step \\| of many. | 7 |" in lines
    assert "## steps" in lines


def test_a_table_says_what_a_row_is_its_key_and_what_it_refers_to(lines):
    assert "7 steps. Key: `stage`." in lines
    assert "- `stage` refers to `stages`" in lines


def test_a_column_says_its_type_whether_it_may_be_empty_and_its_unit(lines):
    assert "| `stage` | string | How far \\| it got. |" in lines
    assert "| `count` | integer, may be empty | How many. Unit: rows. |" in lines


def test_codes_stand_in_order_with_their_label_or_by_themselves(lines):
    at = lines.index("Codes of `stage`, in order:")
    assert lines[at + 2 : at + 4] == ["- `a`: First", "- `b`: b"]


def test_a_column_without_codes_has_no_list_of_them(lines):
    assert "Codes of `count`, in order:" not in lines


def test_agreement_is_shown_in_per_cent_with_the_interval_of_kappa_and_a_dash_where_it_is_undefined():
    rows = pd.DataFrame(
        {
            "column": ["stage", "women"],
            "n": [115, 9],
            "share": [0.956, 1.0],
            "disagreements": [5, 0],
            "kappa": [0.9349, None],
            "low": [0.9, None],
            "high": [0.991, None],
            "ac1": [0.95, 1.0],
            "weighted": [0.968, None],
        }
    )
    assert codebook.agreement(rows).splitlines()[2:] == [
        "| stage | 115 | 96% | 5 | 0.93 (0.90 to 0.99) | 0.95 | 0.97 |",
        "| women | 9 | 100% | 0 | – | 1.00 | – |",
    ]


def test_only_the_marked_part_of_a_page_is_replaced():
    page = "Before <!-- a -->x<!-- /a --> between <!-- b -->y<!-- /b --> after"
    assert codebook.between(page, "b", "new") == (
        "Before <!-- a -->x<!-- /a --> between <!-- b -->\nnew\n<!-- /b --> after"
    )


def test_to_make_a_page_again_changes_nothing():
    page = codebook.between("a <!-- x --><!-- /x -->", "x", "new")
    assert codebook.between(page, "x", "new") == page
