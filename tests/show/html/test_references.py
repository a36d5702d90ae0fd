"""Tests of `o7lib.show.html.references`."""

import base64
import csv
import io
import re

import pandas as pd

from o7lib.show.html import references
from o7lib.show.html.parts import part, render
from o7lib.tables.model.references import Ref

FIRST = Ref("KHM129, 2012-13, 7.1, criterion 1", "results-2012-13", "10-19")
SECOND = Ref("KHM129, 2012-13, 7.1, criterion 2", "results-2012-13", "30-30")
WHOLE = Ref("2012-13, 7.1", "summary-2012-13", "5-5")


def test_a_first_item_stands_under_its_criterion_and_a_second_under_its_own_anchor():
    assert references.anchor("2012-13", "7.1", "KHM129") == "e-2012-13-7.1-KHM129"
    assert references.anchor("2012-13", "7.1", "KHM129", 1, 1) == "e-2012-13-7.1-KHM129-1"
    assert references.anchor("2012-13", "7.1", "KHM129", 1, 2) == "e-2012-13-7.1-KHM129-1-2"


def number(shown: object, refs: list[Ref], what: str = "results", drawn: str = "") -> tuple[object, list[dict]]:
    """A number as a cell, and the lists of rows that come with it."""
    lists: dict = {}
    return references.number_cell(shown, refs, what, lists, drawn), list(lists.values())


def test_a_number_without_rows_behind_it_opens_nothing():
    assert number(3, []) == ("3", [])
    assert number("Drafted", [], drawn="stage") == ({"words": "Drafted", "drawn": "stage"}, [])


def test_a_number_says_what_it_opens():
    assert number(2, [FIRST, SECOND], "Cambodia, results")[0]["label"] == (
        "2: Cambodia, results. Show the 2 rows behind it"
    )
    assert number(1, [FIRST])[0]["label"].endswith("Show the row behind it")


def test_a_button_opens_its_list_and_another_closes_it():
    lists: dict = {}
    cell = references.number_cell(1, [FIRST], "results", lists)
    made = render(part("evidence_box", facts=[{"term": "Results", "value": cell}], lists=lists))
    opens, shuts = re.findall(r'popovertarget="(\w+)"', made)
    assert re.findall(r'<div popover id="(\w+)"', made) == [opens] == [shuts]


def test_numbers_with_the_same_rows_open_the_same_list_and_others_another():
    def seal(*refs):
        return number(1, list(refs))[0]["opens"]

    assert seal(FIRST) == seal(FIRST) != seal(SECOND)


def test_one_row_leads_to_its_criterion_on_the_page_of_its_place():
    _, (rows,) = number(1, [FIRST])
    assert rows["lines"] == [
        {
            "words": "KHM129, 2012-13, 7.1",
            "at": "results-2012-13, criterion 1, lines 10-19",
            "file": "country-KHM.html",
            "anchor": "e-2012-13-7.1-KHM129-1",
        }
    ]


def test_rows_of_one_result_stand_on_one_line_that_leads_to_the_result():
    _, (rows,) = number(2, [FIRST, SECOND])
    (line,) = rows["lines"]
    assert rows["count"] == 2 and (line["file"], line["anchor"]) == ("country-KHM.html", "e-2012-13-7.1-KHM129")
    assert line["at"] == "results-2012-13, criterion 1, lines 10-19; criterion 2, line 30"


def test_a_row_that_is_no_result_has_no_page_to_lead_to():
    _, (rows,) = number(1, [WHOLE])
    assert rows["lines"] == [{"words": "2012-13, 7.1", "at": "summary-2012-13, line 5"}]


def test_what_a_spreadsheet_would_run_is_made_text():
    frame = pd.DataFrame({"a": ["=1+1", " @x", "-2", "plain", "–"], "n": [-1, 2, 3, 4, 5]})
    file = references.csv_file(frame, "name")
    body = base64.b64decode(file["body"]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows == [["a", "n"], ["'=1+1", "-1"], ["' @x", "2"], ["'-2", "3"], ["plain", "4"], ["–", "5"]]
    assert 'download="name.csv"' in render(part("bare_table", caption="c", style="plain", columns=[], csv=file))


def test_a_row_of_several_documents_names_the_document_with_its_lines_and_none_twice():
    behind = [[FIRST, FIRST, WHOLE], [], [FIRST, SECOND]]
    data = references.with_sources(pd.DataFrame({"n": [1, 2, 3]}), behind)
    assert data["Document"].tolist() == ["results-2012-13; summary-2012-13", "", "results-2012-13"]
    assert data["Lines"].tolist() == ["results-2012-13:10-19; summary-2012-13:5-5", "", "10-19; 30-30"]


def test_the_csv_of_a_page_keeps_full_width_and_quoted_formulas_from_running():
    hostile = ["\uff1d1+1", "\uff0b1", "\uff0d2", "\uff20A1", "\u22121", '"=1+1', "\u3000=1"]
    file = references.csv_file(pd.DataFrame({"a": [*hostile, "plain"]}), "name")
    body = base64.b64decode(file["body"]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(body))) == [["a"], *([f"'{v}"] for v in hostile), ["plain"]]
