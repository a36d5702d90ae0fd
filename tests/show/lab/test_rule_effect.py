"""What a counting rule does, in a sentence, a table, a picture and a list."""

import pandas as pd

from o7lib.measures import facets
from o7lib.measures.counting_rules import PRINTED, Rule
from o7lib.measures.sensitivity import judged
from o7lib.show.lab import rule_effect
from o7lib.show.style import theme

THREE = Rule("Your rule", criteria_required=3)


def cell(met, before, indicator="7.1"):
    return {"biennium": "2012-13", "indicator": indicator, "met": met, "met_before": before}


def test_the_printed_rule_beside_itself_changes_nothing(whole):
    rows = rule_effect.beside_printed_rule(whole, PRINTED)
    assert (rows["before"] == rows["after"]).all()
    printed = rule_effect.verdict_sentence(rows, Rule("Your rule"))
    assert printed.startswith("Counted from the entries, the rule as printed meets ") and "your rule" not in printed
    assert "→" not in rule_effect.targets(rows)


def test_a_stricter_rule_names_the_targets_it_turns(whole):
    rows = rule_effect.beside_printed_rule(whole, THREE)
    turned = rows[rows["met"].astype("boolean") != rows["met_before"].astype("boolean")]
    assert len(turned) and all(
        f"{r.indicator} in {r.biennium}" in rule_effect.verdict_sentence(rows, THREE) for r in turned.itertuples()
    )
    assert rule_effect.targets(rows).count("met → missed") == len(turned)


def test_a_cell_without_a_target_has_no_verdict():
    rows = pd.DataFrame([cell(pd.NA, pd.NA), cell(True, True, "7.2")]).astype(
        {"met": "boolean", "met_before": "boolean"}
    )
    assert (
        rule_effect.verdict_sentence(rows, THREE)
        == "Counted from the entries, your rule meets 1 of 1 target, the printed rule 1; no verdict changes."
    )
    assert str(rule_effect._verdict_change(pd.NA, pd.NA)) == "no target"


def test_a_looser_rule_can_meet_a_target_that_was_missed():
    assert str(rule_effect._verdict_change(False, True)) == "<strong>missed → met</strong>"


def test_the_picture_has_both_rules_and_says_the_verdict(whole):
    data = rule_effect.rule_chart(rule_effect.beside_printed_rule(whole, THREE), THREE)["data"]
    assert data[theme.MIME]["description"] == rule_effect.verdict_sentence(
        rule_effect.beside_printed_rule(whole, THREE), THREE
    )
    assert PRINTED.name in str(data[theme.MIME]) and THREE.name in str(data[theme.MIME])


def test_results_that_fall_are_listed_with_the_reason_those_selected_first(whole):
    everything = facets.achievements(whole)
    fallen = judged(whole, THREE)
    gone = fallen[~fallen["counts"]]
    last = everything[everything["cpo"] == gone["cpo"].iloc[-1]]
    html = rule_effect.excluded_results(fallen, last)
    assert f"{len(gone)} results of {len(fallen)} count no more" in html
    assert html.count("Too few criteria left") == len(gone)
    assert html.index(gone["cpo"].iloc[-1]) < html.index(gone["cpo"].iloc[0])


def test_when_every_result_counts_it_says_so(whole):
    assert "Every result counts." in rule_effect.excluded_results(judged(whole), facets.achievements(whole))
