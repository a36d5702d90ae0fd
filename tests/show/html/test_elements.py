"""HTML that no cell can break out of, that a screen reader can read, whose numbers open what is behind them."""

import base64
import csv
import io
import re

import pandas as pd
import pytest

from o7lib.show.html import elements
from o7lib.show.html.elements import Markup
from o7lib.tables.model.references import Ref

FIRST = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")
SECOND = Ref("KHM129, 2012-13, 7.1, criterion 2", "results-2012-13", "30-30")
WHOLE = Ref("2012-13, 7.1", "summary-2012-13", "5-5")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (float("nan"), "–"),
        (pd.NA, "–"),
        (0, "0"),
        (False, "False"),
        (12.0, "12"),
        (12.5, "12.5"),
        (214000000.0, "214000000"),
        ("", ""),
        ("a\x00b\x1bc", "abc"),
        ("\u2066abc\u2069\u200f", "abc"),
        (["a"], "['a']"),
    ],
)
def test_a_cell_is_shown_as_what_it_holds(value, shown):
    assert elements.plain(value) == shown


def test_markup_in_a_cell_is_text_also_inside_an_attribute():
    assert elements.tag("p", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;"></p>'
    assert elements.text("<script>'") == "&lt;script&gt;&#x27;"


def test_an_attribute_that_is_missing_is_left_out_and_a_true_one_stands_bare():
    assert elements.tag("div", popover=True, class_=None, aria_label="a") == '<div popover aria-label="a"></div>'


def test_english_needs_no_mark_of_language():
    assert elements.in_language("law & order", "en") == "law &amp; order"


def test_a_first_item_stands_under_its_criterion_and_a_second_under_its_own_anchor():
    assert elements.anchor("2012-13", "7.1", "KHM129") == "e-2012-13-7.1-KHM129"
    assert elements.anchor("2012-13", "7.1", "KHM129", 1, 1) == "e-2012-13-7.1-KHM129-1"
    assert elements.anchor("2012-13", "7.1", "KHM129", 1, 2) == "e-2012-13-7.1-KHM129-1-2"


def test_a_number_without_rows_behind_it_opens_nothing():
    assert elements.popover_number(3, [], "results") == "3"


def test_a_number_says_what_it_opens():
    assert 'aria-label="2: Cambodia, results. Show the 2 rows behind it"' in elements.popover_number(
        2, [FIRST, SECOND], "Cambodia, results"
    )
    assert "Show the row behind it" in elements.popover_number(1, [FIRST], "results")


def test_a_button_opens_the_list_beside_it_and_another_closes_it():
    made = elements.popover_number(1, [FIRST], "results")
    opens, shuts = re.findall(r'popovertarget="(\w+)"', made)
    assert re.findall(r'<div popover id="(\w+)"', made) == [opens] == [shuts]


def test_numbers_with_the_same_rows_open_the_same_list_and_others_another():
    def seal(*refs):
        return re.findall(r' id="(\w+)"', elements.popover_number(1, refs, "results"))

    assert seal(FIRST) == seal(FIRST) != seal(SECOND)


def test_one_row_leads_to_its_criterion_on_the_page_of_its_place():
    made = elements.popover_number(1, [FIRST], "results")
    assert '<a href="country-KHM.html#e-2012-13-7.1-KHM129-1">KHM129, 2012-13, 7.1</a>' in made
    assert "results-2012-13, criterion 1, lines 10-19" in made


def test_rows_of_one_result_stand_on_one_line_that_leads_to_the_result():
    made = elements.popover_number(2, [FIRST, SECOND], "results")
    assert made.count("<li>") == 1
    assert 'href="country-KHM.html#e-2012-13-7.1-KHM129"' in made
    assert "results-2012-13, criterion 1, lines 10-19; criterion 2, line 30" in made


def test_a_row_that_is_no_result_has_no_page_to_lead_to():
    made = elements.popover_number(1, [WHOLE], "target")
    assert "<a " not in made
    assert "2012-13, 7.1 <span" in made and "summary-2012-13, line 5" in made


def test_what_a_spreadsheet_would_run_is_made_text():
    frame = pd.DataFrame({"a": ["=1+1", " @x", "-2", "plain", "–"], "n": [-1, 2, 3, 4, 5]})
    link = elements.csv_link(frame, "name")
    body = base64.b64decode(re.search(r"base64,([^\"]+)", link)[1]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows == [["a", "n"], ["'=1+1", "-1"], ["' @x", "2"], ["'-2", "3"], ["plain", "4"], ["–", "5"]]
    assert 'download="name.csv"' in link


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
    return elements.table(FRAME, HEADINGS, "Results & places", opens={"results": "refs"})


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
    made = elements.table(pd.DataFrame({"a": ["x"] * len(values), "b": values}), {"a": "A", "b": "B"}, "c")
    assert ('class="n"' in made) is numeric
