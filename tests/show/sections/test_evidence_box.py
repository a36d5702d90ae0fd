"""What surrounds the numbers of a brief: terms, strength, sources, doubts; nothing is said that is not there."""

import pandas as pd
import pytest

from o7lib.show.sections import evidence_box
from o7lib.tables.model.schema import codes, label, meanings

KIND = codes("source_notes", "kind")[0]


def strength(**cells: tuple[int, object, str]) -> pd.DataFrame:
    rows = [{"measure": m, "count": n, "of": of, "code": code, "refs": []} for m, (n, of, code) in cells.items()]
    return pd.DataFrame(rows).astype({"of": "Int64"})


def test_one_note_and_many_notes_have_their_noun(shown, record, note):
    evidence_box.caveats(record(source_notes=[note(1, KIND), note(2, KIND, None), note(3, KIND, None)]))
    assert f"{label('source_notes', 'kind', KIND)}: 1 note<" in shown[0]
    assert "On the documents as a whole: 2 notes<" in shown[0]


def test_a_caveat_that_is_asked_for_twice_stands_once_and_an_unknown_one_is_refused(shown, record):
    evidence_box.caveats(record(), "few", "few", "counts")
    assert shown[0].count("Numbers are small") == 1 and shown[0].count("are counted, never added") == 1
    with pytest.raises(KeyError, match="fewest"):
        evidence_box.caveats(record(), "fewest")


def test_sources_are_folded_and_count_rows_in_the_singular(shown, record):
    evidence_box.sources(record())
    assert "<details" in shown[0] and "1 document, with the lines of it" in shown[0]
    assert "1 row of" in shown[0] and "1 rows" not in shown[0]


def test_a_scope_without_rows_says_so(shown, record):
    evidence_box.sources(record(results=[], achievements=[]))
    assert "No row of the record lies in this scope." in shown[0]


def test_notes_on_whole_documents_are_no_source_of_a_page(shown, record, note):
    evidence_box.sources(record(results=[], achievements=[], source_notes=[note(1, KIND, None)]))
    assert "No row of the record lies in this scope." in shown[0]


def test_the_terms_come_from_the_tables(shown, record):
    evidence_box.terms(record())
    assert "one count of member States" in shown[0] and "at least two of its indicator's two criteria" in shown[
        0
    ].replace("&#x27;", "'")


def test_a_share_of_a_few_has_no_percentage(shown):
    evidence_box.strength(strength(results=(3, None, ""), firm=(2, 3, ""), criteria=(3, 6, "")))
    assert "2 of 3<" in shown[0] and "3 of 6 (50%)" in shown[0]


def test_doubts_are_called_doubts_and_none_is_said(shown):
    evidence_box.strength(strength(noted=(0, 1, ""), notes=(0, 0, KIND)))
    evidence_box.strength(strength(noted=(1, 1, ""), notes=(2, 2, KIND)))
    assert "Results with at least one doubt noted" in shown[0] and "<dd>none</dd>" in shown[0]
    assert f"{label('source_notes', 'kind', KIND).lower()} 2" in shown[1]


def test_references_of_several_measures_stand_once_each():
    one = pd.DataFrame({"refs": [["a", "b"]]})
    assert evidence_box.refs_of([one, one]) == ["a", "b"]


def test_a_kind_of_doubt_says_when_it_is_given(shown, record, note):
    evidence_box.caveats(record(source_notes=[note(1, KIND)]))
    assert f'<p class="meant">{meanings("source_notes", "kind")[KIND][:30]}' in shown[0]
