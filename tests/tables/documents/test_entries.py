"""Where a country entry begins and ends."""

from o7lib.tables.documents.entries import PAGE, entries, without_page_heads
from o7lib.tables.documents.texts import Line


def lines(text):
    return [Line(i, t) for i, t in enumerate(text.split("\n"), start=1)]


def found(text):
    return [
        (e.indicator, e.cpo, e.region_printed, e.lines[0].number, e.lines[-1].number)
        for e in entries(lines(text), {"Asia"})
    ]


def test_an_entry_ends_before_the_next_heading_region_or_indicator():
    text = "Indicator 7.1: x\nAsia \n\nNepal/NPL105\ntitle\n\nIndia /IND101 title\n\nIndicator - 7.2. y\nFiji/FJI100"
    assert found(text) == [
        ("7.1", "NPL105", "Asia", 4, 5),
        ("7.1", "IND101", "Asia", 7, 7),
        ("7.2", "FJI100", "Asia", 10, 10),
    ]


def test_a_heading_may_stand_in_a_table():
    assert found("| Asia | | |\n| Nepal/NPL105 Title | 1 | done |")[0][1:3] == ("NPL105", "Asia")


def test_a_running_page_head_ends_no_entry():
    text = "Nepal/NPL105\nlaw\n\nOutcome 7 of many\n\nfor workers, page head\t Page\t13\n\nand plan"
    assert found(text) == [("", "NPL105", "", 1, 8)]
    assert [line.text for line in without_page_heads(lines(text))][3] == PAGE


def test_a_new_section_ends_an_entry():
    assert found("Nepal/NPL105\nlaw\n\nOutcome 07 again\n\nMeasurement")[0][-1] == 2


def test_a_fraction_or_an_address_is_no_heading():
    assert found("1/2 ABC123\nsee www.example.org/ABC123x") == []
