"""What is to be coded is listed with its place in the document, and with no code."""

import csv

import pytest

from o7lib.errors import SourceError
from o7lib.tables.coding.units import passage, to_code, within
from o7lib.tables.model.paths import SHIPPED


def test_nothing_of_the_shipped_record_is_left_to_code():
    assert to_code(SHIPPED) == []


def test_achievements_that_were_not_coded_are_listed_in_the_order_of_the_record(uncoded):
    units = to_code(uncoded.data)
    assert [unit.key for unit in units] == [tuple(row.values())[:5] for row in uncoded.given["first"]]
    assert units[3].name == "2016-17 7.1 CIV101, criterion 3, item 2"
    assert (units[0].lines, units[0].entry) == ("6-7", "3-15")
    with (uncoded.data / "criteria.csv").open(encoding="utf-8", newline="") as source:
        first = next(
            row for row in list(csv.DictReader(source))[::-1] if (row["indicator"], row["criterion"]) == ("7.1", "1")
        )
    assert units[0].asks == f"{first['label']}. {first['description']}"


def test_a_first_coding_of_a_record_starts_without_files_of_codings(uncoded):
    for name in ("first", "second"):
        (uncoded.data / "coding" / f"{name}.csv").unlink()
    assert len(to_code(uncoded.data)) == 115 + 11


def test_the_whole_entry_is_shown_from_the_coders_own_documents(uncoded):
    lines = passage(to_code(uncoded.data)[0], uncoded.data, uncoded.sources)
    assert [lines[0].number, lines[-1].number] == [3, 15]
    assert "Invented" not in lines[0].text and lines[0].text.startswith("CIV101")


def test_a_document_that_is_not_the_one_recorded_is_refused(uncoded, tmp_path):
    (tmp_path / "results-2016-17.txt").write_text("another text\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"has SHA-256 [0-9a-f]{64}; the locators count the lines of"):
        passage(to_code(uncoded.data)[0], uncoded.data, tmp_path)


def test_a_locator_that_leaves_the_entry_is_known(uncoded):
    unit = to_code(uncoded.data)[0]
    assert within("3-15", unit) and within("3-4, 9-9", unit)
    assert not within("15-16", unit) and not within("9-8", unit)
