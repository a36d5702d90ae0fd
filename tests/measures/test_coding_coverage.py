"""Coded twice is told of rows that were coded twice."""

from o7lib.measures import coding_coverage

ROWS = """
    biennium indicator cpo criterion item stage
    2012-13 7.1 KHM129 1 1 adopted
    2012-13 7.1 KHM129 2 1 adopted
    2014-15 7.2 LAO179 1 1 drafted"""
TWICE = {("2012-13", "7.1", "KHM129", "1", "1"), ("2012-13", "7.1", "KHM129", "2", "1")}


def test_each_biennium_counts_its_own_rows(make):
    rows = coding_coverage.by_biennium(make(achievements=ROWS), TWICE)
    assert rows[["biennium", "achievements", "twice"]].to_numpy().tolist() == [["2012-13", 2, 2], ["2014-15", 1, 0]]
    assert [[ref.name for ref in refs] for refs in rows["refs"]] == [[], ["LAO179, 2014-15, 7.2, criterion 1"]]


def test_a_scope_without_achievements_has_no_row(make):
    assert coding_coverage.by_biennium(make(achievements="biennium indicator cpo criterion item stage"), TWICE).empty


def test_without_codings_nothing_was_coded_twice(make):
    assert coding_coverage.by_biennium(make(achievements=ROWS))["twice"].tolist() == [0, 0]
