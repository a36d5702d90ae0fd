"""A PDF's lines: order, rows of ruled tables, pages and boxes; what is refused, and the way out."""

import time
from itertools import pairwise

import pytest
from PIL import Image

from o7lib.errors import SourceError
from o7lib.tables.reading.pdf import read_pdf


def test_text_and_the_rows_of_a_ruled_table_come_in_reading_order(pdf):
    assert [line.text for line in read_pdf(pdf)] == [
        "Outcome 9: Quiet work, 2016-17",
        "Indicator 9.1: Rules on noise and the like",
        "Europe",
        "Norway / NOR301 Less noise",
        "| 1 | A decree on quiet workshops was adopted in 2017. | Advice on the draft, paid by Norway. |",
        "| 2 | 120 guards were trained, 45 of them women. | Two courses. |",
    ]


def test_each_line_has_its_page_and_a_box_below_the_line_before(pdf):
    places = [line.place for line in read_pdf(pdf)]
    assert {place.page for place in places} == {1}
    assert all(above.bottom <= below.top + 1 for above, below in pairwise(places))
    assert all(0 < p.left < p.right < 596 and 0 < p.top < p.bottom < 842 for p in places)


def test_a_table_goes_on_on_the_next_page(report, tmp_path):
    rows = [(str(n), f"Item {n} was reached.", "Advice.") for n in range(1, 81)]
    lines = read_pdf(report(rows).save(tmp_path / "long.pdf"))
    assert [line.text for line in lines[4:]] == [f"| {n} | Item {n} was reached. | Advice. |" for n in range(1, 81)]
    assert [line.place.page for line in lines] == sorted(line.place.page for line in lines) and lines[-1].place.page > 1


def test_columns_merged_in_one_row_leave_the_other_rows_their_columns(report, tmp_path):
    merged = report(rows=[])
    with merged.table(col_widths=(1, 6, 6), first_row_as_headings=False) as table:
        table.row().cell("Norway, both years", colspan=3)
        table.row(("1", "A law", "Advice"))
    assert [line.text for line in read_pdf(merged.save(tmp_path / "merged.pdf"))][4:] == [
        "| Norway, both years | | |",
        "| 1 | A law | Advice |",
    ]


def test_a_pdf_of_pictures_is_refused_with_the_way_out(report, tmp_path):
    scanned = report(rows=[], pages=0)
    scanned.add_page()
    scanned.image(Image.new("RGB", (40, 40), "white"))
    with pytest.raises(SourceError, match="scan.pdf has no text: .* apt install ocrmypdf .* ocrmypdf -l eng scan.pdf"):
        read_pdf(scanned.save(tmp_path / "scan.pdf"))


def test_a_pdf_with_a_password_is_refused(report, tmp_path):
    locked = report()
    locked.set_encryption(owner_password="one", user_password="two")
    with pytest.raises(SourceError, match="locked.pdf needs a password; save it without one"):
        read_pdf(locked.save(tmp_path / "locked.pdf"))


def test_what_is_no_pdf_or_half_of_one_is_refused(pdf, tmp_path):
    other, half = tmp_path / "other.pdf", tmp_path / "half.pdf"
    other.write_text("a text")
    half.write_bytes(pdf.read_bytes()[:200])
    with pytest.raises(SourceError, match="other.pdf is not a PDF"):
        read_pdf(other)
    with pytest.raises(SourceError, match="half.pdf is damaged|half.pdf has no text"):
        read_pdf(half)


def test_many_pages_take_no_more_than_a_second_each(report, tmp_path):
    file = report(pages=12).save(tmp_path / "many.pdf")
    started = time.perf_counter()
    assert read_pdf(file)[-1].place.page == 12
    assert time.perf_counter() - started < 12
