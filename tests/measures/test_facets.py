"""The frame that the explorer filters: each achievement once, with every value it answers to."""

import pandas as pd

from o7lib.measures.facets import NOBODY, achievements, criteria, filter_values, funders, places
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

STAGE = pd.CategoricalDtype(["drafted", "adopted"], ordered=True)
KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KEN101"}


def small(**changed):
    tables = {
        "results": pd.DataFrame([{**KEY, "place_id": "KEN"}]),
        "places": pd.DataFrame(
            {"place_id": ["KEN", "PNG"], "name": ["Kenya", "Papua New Guinea"], "region_id": "africa"}
        ),
        "regions": pd.DataFrame({"region_id": ["africa"], "name": ["Africa"]}),
        "criteria": pd.DataFrame(
            {"biennium": KEY["biennium"], "indicator": "7.1", "criterion": [1, 2], "label": ["Policy", "Areas"]}
        ),
        "achievements": pd.DataFrame(
            [{**KEY, "criterion": c, "item": 1, "stage": s} for c, s in [(1, "adopted"), (2, "drafted")]]
        ).assign(doc_id="results-2012-13", lines="3-4"),
        "achievement_types": pd.DataFrame([{**KEY, "criterion": 1, "item": 1, "type": t} for t in ("legal", "data")]),
        "funding": pd.DataFrame(
            [{**KEY, "criterion": 1, "funder_id": "EU"}, {**KEY, "criterion": 1, "funder_id": "CHE"}]
        ),
        "funders": pd.DataFrame(
            {"funder_id": ["CHE", "EU", "USA"], "name": ["Switzerland", "European Union", "United States"]}
        ),
        "reported_places": pd.DataFrame({"place_id": ["PNG", "KEN", "KEN"]}),
        "support": pd.DataFrame([{**KEY, "criterion": 2, "wording": "ilo", "body": "ILO"}]),
        "source_notes": pd.DataFrame(
            [
                {
                    **KEY,
                    "note_no": 1,
                    "criterion": 1,
                    "item": pd.NA,
                    "side": "result",
                    "effect": "count",
                    "note": "Not so.",
                }
            ]
        ).assign(doc_id="results-2012-13", lines="1-2"),
    } | changed
    tables["achievements"] = tables["achievements"].astype({"stage": STAGE})
    tables["places"] = tables["places"].assign(kind="member_state", longitude=1.0, latitude=2.0)
    return Record(tables)


def test_an_achievement_stands_once_however_many_kinds_and_funders_it_has():
    rows = achievements(small())
    assert rows["types"].tolist() == [["legal", "data"], []]
    assert rows["funders"].tolist() == [["EU", "CHE"], []]
    assert rows[["place", "region", "asked", "criterion_label"]].values.tolist() == [
        ["Kenya", "Africa", "7.1-1", "Policy"],
        ["Kenya", "Africa", "7.1-2", "Areas"],
    ]


def test_a_funder_named_for_the_result_as_a_whole_is_kept_apart_but_answers_for_each_row():
    whole = pd.DataFrame([{**KEY, "criterion": 1, "funder_id": "EU"}, {**KEY, "criterion": pd.NA, "funder_id": "CHE"}])
    rows = achievements(small(funding=whole))
    assert rows["funders"].tolist() == [["EU"], []] and rows["funders_of_result"].tolist() == [["CHE"], ["CHE"]]
    assert filter_values(rows)["funder"].tolist() == [["EU", "CHE"], ["CHE"]]


def test_a_row_has_its_standing_and_what_is_said_of_support():
    rows = achievements(small())
    assert rows["standing"].tolist() == ["doubted", "clear"]
    assert rows["support"].tolist() == [[], [("ilo", "ILO")]]


def test_a_row_whose_text_names_no_payer_answers_to_nobody():
    assert filter_values(achievements(small()))["funder"].tolist() == [["EU", "CHE"], [NOBODY]]


def test_a_place_that_is_counted_without_an_entry_is_offered_and_marked():
    assert places(small())[["place_id", "entry"]].values.tolist() == [["KEN", True], ["PNG", False]]


def test_only_funders_that_a_text_names_are_offered_in_the_order_of_their_table():
    assert funders(small())["funder_id"].tolist() == ["CHE", "EU"]


def test_every_row_of_the_record_is_there_and_every_answer_is_one_that_is_offered():
    record = load_all()
    rows = achievements(record)
    found = filter_values(rows)
    assert (
        len(rows) == len(record["achievements"]) and not rows[["place", "region", "criterion_label"]].isna().any().any()
    )
    offered = {
        "place": places(record)["place_id"],
        "criterion": criteria(record)["asked"],
        "region": record["regions"]["region_id"],
    }
    for name, values in offered.items():
        assert {v for fits in found[name] for v in fits} <= set(values)
    assert {v for fits in found["funder"] for v in fits} == {*funders(record)["funder_id"], NOBODY}


def test_the_frame_changes_no_table_of_the_record():
    record = small()
    before = {name: record.untracked(name).copy() for name in record}
    filter_values(achievements(record))
    for name, frame in before.items():
        pd.testing.assert_frame_equal(record.untracked(name), frame)
