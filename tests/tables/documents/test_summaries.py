"""Rows, paragraphs and annex projects of the other documents."""

import hashlib

import pandas as pd
import pytest

from o7lib.tables.documents.summaries import read_parts, read_projects
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record


@pytest.fixture
def given(tmp_path):
    def write(text):
        (tmp_path / "note.txt").write_text(text, encoding="utf-8")
        documents = pd.DataFrame({"doc_id": ["note"], "sha256": [hashlib.sha256(text.encode()).hexdigest()]})
        return tmp_path, "note", Record({"documents": documents})

    return write


def parts(frame):
    return list(frame[["section", "label", "column", "lines", "text"]].itertuples(index=False, name=None))


def test_paragraphs_stand_under_their_heading(given):
    assert parts(read_parts(*given("First one.\n\nLessons\n\nOne.\n\nTwo."))) == [
        ("", "", "", "1-1", "First one."),
        ("Lessons", "", "", "5-5", "One."),
        ("Lessons", "", "", "7-7", "Two."),
    ]


def test_cells_are_named_by_their_row_and_a_header_of_two_lines(given):
    text = "\tTarget\tResults\t\nGoals\t\tTotal\tAsia\n7.1 x\t8\t13\tNepal"
    assert [p[1:] for p in parts(read_parts(*given(text)))] == [
        ("7.1 x", "Target", "3-3", "8"),
        ("7.1 x", "Results Total", "3-3", "13"),
        ("7.1 x", "Asia", "3-3", "Nepal"),
    ]


def test_a_row_goes_on_after_a_page_without_its_first_cell_or_its_tabs(given):
    text = "Outputs\t\nAdvice\t1. A law\n\n\tand a plan\n\n- 2. A study"
    assert parts(read_parts(*given(text))) == [
        ("Outputs", "Advice", "", "2-2, 4-4, 6-6", "1. A law and a plan - 2. A study")
    ]


def test_a_project_is_a_title_in_capitals_with_years(given):
    titles = "PROTECTING WORKERS (2010/2014) PARTNER: IOM", "DECENT WORK FOR ALL (2011-2012)"
    text = f"Annex\n\nAsia Region\n\n{titles[0]}\n\nThe text. It goes on.\n\nGlobal\n\n{titles[1]}"
    found = read_projects(*given(text)).drop(columns=["doc_id", "text"])
    assert list(found.itertuples(index=False, name=None)) == [
        ("annex-01", "PROTECTING WORKERS", 2010, 2014, "Asia Region", "IOM", "5-7"),
        ("annex-02", "DECENT WORK FOR ALL", 2011, 2012, "Global", "", "11-11"),
    ]


def test_the_annex_lists_as_many_projects_as_the_record(sources):
    record = load_all()
    assert (
        read_projects(sources, "background-note-2013", record)["lines"].tolist() == record["projects"]["lines"].tolist()
    )
