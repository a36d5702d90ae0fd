"""What a counting rule does, in a sentence, a table, a picture and a list."""

import pandas as pd

from o7lib.measures import explorer
from o7lib.measures.sensitivity import PRINTED, Rule, judged
from o7lib.show import lab_verdict, style

THREE = Rule("Your rule", criteria_required=3)


def cell(met, before, indicator="7.1"):
    return {"biennium": "2012-13", "indicator": indicator, "met": met, "met_before": before}


def test_the_printed_rule_beside_itself_changes_nothing(whole):
    rows = lab_verdict.compared(whole, PRINTED)
    assert (rows["before"] == rows["after"]).all()
    printed = lab_verdict.verdict(rows, Rule("Your rule"))
    assert printed.startswith("Counted from the entries, the rule as printed meets ") and "your rule" not in printed
    assert "→" not in lab_verdict.targets(rows)


def test_a_stricter_rule_names_the_targets_it_turns(whole):
    rows = lab_verdict.compared(whole, THREE)
    turned = rows[rows["met"].astype("boolean") != rows["met_before"].astype("boolean")]
    assert len(turned) and all(
        f"{r.indicator} in {r.biennium}" in lab_verdict.verdict(rows, THREE) for r in turned.itertuples()
    )
    assert lab_verdict.targets(rows).count("met → missed") == len(turned)


def test_a_cell_without_a_target_has_no_verdict():
    rows = pd.DataFrame([cell(pd.NA, pd.NA), cell(True, True, "7.2")]).astype(
        {"met": "boolean", "met_before": "boolean"}
    )
    assert (
        lab_verdict.verdict(rows, THREE)
        == "Counted from the entries, your rule meets 1 of 1 target, the printed rule 1; no verdict changes."
    )
    assert str(lab_verdict._moved(pd.NA, pd.NA)) == "no target"


def test_a_looser_rule_can_meet_a_target_that_was_missed():
    assert str(lab_verdict._moved(False, True)) == "<strong>missed → met</strong>"


def test_the_picture_has_both_rules_and_says_the_verdict(whole):
    data = lab_verdict.picture(lab_verdict.compared(whole, THREE), THREE)["data"]
    assert data[style.MIME]["description"] == lab_verdict.verdict(lab_verdict.compared(whole, THREE), THREE)
    assert PRINTED.name in str(data[style.MIME]) and THREE.name in str(data[style.MIME])


def test_results_that_fall_are_listed_with_the_reason_those_selected_first(whole):
    everything = explorer.achievements(whole)
    fallen = judged(whole, THREE)
    gone = fallen[~fallen["counts"]]
    last = everything[everything["cpo"] == gone["cpo"].iloc[-1]]
    html = lab_verdict.fallen(fallen, last)
    assert f"{len(gone)} results of {len(fallen)} count no more" in html
    assert html.count("Too few criteria left") == len(gone)
    assert html.index(gone["cpo"].iloc[-1]) < html.index(gone["cpo"].iloc[0])


def test_when_every_result_counts_it_says_so(whole):
    assert "Every result counts." in lab_verdict.fallen(judged(whole), explorer.achievements(whole))
