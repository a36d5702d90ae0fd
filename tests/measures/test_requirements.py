"""What is asked of a result belongs to its biennium."""

import pandas as pd
import pytest

from o7lib.measures import gaps, periods, progress, requirements, scope, sensitivity, standing, targets
from o7lib.measures.counting_rules import Rule, standard
from o7lib.tables.model.record import Record

LATER = "2016-17"


@pytest.fixture
def grown(make) -> Record:
    """Two biennia that are not in a row: in the later one 7.1 has a fifth criterion and three required, 7.3 is new."""
    criteria = "biennium indicator criterion label"
    for biennium, of in (("2012-13", {"7.1": 4, "7.2": 2}), (LATER, {"7.1": 5, "7.3": 2})):
        criteria += "".join(f"\n{biennium} {i} {c} label_{c}" for i, n in of.items() for c in range(1, n + 1))
    return make(
        biennia=f"biennium first_year last_year\n2012-13 2012 2013\n{LATER} 2016 2017",
        documents=f"doc_id biennium\nr-2012-13 2012-13\nr-{LATER} {LATER}",
        indicators=f"""
            biennium indicator label criteria_required
            2012-13 7.1 Policies 2
            2012-13 7.2 Work 1
            {LATER} 7.1 Laws 3
            {LATER} 7.3 Corridors 1""",
        criteria=criteria,
        results=f"""
            biennium indicator cpo place_id
            2012-13 7.1 KHM129 KHM
            {LATER} 7.1 KHM129 KHM
            {LATER} 7.3 LAO179 LAO""",
        achievements=f"""
            biennium indicator cpo criterion item stage
            2012-13 7.1 KHM129 1 1 adopted
            2012-13 7.1 KHM129 2 1 adopted
            {LATER} 7.1 KHM129 1 1 adopted
            {LATER} 7.1 KHM129 5 1 adopted
            {LATER} 7.3 LAO179 1 1 adopted""",
        targets="biennium indicator region_id target\n2012-13 7.1 . 1",
    )


def test_a_criterion_new_in_a_later_biennium_is_no_gap_earlier(grown):
    grid = gaps.by_region(grown)
    criteria = grid.groupby(["biennium", "indicator"])["criterion"].agg(lambda c: sorted(set(c))).to_dict()
    assert criteria == {
        ("2012-13", "7.1"): [1, 2, 3, 4],
        ("2012-13", "7.2"): [1, 2],
        (LATER, "7.1"): [1, 2, 3, 4, 5],
        (LATER, "7.3"): [1, 2],
    }
    assert len(progress.matrix(grown).query("biennium == '2012-13'")) == 4


def test_a_result_needs_what_its_own_biennium_requires(grown):
    rows = standing.results(grown)
    assert rows[["biennium", "indicator", "required"]].to_numpy().tolist() == [
        ["2012-13", "7.1", 2], [LATER, "7.1", 3], [LATER, "7.3", 1],
    ]  # fmt: skip
    left = sensitivity.judged(grown).set_index(["biennium", "cpo"])["counts"].to_dict()
    assert left == {("2012-13", "KHM129"): True, (LATER, "KHM129"): False, (LATER, "LAO179"): True}


def test_every_criterion_means_all_that_the_biennium_asks_for(grown):
    counts = sensitivity.judged(grown, Rule(every_criterion=True))["counts"]
    assert not counts.any()


def test_no_cell_has_an_indicator_in_a_biennium_that_lacks_it(grown):
    used = [("2012-13", "7.1"), ("2012-13", "7.2"), (LATER, "7.1"), (LATER, "7.3")]
    for rows in (targets.against_targets(grown), sensitivity.remaining(grown), gaps.by_region(grown)):
        assert list(dict.fromkeys(zip(rows["biennium"], rows["indicator"], strict=True))) == used
    assert progress.sizes(grown)[2] == {"7.1": 2, "7.2": 0, "7.3": 1}
    assert progress.sizes(scope.narrow(grown, biennium=LATER))[2] == {"7.1": 1, "7.3": 1}


def test_only_criteria_that_both_biennia_ask_for_are_compared(grown):
    assert periods.steps(grown)["criterion"].tolist() == [1, 2, 3, 4]


def test_a_label_is_told_with_what_it_was_before(grown):
    rows = requirements.indicators(grown)
    assert rows["label"].tolist() == ["Laws", "Work", "Corridors"]
    assert rows["earlier"].tolist() == [[("Policies", ["2012-13"])], [], []]
    assert rows["biennia"].tolist() == [[], ["2012-13"], [LATER]]


def test_criteria_that_changed_stand_in_a_form_of_their_own(grown):
    forms = [
        (indicator, biennia, len(rows)) for indicator, biennia, rows in requirements.forms(requirements.criteria(grown))
    ]
    assert forms == [("7.1", ["2012-13"], 4), ("7.1", [LATER], 5), ("7.2", [], 2), ("7.3", [], 2)]


def test_what_nobody_asks_for_is_none():
    rows = pd.DataFrame({"biennium": ["2012-13"], "indicator": ["7.9"]})
    values = pd.Series([4], index=pd.MultiIndex.from_tuples([("2012-13", "7.1")]))
    assert requirements.of_results(rows, values).tolist() == [0]


def test_one_criterion_more_is_one_more_than_the_biennium_asks_and_never_more_than_there_are(grown):
    left = sensitivity.judged(grown, Rule(more_criteria=1)).set_index(["biennium", "cpo"])["counts"].to_dict()
    assert left == {("2012-13", "KHM129"): False, (LATER, "KHM129"): False, (LATER, "LAO179"): False}
    assert sensitivity.judged(grown, Rule(more_criteria=9))["counts"].sum() == 0
    assert all(rule.criteria_required is None for rule in standard(grown))
