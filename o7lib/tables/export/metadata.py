"""Metadata of an export: version, checksum, licence, citation, limits."""

import hashlib
from dataclasses import dataclass

from o7lib.tables.model.record import Record, digest
from o7lib.tables.model.schema import Schema

TEXT_STAYS = (
    "Periods such as 2013-07 and lines such as 5-5 are text. In the workbook their cells are of the type text. A "
    "spreadsheet that opens a CSV makes dates of them: import those columns as text, or take the workbook."
)


@dataclass(frozen=True)
class TableSummary:
    """One table of an export: its name, what a row of it is, how many rows, and what those count."""

    table: str
    title: str
    description: str
    rows: int
    unit: str


def checksum(record: Record) -> str:
    """SHA-256 over the names and rows of all tables, in the record's order.

    It is of the rows, not of files: two exports of one record in two formats carry the same one.
    """
    total = hashlib.sha256()
    for name in record:
        total.update(f"{name}\0{digest(record.untracked(name))}\n".encode())
    return total.hexdigest()


def held(record: Record, schema: Schema) -> list[TableSummary]:
    """The tables of a record, in the schema's order, with the number of rows of each."""
    tables = [t for t in schema.tables.values() if t.name in record]
    return [TableSummary(t.name, t.title, t.description, len(record.untracked(t.name)), t.unit) for t in tables]


def licence(schema: Schema) -> str:
    """The licences the schema names, by title."""
    return ", ".join(one.get("title") or one["name"] for one in schema.descriptor.get("licenses", ()))


def citation(schema: Schema) -> str:
    """How to cite the data: who, when, what, which version, under which licence."""
    who = ", ".join(one["title"] for one in schema.descriptor.get("contributors", ()))
    return f"{who} ({schema.created[:4]}). {schema.title}. Data set, version {schema.version}. {licence(schema)}."


def limits(schema: Schema) -> list[str]:
    """What the data cannot say, in short, from the schema's property `limits`."""
    return list(schema.descriptor.get("limits", ()))


def facts(record: Record, schema: Schema) -> dict[str, str]:
    """The facts that an export carries, each under its name, in the order to be read."""
    return {
        "Title": schema.title,
        "Data version": schema.version,
        "Date of the data": schema.created[:10],
        "Scope": str(record.scope) or "everything",
        "Checksum of the rows (SHA-256)": checksum(record),
        "Licence": licence(schema),
        "How to cite": citation(schema),
    }


def as_text(record: Record, schema: Schema) -> str:
    """The facts, the tables and the limits as plain text, for a read-me file."""
    lines = [f"{name}: {fact}" for name, fact in facts(record, schema).items()]
    lines += ["", "Tables"]
    lines += [f"- {t.table}: {t.description} {t.rows} {t.unit}." for t in held(record, schema)]
    lines += ["", TEXT_STAYS]
    lines += ["", "What the data cannot say", *(f"- {one}" for one in limits(schema))]
    return "\n".join(lines) + "\n"
