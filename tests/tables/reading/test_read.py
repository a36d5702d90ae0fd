"""Reading by ending: names, languages, the row of `documents`; files that cannot be read."""

import hashlib

import pytest

from o7lib.errors import SourceError
from o7lib.tables.load import load_all
from o7lib.tables.reading.read import DOCUMENT_COLUMNS, read


def test_the_row_of_documents_says_what_the_text_is(pdf):
    one = read(pdf)
    digest = hashlib.sha256(one.text.encode()).hexdigest()
    assert one.row == ["results-2016-17", "Outcome 9: Quiet work, 2016-17", "", "2016-17", "en", "6", digest]


def test_places_are_told_line_by_line_where_there_are_pages(pdf, tmp_path):
    rows = read(pdf).places.splitlines()
    assert rows[0] == "line,page,left,top,right,bottom" and [row.split(",")[:2] for row in rows[1:]] == [
        [str(n), "1"] for n in range(1, 7)
    ]
    (tmp_path / "a.txt").write_text("one\n")
    assert read(tmp_path / "a.txt").places == ""


def test_every_language_with_a_share_in_the_text_is_named(tmp_path):
    stretch = {"en": "the law of the land\n", "es": "el decreto y los datos\n", "fr": "le texte et les lois\n"}
    (tmp_path / "a.txt").write_text("".join(line * 12 for line in stretch.values()))
    (tmp_path / "b.txt").write_text("123\n")
    assert (read(tmp_path / "a.txt").languages, read(tmp_path / "b.txt").languages) == ("en es fr", "")


def test_lines_of_a_text_stay_where_they_are_whatever_ends_them(tmp_path):
    (tmp_path / "a.txt").write_bytes("\ufeff\r\nOne \r\n\r\n\r\ntwo\x0cthree\r\n".encode())
    assert read(tmp_path / "a.txt").text == "\nOne \n\n\ntwo\x0cthree\n"


def test_what_cannot_be_read_is_refused_in_words(tmp_path):
    for name, content in {
        "a.odt": b"x",
        "b.txt": b"",
        "c.txt": b"caf\xe9",
        "d.txt": b"a\0b",
        "e.html": b"<p> </p>",
    }.items():
        (tmp_path / name).write_bytes(content)
    for name, said in {
        "a.odt": "ends in '.odt'; expected .txt, .pdf, .docx, .html, .htm",
        "b.txt": "is empty",
        "c.txt": r"is not UTF-8 \(byte 4\); save it as UTF-8",
        "d.txt": "is not a text",
        "e.html": "has no text",
        "f.pdf": "there is no file .*f.pdf",
    }.items():
        with pytest.raises(SourceError, match=said):
            read(tmp_path / name)


def test_documents_of_the_shipped_record_are_read_as_the_record_describes_them(sources):
    columns = ["languages", "line_count", "sha256"]
    for _, row in load_all().untracked("documents").iterrows():
        read_row = dict(zip(DOCUMENT_COLUMNS, read(sources / f"{row['doc_id']}.txt").row, strict=True))
        assert [read_row[c] for c in columns] == [str(row[c]) for c in columns], row["doc_id"]
