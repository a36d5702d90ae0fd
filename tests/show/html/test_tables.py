"""Tests of `o7lib.show.html.tables`."""

import re

import pandas as pd
import pytest

from o7lib.show.html import tables
from o7lib.show.html.elements import Markup
from o7lib.tables.model.references import Ref

FIRST = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")


HEADINGS = {"place": "Place", "results": "Results (count)", "share": "Share", "note": "Note"}
FRAME = pd.DataFrame(
    {
        "place": ["Laos", Markup("<a href='x'>Chad & Mali</a>")],
        "results": [1, 2],
        "share": ["50%", "–"],
        "note": ["1 of 2", "<b>"],
        "refs": [[FIRST], []],
    }
)


@pytest.fixture
def table():
    return tables.table(FRAME, HEADINGS, "Results & places", opens={"results": "refs"})


def test_a_table_names_itself_and_can_be_scrolled_by_keyboard(table):
    assert "<caption><span>Results &amp; places</span></caption>" in table
    assert 'tabindex="0" role="region" aria-label="Results &amp; places"' in table


def test_the_first_cell_heads_its_row_and_the_headings_their_columns(table):
    assert table.count('<th scope="row">') == 2
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', table) == list(HEADINGS.values())


def test_columns_of_numbers_are_aligned_and_words_are_not(table):
    assert re.findall(r'<th scope="col" class="n">([^<]*)', table) == ["Results (count)", "Share"]
    assert table.count('<td class="n">') == 4


def test_a_number_of_a_row_says_whose_it_is(table):
    assert "1: Laos, Results (count). Show the row behind it" in table


def test_markup_made_by_the_library_passes_and_that_of_a_cell_does_not(table):
    assert "<a href='x'>Chad & Mali</a>" in table and "<td>&lt;b&gt;</td>" in table


def test_only_the_columns_with_a_heading_are_shown(table):
    assert "refs" not in re.findall(r'<th scope="col"[^>]*>([^<]*)', table)


@pytest.mark.parametrize(
    ("values", "numeric"),
    [(["–", "–"], False), (["1,000", "–"], True), ([True, False], False), (["2012-13"], False)],
)
def test_a_column_is_numeric_where_every_cell_is_a_number_and_one_at_least_is_not_a_dash(values, numeric):
    made = tables.table(pd.DataFrame({"a": ["x"] * len(values), "b": values}), {"a": "A", "b": "B"}, "c")
    assert ('class="n"' in made) is numeric
