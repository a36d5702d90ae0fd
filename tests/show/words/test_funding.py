"""Who paid is told with the silence beside it, biennium by biennium."""

import pytest

from o7lib.show.words import funding


@pytest.mark.parametrize(
    ("biennia", "said"),
    [
        ([], "There is no result to pay for."),
        ([("A", 0, 0)], "There is no result to pay for."),
        ([("A", 0, 1)], "The text names no funder for the one result."),
        ([("A", 1, 1)], "The text names a funder for the one result."),
        ([("A", 0, 2), ("B", 0, 3)], "The text names no funder for any of the 5 results."),
        ([("A", 0, 2), ("B", 3, 3)], "The text names a funder for none of 2 results in A and for 3 of 3 in B."),
        ([("A", 1, 1), ("B", 3, 4)], "The text names a funder for 1 of 1 result in A and for 3 of 4 in B."),
    ],
)
def test_the_biennia_stand_apart_for_none_one_and_many(biennia, said):
    assert funding.named_in(biennia) == said


def test_a_biennium_without_a_result_is_passed_over():
    assert "A" not in funding.named_in([("A", 0, 0), ("B", 2, 3)]).removeprefix("The text names a funder")


def test_funders_carry_their_article_and_their_results():
    said = funding.paid([("A", 3, 4)], [("European Union", 2, 0), ("Germany", 1, 0)])
    assert said.endswith("for 3 of 4 results in A: the European Union in 2 and Germany in 1.")


def test_a_funder_named_only_indirectly_says_so():
    assert "the European Union in 6 (1 only indirectly)" in funding.paid([("A", 6, 9)], [("European Union", 6, 1)])
    one = funding.paid([("A", 1, 1)], [("European Union", 1, 1)])
    assert one == "The text names a funder for the one result: the European Union (only indirectly)."
