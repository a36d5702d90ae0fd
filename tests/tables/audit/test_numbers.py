"""Every number that an entry prints is a figure, or was left out for a written reason."""

import pytest

from o7lib.tables.audit.numbers import countable, every_number_is_a_figure
from o7lib.tables.documents.passages import ADDITIONAL

KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129"}
ROW = {**KEY, "criterion": 2, "item": 1, "column": "a", "text": "", "doc_id": "d", "lines": "1-2"}
LINES = ["  2 In 2013, 20 officials", "and 7 of them women"]
NONE = {**KEY, "criterion": None, "value": None, "women": None, "men": None, "women_pct": None}


def _found(evidence, figures, left_out=(), lines=LINES, passages=(ROW,)):
    e = evidence(lines, passages=list(passages), figures=figures, left_out=list(left_out))
    return [f.key for f in every_number_is_a_figure(e)]


def test_a_number_without_a_figure_is_missed_with_its_row(evidence):
    assert _found(evidence, [{**NONE, "criterion": 2, "value": 20}]) == ["2012-13 7.1 KHM129 2 for the number 7"]


@pytest.mark.parametrize("column", ["value", "women", "men", "women_pct"])
def test_a_number_is_coded_in_any_column_that_counts(evidence, column):
    figures = [{**NONE, "criterion": 2, "value": 20}, {**NONE, "criterion": 2, column: 7}]
    assert _found(evidence, figures) == []


def test_a_figure_of_another_criterion_does_not_stand_in(evidence):
    figures = [{**NONE, "criterion": 2, "value": 20}, {**NONE, "criterion": 3, "value": 7}]
    assert _found(evidence, figures) == ["2012-13 7.1 KHM129 2 for the number 7"]


def test_a_number_left_out_for_a_reason_is_not_missed(evidence):
    reason = {"doc_id": "d", "line": "2", "number": "7", "reason": "said twice"}
    assert _found(evidence, [{**NONE, "criterion": 2, "value": 20}], [reason]) == []


@pytest.mark.parametrize("elsewhere", [{"doc_id": "e"}, {"line": "9"}])
def test_a_reason_for_another_passage_excuses_nothing(evidence, elsewhere):
    reason = {"doc_id": "d", "line": "2", "number": "7", "reason": "said twice"} | elsewhere
    assert len(_found(evidence, [{**NONE, "criterion": 2, "value": 20}], [reason])) == 1


def test_additional_information_belongs_to_no_criterion(evidence):
    more = {**ROW, "criterion": None, "item": None, "column": ADDITIONAL, "lines": "1-1"}
    assert _found(evidence, [{**NONE, "criterion": 2, "value": 20}], lines=["some 20"], passages=[more]) == [
        "2012-13 7.1 KHM129 - for the number 20"
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("20 cases", {20}),
        ("one case and 1 more", set()),
        ("on 15 March 2012 and 12.1.2013, in 2012-13, the first half", set()),
        ("KHM129 3 Two laws", {2}),
        ("in May 12-13", set()),
        ("1,152 workers", {1152}),
    ],
)
def test_dates_years_and_the_criterions_own_number_are_not_counted(text, numbers):
    assert countable(text) == numbers
