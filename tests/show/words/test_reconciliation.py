"""Where counts part, and what stricter counting would cost: said for none, one and many."""

import pandas as pd
import pytest

from o7lib.show.words import reconciliation

KINDS = {"not_adopted": "Not adopted", "counted_twice": "Counted twice", "misprint": "Misprint", "other": "Other"}


def apart(**cell: object) -> pd.DataFrame:
    row = {"biennium": "B", "indicator": "7.1", "region_id": "world", "kind": "member_state", "printed": 8}
    return pd.DataFrame([row | {"listed": 8, "entered": 8, "names": ["Philippines"], "verdict": ""} | cell])


def test_where_everything_agrees_that_is_said():
    assert reconciliation.disagreements(apart()[:0]) == ["Printed totals, printed lists and entries agree everywhere."]


def test_a_disagreement_within_a_region_alone_waits_for_the_world():
    assert len(reconciliation.disagreements(apart(region_id="africa", verdict="entry_missing"))) == 1
    assert "agree everywhere" in reconciliation.disagreements(apart(region_id="africa", verdict="entry_missing"))[0]


def test_a_missing_entry_is_named_with_its_article():
    said = reconciliation.disagreements(apart(entered=7, verdict="entry_missing"))
    assert said == ["7.1 in B: 8 are printed and 8 listed, but 7 have an entry; missing: the Philippines."]


@pytest.mark.parametrize(
    ("listed", "names", "part"),
    [
        (1, ["Gulf"], "1 regional entry (Gulf) stands beside"),
        (2, ["Gulf", "Sahel"], "2 regional entries (Gulf and Sahel) stand beside"),
    ],
)
def test_regional_entries_stand_beside_states_and_are_not_called_so(listed, names, part):
    assert part in reconciliation.disagreements(apart(listed=listed, names=names, verdict="subregion_counted"))[0]


def rule(*met: int) -> pd.DataFrame:
    return pd.DataFrame({"met": met, "required": 2, "holds": [m >= 2 for m in met]}).astype({"holds": bool})


def test_the_rule_of_criteria_for_none_one_and_failing():
    assert reconciliation.rule_holds(rule()) == "There is no result to test the rule on."
    assert reconciliation.rule_holds(rule(2, 2, 3)).endswith("2 do so with none to spare.")
    assert reconciliation.rule_holds(rule(3)).endswith("required, with one or more to spare.")
    assert reconciliation.rule_holds(rule(1, 2)) == "1 of 2 results report under fewer criteria than required."


def test_the_typology_names_the_biennia_that_have_one():
    rows = pd.DataFrame({"both": [0], "summary_only": [2], "coding_only": [0], "neither": [1]})
    assert reconciliation.typology(rows, ["2012-13"]) == (
        "In 2012-13 the summary and our coding agree on 1 of 3 pairs of place and type; "
        "2 stand only in the summary and none only in our coding."
    )
    assert reconciliation.typology(rows * 0).startswith("No summary in this scope")


def rules(**met: list) -> pd.DataFrame:
    """Two targets (7.1, 7.2) under each rule: whether each is met; None where there is none."""
    frames = [
        pd.DataFrame({"rule": name, "biennium": "B", "indicator": ["7.1", "7.2"][: len(m)], "states_left": 1, "target": 3})
        .assign(met=pd.array(m, dtype="boolean"))
        for name, m in met.items()
    ]  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def test_without_targets_nothing_is_tested():
    assert reconciliation.verdict(rules(printed=[True])[:0]) == "There is no target to test."


def test_no_stricter_rule_costs_a_target():
    said = reconciliation.verdict(rules(printed=[True, False], three=[True, False]))
    assert said.startswith("Counting only member States with an entry, 1 of 2 targets is met.")
    assert said.endswith("Of 1 stricter rule none would lose a target.")


def test_a_target_missed_anyway_is_not_lost_by_a_stricter_rule():
    assert "none would lose" in reconciliation.losing(rules(printed=[False], three=[False]))


def test_the_one_target_that_every_costly_rule_loses_is_named():
    said = reconciliation.losing(rules(printed=[True, True], a=[False, True], b=[False, False], c=[True, True]))
    assert said == "Of 3 stricter rules 2 would lose a target: always 7.1 in B, and under 1 of the rules another too."


def test_different_targets_lost_are_listed():
    said = reconciliation.losing(rules(printed=[True, True], a=[False, True], b=[True, False]))
    assert said == "Of 2 stricter rules 2 would lose a target: 7.1 in B and 7.2 in B."


def test_each_costly_rule_has_its_sentence_and_none_left_is_none():
    rows = rules(printed=[True, True], a=[False, False], b=[True, True])
    rows.loc[2, "states_left"] = 0
    assert reconciliation.fallen(rows) == [
        "a: 7.1 in B would fall to none (target 3) and 7.2 in B would fall to 1 (target 3)."
    ]
    assert reconciliation.fallen(rows[:2]) == ["No stricter rule tried here costs a target that was met."]


def noted(**kinds: int) -> pd.DataFrame:
    return pd.DataFrame({"kind": list(kinds), "notes": list(kinds.values())}, dtype=object).astype({"notes": int})


def test_the_kinds_of_doubt_that_weigh_most_are_named_and_the_rest_kind_is_not():
    said = reconciliation.doubts(noted(misprint=1, counted_twice=3, not_adopted=2, other=9), KINDS)
    assert said == (
        "15 notes on results say what does not agree or does not fit: counted twice 3, not adopted 2, misprint 1."
    )


def test_doubts_of_none_and_one():
    assert reconciliation.doubts(noted(misprint=0), KINDS) == "No source note concerns a result here."
    assert reconciliation.doubts(noted(other=1), KINDS) == "1 note on results says what does not agree or does not fit."


def verdicts(*codes: str) -> pd.DataFrame:
    return pd.DataFrame({"verdict": list(codes)}, dtype=object)


STRICT = rules(printed=[True], three=[False])


def test_the_answer_gives_targets_doubts_and_what_stricter_counting_costs():
    assert reconciliation.answer(verdicts("met", "missed", "no_target"), 41, 41, STRICT) == (
        "By the ILO's own count 1 of 2 targets was met. All 41 results carry at least one doubt noted here. "
        "Of 1 stricter rule 1 would lose a target: 7.1 in B."
    )


@pytest.mark.parametrize(
    ("noted", "results", "part"),
    [
        (0, 2, "None of 2 results carries"),
        (1, 1, "1 of 1 result carries"),
        (1, 2, "1 of 2 results carries"),
        (2, 3, "2 of 3 results carry"),
        (0, 0, "There is no result on record."),
    ],
)
def test_the_answer_counts_doubted_results_for_none_one_and_many(noted, results, part):
    assert part in reconciliation.answer(verdicts("met"), noted, results, STRICT)


def test_the_title_of_the_overview_says_what_was_met():
    assert reconciliation.headline(verdicts("met", "missed"), 1).endswith("1 result, 1 of 2 targets met")
    assert reconciliation.headline(verdicts("missed"), 2).endswith("2 results, none of 1 target met")
    assert reconciliation.headline(verdicts("no_target"), 2).endswith("no target set")
    assert reconciliation.answer(verdicts("no_report"), 1, 2, STRICT).startswith(
        "No target was set that a document reports on."
    )
