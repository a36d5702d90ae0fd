"""One achievement as it is read: everything the tables say of it, and the document where the reader has it."""

import hashlib

import pytest

from o7lib.measures import facets
from o7lib.show.lab import entry
from o7lib.tables.model.references import passage


@pytest.fixture(scope="module")
def told(whole, names):
    return entry.entry_tables(whole, names)


def row_of(whole, **key):
    rows = facets.achievements(whole)
    for column, value in key.items():
        rows = rows[rows[column] == value]
    return rows.iloc[0].to_dict()


def test_an_achievement_is_named_by_place_time_criterion_and_stage(names):
    row = {"place": "Kenya", "biennium": "2014-15", "indicator": "7.2", "criterion": 3, "item": 2, "stage": "adopted"}
    assert entry.name(row, names) == "Kenya, 2014-15, 7.2, criterion 3, item 2: adopted"
    assert "item" not in entry.name({**row, "item": 1}, names)


def test_every_entry_of_the_record_can_be_read(whole, told):
    rows = facets.achievements(whole)
    for row in rows.to_dict("records"):
        html = entry.entry(told, row)
        assert f"{row['biennium']}, {row['indicator']}, {row['cpo']}</h3>" in html
        assert passage(row["doc_id"], row["lines"]) in html


def test_funding_numbers_and_notes_of_the_result_stand_beside_it(whole, names, told):
    paid = whole.funding[whole.funding["criterion"].notna()].iloc[0]
    row = row_of(whole, biennium=paid["biennium"], cpo=paid["cpo"], criterion=paid["criterion"])
    html = entry.entry(told, row)
    assert "Who is named as paying" in html and names["funder"][paid["funder_id"]] in html
    figure = whole.figures.iloc[0]
    row = row_of(whole, biennium=figure["biennium"], cpo=figure["cpo"])
    row["criterion"] = figure["criterion"]
    assert "Numbers printed" in entry._figures(told, row)
    noted = whole.source_notes.dropna(subset="cpo").iloc[0]
    row = row_of(whole, biennium=noted["biennium"], indicator=noted["indicator"], cpo=noted["cpo"])
    assert "Doubts about this entry" in entry.entry(told, row)


def test_a_number_of_another_criterion_is_left_to_that_criterion(whole):
    figure = whole.figures[whole.figures["criterion"].notna()].iloc[0]
    row = row_of(whole, biennium=figure["biennium"], indicator=figure["indicator"], cpo=figure["cpo"])
    elsewhere = entry._rows_of_criterion(whole.figures, {**row, "criterion": 99})
    assert elsewhere["criterion"].isna().all()


def test_the_passage_is_read_from_the_readers_own_folder(whole, tmp_path):
    text = "one\ntwo <b>\nthree\n"
    (tmp_path / "doc.txt").write_text(text)
    documents = whole.documents.head(1).assign(doc_id="doc", sha256=hashlib.sha256(text.encode()).hexdigest())
    record = whole.narrowed("", {"documents": documents})
    html = entry.document(record, {"doc_id": "doc", "lines": "2-3"}, tmp_path)
    assert "2  two &lt;b&gt;\n3  three" in html and "one" not in html


def test_without_the_document_the_reader_is_told_what_to_do(whole, tmp_path):
    row = row_of(whole, biennium="2012-13")
    html = entry.document(whole, row, tmp_path)
    assert "results-2012-13.txt does not exist" in html and "O7_SOURCES" in html


def test_another_text_under_the_name_of_the_document_is_not_shown(whole, tmp_path):
    (tmp_path / "results-2012-13.txt").write_text("something else\n")
    html = entry.document(whole, row_of(whole, biennium="2012-13"), tmp_path)
    assert "something else" not in html and "SHA-256" in html
