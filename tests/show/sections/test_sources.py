"""Tests of `o7lib.show.sections.sources`."""

from o7lib.show import sections
from o7lib.tables.model.schema import schema

KIND = schema().codes("source_notes", "kind")[0]


def test_sources_are_folded_and_count_rows_in_the_singular(shown, record):
    sections.sources(record())
    assert "<details" in shown[0] and "1 document, with the lines of it" in shown[0]
    assert "1 row of" in shown[0] and "1 rows" not in shown[0]


def test_a_scope_without_rows_says_so(shown, record):
    sections.sources(record(results=[], achievements=[]))
    assert "No row of the record lies in this scope." in shown[0]


def test_notes_on_whole_documents_are_no_source_of_a_page(shown, record, note):
    sections.sources(record(results=[], achievements=[], source_notes=[note(1, KIND, None)]))
    assert "No row of the record lies in this scope." in shown[0]
