"""A row that breaks a rule is named by its line in the file, with what it holds and what was expected."""

import pandas as pd

from o7lib.tables.validation.problems import problems_from_rows

ROWS = pd.DataFrame({"women": [5, None], "value": [3, 2]}, index=[0, 7], dtype="Int64")


def test_a_row_is_named_by_its_line_in_the_file_whatever_rows_were_left_out():
    assert [problem.line for problem in problems_from_rows(ROWS, "data/figures.csv", "women", "less")] == [2, 9]


def test_what_was_expected_may_be_made_from_the_row():
    first = next(problems_from_rows(ROWS, "data/figures.csv", "women", lambda row: f"at most {row['value']}"))
    assert str(first) == "data/figures.csv:2  women is 5; expected at most 3"


def test_an_empty_cell_is_told_as_empty():
    assert list(problems_from_rows(ROWS, "data/figures.csv", "women", "a count"))[1].value == ""


def test_no_wrong_row_is_no_problem():
    assert list(problems_from_rows(ROWS[:0], "data/figures.csv", "women", "a count")) == []
