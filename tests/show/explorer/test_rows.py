"""What the explorer's script is given: plain values, in words, with nothing that could run."""

import pandas as pd

from o7lib.show.explorer.labels import COLUMNS
from o7lib.show.explorer.rows import brief_address, export_row, paint, places, rows, stages, targets, wrapped
from o7lib.show.style import theme

NAMES = {
    "stage": {"drafted": "Drafted"},
    "standing": {"doubted": "Doubted"},
    "type": {"legal": "Law"},
    "funder": {"EU": "European Union", "CHE": "Switzerland"},
}
BRIEFS = {"KEN": "country-KEN.html"}
ROW = {
    **{"biennium": "2012-13", "indicator": "7.1", "cpo": "KEN101", "place_id": "KEN", "place": "Kenya"},
    **{"region": "Africa", "region_id": "africa", "criterion": 3, "criterion_label": "Capacity", "item": 2},
    **{"stage": "drafted", "standing": "doubted", "types": ["legal"], "funders": ["EU", "CHE"], "funders_of_result": []},
    **{"stage_reason": "No act adopts it.", "summary": "A bill.", "ilo_contribution": "Advice.", "doc_id": "results-2012-13", "lines": "10-24"},
}  # fmt: skip


def test_a_row_is_taken_in_words_with_its_lines_as_numbers_that_no_spreadsheet_reads_as_a_date():
    cells = dict(zip(COLUMNS, export_row(ROW, NAMES, BRIEFS), strict=True))
    assert (
        cells["stage"] == "Drafted"
        and cells["standing"] == "Doubted"
        and cells["types"] == "Law"
        and cells["funders"] == "European Union; Switzerland"
    )
    assert (cells["first_line"], cells["last_line"]) == (10, 24)
    assert cells["brief"] == "country-KEN.html#e-2012-13-7.1-KEN101-3-2"


def test_a_stage_without_a_reason_is_an_empty_cell():
    cells = dict(zip(COLUMNS, export_row(ROW | {"stage_reason": pd.NA}, NAMES, BRIEFS), strict=True))
    assert cells["stage_reason"] == ""


def test_a_second_item_of_a_criterion_has_an_address_of_its_own():
    assert brief_address({**ROW, "item": 1}, BRIEFS) == "country-KEN.html#e-2012-13-7.1-KEN101-3"


def test_text_that_turns_its_direction_is_straightened():
    cells = dict(zip(COLUMNS, export_row({**ROW, "summary": "a\u202eb\u0007"}, NAMES, BRIEFS), strict=True))
    assert cells["summary"] == "ab"


def test_the_script_holds_a_row_by_what_it_answers_to():
    (held,) = rows(pd.DataFrame([ROW]), pd.DataFrame([{"region": ["africa"]}]), NAMES, BRIEFS)
    assert held["in"] == {"region": ["africa"]} and held["key"] == "2012-13|7.1|KEN101"
    assert held["result"] == "Kenya\n2012-13 KEN101"


def test_stages_before_the_firm_one_are_hollow_and_the_others_solid():
    found = stages({"drafted": "Drafted", "adopted": "Adopted", "operational": "In operation"}, "adopted")
    assert [s["broken"] for s in found] == [True, False, False] and [s["firm"] for s in found] == [False, True, True]
    assert found[1]["fill"] == found[1]["edge"] == "var(--solid)" and found[0]["edge"] == "var(--edge)"


def test_every_colour_is_a_variable_of_the_page():
    assert not [c for c in theme.VARIABLES if c in str(paint())]


def test_a_missing_point_or_target_is_null_and_never_a_number():
    frame = pd.DataFrame(
        {"place_id": ["RAS"], "place": ["Asia"], "kind": ["subregion"], "longitude": pd.array([None], "Float64")}
    )
    assert places(frame) == [{"place_id": "RAS", "place": "Asia", "longitude": None, "state": False}]
    row = {
        "biennium": "2014-15",
        "indicator": "7.1",
        "region_id": "africa",
        "region": "Africa",
        "reported": 2,
        "verdict": "no_target",
    }
    (held,) = targets(pd.DataFrame([row]).assign(target=pd.array([None], "Int64")))
    assert held["target"] is None and held["said"] == "no target was set"


def test_a_name_of_nothing_still_leaves_a_line():
    assert wrapped("\u200f") == "–"
