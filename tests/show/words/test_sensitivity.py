"""Tests of `o7lib.show.words.sensitivity`."""

import pandas as pd

from o7lib.show.words import sensitivity


def rules(**met: list) -> pd.DataFrame:
    """Two targets (7.1, 7.2) under each rule: whether each is met; None where there is none."""
    frames = [
        pd.DataFrame({"rule": name, "biennium": "B", "indicator": ["7.1", "7.2"][: len(m)], "states_left": 1, "target": 3})
        .assign(met=pd.array(m, dtype="boolean"))
        for name, m in met.items()
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def test_without_targets_nothing_is_tested():
    assert sensitivity.rules_verdict(rules(printed=[True])[:0]) == "There is no target to test."


def test_no_stricter_rule_costs_a_target():
    said = sensitivity.rules_verdict(rules(printed=[True, False], three=[True, False]))
    assert said.startswith("Counting only member States with an entry, 1 of 2 targets is met.")
    assert said.endswith("Of 1 stricter rule none would lose a target.")


def test_a_target_missed_anyway_is_not_lost_by_a_stricter_rule():
    assert "none would lose" in sensitivity.rules_losing_targets(rules(printed=[False], three=[False]))


def test_the_one_target_that_every_costly_rule_loses_is_named():
    said = sensitivity.rules_losing_targets(
        rules(printed=[True, True], a=[False, True], b=[False, False], c=[True, True])
    )
    assert said == "Of 3 stricter rules 2 would lose a target: always 7.1 in B, and under 1 of the rules another too."


def test_different_targets_lost_are_listed():
    said = sensitivity.rules_losing_targets(rules(printed=[True, True], a=[False, True], b=[True, False]))
    assert said == "Of 2 stricter rules 2 would lose a target: 7.1 in B and 7.2 in B."


def test_each_costly_rule_has_its_sentence_and_none_left_is_none():
    rows = rules(printed=[True, True], a=[False, False], b=[True, True])
    rows.loc[2, "states_left"] = 0
    assert sensitivity.fallen_targets(rows) == [
        "a: 7.1 in B would fall to none (target 3) and 7.2 in B would fall to 1 (target 3)."
    ]
    assert sensitivity.fallen_targets(rows[:2]) == ["No stricter rule tried here costs a target that was met."]
