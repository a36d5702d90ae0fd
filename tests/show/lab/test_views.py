"""The linked views without a browser: what each shows of a selection."""

import json

import pandas as pd
import pytest

from o7lib.measures import counting_rules, facets, progress, selection, sensitivity, targets
from o7lib.show.lab import views
from o7lib.show.maps.layers import NO_RESULT
from o7lib.show.style import theme


@pytest.fixture(scope="module")
def everything(whole):
    return facets.achievements(whole)


@pytest.fixture(scope="module")
def africa(everything):
    return everything[everything["region_id"] == "africa"]


def states(record):
    return set(record.places.loc[record.places["kind"].astype(str) == "member_state", "place_id"])


def drawn(whole, rows, chosen, names, regions=()):
    here = selection.narrowed(rows, whole, chosen)
    return views.selection_map(here, list(regions), not chosen, names)


def test_the_summary_counts_achievements_results_places_and_those_at_least_adopted(everything, africa, whole):
    firm = africa["stage"].isin(["adopted", "operational"]).sum()
    said = views.summary(africa, everything, whole.schema)
    assert said.startswith(f"{len(africa)} of {len(everything)} achievements, in {africa['cpo'].nunique()} of ")
    assert f"{firm} of the {len(africa)} are at least adopted" in said


def test_the_summary_says_when_nothing_is_left_out_and_when_nothing_fits(everything, whole):
    assert views.summary(everything, everything, whole.schema).endswith("this is the whole record.")
    assert views.summary(everything[:0], everything, whole.schema).startswith("No achievement in the record fits")


def test_the_summary_names_a_place_that_is_only_counted(everything, whole):
    said = views.summary(everything[:0], everything, whole.schema, ["Papua New Guinea"])
    assert said == "Papua New Guinea is counted in a summary, but the country documents have no entry for it."


def test_the_map_of_everything_speaks_of_no_result_and_that_of_a_selection_of_none_selected(
    whole, everything, africa, names
):
    assert NO_RESULT in json.dumps(drawn(whole, everything, {}, names))
    spec = json.dumps(drawn(whole, africa, {"region": ["africa"]}, names, ["africa"]))
    assert NO_RESULT not in spec and views.NOT_SELECTED in spec


def test_one_region_is_shown_as_a_close_up_and_its_places_are_named(whole, africa, names):
    near = json.dumps(drawn(whole, africa, {"region": ["africa"]}, names, ["africa"]))
    far = json.dumps(drawn(whole, africa, {"region": ["africa"]}, names))
    assert near.count('"Nigeria"') > far.count('"Nigeria"')  # written on it, besides what the mark says of itself


def test_the_map_says_its_finding_and_names_no_version_that_jupyterlab_lacks(whole, africa, names):
    data = drawn(whole, africa, {"region": ["africa"]}, names)["data"]
    assert data[theme.MIME]["description"].startswith(
        "The policy itself (criterion 1), of 6 places with a result: adopted, clear of doubt in 1 (Nigeria)"
    )
    assert "$schema" not in data[theme.MIME]


def test_a_selection_without_anything_has_a_sentence_for_a_map(whole, everything, names):
    shown = drawn(whole, everything[:0], {"stage": ["drafted"]}, names)
    assert theme.MIME not in shown["data"] and "No achievement" in shown["data"]["text/html"]


def test_a_place_counted_without_an_entry_is_on_the_map_by_itself(whole, everything, names):
    shown = drawn(whole, everything[:0], {"place": ["PNG"]}, names)
    assert "Counted in a summary" in json.dumps(shown["data"][theme.MIME])


def test_targets_follow_biennium_indicator_and_region_and_count_the_member_states_selected(whole, africa):
    chosen = {"region": ["africa"], "indicator": ["7.1"]}
    mine = africa[africa["indicator"] == "7.1"]
    rows = selection.against_targets(mine, targets.against_targets(whole), chosen, states(whole))
    assert set(rows["region_id"]) == {"africa"} and set(rows["indicator"]) == {"7.1"}
    both = mine[mine["place_id"].isin(states(whole))].groupby("biennium")["place_id"].nunique()
    assert (
        dict(zip(rows["biennium"], rows["selected"], strict=True))
        == both.reindex(rows["biennium"], fill_value=0).to_dict()
    )


def test_a_subregion_is_not_counted_against_a_target(whole, everything):
    subregions = everything[~everything["place_id"].isin(states(whole))]
    assert (
        len(subregions)
        and (
            selection.against_targets(subregions, targets.against_targets(whole), {}, states(whole))["selected"] == 0
        ).all()
    )


def test_the_bars_show_one_region_and_send_to_the_table_for_several(whole, everything):
    promised = targets.against_targets(whole)
    one = selection.against_targets(everything, promised, {}, states(whole))
    two = selection.against_targets(everything, promised, {"region": ["africa", "americas"]}, states(whole))
    assert theme.MIME in views.targets_chart(one)["data"]
    assert "the table below" in views.targets_chart(two)["data"]["text/html"]
    assert views.targets(two).count("<tr>") == 1 + len(two)


def test_the_matrix_holds_the_results_selected_and_pales_what_the_selection_leaves_out(whole, africa, names):
    rows = africa[africa["stage"] == "operational"]
    html = views.matrix(progress.matrix(whole), rows, sensitivity.judged(whole), whole.schema)
    assert html.count('<th scope="row">') == rows["cpo"].nunique()
    assert "Zimbabwe" in html and "Cambodia" not in html
    reported = progress.matrix(whole)
    mine = reported[reported["cpo"].isin(rows["cpo"])]
    left_out = len(mine) - len(rows.drop_duplicates(["cpo", "criterion"]))
    assert html.count('class="pale"') == left_out


def test_the_matrix_says_which_results_count_under_the_rule_in_force(whole, africa, names):
    rule = counting_rules.Rule(criteria_required=3)
    html = views.matrix(progress.matrix(whole), africa, sensitivity.judged(whole, rule), whole.schema)
    judged = sensitivity.judged(whole, rule)
    gone = judged[judged["cpo"].isin(africa["cpo"]) & ~judged["counts"]]
    assert html.count("<strong>no</strong>") == len(gone) > 0


def test_the_table_of_evidence_has_a_row_and_a_locator_for_every_achievement(whole, africa, names):
    html = views.evidence(africa, names, whole.schema)
    assert html.count('<th scope="row">') == len(africa)
    first = africa.iloc[0]
    assert f"{first['doc_id']}, lines {first['lines']}" in html and first["summary"][:30] in html


def test_who_paid_is_said_of_the_achievement_and_of_the_result_apart(names):
    one, other = list(names["funder"])[:2]
    row = {"funders": [one], "funders_of_result": [other], "support": []}
    assert views.payers(row, names) == f"{names['funder'][one]}, {names['funder'][other]} (for the result as a whole)"
    assert views.payers({"funders": [], "funders_of_result": [], "support": []}, names) == "no payer named"
    supported = {"funders": [], "funders_of_result": [], "support": [("ilo", "ILO")]}
    assert views.payers(supported, names) == "the ILO itself"


def test_a_hostile_cell_stays_text(whole, africa, names):
    rows = africa.head(1).assign(place="<script>alert(1)</script>", summary="<b onclick=x>")
    html = views.evidence(rows, names, whole.schema)
    assert "<script" not in html and "<b onclick" not in html


def test_indicators_with_fewer_criteria_leave_a_gap_in_words(whole, names):
    cells = progress.matrix(whole)
    key = cells.iloc[[0]][["biennium", "indicator", "cpo"]]
    fewer = cells[~((cells["cpo"] == key["cpo"].iloc[0]) & (cells["criterion"] == 4))]
    rows = pd.DataFrame(key.assign(criterion=1))
    assert "not asked" in views.matrix(fewer, rows, sensitivity.judged(whole), whole.schema)
