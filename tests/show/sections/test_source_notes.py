"""Every source note of a scope: those that would change most first, each with its report."""

from o7lib.show import sections
from o7lib.tables.model.schema import schema

KIND = schema().codes("source_notes", "kind")[0]


def test_one_note_and_many_notes_have_their_noun(shown, record, note):
    sections.source_notes(record(source_notes=[note(1, KIND), note(2, KIND, None), note(3, KIND, None)]))
    effect = schema().label("source_notes", "effect", "count")
    assert f"{effect}. {schema().label('source_notes', 'kind', KIND)}: 1 note<" in shown[0]
    assert "On the documents as a whole: 2 notes<" in shown[0]


def test_a_kind_of_doubt_says_when_it_is_given(shown, record, note):
    sections.source_notes(record(source_notes=[note(1, KIND)]))
    assert f'<p class="meant">{schema().meanings("source_notes", "kind")[KIND][:30]}' in shown[0]


def test_what_would_change_most_stands_first(shown, record, note):
    clerical = note(1, KIND) | {"effect": "clerical"}
    sections.source_notes(record(source_notes=[clerical, note(2, KIND)]))
    first, last = (schema().label("source_notes", "effect", code) for code in ("count", "clerical"))
    assert shown[0].index(first) < shown[0].index(last)


def test_a_note_names_its_result_and_its_criterion(shown, record, note):
    sections.source_notes(record(source_notes=[note(1, KIND) | {"criterion": 1}]))
    assert "TGO101, 2012-13, 7.1, criterion 1:" in shown[0]


def test_without_notes_that_is_said(shown, record):
    sections.source_notes(record(source_notes=[]))
    assert "No source note concerns this scope." in shown[0]


def test_notes_on_whole_results_leave_out_those_on_one_criterion_and_on_documents(shown, record, note):
    whole = note(1, KIND) | {"criterion": None, "item": None, "note": "Of the result."}
    one = note(2, KIND) | {"criterion": 1, "item": None, "note": "Of a criterion."}
    sections.notes_on_whole_results(record(source_notes=[whole, one, note(3, KIND, None)]))
    assert "Of the result." in shown[0] and "1 note<" in shown[0]
    assert "Of a criterion." not in shown[0] and "documents as a whole" not in shown[0]
