"""Documents are recognised, and read by the lines that locators count."""

import hashlib

import pandas as pd
import pytest

from o7lib.errors import SourceError
from o7lib.tables.documents.texts import Line, cited, excerpt, locator, read_lines, sources_folder, spans

TEXT = "One\n\x0ctwo\nthree"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def documents():
    return pd.DataFrame({"doc_id": ["report"], "sha256": [hashlib.sha256(TEXT.encode()).hexdigest()]})


def test_lines_are_counted_by_line_feeds_alone(folder, documents):
    assert read_lines(folder, "report", documents) == [Line(1, "One"), Line(2, "\x0ctwo"), Line(3, "three")]


def test_a_missing_document_is_named(tmp_path, documents):
    with pytest.raises(SourceError, match=r"report\.txt does not exist"):
        read_lines(tmp_path, "report", documents)


def test_another_text_under_the_same_name_is_refused(folder, documents):
    (folder / "report.txt").write_text(TEXT + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="the locators count the lines of"):
        read_lines(folder, "report", documents)


def test_a_document_that_the_record_does_not_know_is_refused(folder, documents):
    with pytest.raises(SourceError, match="no document 'diary'; the record knows report"):
        read_lines(folder, "diary", documents)


def test_an_excerpt_shows_line_numbers(folder, documents):
    assert excerpt(folder, "report", "2-3", documents) == "2  \x0ctwo\n3  three"


def test_a_locator_past_the_end_is_refused(folder, documents):
    with pytest.raises(SourceError, match="the document has lines 1-3"):
        cited(read_lines(folder, "report", documents), "3-4")


def test_a_locator_of_another_shape_is_refused():
    with pytest.raises(SourceError, match="expected first-last"):
        spans("56")


def test_a_locator_is_read_back_as_it_was_written():
    assert spans(locator([3, 1, 2, 9])) == [(1, 3), (9, 9)]


def test_the_folder_is_the_one_asked_for_before_the_variable(monkeypatch, tmp_path):
    monkeypatch.setenv("O7_SOURCES", "/elsewhere")
    assert sources_folder(tmp_path) == tmp_path.resolve()
    assert str(sources_folder()) == "/elsewhere"
