"""Export tables as a zip: a data package of CSV files, or one Parquet file per table.

The data package is for programs: its cells are the very text of the tables, nothing is put before a
text that a spreadsheet might run. Unpacked, it is a data folder that this library loads again.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from o7lib.optional import needed
from o7lib.tables.export import sql
from o7lib.tables.export.excel import moment_of
from o7lib.tables.export.metadata import as_text, checksum, held
from o7lib.tables.export.values import csv_text, rows
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import SCHEMA_FILE, Schema, Table

READ_ME = "README.txt"
ROOMS = ("geo", "coding")


def zipped(files: Mapping[str, bytes], schema: Schema) -> bytes:
    """Files as the bytes of a zip whose entries all carry the date of the data."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, moment_of(schema).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16  # else unpacked files have no rights at all
            box.writestr(entry, content)
    return out.getvalue()


def _csvs(record: Record, schema: Schema) -> dict[str, bytes]:
    found = {}
    for one in held(record, schema):
        frame = record.untracked(one.table)
        found[schema.table(one.table).path] = csv_text(list(frame.columns), rows(frame)).encode()
    return found


def described(record: Record, schema: Schema, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The schema's own descriptor, with the size and SHA-256 of each file, the scope and the checksum."""
    resources = [
        {**r, "bytes": len(files[r["path"]]), "hash": "sha256:" + hashlib.sha256(files[r["path"]]).hexdigest()}
        for r in schema.descriptor["resources"]
        if r["path"] in files
    ]
    facts = {"scope": str(record.scope) or "everything", "checksum": checksum(record)}
    return {**schema.descriptor, **facts, "resources": resources}


def rooms(folder: Path) -> dict[str, bytes]:
    """The files of `geo/` and `coding/` beside a folder's tables, by path: places and codings of its own."""
    files = [f for room in ROOMS for f in sorted((folder / room).glob("*")) if f.suffix in (".csv", ".json")]
    return {f"{file.parent.name}/{file.name}": file.read_bytes() for file in files}


def data_package(record: Record, schema: Schema, folder: Path | None = None) -> bytes:
    """A record as a zipped data package: `datapackage.json`, the CSVs and a read-me.

    With the folder it was loaded from, its `geo/` and `coding/` too: unpacked, it is that folder again.
    `frictionless validate` accepts it, zipped or unpacked; equal data gives equal bytes.
    """
    files = _csvs(record, schema)
    descriptor = json.dumps(described(record, schema, files), indent=2, ensure_ascii=False) + "\n"
    return zipped(
        {
            SCHEMA_FILE: descriptor.encode(),
            READ_ME: as_text(record, schema).encode(),
            **files,
            **(rooms(folder) if folder else {}),
        },
        schema,
    )


def _columns_told(table: Table) -> str:
    """What a Parquet file says of its columns, as JSON: meaning, unit, whether one may be empty, codes in order."""
    facts = [
        {"name": c.name, "description": c.description, "unit": c.unit, "required": c.required, "codes": list(c.codes)}
        for c in table.columns.values()
    ]
    return json.dumps(facts, ensure_ascii=False)


def _parquet(connection: Any, record: Record, table: Table, file: Path) -> bytes:
    """One table as Parquet: types of the schema; what the table and its columns mean is metadata of the file."""
    frame, name = record.untracked(table.name), sql.quoted(table.name)
    columns = ", ".join(f"{sql.quoted(c)} {sql.TYPES['duckdb'][table.columns[c].type]}" for c in frame.columns)
    connection.execute(f"CREATE TABLE {name} ({columns})")
    if len(frame):  # column by column: a statement a row takes ten times as long
        cells = [list(column) for column in zip(*rows(frame), strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {', '.join('unnest(?)' for _ in cells)}", cells)
    facts = {"title": table.title, "description": table.description, "columns": _columns_told(table)}
    pairs = ", ".join(f"{key}: {sql.literal(value)}" for key, value in facts.items())
    options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{pairs}}}"
    connection.execute(f"COPY {name} TO {sql.literal(str(file))} ({options})")
    return file.read_bytes()


def parquet_files(record: Record, schema: Schema) -> bytes:
    """A record as a zip of Parquet files, one a table, with a read-me.

    One zip, because a folder cannot be put in place in one step and a single Parquet file holds one
    table only.

    Raises:
        O7Error: duckdb is not installed.
    """
    files = {READ_ME: as_text(record, schema).encode()}
    # One thread: else the order of rows in a file may depend on the machine.
    connection = needed("duckdb", "writing Parquet").connect(config={"threads": 1})
    with closing(connection), TemporaryDirectory(prefix="o7-parquet-") as folder:
        for one in held(record, schema):
            name = f"{one.table}.parquet"
            files[name] = _parquet(connection, record, schema.table(one.table), Path(folder) / name)
    return zipped(files, schema)
