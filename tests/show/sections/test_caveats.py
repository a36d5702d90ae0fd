"""Tests of `o7lib.show.sections.caveats`."""

import pytest

from o7lib.show import sections
from o7lib.tables.model.schema import schema

KIND = schema().codes("source_notes", "kind")[0]


def test_one_note_and_many_notes_have_their_noun(shown, record, note):
    sections.caveats(record(source_notes=[note(1, KIND), note(2, KIND, None), note(3, KIND, None)]))
    assert f"{schema().label('source_notes', 'kind', KIND)}: 1 note<" in shown[0]
    assert "On the documents as a whole: 2 notes<" in shown[0]


def test_a_caveat_that_is_asked_for_twice_stands_once_and_an_unknown_one_is_refused(shown, record):
    sections.caveats(record(), "few", "few", "counts")
    assert shown[0].count("Numbers are small") == 1 and shown[0].count("are counted, never added") == 1
    with pytest.raises(KeyError, match="fewest"):
        sections.caveats(record(), "fewest")


def test_a_kind_of_doubt_says_when_it_is_given(shown, record, note):
    sections.caveats(record(source_notes=[note(1, KIND)]))
    assert f'<p class="meant">{schema().meanings("source_notes", "kind")[KIND][:30]}' in shown[0]
