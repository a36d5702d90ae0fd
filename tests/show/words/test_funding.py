"""Who paid is told with the silence beside it, biennium by biennium."""

import pandas as pd
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


def paying(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["funder", "results", "results_indirect"])


SILENCE = pd.DataFrame({"biennium": ["A", "B"], "results_named": [0, 2], "results": [1, 2]})


def test_who_paid_is_told_by_biennium_and_then_by_funder():
    assert funding.paid_finding(paying(("European Union", 2, 1)), SILENCE) == (
        "The text names a funder for none of 1 result in A and for 2 of 2 in B: the European Union in 2 (1 only indirectly)."
    )
    assert funding.named_in_finding(SILENCE).endswith("for 2 of 2 in B.")
    assert funding.named_in_finding(SILENCE[:0]) == "There is no result to pay for."


def achievements(*rows: tuple[bool, bool, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["named", "indirect", "firm"], dtype=bool)


@pytest.mark.parametrize(
    ("n", "by", "indirect", "said"),
    [
        (0, {}, [], "No result names the United States as paying; it stands in the record only as paying for projects of the annex."),
        (1, {"7.1": 1}, [], "1 result names the United States as paying for part of its work, under 7.1."),
        (2, {"7.1": 1, "7.2": 1}, [], "2 results name the United States as paying for part of their work: 1 under 7.1 and 1 under 7.2."),
        (6, {"7.1": 6}, ["Gulf"], "5 results name the United States as paying for part of their work; 1 more, Gulf, only for a programme of others."),
        (2, {"7.1": 2}, ["Gulf", "Mali"], "2 results, Gulf and Mali, name the United States, and only as paying for a programme of others."),
    ],
)  # fmt: skip
def test_direct_and_indirect_results_stand_apart(n, by, indirect, said):
    assert funding.funder_results("United States", n, by, indirect) == said


def test_the_title_does_not_count_the_indirect_among_the_paid():
    assert funding.funder_headline("European Union", 5, 1) == (
        "European Union: named as paying for 5 results, indirectly for 1 more"
    )
    assert funding.funder_headline("European Union", 0, 1).endswith("for no result, indirectly for 1")


def test_without_achievements_nothing_is_credited():
    assert funding.credited_results("Canada", achievements()) == ""


def test_a_funder_of_the_result_as_a_whole_is_credited_with_no_achievement():
    said = funding.credited_results("United Kingdom", achievements((False, False, True), (False, False, True)))
    assert said == (
        "None of the 2 achievements in these results names the United Kingdom in its own row: "
        "the text names it for the result as a whole."
    )


def test_one_credited_achievement_is_adopted_or_not_yet():
    yes, no = (achievements((True, False, firm), (False, False, True)) for firm in (True, False))
    assert funding.credited_results("Canada", yes).endswith("1 names Canada in its own row; it is at least adopted.")
    assert funding.credited_results("Canada", no).endswith("it is not yet adopted.")


def test_many_credited_achievements_say_how_many_are_indirect():
    rows = achievements((True, False, True), (True, True, True), (True, False, False), (False, False, True))
    assert funding.credited_results("European Union", rows) == (
        "Of the 4 achievements in these results, 3 name the European Union in their own row (1 only indirectly); "
        "2 of the 3 are at least adopted."
    )
