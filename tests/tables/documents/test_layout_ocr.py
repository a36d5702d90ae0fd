"""The layout of the OCR: rows between strokes, torn tables, rows without strokes."""

from o7lib.tables.documents import layout_ocr
from o7lib.tables.documents.entries import entries
from o7lib.tables.documents.texts import Line
from o7lib.tables.documents.two_columns import text_of


def read(text):
    entry = next(entries([Line(i, t) for i, t in enumerate(text.split("\n"), start=1)], set()))
    title, rows, additional = layout_ocr.read(entry)
    said = [(criterion, text_of(row.achieved), text_of(row.contribution)) for criterion, row in rows]
    return text_of(title), said, text_of(additional)


def test_a_title_stands_in_the_table_or_under_the_heading():
    assert read("| Nepal/NPL105 Better work | 1 | A law. | Advice. |")[0] == "Better work"
    assert read("Nepal/NPL105\n\nBetter work\n\n| | | |\n|---|---|--|\n| 1 | A law. | Advice. |")[0] == "Better work"


def test_a_torn_row_goes_on_in_the_next_table_of_three_or_four_cells():
    text = "Nepal/NPL105\n| 1 | <p>A law</p> | Advice |\n\n| | | |\n|--|--|--|\n| | | on drafts |\n| | | | in time. |"
    assert read(text)[1] == [(1, "A law", "Advice on drafts in time.")]


def test_a_row_one_cell_too_far_left_is_known_by_its_number():
    assert read("Nepal/NPL105\n| 3 | A law. | Advice. | |\n| | 4 | Data. | Help. |")[1] == [
        (3, "A law.", "Advice."),
        (4, "Data.", "Help."),
    ]


def test_a_row_without_strokes_is_a_number_and_paragraphs():
    text = "Nepal/NPL105\nTitle\n\n1\n\nA law.\n\nA plan.\n\nThe ILO advised on\n\n| | | |\n| | | both. |"
    assert read(text)[1] == [(1, "A law. A plan.", "The ILO advised on both.")]


def test_a_line_after_the_table_goes_on_with_the_column_that_broke_off():
    assert read("Nepal/NPL105\n| 1 | A law. | Advice of |\n\nthe Office.\n\nx/ABC999")[1] == [
        (1, "A law.", "Advice of the Office.")
    ]


def test_additional_information_is_kept_apart():
    text = "Nepal/NPL105\n| 1 | A law. | Advice. |\n\nAdditional CPO Information (x)\n\na) Gender\n\n-"
    assert read(text)[1:] == ([(1, "A law.", "Advice.")], "Additional CPO Information (x) a) Gender -")
