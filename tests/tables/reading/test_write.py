"""Writing what was read: all or nothing, and never over lines that locators may count."""

import pandas as pd
import pytest

from o7lib import cli
from o7lib.errors import ParameterError, SourceError
from o7lib.tables.documents.passages import read_passages
from o7lib.tables.documents.texts import read_lines
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record
from o7lib.tables.reading.read import DOCUMENT_COLUMNS
from o7lib.tables.reading.write import read_all, write_all


def test_the_command_writes_texts_that_the_readers_of_documents_take(pdf, tmp_path, capsys):
    assert cli.main(["read", str(pdf), "-o", str(tmp_path / "texts")]) == 0
    said = capsys.readouterr().out
    assert "results-2016-17.txt: 6 lines, 1 page, languages en\n" in said
    row = said.splitlines()[-1].rsplit(",", 6)
    documents = pd.DataFrame([[row[0].split(",")[0], row[-1]]], columns=["doc_id", "sha256"])
    assert read_lines(tmp_path / "texts", "results-2016-17", documents)[3].text == "Norway / NOR301 Less noise"


def test_passages_are_found_in_the_ruled_table_of_a_pdf(pdf, tmp_path):
    found = read_all([pdf])
    write_all(found, tmp_path)
    shipped = load_all()
    tables = {name: shipped.untracked(name) for name in ("regions", "results")}
    record = Record({**tables, "documents": pd.DataFrame([found[0].row], columns=DOCUMENT_COLUMNS)})
    passages = read_passages(tmp_path, "results-2016-17", record)
    achieved = passages[passages["column"] == "achieved"]
    assert list(zip(achieved["criterion"], achieved["lines"], strict=True)) == [(1, "5-5"), (2, "6-6")]


def test_reading_again_changes_nothing_and_another_text_is_not_written_over(pdf, tmp_path):
    write_all(read_all([pdf]), tmp_path)
    write_all(read_all([pdf]), tmp_path)
    (tmp_path / "results-2016-17.txt").write_text("edited\n")
    with pytest.raises(
        ParameterError, match="results-2016-17.txt exists and differs(.|\n)*locators may count its lines"
    ):
        write_all(read_all([pdf]), tmp_path)
    assert (tmp_path / "results-2016-17.txt").read_text() == "edited\n"


def test_every_file_that_cannot_be_read_is_named_and_none_is_written(pdf, tmp_path, capsys):
    (tmp_path / "a.odt").write_text("x")
    (tmp_path / "results 2016-17.txt").write_text("x\n")
    files = [pdf, tmp_path / "results 2016-17.txt", tmp_path / "a.odt"]
    with pytest.raises(SourceError, match="would be called results-2016-17, as another file is(.|\n)*a.odt ends in"):
        read_all(files)
    assert cli.main(["read", *map(str, files), "-o", str(tmp_path / "texts")]) == 2
    assert not (tmp_path / "texts").exists()
