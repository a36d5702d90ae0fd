"""Export a record or a selection in the format of the file's ending.

==============  =====================================================================  ============
ending          what is written                                                        equal bytes
==============  =====================================================================  ============
.xlsx           workbook: a read-me sheet, then one sheet a table                      yes
.sqlite, .db    SQLite database with types, keys, references and codes                 yes
.duckdb         DuckDB database, the same                                              no
.parquet.zip    zip of Parquet files, one a table                                      yes
.zip            data package: datapackage.json and CSVs; a data folder once unpacked   yes
==============  =====================================================================  ============

Equal bytes: the same rows written twice, with the same versions of the libraries, are the same file.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.files import whole
from o7lib.tables.export import archive, excel, sql
from o7lib.tables.export.values import csv_text, rows
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import Schema, Table

Writer = Callable[[Record, Schema, Path], None]
BOM = "\ufeff"
UNDATED = datetime(1980, 1, 1)  # the first moment that a zip, which a workbook is, can carry


def _by_bytes(made: Callable[[Record, Schema], bytes]) -> Writer:
    def write(record: Record, schema: Schema, file: Path) -> None:
        file.write_bytes(made(record, schema))

    return write


# Longest ending first: .parquet.zip is a .zip too.
WRITERS: dict[str, Writer] = {
    ".parquet.zip": _by_bytes(archive.parquet_files),
    ".xlsx": _by_bytes(excel.workbook),
    ".sqlite": sql.sqlite,
    ".db": sql.sqlite,
    ".duckdb": sql.duckdb,
    ".zip": _by_bytes(archive.data_package),
}
SELECTIONS = (".csv", ".xlsx")


def ending_of(file: Path, known: tuple[str, ...]) -> str:
    """The ending of a file among those known, whatever its case."""
    for ending in known:
        if file.name.lower().endswith(ending) and file.name.lower() != ending:
            return ending
    hint = " A single .parquet file holds one table: ask for .parquet.zip." if file.suffix.lower() == ".parquet" else ""
    raise ParameterError(f"{file.name!r} has no ending that can be written; the endings are {', '.join(known)}.{hint}")


def export(record: Record, schema: Schema, file: str | Path, folder: Path | None = None) -> Path:
    """Write every table of a record into one file, in the format that its ending names.

    The file is written whole or not at all: an older one stays as it was when the writing fails. It
    carries the data's version, date, licence, checksum, how to cite it and what it cannot say.

    Args:
        record: the record, whole or narrowed to a scope.
        schema: the schema of its folder, which gives types, keys, codes and meanings.
        file: where to write; see the table above for the endings.
        folder: the data folder the record was loaded from, whose `geo/` and `coding/` a .zip then holds too.

    Returns:
        The path written.

    Raises:
        ParameterError: the ending is unknown, or the folder of the file does not exist.
        O7Error: a library is missing (the message names the extra to install), or the system refuses.
    """
    place = Path(file).expanduser()
    ending = ending_of(place, tuple(WRITERS))
    with whole(place) as path:
        if ending == ".zip":
            path.write_bytes(archive.data_package(record, schema, folder))
        else:
            WRITERS[ending](record, schema, path)
    return place


def _as_frame(frame: pd.DataFrame | pd.Series) -> pd.DataFrame:
    """A frame; of a column its cells, beside what its rows are called. Raises ParameterError for anything else."""
    if isinstance(frame, pd.Series):
        column = pd.DataFrame({"value" if frame.name is None else str(frame.name): frame})
        return column if isinstance(frame.index, pd.RangeIndex) else column.reset_index()
    if not isinstance(frame, pd.DataFrame):
        raise ParameterError(f"a {type(frame).__name__} cannot be written; give a frame or a column of one")
    return frame


def write_selection(frame: pd.DataFrame | pd.Series, file: str | Path, table: Table | None = None) -> Path:
    """Write one frame, such as filtered rows or a measure's result, as .csv or .xlsx.

    Both are made for a spreadsheet: text that it would run as a formula is made harmless (see
    `values`), references are written in words, and the CSV begins with a byte order mark, without
    which names such as Türkiye come out garbled. The index is left out.

    Args:
        frame: any frame whose columns have names, or a column of one, which is written with its index.
        file: where to write; it ends in .csv or .xlsx.
        table: the table of the schema the rows come from; a workbook then explains its columns.

    Returns:
        The path written.

    Raises:
        ParameterError: the ending is another one, or the folder of the file does not exist.
        O7Error: .xlsx is asked for and XlsxWriter is not installed, or the system refuses.
    """
    frame = _as_frame(frame)
    place = Path(file).expanduser()
    if ending_of(place, SELECTIONS) == ".csv":
        made = (BOM + csv_text([str(n) for n in frame.columns], rows(frame), harmless=True)).encode()
    else:
        made = excel.single(frame, place.stem, UNDATED, table)
    with whole(place) as path:
        path.write_bytes(made)
    return place
