"""A Word document's lines: paragraphs and table rows in order, merged cells once; what is refused."""

import pytest

from o7lib.errors import SourceError
from o7lib.tables.reading.word import read_word

docx = pytest.importorskip("docx", reason="python-docx makes the documents to read")


def test_paragraphs_and_rows_come_in_the_order_of_the_document(tmp_path):
    document = docx.Document()
    document.add_paragraph("Norway / NOR301 Less noise")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("1", "A law", "Advice"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2)).text = "All three"
    document.add_paragraph("quiet " * 30)
    document.save(tmp_path / "one.docx")
    lines = [line.text for line in read_word(tmp_path / "one.docx")]
    assert lines[:3] == ["Norway / NOR301 Less noise", "| 1 | A law | Advice |", "| All three |"]
    assert len(lines[3:]) == 2 and " ".join(lines[3:]) == ("quiet " * 30).strip()


def test_another_file_or_a_locked_one_is_refused(tmp_path):
    other, old = tmp_path / "other.docx", tmp_path / "old.docx"
    other.write_text("a text")
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1"))
    with pytest.raises(SourceError, match="other.docx is not a Word document"):
        read_word(other)
    with pytest.raises(SourceError, match=r"old.docx needs a password or is an old .doc; save it as .docx"):
        read_word(old)
