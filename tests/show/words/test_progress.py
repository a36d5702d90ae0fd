"""Tests of `o7lib.show.words.progress`."""

import pandas as pd
import pytest

from o7lib.show.words import progress
from o7lib.tables.model.schema import schema


def counts(**stages: int) -> pd.DataFrame:
    order = schema().codes("achievements", "stage")
    firm = [order.index(stage) >= order.index(schema().firm_stage) for stage in stages]
    numbers = list(stages.values())
    return pd.DataFrame({"stage": list(stages), "achievements": numbers, "clear": numbers, "firm": firm})


def test_what_counts_as_reached_is_asked_of_the_schema():
    first, *_, last = schema().codes("achievements", "stage")
    assert progress.stages_finding("Togo", counts(**{first: 1, last: 2})).startswith(
        "2 of 3 achievements reported for Togo are"
    )


@pytest.mark.parametrize(
    ("n", "places", "by", "biennia", "tail"),
    [
        (0, 0, {"7.1": 0}, [], "The country documents have no entry for the Philippines."),
        (1, 1, {"7.1": 0, "7.2": 1}, ["B"], "1 result for the Philippines, under 7.2 in B."),
        (2, 1, {"7.1": 2}, ["A", "B"], "2 results for the Philippines, both under 7.1."),
        (3, 1, {"7.1": 3}, ["A"], "3 results for the Philippines, all under 7.1 in A."),
        (
            3,
            2,
            {"7.1": 1, "7.2": 2},
            ["A", "B"],
            "3 results in 2 places for the Philippines: 1 under 7.1 and 2 under 7.2.",
        ),
    ],
)
def test_results_are_told_for_none_one_and_many(n, places, by, biennia, tail):
    assert progress.results_reported("Philippines", n, places, by, biennia).endswith(tail)


def test_nothing_is_for_the_world():
    assert "world" not in progress.results_reported("the world", 3, 2, {"7.1": 3})
    assert "world" not in progress.reached(1, 1, 2, "the world")
    assert progress.results_reported("the world", 0, 0, {}) == "The country documents have no entry."


@pytest.mark.parametrize(
    ("done", "clear", "total", "said"),
    [
        (0, 0, 0, "The documents report no achievement for the Arab States."),
        (1, 1, 1, "The one achievement reported for the Arab States is, by our reading, adopted or in operation, clear of doubt."),
        (1, 0, 1, "The one achievement reported for the Arab States is, by our reading, adopted or in operation, with a doubt."),
        (0, 0, 2, "None of 2 achievements reported for the Arab States are, by our reading, adopted or in operation; 2 are drafts or in preparation."),
        (1, 1, 2, "1 of 2 achievements reported for the Arab States is, by our reading, adopted or in operation, clear of doubt; 1 is a draft or in preparation."),
        (2, 0, 2, "Both achievements reported for the Arab States are, by our reading, adopted or in operation, none of them clear of doubt."),
    ],
)  # fmt: skip
def test_how_far_results_got_is_told_as_our_reading(done, clear, total, said):
    assert progress.reached(done, clear, total, "Arab States") == said


@pytest.mark.parametrize(
    ("claimed", "firm", "clear", "total", "said"),
    [
        (0, 0, 0, 0, "There is no result, and so no policy to look at."),
        (0, 0, 0, 1, "The one result does not report under criterion 1, the policy itself."),
        (1, 1, 1, 1, "The one result reports under criterion 1, the policy itself, which is adopted or in operation, clear of doubt."),
        (1, 0, 0, 3, "Of 3 results, 1 reports under criterion 1, the policy itself; it is not yet adopted."),
        (1, 1, 0, 3, "Of 3 results, 1 reports under criterion 1, the policy itself; it is adopted or in operation in that one, with a doubt."),
        (3, 0, 0, 3, "All 3 results report under criterion 1, the policy itself; it is adopted or in operation in none of them and not yet in 3."),
        (3, 3, 2, 3, "All 3 results report under criterion 1, the policy itself; it is adopted or in operation in all of them, 2 of them clear of doubt."),
    ],
)  # fmt: skip
def test_the_policy_itself_is_told_for_none_one_and_many(claimed, firm, clear, total, said):
    assert progress.policies(claimed, firm, clear, total) == said
