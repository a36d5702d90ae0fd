"""Tests of `o7lib.show.words.standing`."""

import pytest

from o7lib.measures.standing import STANDINGS
from o7lib.show.words import standing


def test_every_standing_has_a_label_and_a_mark():
    assert set(standing.STANDINGS) == set(standing.MARKS) == set(STANDINGS)
    assert [code for code in STANDINGS if not standing.MARKS[code]] == ["clear"]


@pytest.mark.parametrize(
    ("results", "keeps", "keeps_clear", "said"),
    [
        (0, 0, 0, ""),
        (5, 0, 0, "None of 5 results still reports under enough criteria if what a source note disputes is left out."),
        (3, 3, 0, "All 3 results still report under enough criteria if what a source note disputes is left out, and none if every condition of the wording must be shown as well."),
    ],
)  # fmt: skip
def test_how_many_results_stand_is_said_for_none_some_and_all(results, keeps, keeps_clear, said):
    assert standing.results_standing(results, keeps, keeps_clear) == said


@pytest.mark.parametrize(
    ("results", "policy", "clear", "said"),
    [
        (0, 0, 0, "Kuwait: no result on record"),
        (3, 0, 0, "Kuwait: policy adopted in none of 3 results"),
        (3, 3, 3, "Kuwait: policy adopted in all 3 results, clear of doubt"),
        (3, 2, 0, "Kuwait: policy adopted in 2 of 3 results, none of them clear of doubt"),
    ],
)
def test_a_title_says_what_was_found(results, policy, clear, said):
    assert standing.policies_headline("Kuwait", results, policy, clear) == said
