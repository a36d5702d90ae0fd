"""Outputs, lessons, and the numbers in the prose."""

import pandas as pd

from o7lib.measures import outputs
from o7lib.measures.scope import narrow

DOCUMENTS = "doc_id biennium\nearly 2012-13\nlate 2014-15\nnote ."
HEADER = "doc_id figure_no measure value unit lines"


def _numbers(make, *lines, **more):
    return make(documents=DOCUMENTS, narrative_figures="\n".join([HEADER, *lines]), **more)


def test_a_type_that_a_biennium_does_not_use_is_there_with_zero(make):
    text = "biennium output_no type\n2012-13 1 knowledge\n2012-13 2 knowledge\n2014-15 1 normative"
    rows = outputs.by_type(make(outputs=text)).set_index(["biennium", "type"])
    assert rows.loc[("2012-13", "knowledge"), "outputs"] == 2
    assert rows.loc[("2014-15", "knowledge"), "outputs"] == 0
    assert [ref.name for ref in rows.loc[("2012-13", "knowledge"), "refs"]] == [
        "2012-13, output 1",
        "2012-13, output 2",
    ]


def test_the_same_measure_in_two_biennia_is_a_pair(make):
    record = _numbers(
        make,
        "early 1 good_practices_in_the_database 80 entries 3-3",
        "late 7 entries_in_the_good_practices_database 126 entries 4-4",
        "early 2 people_taught_in_Turin 558 people 5-5",
    )
    row = outputs.comparable(record).iloc[0]
    assert len(outputs.comparable(record)) == 1
    assert (row["before"], row["value_before"], row["value_after"], row["change"]) == ("2012-13", 80, 126, 46)
    assert [ref.doc_id for ref in row["refs"]] == ["early", "late"]


def test_like_words_in_another_unit_are_no_pair(make):
    record = _numbers(
        make, "early 1 good_practices_recorded 80 entries 3-3", "late 1 good_practices_recorded 9 pages 4-4"
    )
    assert outputs.comparable(record).empty


def test_two_numbers_of_one_biennium_or_of_a_document_on_none_are_no_pair(make):
    lines = ("early 1 good_practices_recorded 80 entries 3-3", "early 2 good_practices_recorded 9 entries 4-4")
    assert outputs.comparable(_numbers(make, *lines, "note 1 good_practices_recorded 7 entries 1-1")).empty


def test_a_number_is_traced_to_the_likest_figure_with_its_value(make):
    record = _numbers(
        make,
        "early 1 migrants_assisted_by_unions_in_Cambodia 7884 people 3-3",
        "early 2 migrants_counselled_in_centres 6529 people 4-4",
        results="biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM",
        figures="biennium indicator cpo criterion figure_no measure measure_group value lines\n"
        "2012-13 7.1 KHM129 1 1 migrants_assisted_by_unions people_reached 7884 8-9",
    )
    found, lost = outputs.traced(record).to_dict("records")
    assert (found["cpo"], found["place"], [ref.lines for ref in found["refs"]]) == (
        "KHM129",
        "Cambodia",
        ["3-3", "8-9"],
    )
    assert pd.isna(lost["cpo"])
    assert [ref.lines for ref in lost["refs"]] == ["4-4"]


def test_the_database_is_the_one_measure_that_both_summaries_report(record):
    rows = outputs.comparable(record)
    assert rows[["value_before", "value_after", "unit"]].to_numpy().tolist() == [[80.0, 126.0, "entries"]]


def test_the_6529_counselled_in_viet_nam_stand_in_no_country_entry(record, rows):
    assert "6529" not in {r["value"] for r in rows("figures")}
    found = outputs.traced(record).set_index("value")["cpo"]
    assert pd.isna(found[6529])
    assert found[7884] == "THA176"


def test_lessons_and_outputs_follow_the_scope(record, rows):
    later = narrow(record, biennium="2014-15")
    assert len(outputs.lessons(later)) == sum(r["biennium"] == "2014-15" for r in rows("lessons")) == 6
    assert len(outputs.listing(later)) == sum(r["biennium"] == "2014-15" for r in rows("outputs")) == 10
