"""Findings of the pages on themes: right for none, one and many, and for names that are awkward."""

import pandas as pd
import pytest

from o7lib.show.words import themes


def moved(*movements: str, kind: str = "member_state") -> pd.DataFrame:
    rows = {"before": "A", "after": "B", "kind": kind, "movement": list(movements), "place": "X"}
    return pd.DataFrame(rows, columns=list(rows), index=range(len(movements)))


def test_member_states_alone_are_counted_and_nobody_reports_for_the_first_time():
    rows = pd.concat([moved("stayed", "moved", "left", "left", "arrived"), moved("arrived", kind="subregion")])
    assert themes.movements(rows) == [
        "Of 4 member States with a result in A, 1 has one again in B under the same indicator, "
        "1 has one under another indicator and 2 have none. 1 member State has one in B and none in A."
    ]


def test_a_state_that_returns_after_a_gap_is_among_those_with_none_before():
    assert themes.movements(moved("left", "returned", "arrived"))[0].endswith(
        "2 member States have one in B and none in A."
    )


def test_with_no_places_nothing_moved():
    assert themes.movements(moved()) == []


def kept(*pairs: tuple[bool, bool]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["same_title", "same_indicator"], dtype=bool)


def test_outcomes_that_keep_their_code_for_none_one_and_many():
    assert themes.continuity(kept()) == "No outcome keeps its code from one biennium to the next."
    assert themes.continuity(kept((True, True))).startswith("1 outcome keeps its code")
    assert themes.continuity(kept((False, False), (False, True), (True, False))).endswith(
        "2 of them have another title and 2 are reported under another indicator."
    )


def stepped(*steps: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(steps, columns=["step", "place"], dtype=object)


def test_steps_name_the_places_that_stand_earlier():
    assert themes.steps(stepped(("new", "A"))) == "No place reports under the same criterion in two biennia."
    said = themes.steps(stepped(("back", "B"), ("back", "A"), ("back", "A"), ("forward", "C")))
    assert said.startswith("In 4 cases") and said.endswith("the same in none and earlier in 3 (A and B).")
    assert themes.steps(stepped(("same", "A"))).startswith("In 1 case ")


def test_differences_of_form_are_named_once():
    labels = {"typology": "Places by type", "units": "What totals count"}
    rows = pd.DataFrame({"kind": ["typology", "typology", "units"]})
    assert themes.form_differences(rows, labels).endswith("next: places by type and what totals count.")
    assert themes.form_differences(rows[:0], labels) == "The documents have the same form in every biennium."


def holes(*results: int) -> tuple[pd.DataFrame, dict[str, int]]:
    rows = pd.DataFrame({"results": list(results)}, dtype=int)
    told = rows.assign(biennium="B", indicator="7.1", criterion=4, label="Data by sex", region_id="am")
    return told, {"cells": 10, "empty": len(rows), "single": sum(n == 1 for n in results)}


def test_gaps_say_of_how_many_and_that_single_results_are_hardly_gaps():
    rows, tally = holes(1, 5, 1)
    assert themes.gaps(rows, tally, {"am": "Americas"}) == (
        "In 3 of 10 combinations of region, biennium, indicator and criterion no result reports under the criterion; "
        "in 2 of these the region has a single result. The others: Data by sex (7.1) in the Americas, B, 5 results."
    )


def test_gaps_of_none_and_of_single_results_only():
    rows, tally = holes()
    assert themes.gaps(rows, tally, {}) == "Wherever a region has results, some report under each criterion."
    rows, tally = holes(1)
    assert themes.gaps(rows, tally, {"am": "Americas"}).endswith("in 1 of these the region has a single result.")


def said_of_sex(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_group", "figures", "sex_given"])


def test_only_numbers_of_people_are_asked_about_sex():
    assert themes.sex_given(said_of_sex(("cases", 3, 3))) == "No number of people is printed."
    assert (
        themes.sex_given(said_of_sex(("people_trained", 1, 0)))
        == "None of 1 printed number of people says anything of women or men."
    )
    assert themes.sex_given(said_of_sex(("people_trained", 5, 2))).startswith("2 of 5 printed numbers of people say")


def test_women_are_never_pooled_and_their_source_is_named():
    rows = pd.DataFrame({"value": [1] * 6})
    said = themes.women(rows, [("Sri Lanka", "2014-15", 5), ("Philippines", "2012-13", 1)])
    assert "5 from Sri Lanka (2014-15) and 1 from the Philippines (2012-13)" in said and said.endswith(
        "are not pooled."
    )
    assert "%" not in said


def test_women_for_none_and_one():
    assert themes.women(pd.DataFrame({"value": []}), []) == "No printed number of people tells how many are women."
    assert themes.women(pd.DataFrame({"value": [9]}), [("Philippines", "B", 1)]) == (
        "One printed number of people tells how many, or what share, are women: from the Philippines (B)."
    )


@pytest.mark.parametrize(
    ("may", "said"),
    [
        ([], "No number is printed."),
        ([True, True], "None of the 2 printed numbers counts what another one counts."),
        ([True, False], "1 of 2 printed numbers may not be added to others of their kind: they may count the same twice."),
    ],
)  # fmt: skip
def test_what_may_be_added_is_told_for_none_one_and_many(may, said):
    assert themes.adding(pd.DataFrame({"may_add": may})) == said


def test_the_most_named_instrument_has_its_article():
    rows = pd.DataFrame({"name": ["Labour Convention, 1949 (No. 97)"], "results": [1]})
    assert themes.cited(rows, 1, 3) == (
        "1 of 3 results names an international instrument; the most named is the Labour Convention, 1949 (No. 97) (1 result)."
    )
    assert themes.cited(rows[:0], 0, 3) == "None of 3 results names an international instrument."
    assert themes.cited(rows[:0], 0, 0) == "There is no result to name an instrument."


def partners(*places: int) -> pd.DataFrame:
    return pd.DataFrame({"partner": [f"Fund {n}" for n in range(len(places))], "places": list(places)})


def test_partners_for_none_one_and_many():
    assert themes.reach(partners()) == "No partner is named."
    assert themes.reach(partners(1)) == "1 partner is named: Fund 0, in 1 place."
    assert themes.reach(partners(1, 1)).endswith(
        "Fund 0 is named in most places (1), and 1 of the others in one place only."
    )


def test_a_partner_named_in_one_place_is_not_among_the_others_when_it_comes_first():
    assert themes.reach(partners(7, 2)).endswith("and none of the others in one place only.")


def test_numbers_to_compare_for_none_and_one():
    rows = pd.DataFrame(
        [{"measure": "entries", "before": "A", "after": "B", "value_before": 80.0, "value_after": 126.0}]
    )
    assert themes.comparable(rows).endswith("entries, 80 in A and 126 in B.")
    assert themes.comparable(rows[:0]) == "No number of the narratives can be compared from one biennium to the next."


def test_a_state_without_an_entry_that_another_entry_names_is_told():
    rows = pd.DataFrame({"named": ["Philippines"] * 2, "biennium": "B", "place": ["Gulf", "Americas"]})
    assert themes.mentioned(rows) == [
        "There is no entry for the Philippines in B, but it is named under Gulf and the Americas."
    ]
    assert themes.mentioned(rows[:0]) == []


def test_entries_that_name_a_place_are_told_once_each():
    rows = pd.DataFrame({"place": ["Mali", "Mali", "Philippines"], "biennium": ["A", "A", "B"]})
    assert themes.elsewhere("Togo", rows) == "The entries of Mali (A) and the Philippines (B) also name Togo."
    assert themes.elsewhere("Togo", rows[:0]) == ""


def test_the_six_criteria_are_judged_by_how_near_the_record_comes():
    near = {"speaks": [], "touches": ["relevance"], "beside": ["efficiency", "impact"]}
    assert themes.dac_summary(near) == (
        "The record touches on relevance, and says nothing that would allow a judgement on efficiency or impact."
    )
    assert (
        themes.dac_summary({"speaks": ["effectiveness"], "touches": [], "beside": []})
        == "The record speaks to effectiveness."
    )
    assert themes.dac_summary({"speaks": [], "touches": [], "beside": []}) == ""
