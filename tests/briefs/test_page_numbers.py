"""The numbers of a page as data are those of its parts, with the rows behind each."""

import json

import pandas as pd
import pytest

from o7lib.briefs import freshness
from o7lib.briefs.page_numbers import page_numbers
from o7lib.show.html import parts
from o7lib.show.html.tables import data_fields
from o7lib.tables.model.references import Ref

ROW = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "192-233")


@pytest.fixture
def said() -> dict:
    rows = pd.DataFrame(
        {"place": ["Togo", "Chad"], "n": [1152, 0], "of": ["–", "3"], "share": ["25%", "–"], "refs": [[ROW], []]}
    )
    columns = {"place": "Place", "n": "Results (count)", "of": "of all results", "share": "Share (per cent)"}
    shown = [
        parts.part("title", words="Funders"),
        parts.part("heading", words="Who paid?", id="who-paid"),
        parts.part("finding", sentences=["Two of 3."]),
        parts.part("table", **data_fields(rows, columns, "Results by place (results)", {"n": "refs"})),
        parts.part("picture", words="A map."),
    ]
    return json.loads(page_numbers(shown, {"title": "Funders", "version": "1.0.0"}))


def test_a_table_says_what_it_measures_and_each_column_its_unit(said):
    (table,) = said["tables"]
    assert (table["under"], table["measure"]) == ("Who paid?", "Results by place (results)")
    assert table["columns"] == ["Place", "Results (count)", "of all results", "Share (per cent)"]


def test_a_number_is_a_number_and_leads_to_its_rows(said):
    (table,) = said["tables"]
    first, second = table["rows"]
    key = first[1]["rows_behind"]
    assert first == ["Togo", {"value": 1152, "rows_behind": key}, None, {"value": 25, "unit": "per cent"}]
    assert second == ["Chad", 0, 3, None]
    assert said["rows_behind"][key] == {
        "count": 1,
        "rows": [{"row": "KHM129, 2012-13, 7.1", "at": "results-2012-13, criterion 1, lines 192-233"}],
    }


def test_the_computed_sentences_stand_under_their_heading(said):
    assert said["findings"] == [{"under": "Who paid?", "sentences": ["Two of 3."]}]
    assert said["version"] == "1.0.0"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(freshness.add_seal("<p>page</p>\n", "made-from", {}, numbers="{}\n"), encoding="utf-8")
    freshness.numbers_of(file).write_text("{}\n", encoding="utf-8")
    return file


def test_a_page_with_its_numbers_beside_it_is_current(page):
    assert freshness.is_current(page, "made-from", {}.__getitem__)


@pytest.mark.parametrize("text", [None, "", "{ }\n"])
def test_a_page_whose_numbers_are_gone_or_changed_is_not_current(page, text):
    beside = freshness.numbers_of(page)
    beside.unlink() if text is None else beside.write_text(text, encoding="utf-8")
    assert not freshness.is_current(page, "made-from", {}.__getitem__)


def test_the_state_of_a_run_is_also_that_of_its_numbers(page):
    before = freshness.state("sources", page.parent)
    freshness.numbers_of(page).write_text("{ }\n", encoding="utf-8")
    assert freshness.state("sources", page.parent) != before
