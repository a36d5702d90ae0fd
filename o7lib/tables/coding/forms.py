"""What a coder's file is held to: the judgements of the record's codebook, the lines read, and a seal on each row."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.references import ACHIEVEMENT
from o7lib.tables.model.schema import Column, Table, schema
from o7lib.tables.validation import side_tables

Row = Mapping[str, str]
FOLDER, WORK = "coding", "work"
LINES, DOCUMENT, SEAL = "lines", "document_sha256", "seal"
REASON = "reason"
_SPANS = r"[1-9][0-9]*-[1-9][0-9]*(, [1-9][0-9]*-[1-9][0-9]*)*"
_ADDED = (
    Column(LINES, "string", "Lines", "Lines of the document that the judgements rest on.", True, pattern=_SPANS),
    Column(DOCUMENT, "string", "Document", "SHA-256 of the text that was read.", True, pattern="[0-9a-f]{64}"),
    Column(SEAL, "string", "Seal", "What the form wrote, so that an edit by hand is seen.", True),
)


def coding_table(folder: str | Path | None, name: str = "first") -> Table:
    """The form of a table of `coding/`: `first` (both codings have it) or `settled`."""
    return side_tables.form(FOLDER).table(name)


def coder_table(folder: str | Path | None, file: str) -> Table:
    """The form of one coder's file: a coding, the lines read, the document's checksum and a seal."""
    coding = coding_table(folder)
    return replace(coding, path=file, columns={**coding.columns, **{c.name: c for c in _ADDED}})


def judgements(folder: str | Path | None = None) -> dict[str, Column]:
    """The columns that a coder fills by judging: all of a coding but the key and the reason."""
    return {n: c for n, c in coding_table(folder).columns.items() if n not in (*ACHIEVEMENT, REASON)}


def types(folder: str | Path | None = None) -> dict[str, str]:
    """The judgements that are types of an achievement, with their labels; at least one holds."""
    labels = schema(folder).labels("achievement_types", "type")
    return {name: labels[name] for name in judgements(folder) if name in labels}


def labels(folder: str | Path | None, column: Column) -> dict[str, str]:
    """Code to label of a judgement, in the codebook's order; the record's own labels where the coding has none."""
    of_record = schema(folder).table("achievements").columns.get(column.name, column)
    return {code: column.labels.get(code) or of_record.labels.get(code, code) for code in column.codes}


def choices(folder: str | Path | None, name: str) -> list[str]:
    """The values that a judgement may have, where they can be listed: its codes, or true and false."""
    column = judgements(folder)[name]
    return ["true", "false"] if column.type == "boolean" else list(column.codes)


def firm(folder: str | Path | None, name: str) -> str:
    """The first code of a judgement that counts as reached, where its codes have an order; else the empty text."""
    column = schema(folder).table("achievements").columns.get(name)
    return column.firm if column else ""


def sealed(row: Row, coder: str) -> dict[str, str]:
    """A row with its seal: a checksum over the coder's name and every other cell.

    It shows an edit by hand, a row of another coder, a file under another name; it is no signature.

    >>> one = sealed({"stage": "adopted", "reason": "Signed."}, "ana")
    >>> one["seal"] == sealed({**one, "stage": "drafted"}, "ana")["seal"]
    False
    """
    cells = [f"{name}={text}" for name, text in row.items() if name != SEAL]
    return {**row, SEAL: hashlib.sha256("\0".join([coder, *cells]).encode()).hexdigest()[:16]}


def written(rows: Iterable[Row], table: Table) -> bytes:
    """Rows as the bytes of their file: the columns of the form, sorted by its key, lines ending in a line feed."""

    def place(row: Row) -> tuple[tuple[int, str], ...]:
        return tuple(
            (int(row[name] or -1), "") if table.columns[name].type == "integer" else (0, row[name])
            for name in table.key
        )

    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(table.columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=place))
    return out.getvalue().encode("utf-8")


def read_rows(raw: bytes) -> list[dict[str, str]]:
    """Rows of a file whose shape holds."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))


def work_folder(folder: str | Path | None) -> Path:
    """Where the coders' files lie until they are settled: `coding/work` of the data folder."""
    return data_folder(folder) / FOLDER / WORK


def shown(file: Path) -> str:
    """A file of the work folder as messages name it, such as `data/coding/work/ana.csv`."""
    return "/".join(file.parts[-4:])
