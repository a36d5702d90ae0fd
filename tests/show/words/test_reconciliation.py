"""Where counts part, and what stricter counting would cost: said for none, one and many."""

import pandas as pd
import pytest

from o7lib.show.words import reconciliation


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
