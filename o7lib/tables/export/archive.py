"""Export tables as a zip: a data package of CSV files, or one Parquet file per table.

The data package is for programs: its cells are the very text of the tables, nothing is put before a
text that a spreadsheet might run. Unpacked, it is a data folder that this library loads again.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from o7lib.optional import needed
from o7lib.tables.export.excel import moment_of
from o7lib.tables.export.metadata import as_text, checksum, held
from o7lib.tables.export.values import csv_text, rows
from o7lib.tables.model.record import Record
from o7lib.tables.model.schema import SCHEMA_FILE, Schema, Table

READ_ME = "README.txt"


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
    told = {"scope": str(record.scope) or "everything", "checksum": checksum(record)}
    return {**schema.descriptor, **told, "resources": resources}


def data_package(record: Record, schema: Schema) -> bytes:
    """A record as a zipped data package: `datapackage.json`, the CSVs and a read-me.

    `frictionless validate` accepts it, zipped or unpacked; equal data gives equal bytes.
    """
    files = _csvs(record, schema)
    descriptor = json.dumps(described(record, schema, files), indent=2, ensure_ascii=False) + "\n"
    return zipped({SCHEMA_FILE: descriptor.encode(), READ_ME: as_text(record, schema).encode(), **files}, schema)


def _parquet(record: Record, table: Table) -> bytes:
    """One table as Parquet: types as loaded (codes are ordered categories), meanings as field metadata."""
    arrow, parquet = needed("pyarrow", "writing Parquet"), needed("pyarrow.parquet", "writing Parquet")
    frame = record.untracked(table.name).reset_index(drop=True)
    made = arrow.Table.from_pandas(frame, preserve_index=False)
    told = {c.name: {"description": c.description, "unit": c.unit} for c in table.columns.values()}
    fields = [f.with_metadata(told[f.name]).with_nullable(not table.columns[f.name].required) for f in made.schema]
    meta = {**(made.schema.metadata or {}), b"title": table.title, b"description": table.description}
    out = io.BytesIO()
    parquet.write_table(made.cast(arrow.schema(fields, metadata=meta)), out, compression="zstd")
    return out.getvalue()


def parquet_files(record: Record, schema: Schema) -> bytes:
    """A record as a zip of Parquet files, one a table, with a read-me.

    One zip, because a folder cannot be put in place in one step and a single Parquet file holds one
    table only.

    Raises:
        O7Error: pyarrow is not installed.
    """
    files = {READ_ME: as_text(record, schema).encode()}
    files |= {f"{t.table}.parquet": _parquet(record, schema.table(t.table)) for t in held(record, schema)}
    return zipped(files, schema)
