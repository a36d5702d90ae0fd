"""A selection: what fits, what else could be chosen, and the record of it."""

import pandas as pd
import pytest

from o7lib.measures import facets, progress, standing
from o7lib.measures.scope import narrow
from o7lib.measures.selection import contains_words, counts_by_choice, matches_filters, narrowed
from o7lib.tables.load import load_all

ANSWERS = pd.DataFrame({
    "region": [["africa"], ["africa"], ["americas"]],
    "type": [["legal", "data"], ["policy"], ["legal"]],
})  # fmt: skip
ALL = pd.Series([True, True, True])


@pytest.fixture(scope="module")
def whole():
    return load_all()


def chosen_rows(record, **chosen):
    rows = facets.achievements(record)
    return rows[matches_filters(facets.filter_values(rows), chosen)]


def test_values_of_one_filter_add_up_and_filters_narrow_each_other():
    assert matches_filters(ANSWERS, {"region": ["africa", "americas"], "type": ["legal"]}).tolist() == [
        True,
        False,
        True,
    ]


def test_a_filter_without_a_choice_leaves_everything():
    assert matches_filters(ANSWERS, {"region": []}).all() and matches_filters(ANSWERS, {}).all()


def test_a_filters_own_choice_does_not_narrow_what_else_it_offers():
    found = counts_by_choice(ANSWERS, {"region": ["africa"]}, ALL)
    assert found["region"] == {"africa": 2, "americas": 1}
    assert found["type"] == {"legal": 1, "data": 1, "policy": 1}


def test_a_value_that_leaves_nothing_counts_nothing():
    assert counts_by_choice(ANSWERS, {"region": ["americas"]}, ALL)["type"]["policy"] == 0


def test_rows_that_are_not_asked_are_not_offered():
    assert counts_by_choice(ANSWERS, {}, pd.Series([False, True, True]))["type"] == {"policy": 1, "legal": 1}


def test_every_word_must_occur_in_one_column_or_another():
    rows = pd.DataFrame({"place": ["Türkiye", "Kenya"], "summary": ["A new LAW.", "A law"]})
    assert contains_words(rows, "turkiye law", ["place", "summary"]).tolist() == [True, False]


def test_no_words_ask_for_nothing():
    assert contains_words(pd.DataFrame({"place": ["Kenya"]}), "  ", ["place"]).tolist() == [True]


def test_the_record_of_a_selection_holds_its_results_and_what_hangs_on_them(whole):
    rows = chosen_rows(whole, region=["africa"], stage=["operational"])
    here = narrowed(rows, whole, {"region": ["africa"], "stage": ["operational"]})
    assert set(here.achievements["stage"]) == {"operational"}
    assert set(here.results["cpo"]) == set(rows["cpo"])
    assert set(here.figures["cpo"]) <= set(rows["cpo"]) and set(here.funding["cpo"]) <= set(rows["cpo"])
    assert len(here.places) == len(whole.places)


def test_any_measure_runs_on_the_record_of_a_selection(whole):
    rows = chosen_rows(whole, region=["africa"])
    counts = progress.stage_counts(narrowed(rows, whole, {"region": ["africa"]}))
    assert counts["achievements"].sum() == len(rows)


def test_a_place_counted_without_an_entry_is_kept_where_only_place_and_time_were_asked(whole):
    chosen = {"region": ["asia_pacific"]}
    assert "PNG" in set(narrowed(chosen_rows(whole, **chosen), whole, chosen).reported_places["place_id"])
    chosen = {"region": ["africa"]}
    assert "PNG" not in set(narrowed(chosen_rows(whole, **chosen), whole, chosen).reported_places["place_id"])


def test_a_list_of_places_cannot_be_asked_for_a_stage(whole):
    chosen = {"region": ["asia_pacific"], "stage": ["drafted"]}
    assert narrowed(chosen_rows(whole, **chosen), whole, chosen).reported_places.empty


def test_a_place_with_an_entry_that_was_not_selected_is_never_called_one_without(whole):
    lists = narrowed(chosen_rows(whole), whole, {}).reported_places
    cell = ["biennium", "indicator", "place_id"]
    assert not set(lists[cell].itertuples(index=False)) & set(whole.results[cell].itertuples(index=False))


def test_nothing_selected_is_a_record_too(whole):
    here = narrowed(chosen_rows(whole, place=["PNG"]), whole, {"place": ["PNG"]})
    assert here.results.empty and here.achievements.empty and str(here.scope) == "place=PNG"
    assert progress.stage_counts(here)["achievements"].sum() == 0


def test_a_selection_keeps_the_notes_that_name_a_criterion_and_no_item(whole):
    here = narrowed(chosen_rows(whole, place=["SEN"]), whole, {"place": ["SEN"]})
    held = standing.reports(here).set_index("criterion")["standing"].astype(str).to_dict()
    assert held == standing.reports(narrow(whole, place="SEN")).set_index("criterion")["standing"].astype(str).to_dict()
    assert "clear" in held.values() and set(held.values()) != {"clear"}
