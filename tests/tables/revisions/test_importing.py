"""What `o7 export` wrote comes back after a spreadsheet had it; what is wrong is told of its cell, all at once."""

import shutil
import sqlite3
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from o7lib.cli import main
from o7lib.errors import ParameterError, TableError
from o7lib.measures.scope import narrow
from o7lib.tables.export.formats import export
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.paths import SHIPPED
from o7lib.tables.revisions import importing


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = load_all(SHIPPED)
    return export(record, record.schema, tmp_path_factory.mktemp("out") / "o7.xlsx")


@pytest.fixture
def edited(book, tmp_path):
    """A copy of the exported workbook after a change made with openpyxl."""

    def made(change):
        opened = openpyxl.load_workbook(book)
        change(opened)
        opened.save(tmp_path / "edited.xlsx")
        return tmp_path / "edited.xlsx"

    return made


def put(sheet: str, cell: str, value: object):
    def change(opened):
        opened[sheet][cell] = value

    return change


def refusal(file: Path, folder: Path) -> str:
    before = {f.name: f.read_bytes() for f in folder.glob("*.csv")}
    with pytest.raises(TableError, match="expected") as caught:
        importing.prepare(file, folder)
    assert {f.name: f.read_bytes() for f in folder.glob("*.csv")} == before
    return "\n".join(str(p) for p in caught.value.problems)


@pytest.mark.parametrize("ending", [".xlsx", ".sqlite", ".db", ".zip"])
def test_an_export_that_nobody_touched_changes_nothing(copy, tmp_path, ending):
    record = load_all(copy)
    file = export(record, record.schema, tmp_path / f"o7{ending}")
    ready = importing.prepare(file, copy)
    assert (ready.changes, ready.files) == ([], {})


def test_a_stage_corrected_in_the_workbook_is_shown_then_written(edited, copy, capsys):
    file = edited(put("achievements", "F2", "operational"))
    before = (copy / "achievements.csv").read_bytes()
    assert main(["import", str(file), "--yes", "--data", str(copy)]) == 0
    assert "~ 2012-13 7.1 BGD303 1 1  stage: adopted -> operational" in capsys.readouterr().out
    assert (copy / "achievements.csv").read_bytes() == before.replace(b",1,1,adopted,", b",1,1,operational,", 1)
    assert load_all(copy)["achievements"]["stage"].iloc[0] == "operational"


def test_rows_sorted_and_columns_moved_in_the_sheet_are_no_change(edited, copy):
    def turned(opened):
        sheet = opened["biennia"]
        rows = [list(row)[::-1] for row in sheet.iter_rows(values_only=True)]
        for at, row in enumerate([rows[0], *rows[:0:-1]], start=1):
            for place, value in enumerate(row, start=1):
                sheet.cell(at, place).value = value

    assert importing.prepare(edited(turned), copy).files == {}


def test_every_problem_of_a_sheet_is_told_at_once_with_its_cell(edited, copy):
    def spoilt(opened):
        opened["achievements"]["F3"] = "adoptd"
        opened["biennia"]["B2"] = "=2011+1"
        opened["figures"]["H2"] = "1,5"
        opened["figures"]["L2"] = datetime(2013, 7, 1)
        opened["figures"]["L3"] = 41456
        opened["results"].merge_cells("A2:A3")

    said = refusal(edited(spoilt), copy)
    assert "edited.xlsx, sheet achievements:3  stage (cell F3) is 'adoptd'; expected one of in_preparation" in said
    assert "sheet biennia:2  cell B2 is '=2011+1'; expected a value, no formula" in said
    assert "sheet figures:2  value (cell H2) is '1,5'; expected a number with a point" in said
    assert "sheet figures:2  period (cell L2) is '2013-07-01 00:00:00'; expected text" in said
    assert "the spreadsheet made a date of it" in said
    assert "41456 is the serial number of the date 2013-07-01" in said
    assert "sheet results:2  the cells A2:A3 are merged; expected one cell a value" in said


def test_a_problem_is_told_of_the_row_in_the_sheet_although_the_table_is_sorted(edited, copy):
    def spoilt(opened):
        sheet = opened["biennia"]
        sheet.append(["2010-11", 2010, "soon"])

    assert "sheet biennia:4  last_year (cell C4) is 'soon'" in refusal(edited(spoilt), copy)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda b: setattr(b["achievements"], "title", "Achievments"), "did you mean achievements?"),
        (lambda b: b["biennia"].delete_cols(2), "the column 'first_year' is missing"),
        (put("biennia", "D1", "remark"), "the column 'remark' is unknown"),
        (put("biennia", "D1", "biennium"), "the column 'biennium' stands more than once"),
        (put("results", "A2", "2012-13\nx"), "without a line break"),
        (put("biennia", "A2", "2012-2013"), "biennium (cell A2) is '2012-2013'"),
        (put("read me", "B4", "region: africa"), "an export of a part of the record"),
    ],
)
def test_a_sheet_of_another_shape_is_refused_in_words(edited, copy, change, said):
    assert said in refusal(edited(change), copy)


def test_files_that_cannot_be_read_are_refused_in_words(book, copy, tmp_path):
    locked, cut, macros = tmp_path / "locked.xlsx", tmp_path / "cut.xlsx", tmp_path / "macros.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 100)
    cut.write_bytes(book.read_bytes()[:1000])
    shutil.copy(book, macros)
    with zipfile.ZipFile(macros, "a") as box:
        box.writestr("xl/vbaProject.bin", b"x")
    for file, said in (
        (locked, "locked with a password"),
        (cut, "no workbook, or is cut"),
        (macros, "holds macros"),
        (tmp_path / "none.xlsx", "there is no file"),
        (SHIPPED / "datapackage.json", "cannot be taken back; the endings are .xlsx, .csv, .zip, .sqlite, .db"),
    ):
        with pytest.raises(ParameterError, match=said):
            importing.prepare(file, copy)
    with zipfile.ZipFile(tmp_path / "o7.zip", "w") as box:
        box.writestr("datapackage.json", "{")
    with pytest.raises(ParameterError, match="o7.zip is damaged"):
        importing.prepare(tmp_path / "o7.zip", copy)
    (tmp_path / "o7.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(ParameterError, match="is no SQLite database"):
        importing.prepare(tmp_path / "o7.sqlite", copy)


def test_a_csv_with_semicolons_and_a_mark_is_taken_and_a_decimal_comma_is_named(copy, tmp_path):
    file = tmp_path / "biennia.csv"
    file.write_bytes(b"\xef\xbb\xbf" + (copy / "biennia.csv").read_bytes().replace(b",", b";").replace(b"\n", b"\r\n"))
    assert importing.prepare(file, copy).files == {}
    file.write_bytes(file.read_bytes().replace(b";2012;", b";2012,0;"))
    assert "biennia.csv:2  first_year (cell B2) is '2012,0'; expected a number with a point" in refusal(file, copy)


def test_a_csv_of_another_encoding_is_named(copy, tmp_path):
    file = tmp_path / "places.csv"
    file.write_bytes((copy / "places.csv").read_text().encode("cp1252", errors="replace"))
    assert "is not UTF-8; expected a file saved as CSV UTF-8" in refusal(file, copy)


def test_a_change_in_a_database_comes_back(copy, tmp_path):
    record = load_all(copy)
    file = export(record, record.schema, tmp_path / "o7.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE achievements SET stage = 'operational' WHERE rowid = 1")
    connection.close()
    (change,) = importing.prepare(file, copy).changes
    assert (change.column, change.before, change.after) == ("stage", "adopted", "operational")


def test_a_zip_brings_shapes_and_codings_and_survives_its_own_way(tmp_path):
    record = load_all(SHIPPED)
    file = export(record, record.schema, tmp_path / "o7.zip", SHIPPED)
    own = tmp_path / "data"
    with zipfile.ZipFile(file) as box:
        box.extractall(own)
    rooms = [f for f in SHIPPED.glob("*/*") if f.parent.name in ("geo", "coding") and f.suffix in (".csv", ".json")]
    assert rooms and all((own / f.relative_to(SHIPPED)).read_bytes() == f.read_bytes() for f in rooms)
    assert problems(own) == [] and importing.prepare(file, own).files == {}


@pytest.mark.parametrize("ending", [".xlsx", ".sqlite", ".zip"])
def test_a_part_of_the_record_is_not_taken_for_the_whole(copy, tmp_path, ending):
    part = narrow(load_all(copy), region="africa")
    said = refusal(export(part, part.schema, tmp_path / f"part{ending}"), copy)
    assert "an export of a part of the record" in said and "would be taken for removed" in said


def test_without_a_yes_nothing_is_written(edited, copy, monkeypatch, capsys):
    file = edited(put("achievements", "F2", "operational"))
    before = (copy / "achievements.csv").read_bytes()
    monkeypatch.setattr("click.confirm", lambda words: False)
    assert main(["import", str(file), "--data", str(copy)]) == 0
    assert capsys.readouterr().out.endswith("nothing is written\n")
    assert (copy / "achievements.csv").read_bytes() == before


def test_a_writing_that_fails_leaves_every_table_as_it_was(copy):
    before = {f.name: f.read_bytes() for f in copy.glob("*.csv")}
    ready = importing.Import(copy, [], {"achievements.csv": b"new\n", "nowhere/\0.csv": b""})
    with pytest.raises((OSError, ValueError), match="null"):
        importing.write(ready)
    assert {f.name: f.read_bytes() for f in copy.glob("*.csv")} == before
