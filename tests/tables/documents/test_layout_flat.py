"""The flattened layout: boxes, pages, rows."""

from o7lib.tables.documents import layout_flat
from o7lib.tables.documents.entries import entries
from o7lib.tables.documents.texts import Line
from o7lib.tables.documents.two_columns import text_of


def read(text):
    entry = next(entries([Line(i, t) for i, t in enumerate(text.split("\n"), start=1)], set()))
    title, rows, additional = layout_flat.read(entry)
    assert additional == []
    return text_of(title), [(criterion, text_of(row.achieved), text_of(row.contribution)) for criterion, row in rows]


def test_rows_open_with_the_number_of_their_criterion():
    text = "Nepal/NPL105 \nBetter \nwork \n\n1 A law. \n\nAdvice. \n\n \n\n   2 A plan of \n2 years. \n\nTraining. "
    assert read(text) == ("Better work", [(1, "A law.", "Advice."), (2, "A plan of 2 years.", "Training.")])


def test_a_line_set_in_after_text_begins_a_new_page():
    text = "Nepal/NPL105\nTitle\n\n1 A law on \n\nAdvice on \n work. \n\ndrafts."
    assert read(text)[1] == [(1, "A law on work.", "Advice on drafts.")]


def test_a_line_set_in_after_a_gap_is_a_paragraph():
    text = "Nepal/NPL105\nTitle\n\n1 A law. \n\nAdvice. \n \n Training. "
    assert read(text)[1] == [(1, "A law.", "Advice. Training.")]


def test_a_number_alone_opens_a_row_too():
    assert read("Nepal/NPL105\nTitle\n\n1  \nA law. \n\nAdvice.")[1] == [(1, "A law.", "Advice.")]


def test_a_heading_that_runs_into_its_row_is_taken_apart():
    text = "Nepal/NPL105 2 1. Law by the ILO helped in \n Better \nwork \n\nParliament. \n\ntalks."
    assert read(text) == ("Better work", [(2, "1. Law by the Parliament.", "ILO helped in talks.")])


def test_a_row_whose_columns_begin_in_one_line_is_taken_apart():
    text = "Nepal/NPL105\nTitle\n\n1 Law by the ILO helped in \n Parliament. \n\ntalks."
    assert read(text)[1] == [(1, "Law by the Parliament.", "ILO helped in talks.")]
