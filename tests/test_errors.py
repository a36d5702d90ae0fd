"""What the library refuses is said for the person who must mend it."""

import pickle

import pytest

from o7lib.errors import BriefError, O7Error, ParameterError, Problem, SourceError, TableError, shortened, worded


def _problems(*lines: int, file: str = "data/results.csv") -> list[Problem]:
    return [Problem(file, line, "cpo", f"KHM{line}", "another one") for line in lines]


@pytest.mark.parametrize("kind", [TableError, ParameterError, BriefError, SourceError])
def test_everything_refused_is_of_one_family(kind):
    assert issubclass(kind, O7Error)


def test_a_problem_reads_as_file_line_column_value_and_what_was_expected():
    said = str(Problem("data/results.csv", 7, "cpo", "KHM12", "three letters and three digits"))
    assert said == "data/results.csv:7  cpo is 'KHM12'; expected three letters and three digits"


def test_a_problem_of_a_whole_line_says_what_stands_there():
    assert str(Problem("data/a.csv", 3, "", "2 cells", "3 cells")) == "data/a.csv:3  2 cells; expected 3 cells"


@pytest.mark.parametrize(
    ("value", "shown"), [(7, "7"), (0.5, "0.5"), (True, "True"), ("", "''"), ("a\u200bb", r"'a\u200bb'")]
)
def test_a_value_is_shown_so_that_it_can_be_found(value, shown):
    assert str(Problem("a.csv", 2, "c", value, "x")) == f"a.csv:2  c is {shown}; expected x"


def test_a_number_of_a_table_is_shown_as_it_is_written():
    import numpy as np

    assert "value is 7;" in str(Problem("a.csv", 2, "value", np.int64(7), "less"))


def test_a_long_value_is_kept_whole_and_shown_short():
    problem = Problem("a.csv", 2, "summary", "x" * 5_000, "less")
    assert len(str(problem)) < 250
    assert "... 4880 characters ..." in str(problem)
    assert problem.value == "x" * 5_000


@pytest.mark.parametrize("length", [0, 119, 120, 121, 10_000])
def test_a_text_is_shortened_only_where_it_is_longer_than_the_width(length):
    assert (shortened("x" * length) == "x" * length) == (length <= 120)


def test_the_message_shows_five_problems_a_file_and_counts_the_rest():
    error = TableError([*_problems(*range(2, 10)), *_problems(2, file="data/funding.csv")])
    assert str(error).splitlines() == [
        "data/funding.csv: 1 problem",
        "  data/funding.csv:2  cpo is 'KHM2'; expected another one",
        "data/results.csv: 8 problems",
        *(f"  data/results.csv:{n}  cpo is 'KHM{n}'; expected another one" for n in range(2, 7)),
        "  and 3 more in data/results.csv",
    ]


def test_problems_are_sorted_by_file_line_and_column_whatever_their_values_are():
    mixed = [Problem("b", 2, "x", None, ""), Problem("b", 2, "a", 3, ""), Problem("a", 9, "x", "t", "")]
    assert [(p.file, p.line, p.column) for p in TableError(mixed).problems] == [
        ("a", 9, "x"),
        ("b", 2, "a"),
        ("b", 2, "x"),
    ]


def test_every_problem_is_kept_however_many_are_shown():
    assert len(TableError(_problems(*range(2, 1_002))).problems) == 1_000


def test_problems_of_a_file_stand_together_even_when_they_come_apart():
    apart = [*_problems(2), *_problems(2, file="b.csv"), *_problems(3)]
    assert [line for line in worded(apart) if not line.startswith(" ")] == [
        "data/results.csv: 2 problems",
        "b.csv: 1 problem",
    ]


def test_a_refusal_comes_back_whole_from_another_process():
    error = TableError(_problems(2, 3))
    back = pickle.loads(pickle.dumps(error))
    assert (back.problems, str(back)) == (error.problems, str(error))
