"""The record row by row: nothing a document says of a row is lost, nothing of another row is lent to it."""

import pytest

from o7lib.measures import details

FUNDERS = "funder_id name\nEU European_Union\nAUS Australia"
PARTNERS = "partner_id name\nitf Transport_workers\nbwi Wood_workers"
RESULTS = "biennium indicator cpo place_id\n2012-13 7.1 KHM129 KHM\n2012-13 7.1 LAO179 LAO\n2014-15 7.1 KHM129 KHM"
ACHIEVEMENTS = """
    biennium indicator cpo criterion item stage lines
    2012-13 7.1 KHM129 1 1 adopted 10-19
    2012-13 7.1 KHM129 1 2 drafted 20-29
    2012-13 7.1 KHM129 2 1 drafted 30-39
    2014-15 7.1 KHM129 1 1 adopted 40-49"""
TYPES = """
    biennium indicator cpo criterion item type
    2012-13 7.1 KHM129 1 1 policy
    2012-13 7.1 KHM129 1 1 legal
    2012-13 7.1 KHM129 2 1 data"""
FUNDING = """
    biennium indicator cpo criterion funder_id
    2012-13 7.1 KHM129 . AUS
    2012-13 7.1 KHM129 1 EU
    2012-13 7.1 KHM129 1 AUS
    2012-13 7.1 KHM129 2 EU"""
WORKED = """
    biennium indicator cpo partner_id
    2012-13 7.1 KHM129 itf
    2012-13 7.1 KHM129 bwi"""
NOTES = """
    note_no biennium indicator cpo kind lines
    1 2012-13 7.1 KHM129 other 5-5
    2 2012-13 7.1 . misprint 6-6
    3 2012-13 7.1 KHM129 recycled_evidence 7-7
    4 2014-15 . . recycled_evidence 8-8
    5 2012-13 7.1 LAO179 recycled_evidence 9-9"""


@pytest.fixture(scope="module")
def small(make):
    tables = {"funders": FUNDERS, "partners": PARTNERS, "results": RESULTS, "achievements": ACHIEVEMENTS}
    return make(**tables, achievement_types=TYPES, funding=FUNDING, result_partners=WORKED, source_notes=NOTES)


def test_an_achievement_has_the_kinds_of_its_own_item(small):
    assert details.achievements(small)["types"].tolist() == [["policy", "legal"], [], ["data"], []]


def test_an_achievement_has_the_funders_of_its_criterion_in_its_own_biennium(small):
    assert details.achievements(small)["funders"].tolist() == [
        ["European Union", "Australia"],
        ["European Union", "Australia"],
        ["European Union"],
        [],
    ]


def test_an_achievement_carries_the_label_of_its_criterion_and_cites_its_own_row(small):
    row = details.achievements(small).iloc[2]
    assert (row["criterion_label"], [ref.lines for ref in row["refs"]]) == ("criterion 2", ["30-39"])


def test_every_column_of_an_achievement_is_kept(small):
    assert set(small.achievements.columns) <= set(details.achievements(small).columns)


def test_a_result_has_the_funders_that_no_criterion_names(small):
    assert details.results(small)["funders"].tolist() == [["Australia"], [], []]


def test_a_result_has_the_partners_of_its_own_biennium(small):
    assert details.results(small)["partners"].tolist() == [["Transport workers", "Wood workers"], [], []]


def test_a_result_is_shown_with_its_place(small):
    assert details.results(small)["place"].tolist() == ["Cambodia", "Laos", "Cambodia"]


def test_notes_on_results_stand_in_the_order_of_the_kinds_of_doubt(small):
    rows = details.notes(small)
    assert rows[["kind", "note_no"]].to_numpy().tolist() == [
        ["recycled_evidence", 3],
        ["recycled_evidence", 5],
        ["other", 1],
    ]


def test_a_note_cites_its_own_passage(small):
    assert [[ref.lines for ref in refs] for refs in details.notes(small)["refs"]] == [["7-7"], ["9-9"], ["5-5"]]


def test_notes_on_documents_are_those_that_name_no_result(small):
    rows = details.notes_on_documents(small)
    assert rows["note_no"].tolist() == [4, 2]
    assert [[ref.lines for ref in refs] for refs in rows["refs"]] == [["8-8"], ["6-6"]]


def test_passages_are_counted_by_table_and_document(small):
    rows = details.passages(small)
    assert rows[["table", "doc_id", "rows"]].to_numpy().tolist() == [
        ["results", "results-2012-13", 2],
        ["results", "results-2014-15", 1],
        ["achievements", "results-2012-13", 3],
        ["achievements", "results-2014-15", 1],
        ["funding", "results-2012-13", 4],
        ["source_notes", "results-2012-13", 3],
    ]


def test_passages_lead_to_every_row_counted(small):
    row = details.passages(small).query("table == 'achievements'").iloc[0]
    assert str(row["refs"][0]) == "KHM129, 2012-13, 7.1, criterion 1: results-2012-13, lines 10-19"
    assert len(row["refs"]) == row["rows"]
