"""Tests of `o7lib.show.html.references`."""

import base64
import csv
import io
import re

import pandas as pd

from o7lib.show.html import references
from o7lib.tables.model.references import Ref

FIRST = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")
SECOND = Ref("KHM129, 2012-13, 7.1, criterion 2", "results-2012-13", "30-30")
WHOLE = Ref("2012-13, 7.1", "summary-2012-13", "5-5")


def test_a_first_item_stands_under_its_criterion_and_a_second_under_its_own_anchor():
    assert references.anchor("2012-13", "7.1", "KHM129") == "e-2012-13-7.1-KHM129"
    assert references.anchor("2012-13", "7.1", "KHM129", 1, 1) == "e-2012-13-7.1-KHM129-1"
    assert references.anchor("2012-13", "7.1", "KHM129", 1, 2) == "e-2012-13-7.1-KHM129-1-2"


def test_a_number_without_rows_behind_it_opens_nothing():
    assert references.popover_number(3, [], "results") == "3"


def test_a_number_says_what_it_opens():
    assert 'aria-label="2: Cambodia, results. Show the 2 rows behind it"' in references.popover_number(
        2, [FIRST, SECOND], "Cambodia, results"
    )
    assert "Show the row behind it" in references.popover_number(1, [FIRST], "results")


def test_a_button_opens_the_list_beside_it_and_another_closes_it():
    made = references.popover_number(1, [FIRST], "results")
    opens, shuts = re.findall(r'popovertarget="(\w+)"', made)
    assert re.findall(r'<div popover id="(\w+)"', made) == [opens] == [shuts]


def test_numbers_with_the_same_rows_open_the_same_list_and_others_another():
    def seal(*refs):
        return re.findall(r' id="(\w+)"', references.popover_number(1, refs, "results"))

    assert seal(FIRST) == seal(FIRST) != seal(SECOND)


def test_one_row_leads_to_its_criterion_on_the_page_of_its_place():
    made = references.popover_number(1, [FIRST], "results")
    assert '<a href="country-KHM.html#e-2012-13-7.1-KHM129-1">KHM129, 2012-13, 7.1</a>' in made
    assert "results-2012-13, criterion 1, lines 10-19" in made


def test_rows_of_one_result_stand_on_one_line_that_leads_to_the_result():
    made = references.popover_number(2, [FIRST, SECOND], "results")
    assert made.count("<li>") == 1
    assert 'href="country-KHM.html#e-2012-13-7.1-KHM129"' in made
    assert "results-2012-13, criterion 1, lines 10-19; criterion 2, line 30" in made


def test_a_row_that_is_no_result_has_no_page_to_lead_to():
    made = references.popover_number(1, [WHOLE], "target")
    assert "<a " not in made
    assert "2012-13, 7.1 <span" in made and "summary-2012-13, line 5" in made


def test_what_a_spreadsheet_would_run_is_made_text():
    frame = pd.DataFrame({"a": ["=1+1", " @x", "-2", "plain", "–"], "n": [-1, 2, 3, 4, 5]})
    link = references.csv_link(frame, "name")
    body = base64.b64decode(re.search(r"base64,([^\"]+)", link)[1]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows == [["a", "n"], ["'=1+1", "-1"], ["' @x", "2"], ["'-2", "3"], ["plain", "4"], ["–", "5"]]
    assert 'download="name.csv"' in link
