"""Where the second column begins, on the first page of a row and on later ones."""

from o7lib.tables.documents.texts import Line
from o7lib.tables.documents.two_columns import Row, fill, is_open, run_together, text_of


def pieces(*texts):
    return [[Line(i, text)] for i, text in enumerate(texts, start=1)]


def filled(*pages):
    row = Row()
    for page in pages:
        fill(row, pieces(*page))
    return text_of(row.achieved), text_of(row.contribution)


def test_of_two_pieces_the_second_is_the_contribution():
    assert filled(["A law.", "Advice."]) == ("A law.", "Advice.")


def test_of_three_pieces_the_one_on_the_office_opens_the_contribution():
    assert filled(["A law.", "A plan.", "The ILO advised."]) == ("A law. A plan.", "The ILO advised.")


def test_items_that_count_from_one_again_open_the_contribution():
    assert filled(["1. A law.", "2. A plan.", "1. Advice.", "2. Training."]) == (
        "1. A law. 2. A plan.",
        "1. Advice. 2. Training.",
    )


def test_a_later_page_goes_on_with_both_columns():
    assert filled(["A law on", "Advice on"], ["work.", "drafts."]) == ("A law on work.", "Advice on drafts.")


def test_a_lone_piece_goes_on_with_the_column_that_broke_off():
    assert filled(["A law.", "Advice on"], ["drafts."]) == ("A law.", "Advice on drafts.")


def test_two_columns_that_end_in_one_line_are_cut_at_the_full_stop():
    assert filled(["A law on", "Advice on"], ["work. drafts of it."]) == ("A law on work.", "Advice on drafts of it.")


def test_a_contribution_in_mid_sentence_is_taken_up_in_lower_case():
    pages = ["A law on", "Advice on"], ["work.", "A plan.", "drafts."]
    assert filled(*pages) == ("A law on work. A plan.", "Advice on drafts.")


def test_an_article_cannot_take_up_a_broken_sentence():
    pages = ["A law on", "Before the"], ["work.", "The Ministry met.", "Committee on it."]
    assert filled(*pages) == ("A law on work. The Ministry met.", "Before the Committee on it.")


def test_a_line_in_which_both_columns_begin_stays_achieved_without_a_seam():
    row = Row()
    run_together(row, Line(1, "Law passed by advice"))
    assert (text_of(row.achieved), row.contribution) == ("Law passed by advice", [])


def test_a_quotation_mark_does_not_leave_a_sentence_open():
    assert not is_open([Line(1, "called “Work.”")])
    assert is_open([Line(1, "three ministries;")])
