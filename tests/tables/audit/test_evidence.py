"""What an audit compares: a locator that points nowhere says nothing, a row lies in its own result or criterion."""

import pandas as pd
import pytest

from o7lib.tables.audit import evidence as module
from o7lib.tables.documents.passages import ADDITIONAL
from o7lib.tables.model.schema import schema

KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129"}
RESULT = tuple(KEY.values())
PASSAGES = [
    {**KEY, "criterion": 1, "item": 1, "column": "a", "text": "one", "doc_id": "d", "lines": "2-3"},
    {**KEY, "criterion": 1, "item": 1, "column": "b", "text": "two", "doc_id": "d", "lines": "5-5"},
    {**KEY, "criterion": None, "item": None, "column": ADDITIONAL, "text": "more", "doc_id": "d", "lines": "7-8"},
]
LINES = [f"line {n}" for n in range(1, 9)]


@pytest.fixture
def small(evidence):
    return evidence(LINES, passages=PASSAGES)


def test_a_locator_gives_its_lines_as_they_stand(small):
    assert small.raw("d", "1-2, 4-4") == "line 1\nline 2\nline 4"


@pytest.mark.parametrize(("doc_id", "where"), [("x", "1-1"), ("d", "1-9"), ("d", "3")])
def test_a_locator_that_points_nowhere_gives_nothing(small, doc_id, where):
    assert small.raw(doc_id, where) == ""


def test_a_row_of_a_criterion_reaches_from_its_first_passage_to_its_last(small):
    assert small.spans[(*RESULT, 1)] == [("d", 2, 5)]


def test_what_stands_outside_the_criteria_has_a_place_of_its_own(small):
    assert small.spans[(*RESULT, None)] == [("d", 7, 8)]
    assert small.texts[(*RESULT, None)].split() == ["more"]


def test_a_criterion_says_what_all_its_columns_say(small):
    assert small.texts[(*RESULT, 1)].split() == ["one", "two"]


@pytest.mark.parametrize(
    ("where", "key", "within"),
    [
        ("1-8", RESULT, True),
        ("1-9", RESULT, False),
        ("2-5", (*RESULT, 1), True),
        ("5-6", (*RESULT, 1), False),
        ("2-2, 5-5", (*RESULT, 1), True),
        ("2-2, 7-7", (*RESULT, 1), False),
        ("2-2", (*RESULT, 2), False),
        ("nonsense", RESULT, False),
    ],
)
def test_a_locator_lies_within_a_key_with_every_span_or_not_at_all(small, where, key, within):
    assert small.within("d", where, key) is within


def test_the_same_lines_of_another_document_lie_elsewhere(small):
    assert not small.within("e", "2-5", (*RESULT, 1))


def test_a_name_may_be_printed_in_any_of_its_forms(evidence):
    funders = [{"funder_id": "GBR", "name": "Department (DFID), London", "printed_names": "UK; Britain"}]
    e = evidence([], funders=funders, aliases={("funders", "GBR"): ["UKAID"], ("funders", "XXX"): ["other"]})
    assert e.forms("funders", "GBR") == ["UK", "Britain", "Department", "DFID", "UKAID"]
    assert (e.forms("funders", "XXX"), e.forms("places", "GBR")) == (["other"], [])


def test_a_finding_names_the_line_of_the_file_the_key_and_the_passage(small):
    row = pd.Series({**KEY, "criterion": None, "figure_no": 2, "doc_id": "d", "lines": "2-3"}, name=5)
    found = small.finding("figures", row, "value", 7, "8, as printed")
    assert str(found) == "data/figures.csv:7  value is 7; expected 8, as printed in d:2-3"
    assert found.key == "2012-13 7.1 KHM129 - 2"


def test_a_missing_row_is_told_with_where_it_is_printed(small):
    assert "no row annex-07" in str(small.missing("projects", "annex-07", "d:4-5"))
    assert small.missing("projects", "annex-07", "d:4-5").where == "d:4-5"


def test_a_key_is_written_with_a_dash_for_what_is_empty():
    row = pd.Series({**KEY, "criterion": pd.NA, "funder_id": "EU"})
    assert module.key_of(schema().table("funding"), row) == "2012-13 7.1 KHM129 - EU"
    assert module.key_with_criterion(row) == (*RESULT, None)


def test_decisions_that_nobody_made_are_none(tmp_path):
    assert module.decisions("aliases", tmp_path) == []
