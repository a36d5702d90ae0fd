"""A source note is borne out by the lines it cites and points at."""

import pytest

from o7lib.tables.audit.notes import pointers, source_notes_are_borne_out

KEY = {"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129"}
LINES = ["A law was adopted.", "It names 45 centres.", "The law is a draft.", "Outside."]
INSIDE = [{**KEY, "doc_id": "d", "lines": "1-3"}]


def _found(evidence, note, **cells):
    row = {"note_no": 1, **KEY, "kind": "other", "note": note, "doc_id": "d", "lines": "1-1"} | cells
    e = evidence(LINES, entries=INSIDE, source_notes=[row])
    return [(f.column, f.value) for f in source_notes_are_borne_out(e)]


def test_a_note_that_its_lines_bear_out_is_silent(evidence):
    assert _found(evidence, "Here it is adopted; in line 3 a draft.") == []


def test_a_pointer_to_lines_that_do_not_exist_is_found(evidence):
    assert _found(evidence, "See line 9.") == [("note", "d, lines 9-9")]


def test_a_note_outside_the_result_it_is_about_is_found(evidence):
    assert _found(evidence, "So it is.", lines="4-4") == [("lines", "4-4")]


def test_a_note_on_a_document_lies_in_no_result(evidence):
    assert _found(evidence, "So it is.", lines="4-4", cpo=None) == []


def test_a_number_must_stand_in_the_lines_or_where_the_note_points(evidence):
    assert _found(evidence, "It has 45 centres.") == [("note", "45")]
    assert _found(evidence, "It has 45 centres (line 2).") == []


def test_a_count_in_words_is_the_evaluators_own(evidence):
    assert _found(evidence, "Two laws are meant.") == []


def test_the_biennium_and_the_indicator_of_a_note_need_no_tie(evidence):
    assert _found(evidence, "Under 7.1, in 2012-13.") == []


def test_a_quotation_must_be_one(evidence):
    assert _found(evidence, "It says “was adopted”, not “was passed”.") == [("note", "was passed")]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Lines of text.", []),
        ("See line 3.", [("d-2012-13", "3-3")]),
        ("See lines 3-5 and 8.", [("d-2012-13", "3-5"), ("d-2012-13", "8-8")]),
        ("See summary-2014-15, line 7.", [("summary-2014-15", "7-7")]),
        ("See summary-2014-15, line 7, and line 8.", [("summary-2014-15", "7-7"), ("d-2012-13", "8-8")]),
        ("See summary-2014-15, line 7, and line 8 there.", [("summary-2014-15", "7-7"), ("summary-2014-15", "8-8")]),
    ],
)
def test_a_pointer_means_the_notes_own_document_unless_it_names_another(note, found):
    assert pointers(note, "d-2012-13") == found
