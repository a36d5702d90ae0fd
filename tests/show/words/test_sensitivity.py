"""Tests of `o7lib.show.words.sensitivity`."""

import pandas as pd

from o7lib.measures.counting_rules import REASONS, standard
from o7lib.measures.sensitivity import verdict
from o7lib.show.words import sensitivity
from o7lib.tables.load import load_all


def rules(**met: list) -> pd.DataFrame:
    """Two targets (7.1, 7.2) under each rule: whether each is met; None where there is none."""
    frames = [
        pd.DataFrame({"rule": name, "biennium": "B", "indicator": ["7.1", "7.2"][: len(m)], "states_left": 1, "target": 3})
        .assign(met=pd.array(m, dtype="boolean"))
        for name, m in met.items()
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def said(rows: pd.DataFrame) -> str:
    return sensitivity.rules_missing_targets(verdict(rows))


def test_without_targets_nothing_is_tested():
    assert sensitivity.rules_verdict(verdict(rules(printed=[True])[:0])) == "There is no target to test."


def test_no_stricter_rule_costs_a_target():
    sentence = sensitivity.rules_verdict(verdict(rules(printed=[True, False], three=[True, False])))
    assert sentence.startswith("Counting only member States with an entry, 1 of 2 targets is met.")
    assert sentence.endswith("Under none of 1 stricter rule would a target that was met be missed.")


def test_a_target_missed_anyway_is_not_lost_by_a_stricter_rule():
    assert said(rules(printed=[False], three=[False])) == "No target was met that a stricter rule could miss."


def test_each_target_says_under_how_many_rules_it_would_be_missed_and_under_how_many_all_would():
    rows = rules(printed=[True, True], a=[False, True], b=[False, False], c=[True, True])
    assert said(rows) == (
        "Under 2 of 3 stricter rules a target that was met would be missed: 7.1 in B under 2 and 7.2 in B under 1; "
        "under 1 of them every target that was met."
    )


def test_where_no_rule_takes_every_target_that_is_said():
    rows = rules(printed=[True, True], a=[False, True], b=[True, False])
    assert said(rows).endswith("7.1 in B under 1 and 7.2 in B under 1; under none of them every one.")


def test_every_rule_of_a_brief_says_what_it_strikes():
    assert [sensitivity.rule_label(rule.name) for rule in standard(load_all())] == list(sensitivity.RULES.values())
    assert sensitivity.rule_label("Your rule") == "Your rule"
    assert set(sensitivity.REASONS) == set(REASONS)


def test_each_costly_rule_has_its_sentence_and_none_left_is_none():
    rows = rules(printed=[True, True], a=[False, False], b=[True, True])
    rows.loc[2, "states_left"] = 0
    assert sensitivity.fallen_targets(rows) == [
        "a: 7.1 in B would fall to none (target 3) and 7.2 in B would fall to 1 (target 3)."
    ]
    assert sensitivity.fallen_targets(rows[:2]) == ["No stricter rule tried here costs a target that was met."]
