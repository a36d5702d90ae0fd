"""The evidence table: every row with its link, its badge and its passage; text from the tables is only text."""

import pandas as pd

from o7lib.show.explorer.evidence_table import evidence
from o7lib.tables.model.schema import schema

NAMES = {
    "stage": {"drafted": "Drafted", "adopted": "Adopted"},
    "type": {"legal": "Law", "data": "Data"},
    "funder": {"EU": "European Union"},
}
ROW = {
    **{"biennium": "2012-13", "indicator": "7.1", "cpo": "KEN101", "place_id": "KEN", "place": "Kenya"},
    **{"criterion": 1, "criterion_label": "Policy", "item": 1, "stage": "drafted", "standing": "clear", "stage_reason": pd.NA, "support": []},
    **{"types": ["legal", "data"], "funders": [], "funders_of_result": []},
    **{"summary": "A bill.", "doc_id": "results-2012-13", "lines": "5-5"},
}  # fmt: skip


def made(**changed):
    return evidence(pd.DataFrame([{**ROW, **changed}]), NAMES, schema(), {"KEN": "country-KEN.html"}, "Rows")


def test_a_row_leads_to_its_brief_and_names_its_passage():
    page = made()
    assert 'href="country-KEN.html#e-2012-13-7.1-KEN101-1"' in page and "results-2012-13, line 5" in page
    assert 'aria-label="Kenya, 2012-13, 7.1, KEN101, criterion 1: read in its brief"' in page


def test_a_draft_is_hollow_and_what_is_adopted_solid():
    assert 'class="stage hollow"' in made() and 'class="stage firm"' in made(stage="adopted")


def test_who_paid_is_said_and_so_is_that_no_payer_is_named():
    assert "Law and Data. Paid by: no payer named." in made()
    both = made(funders=["EU"], funders_of_result=["EU"])
    assert "Paid by: European Union; European Union for the result as a whole." in both


def test_a_second_item_says_so():
    assert "<strong>1, item 2</strong>" in made(item=2) and "KEN101-1-2" in made(item=2)


def test_markup_in_a_cell_stays_text():
    page = made(place="<script>x</script>", summary="<img src=x onerror=y>", criterion_label='"><b>')
    assert "<script>" not in page and "<img" not in page and "<b>" not in page
