"""Who paid, as the text says: a statement is not a result, an indirect payer still a named one, silence is counted."""

import pandas as pd
import pytest

from o7lib.measures import funding
from o7lib.measures.scope import narrow

FUNDERS = "funder_id name kind\nEU European_Union multilateral\nAUS Australia bilateral\nCHE Switzerland bilateral"
RESULTS = """
    biennium indicator cpo place_id lines
    2012-13 7.1 KHM129 KHM 1-9
    2012-13 7.1 LAO179 LAO 11-19
    2012-13 7.2 ZWE131 ZWE 21-29
    2014-15 7.1 KHM129 KHM 31-39"""
ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage
    2012-13 7.1 KHM129 1 1 adopted
    2012-13 7.1 KHM129 1 2 adopted
    2012-13 7.1 KHM129 2 1 adopted
    2012-13 7.1 LAO179 1 1 adopted
    2012-13 7.2 ZWE131 3 1 adopted
    2014-15 7.1 KHM129 1 1 adopted"""
# Cambodia: the European Union under criterion 1, Australia too, then the European Union once more for the result.
FUNDING = """
    biennium indicator cpo criterion funder_id channel indirect project_name lines
    2012-13 7.1 KHM129 1 AUS XBTC . Triangle 2-2
    2012-13 7.1 KHM129 1 EU XBTC . Triangle 3-3
    2012-13 7.1 KHM129 . EU RBSA true Bridge 4-4
    2012-13 7.2 ZWE131 . EU XBTC true . 22-22"""


@pytest.fixture(scope="module")
def small(make):
    return make(funders=FUNDERS, results=RESULTS, achievements=ACHIEVEMENTS, funding=FUNDING)


def _of(rows, column, value):
    return rows[rows[column] == value].iloc[0]


def test_a_funder_named_twice_for_a_result_has_one_result_and_two_statements(small):
    row = _of(funding.by_funder(small), "funder_id", "EU")
    assert row[["results", "statements"]].tolist() == [2, 3]


def test_an_indirect_statement_counts_and_is_told_apart(small):
    assert funding.by_funder(small).set_index("funder_id")["indirect"].to_dict() == {"EU": 2, "AUS": 0}


def test_every_channel_of_a_funder_is_named_once_in_the_order_of_the_statements(small):
    assert _of(funding.by_funder(small), "funder_id", "EU")["channel"] == "XBTC, RBSA"


def test_projects_are_named_once_and_in_order(small):
    assert _of(funding.by_funder(small), "funder_id", "EU")["projects"] == "Bridge, Triangle"


def test_a_funder_that_names_no_project_has_none(make):
    rows = "biennium indicator cpo funder_id channel\n2012-13 7.1 KHM129 CHE XBTC"
    assert funding.by_funder(make(funders=FUNDERS, funding=rows))["projects"].tolist() == [""]


def test_a_funder_that_nobody_names_is_no_row(small):
    assert "CHE" not in set(funding.by_funder(small)["funder_id"])


def test_funders_stand_by_results_then_by_name(make):
    rows = """
        biennium indicator cpo funder_id channel
        2012-13 7.1 KHM129 CHE XBTC
        2012-13 7.1 KHM129 EU XBTC
        2012-13 7.1 LAO179 EU XBTC
        2012-13 7.1 LAO179 AUS XBTC"""
    assert funding.by_funder(make(funders=FUNDERS, funding=rows))["funder"].tolist() == [
        "European Union",
        "Australia",
        "Switzerland",
    ]


def test_one_code_in_two_biennia_is_two_results_paid_for(make):
    rows = "biennium indicator cpo funder_id channel\n2012-13 7.1 KHM129 EU XBTC\n2014-15 7.1 KHM129 EU XBTC"
    assert funding.by_funder(make(funders=FUNDERS, funding=rows))["results"].tolist() == [2]


def test_a_funder_cites_every_passage_that_names_it(small):
    assert [ref.lines for ref in _of(funding.by_funder(small), "funder_id", "EU")["refs"]] == ["3-3", "4-4", "22-22"]


def test_silence_is_counted_in_results_of_the_group(small):
    row = _of(funding.unnamed_payer(small), "biennium", "2012-13")
    assert row[["results", "results_named", "results_silent"]].tolist() == [3, 2, 1]


def test_the_share_of_silence_is_of_the_results_of_the_group(small):
    assert funding.unnamed_payer(small)["share_silent"].tolist() == [pytest.approx(1 / 3), 1]


def test_an_achievement_is_paid_for_only_where_its_own_criterion_names_a_funder(small):
    rows = funding.unnamed_payer(small).set_index("biennium")
    assert rows.loc["2012-13", ["achievements", "achievements_named"]].tolist() == [5, 2]


def test_a_funder_of_the_same_code_in_another_biennium_breaks_no_silence(small):
    row = _of(funding.unnamed_payer(small), "biennium", "2014-15")
    assert row[["results_silent", "achievements_named"]].tolist() == [1, 0]


def test_silence_cites_the_entries_that_name_nobody(small):
    assert [[ref.lines for ref in refs] for refs in funding.unnamed_payer(small)["refs"]] == [["11-19"], ["31-39"]]


def test_silence_can_be_told_by_region(small):
    rows = funding.unnamed_payer(small, "region_id").set_index("region_id")
    assert rows[["results", "results_silent"]].to_numpy().tolist() == [[1, 0], [3, 2]]


def test_a_group_in_which_every_result_is_paid_for_cites_nothing(make):
    every = FUNDING + "\n2012-13 7.1 LAO179 . EU XBTC . . 12-12\n2014-15 7.1 KHM129 . EU XBTC . . 32-32"
    rows = funding.unnamed_payer(make(funders=FUNDERS, results=RESULTS, achievements=ACHIEVEMENTS, funding=every))
    assert (rows["results_silent"].tolist(), rows["refs"].tolist()) == ([0, 0], [[], []])


def test_results_named_are_those_with_any_statement_of_all_in_the_scope(small):
    assert funding.named(small) == (2, 4)


def test_nobody_is_named_where_there_is_no_result(make):
    assert funding.named(make()) == (0, 0)


def test_the_silent_results_stand_below_the_funders_and_are_no_statement(small):
    last = funding.with_unnamed(funding.by_funder(small), pd.DataFrame({"results_silent": [2]}), "nobody").iloc[-1]
    assert last[["funder", "results", "statements", "indirect", "refs"]].tolist() == ["nobody", 2, 0, 0, []]
    assert pd.isna(last["funder_id"])


def test_a_funder_has_a_cell_for_each_channel_region_biennium_and_indicator(small):
    rows = funding.grid(small)
    columns = ["funder", "channel", "region", "biennium", "indicator", "results"]
    assert rows[columns].to_numpy().tolist() == [
        ["Australia", "XBTC", "Asia", "2012-13", "7.1", 1],
        ["European Union", "XBTC", "Africa", "2012-13", "7.2", 1],
        ["European Union", "XBTC", "Asia", "2012-13", "7.1", 1],
        ["European Union", "RBSA", "Asia", "2012-13", "7.1", 1],
    ]


def test_a_cell_counts_a_result_once_and_cites_every_statement(make):
    rows = """
        biennium indicator cpo criterion funder_id channel lines
        2012-13 7.1 KHM129 1 EU XBTC 2-2
        2012-13 7.1 KHM129 2 EU XBTC 3-3"""
    cell = funding.grid(make(funders=FUNDERS, results=RESULTS, funding=rows)).iloc[0]
    assert (cell["results"], [ref.lines for ref in cell["refs"]]) == (1, ["2-2", "3-3"])


def test_the_statements_of_a_funder_are_its_own_with_their_place(small):
    rows = funding.statements(small, "AUS")
    assert rows[["cpo", "place", "region", "funder", "indirect"]].to_numpy().tolist() == [
        ["KHM129", "Cambodia", "Asia", "Australia", "False"]
    ]


def test_every_statement_has_its_own_passage(small):
    assert [[ref.lines for ref in refs] for refs in funding.statements(small, "EU")["refs"]] == [
        ["3-3"],
        ["4-4"],
        ["22-22"],
    ]


def test_the_scope_of_a_funder_keeps_what_others_paid_for_the_same_results(small):
    assert funding.by_funder(narrow(small, funder="AUS"))["funder_id"].tolist() == ["AUS", "EU"]
