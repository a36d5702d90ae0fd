"""What the maps say: right for none, one and many."""

import pandas as pd

from o7lib.measures.standing import POLICY_STATES
from o7lib.show.words import places


def rows(*cells: dict) -> pd.DataFrame:
    known = {"kind": "member_state", "state": "reported", "region_id": "africa", "biennium": "2012-13"}
    counts = {"results": 1, "reports": 2, "criteria": 2, "asked": 4, "funders": 0, "achievements": 2, "firm": 0}
    frame = pd.DataFrame([known | counts | {"policy": "not_adopted"} | c for c in cells])
    return frame.assign(policy=pd.Categorical(frame["policy"], POLICY_STATES, ordered=True))


def test_a_region_without_a_result_says_so():
    assert (
        places.region("Africa", rows({"place": "Mali", "state": "no_result"}), "africa")
        == "No result is reported in Africa."
    )


def test_a_region_with_one_result_speaks_of_one():
    assert (
        places.region("Africa", rows({"place": "Mali"}), "africa")
        == "1 result is reported in Africa, for 1 member State."
    )


def test_a_region_names_subregions_apart_and_places_that_are_only_counted():
    found = rows(
        {"place": "Mali", "results": 2},
        {"place": "Southern Africa", "kind": "subregion"},
        {"place": "Togo", "state": "listed_only", "results": None},
        {"place": "Peru", "region_id": "americas"},
    )
    said = "3 results are reported in Africa, for 1 member State and 1 regional entry; a summary also counts Togo"
    assert places.region("Africa", found, "africa") == f"{said}, without an entry."


def test_one_biennium_has_nothing_to_compare_with():
    assert len(places.results(rows({"place": "Mali"}))) == 1


def test_the_policy_itself_is_said_from_adopted_to_not():
    found = rows({"place": "Mali"}, {"place": "Togo", "policy": "doubted"})
    said = "The policy itself (criterion 1), of 2 places with a result: adopted, with a doubt in 1 (Togo), not adopted in 1 (Mali)."
    assert places.policies(found) == said


def test_criteria_met_are_said_from_all_to_few():
    found = rows({"place": "Mali"}, {"place": "Togo", "criteria": 4}, {"place": "Chad"})
    assert (
        places.criteria(found)
        == "Most criteria that one result reports under, of 3 places: all 4 in 1 (Togo), 2 in 2 (Chad and Mali)."
    )


def test_silence_on_every_funder_is_said_once():
    assert places.funders(rows({"place": "Mali"}, {"place": "Togo"})) == "The text names a funder for none of 2 places."


def test_no_result_at_all_is_no_map():
    nothing = rows({"place": "Mali", "state": "no_result"})
    assert {places.criteria(nothing), places.funders(nothing)} == {"There is no result to map."}


def test_a_mark_says_what_its_map_shows():
    (mali,) = rows({"place": "Mali", "firm": 1}).assign(payers="").to_dict("records")
    assert places.tooltip(mali, "results") == "Mali: 1 result; 2 criteria reports"
    assert places.tooltip(mali, "policy") == "Mali: not adopted"
    assert places.tooltip(mali, "funders") == "Mali: no payer named"
