"""Every format is opened again by a reader that is not ours, and compared cell by cell with the tables."""

import csv
import hashlib
import json
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import fastparquet
import openpyxl
import pandas as pd
import pytest

from o7lib.errors import O7Error, ParameterError
from o7lib.measures import progress, scope
from o7lib.tables.export import formats, metadata
from o7lib.tables.load import load_all, problems
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema, schema

ENDINGS = tuple(formats.WRITERS)
SAME_BYTES = tuple(e for e in ENDINGS if e != ".duckdb")


@pytest.fixture(scope="module")
def record() -> Record:
    return load_all()


@pytest.fixture(scope="module")
def shape() -> Schema:
    return schema()


@pytest.fixture(scope="module")
def written(record: Record, shape: Schema, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("out")
    return {ending: formats.export(record, shape, folder / f"o7{ending}", data_folder()) for ending in ENDINGS}


def cells(frame: pd.DataFrame) -> list[list[Any]]:
    """The table as lists, written here again so that the export's own reading is not its judge."""
    out = []
    for row in frame.itertuples(index=False):
        line = [None if pd.isna(v) else v for v in row]
        out.append([bool(v) if str(v) in ("True", "False") else v for v in line])
    return out


def same(found: list[list[Any]], table: list[list[Any]]) -> bool:
    """Cell by cell: equal, and of one kind (text, number, truth, nothing)."""
    kinds = [[(type(v) is bool, isinstance(v, str), v is None) for v in line] for line in found]
    return found == table and kinds == [
        [(type(v) is bool, isinstance(v, str), v is None) for v in line] for line in table
    ]


# ---- the workbook


@pytest.fixture(scope="module")
def book(written: dict[str, Path]) -> Any:
    return openpyxl.load_workbook(written[".xlsx"])


def test_the_workbook_holds_every_cell_of_every_table(book: Any, record: Record) -> None:
    for name in record:
        lines = [list(line) for line in book[name].iter_rows(values_only=True)]
        assert lines[0] == list(record.untracked(name).columns)
        assert same(lines[1:], cells(record.untracked(name))), name


def test_pandas_reads_the_workbook_to_the_same_values(written: dict[str, Path], record: Record) -> None:
    sheets = pd.read_excel(
        written[".xlsx"], sheet_name=list(record), dtype=object, keep_default_na=False, na_values=[""]
    )
    for name, sheet in sheets.items():
        theirs = [[None if pd.isna(v) else v for v in line] for line in sheet.to_numpy().tolist()]
        assert theirs == cells(record.untracked(name)), name


def test_the_first_sheet_tells_of_the_data(book: Any, record: Record, shape: Schema) -> None:
    assert book.sheetnames == ["read me", *record]
    lines = list(book["read me"].iter_rows(values_only=True))
    facts = {line[0]: line[1] for line in lines if line[0]}
    assert facts["Title"] == shape.title
    assert facts["Data version"] == shape.version
    assert facts["Date of the data"] == shape.created[:10]
    assert facts["Checksum of the rows (SHA-256)"] == metadata.checksum(record)
    assert facts["Licence"] == "Creative Commons Attribution 4.0"
    assert shape.title in facts["How to cite"]
    for table in shape.tables.values():
        assert (table.name, table.description, len(record.untracked(table.name)), table.unit) in lines
    assert [line[1] for line in lines if line[1] in metadata.limits(shape)] == metadata.limits(shape)


def test_a_header_says_what_the_column_means_its_unit_and_its_codes(book: Any, shape: Schema) -> None:
    for table in shape.tables.values():
        for cell, column in zip(book[table.name][1], table.columns.values(), strict=True):
            assert column.description in cell.comment.text
            assert not column.unit or f"Unit: {column.unit}" in cell.comment.text
            assert all(code in cell.comment.text for code in column.codes)


def test_the_header_stays_in_sight_and_filters(book: Any, record: Record) -> None:
    for name in record:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_sheet_prints_as_wide_as_a_page_with_its_header_on_each(book: Any, record: Record) -> None:
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide is the format's default, which may be left out
        assert sheet.page_setup.fitToHeight == 0
    assert {book[name].print_title_rows for name in record} == {"$1:$1"}


def test_all_of_a_workbook_is_in_one_font(book: Any) -> None:
    assert {cell.font.name for sheet in book for row in sheet.iter_rows(max_row=3) for cell in row} == {"Calibri"}


def test_no_column_is_hair_thin_or_endless(book: Any) -> None:
    widths = [d.width for name in book.sheetnames for d in book[name].column_dimensions.values()]
    assert min(widths) >= 6
    assert max(widths) <= 80


def test_no_cell_of_the_workbook_is_a_formula(book: Any) -> None:
    kinds = {cell.data_type for name in book.sheetnames for line in book[name].iter_rows() for cell in line}
    assert kinds <= {"s", "n", "b"}


def test_sheet_names_fit_the_format(shape: Schema) -> None:
    names = [name[:31] for name in shape.tables]
    assert len(set(names)) == len(shape.tables)
    assert all(len(name) <= 31 for name in shape.tables)


# ---- the databases


@pytest.mark.parametrize("ending", [".sqlite", ".db"])
def test_sqlite_holds_every_cell_of_every_table(ending: str, written: dict[str, Path], record: Record) -> None:
    with sqlite3.connect(written[ending]) as base:
        for name in record:
            frame = record.untracked(name)
            truths = [i for i, c in enumerate(frame) if str(frame[c].dtype) in ("bool", "boolean")]
            names = ", ".join(f'"{c}"' for c in frame.columns)
            found = [list(line) for line in base.execute(f'SELECT {names} FROM "{name}"')]
            for line in found:
                for place in truths:
                    line[place] = {0: False, 1: True}.get(line[place])
            assert same(found, cells(frame)), name


def test_duckdb_holds_every_cell_of_every_table(written: dict[str, Path], record: Record) -> None:
    with duckdb.connect(str(written[".duckdb"]), read_only=True) as base:
        for name in record:
            names = ", ".join(f'"{c}"' for c in record.untracked(name).columns)
            found = [list(line) for line in base.execute(f'SELECT {names} FROM "{name}"').fetchall()]
            assert same(found, cells(record.untracked(name))), name


def test_sqlite_knows_the_keys_and_references_of_the_schema(written: dict[str, Path], shape: Schema) -> None:
    with sqlite3.connect(written[".sqlite"]) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in shape.tables.values():
            about_columns = base.execute(f'PRAGMA table_info("{table.name}")').fetchall()
            key = [c[1] for c in sorted(about_columns, key=lambda c: c[5]) if c[5]]
            if all(table.columns[c].required for c in table.key):
                assert key == list(table.key)
            else:
                assert key == []
                assert [i[2] for i in base.execute(f'PRAGMA index_list("{table.name}")')] == [1]
            assert {c[1] for c in about_columns if c[3]} == {c.name for c in table.columns.values() if c.required}
            kept: dict[int, tuple[str, list[str], list[str]]] = {}
            for number, _, to, own, theirs, *_ in base.execute(f'PRAGMA foreign_key_list("{table.name}")'):
                kept.setdefault(number, (to, [], []))[1].append(own)
                kept[number][2].append(theirs)
            wanted = {(to, own, theirs) for own, to, theirs in table.references}
            assert {(to, tuple(own), tuple(theirs)) for to, own, theirs in kept.values()} == wanted


def copy_of(file: Path, folder: Path) -> Path:
    """A copy to write into: even a refused statement leaves a mark in a database."""
    return Path(shutil.copy(file, folder))


REFUSED = {
    "a code that the codebook lacks": "UPDATE achievements SET stage = 'adoptd'",
    "a place that is not there": "UPDATE results SET place_id = 'XXX'",
    "an empty cell where a value is required": "UPDATE results SET title = NULL",
    "the same key twice": "INSERT INTO biennia SELECT * FROM biennia",
    "a second world target": "INSERT INTO targets SELECT * FROM targets WHERE region_id IS NULL",
}


@pytest.mark.parametrize("why", REFUSED)
def test_sqlite_refuses(why: str, written: dict[str, Path], tmp_path: Path) -> None:
    with sqlite3.connect(copy_of(written[".sqlite"], tmp_path)) as base:
        base.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            base.execute(REFUSED[why])


@pytest.mark.parametrize("why", REFUSED)
def test_duckdb_refuses(why: str, written: dict[str, Path], tmp_path: Path) -> None:
    with duckdb.connect(str(copy_of(written[".duckdb"], tmp_path))) as base, pytest.raises(duckdb.ConstraintException):
        base.execute(REFUSED[why])


def test_a_truth_in_sqlite_is_nought_or_one(written: dict[str, Path], tmp_path: Path) -> None:
    with sqlite3.connect(copy_of(written[".sqlite"], tmp_path)) as base, pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE funding SET indirect = 2")


@pytest.mark.parametrize("ending", [".sqlite", ".duckdb"])
def test_a_database_tells_of_itself(ending: str, written: dict[str, Path], record: Record, shape: Schema) -> None:
    base: Any = sqlite3.connect(written[ending]) if ending == ".sqlite" else duckdb.connect(str(written[ending]))
    facts = dict(base.execute("SELECT term, fact FROM _about").fetchall())
    meant = base.execute("SELECT table_name, column_name, description FROM _columns").fetchall()
    base.close()
    assert facts["Checksum of the rows (SHA-256)"] == metadata.checksum(record)
    assert set(meant) == {(t.name, c.name, c.description) for t in shape.tables.values() for c in t.columns.values()}


@pytest.mark.parametrize("ending", [".sqlite", ".duckdb"])
def test_rows_that_break_a_reference_are_refused_and_no_file_appears(
    ending: str, record: Record, shape: Schema, tmp_path: Path
) -> None:
    frames = {name: record.untracked(name) for name in record}
    frames["places"] = frames["places"].iloc[1:]
    with pytest.raises(O7Error, match="the rows do not fit the schema"):
        formats.export(Record(frames), shape, tmp_path / f"o7{ending}")
    assert list(tmp_path.iterdir()) == []


# ---- Parquet


@pytest.fixture(scope="module")
def parquet(written: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    with zipfile.ZipFile(written[".parquet.zip"]) as box:
        box.extractall(folder)
    return folder


def test_parquet_gives_back_every_cell_with_its_type(parquet: Path, record: Record, shape: Schema) -> None:
    kinds = {"string": "object", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    assert {f.name for f in parquet.iterdir()} == {"README.txt", *(f"{name}.parquet" for name in record)}
    for name in record:
        back = fastparquet.ParquetFile(parquet / f"{name}.parquet").to_pandas()
        for column in shape.table(name).columns.values():
            assert str(back[column.name].dtype).lower() in (kinds[column.type].lower(), "bool", "str"), column
        assert list(back.columns) == list(record.untracked(name).columns)
        assert same(cells(back.astype(object)), cells(record.untracked(name))), name


def test_parquet_says_what_its_columns_mean(parquet: Path, shape: Schema) -> None:
    for table in shape.tables.values():
        told = fastparquet.ParquetFile(parquet / f"{table.name}.parquet").key_value_metadata
        assert (told["title"], told["description"]) == (table.title, table.description)
        columns = [
            (c["name"], c["description"], c["unit"], c["required"], c["codes"]) for c in json.loads(told["columns"])
        ]
        wanted = table.columns.values()
        assert columns == [(c.name, c.description, c.unit, c.required, list(c.codes)) for c in wanted]


def test_duckdb_reads_the_parquet_files(written: dict[str, Path], record: Record, tmp_path: Path) -> None:
    with zipfile.ZipFile(written[".parquet.zip"]) as box:
        box.extractall(tmp_path)
    found = duckdb.sql(f"SELECT count(*), count(DISTINCT cpo) FROM '{tmp_path}/results.parquet'").fetchone()
    assert found == (len(record.untracked("results")), record.untracked("results")["cpo"].nunique())


# ---- the data package


@pytest.fixture(scope="module")
def unpacked(written: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package") / "data"
    with zipfile.ZipFile(written[".zip"]) as box:
        box.extractall(folder)
    return folder


def test_frictionless_accepts_the_package_zipped_and_unpacked(written: dict[str, Path], unpacked: Path) -> None:
    tool = [sys.executable, "-m", "frictionless", "validate"]
    for where, folder in ((written[".zip"].name, written[".zip"].parent), ("datapackage.json", unpacked)):
        done = subprocess.run([*tool, where], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_the_unpacked_package_is_a_data_folder_with_the_same_rows(unpacked: Path, record: Record) -> None:
    assert problems(unpacked) == []
    back = load_all(unpacked)
    for name in record:
        pd.testing.assert_frame_equal(back.untracked(name), record.untracked(name))


def test_the_csvs_hold_the_very_text_of_the_tables(unpacked: Path, shape: Schema) -> None:
    """As text, apart from numbers, which may be written shorter (-35.180 as -35.18)."""
    data = Path(__file__).parents[3] / "data"
    for table in shape.tables.values():
        numbers = {c.name for c in table.columns.values() if c.type == "number"}
        with (data / table.path).open(newline="") as ours, (unpacked / table.path).open(newline="") as theirs:
            for mine, back in zip(csv.DictReader(ours), csv.DictReader(theirs), strict=True):
                for column in mine:
                    if column in numbers and mine[column]:
                        assert math.isclose(float(mine[column]), float(back[column]))
                    else:
                        assert mine[column] == back[column]


def test_the_descriptor_names_the_hash_and_the_size_of_each_file(unpacked: Path, record: Record) -> None:
    descriptor = json.loads((unpacked / "datapackage.json").read_text())
    assert descriptor["checksum"] == metadata.checksum(record)
    for resource in descriptor["resources"]:
        raw = (unpacked / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()


def test_every_entry_of_the_zip_carries_the_date_of_the_data(written: dict[str, Path], shape: Schema) -> None:
    for ending in (".zip", ".parquet.zip", ".xlsx"):
        with zipfile.ZipFile(written[ending]) as box:
            dates = {datetime(*entry.date_time).date().isoformat() for entry in box.infolist()}
        assert dates == {shape.created[:10]}


def test_what_is_unpacked_may_be_read(written: dict[str, Path]) -> None:
    for ending in (".zip", ".parquet.zip"):
        with zipfile.ZipFile(written[ending]) as box:
            assert {entry.external_attr >> 16 for entry in box.infolist()} == {0o644}


# ---- all of them


@pytest.mark.parametrize("ending", SAME_BYTES)
def test_the_same_rows_give_the_same_bytes_in_another_process(
    ending: str, written: dict[str, Path], tmp_path: Path
) -> None:
    code = f"import o7lib; o7lib.export({str(tmp_path / ('again' + ending))!r})"
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    )
    assert (tmp_path / f"again{ending}").read_bytes() == written[ending].read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "part",
    [{"region": "arab_states"}, {"biennium": "2014-15"}, {"funder": "CHE"}, {"place": "KHM", "indicator": "7.1"}],
)
def test_a_narrowed_record_can_be_taken_away_too(
    ending: str, part: dict[str, str], record: Record, shape: Schema, tmp_path: Path
) -> None:
    here = scope.narrow(record, **part)
    file = formats.export(here, shape, tmp_path / f"part{ending}")
    assert file.stat().st_size > 0
    if ending == ".xlsx":
        lines = {line[0]: line[1] for line in openpyxl.load_workbook(file)["read me"].iter_rows(values_only=True)}
        assert lines["Scope"] == str(here.scope)


def test_an_ending_in_capitals_is_an_ending(record: Record, shape: Schema, tmp_path: Path) -> None:
    assert zipfile.is_zipfile(formats.export(record, shape, tmp_path / "O7.XLSX"))


@pytest.mark.parametrize("name", ["o7.xls", "o7", ".xlsx", "o7.csv.gz"])
def test_an_unknown_ending_is_refused_with_the_known_ones(
    name: str, record: Record, shape: Schema, tmp_path: Path
) -> None:
    with pytest.raises(ParameterError, match=r"the endings are .parquet.zip, .xlsx, .sqlite, .db, .duckdb, .zip\.$"):
        formats.export(record, shape, tmp_path / name)


def test_one_parquet_file_is_refused_with_the_way_out(record: Record, shape: Schema, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match=r"A single .parquet file holds one table: ask for .parquet.zip"):
        formats.export(record, shape, tmp_path / "o7.parquet")


@pytest.mark.parametrize(
    ("ending", "library"), [(".xlsx", "xlsxwriter"), (".duckdb", "duckdb"), (".parquet.zip", "duckdb")]
)
def test_a_missing_library_leaves_no_file_and_names_the_extra(
    ending: str, library: str, record: Record, shape: Schema, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [m for m in sys.modules if m.split(".")[0] == library] + [library]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(O7Error, match=rf"needs {library}.*, which is not installed: pip install 'o7lib\[export\]'"):
        formats.export(record, shape, tmp_path / f"o7{ending}")
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_only_some_formats_need_is_imported_before() -> None:
    wanted = ("xlsxwriter", "duckdb")
    code = f"import sys, o7lib.tables.export.formats; print([m for m in {wanted} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---- a selection

HOSTILE = ["=1+1", "+1", "-1", "@a", "\t=1", '  "=1', "plain", "2016", "a,b", "Türkiye", "#N/A"]


@pytest.fixture
def hostile() -> pd.DataFrame:
    return pd.DataFrame({"=head": HOSTILE, "n": range(-5, len(HOSTILE) - 5)}, index=range(90, 90 + len(HOSTILE)))


def test_a_selection_in_csv_is_harmless_and_says_so_by_an_apostrophe(hostile: pd.DataFrame, tmp_path: Path) -> None:
    file = formats.write_selection(hostile, tmp_path / "mine.csv")
    back = pd.read_csv(file, dtype={"'=head": str}, keep_default_na=False)
    assert list(back["'=head"]) == [("'" + v) if v in HOSTILE[:6] else v for v in HOSTILE]
    assert list(back["n"]) == list(hostile["n"])
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_selection_in_xlsx_keeps_the_text_and_runs_nothing(hostile: pd.DataFrame, tmp_path: Path) -> None:
    file = formats.write_selection(hostile, tmp_path / "mine.xlsx")
    sheet = openpyxl.load_workbook(file)["mine"]
    column = [line[0] for line in sheet.iter_rows()]
    assert [cell.value for cell in column] == ["=head", *HOSTILE]
    assert {cell.data_type for cell in column} == {"s"}
    assert [cell.value for cell in column if cell.quotePrefix] == ["=head", *HOSTILE[:6]]
    assert [line[1].value for line in sheet.iter_rows(min_row=2)] == list(hostile["n"])


def test_the_file_itself_holds_no_formula_element(hostile: pd.DataFrame, tmp_path: Path) -> None:
    file = formats.write_selection(hostile, tmp_path / "mine.xlsx")
    with zipfile.ZipFile(file) as box:
        assert b"<f>" not in box.read("xl/worksheets/sheet1.xml")
        assert b'quotePrefix="1"' in box.read("xl/styles.xml")


def test_a_measure_is_saved_with_its_references_in_words(record: Record, tmp_path: Path) -> None:
    counts = progress.stage_counts(record)
    formats.write_selection(counts, tmp_path / "stages.csv")
    back = pd.read_csv(tmp_path / "stages.csv")
    assert list(back["achievements"]) == list(counts["achievements"])
    assert back["refs"][0].startswith(str(counts["refs"][0][0]))


def test_rows_of_a_table_keep_the_meaning_of_their_columns(record: Record, shape: Schema, tmp_path: Path) -> None:
    rows = record.untracked("figures").query("value > 1000")
    file = formats.write_selection(rows, tmp_path / "large.xlsx", shape.table("figures"))
    sheet = openpyxl.load_workbook(file)["large"]
    assert same([list(line) for line in sheet.iter_rows(min_row=2, values_only=True)], cells(rows))
    assert shape.column("figures", "women").description in sheet["I1"].comment.text


def test_an_empty_selection_has_its_header(record: Record, tmp_path: Path) -> None:
    empty = record.untracked("results").iloc[:0]
    assert list(pd.read_csv(formats.write_selection(empty, tmp_path / "none.csv")).columns) == list(empty.columns)
    sheet = openpyxl.load_workbook(formats.write_selection(empty, tmp_path / "none.xlsx"))["none"]
    assert [cell.value for cell in sheet[1]] == list(empty.columns)


def test_a_text_too_long_for_a_cell_is_refused_rather_than_cut(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="row 2 holds 40000 characters; a cell of a workbook holds 32767"):
        formats.write_selection(pd.DataFrame({"a": ["x" * 40_000]}), tmp_path / "long.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_signs_that_no_workbook_may_hold_are_replaced_in_sight(tmp_path: Path) -> None:
    file = formats.write_selection(pd.DataFrame({"a": ["bell\x07", math.inf]}), tmp_path / "odd.xlsx")
    values = [line[0] for line in openpyxl.load_workbook(file)["odd"].iter_rows(values_only=True)]
    assert values == ["a", "bell\ufffd", "inf"]


def test_a_file_name_that_no_sheet_may_have_still_works(tmp_path: Path) -> None:
    file = formats.write_selection(pd.DataFrame({"a": [1]}), tmp_path / ("what [now] " + "x" * 40 + ".xlsx"))
    assert len(openpyxl.load_workbook(file).sheetnames[0]) <= 31


def test_a_selection_in_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ParameterError, match=r"'mine.json' has no ending that can be written; the endings are .csv, .xlsx\."
    ):
        formats.write_selection(pd.DataFrame({"a": [1]}), tmp_path / "mine.json")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_column_is_written_with_what_its_rows_are_called(tmp_path: Path, ending: str) -> None:
    counts = pd.Series([3, 1], index=pd.Index(["7.1", "7.2"], name="indicator"))
    file = formats.write_selection(counts, tmp_path / f"counts.{ending}")
    read = pd.read_csv(file, dtype=str) if ending == "csv" else pd.read_excel(file, dtype=str)
    assert read.to_dict("list") == {"indicator": ["7.1", "7.2"], "value": ["3", "1"]}


def test_what_is_neither_a_frame_nor_a_column_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="a list cannot be written; give a frame or a column of one"):
        formats.write_selection([1], tmp_path / "x.csv")  # type: ignore[arg-type]


def test_text_that_looks_like_a_date_is_text_in_the_workbook_and_the_read_me_says_so(book: Any) -> None:
    sheet = book["figures"]
    columns = [cell.value for cell in sheet[1]]
    for column in ("period", "lines"):
        cells = [row[columns.index(column)] for row in sheet.iter_rows(min_row=2)]
        assert {(c.data_type, c.number_format) for c in cells if c.value} == {("s", "@")}
    told = [str(row[1].value) for row in book["read me"].iter_rows()]
    assert any("2013-07" in line and "5-5" in line for line in told)
