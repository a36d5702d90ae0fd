"""What is still to be coded: achievements that the record lists and that two coders have not both settled yet."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from o7lib.tables.coding.codings import FOLDER
from o7lib.tables.coding.consistency import Key, by_key
from o7lib.tables.coding.raw_tables import texts
from o7lib.tables.documents.texts import Line, cited, read_lines, spans
from o7lib.tables.model.paths import data_folder
from o7lib.tables.model.references import ACHIEVEMENT, RESULT
from o7lib.tables.validation import side_tables


class Unit(NamedTuple):
    """One achievement to code: its key, where it stands, and what its criterion asks for. No code is among it.

    `lines` are those listed for the achievement, `entry` those of its whole result; `sha256` is the checksum
    of the document that they count.
    """

    key: Key
    doc_id: str
    lines: str
    entry: str
    title: str
    asks: str
    sha256: str

    @property
    def name(self) -> str:
        """Its key in words: `2016-17 7.1 CIV101, criterion 3, item 2`."""
        biennium, indicator, cpo, criterion, item = self.key
        return f"{biennium} {indicator} {cpo}, criterion {criterion}" + (f", item {item}" if item != "1" else "")


def to_code(folder: str | Path | None = None) -> list[Unit]:
    """The achievements to code, in the record's order: those that are not in both `first` and `second`.

    Only keys and locators are read of the achievements; neither stage nor summary, which would tell a coder
    what somebody else thought.

    Raises:
        TableError: a table is missing or broken in its shape.
    """
    here = data_folder(folder)
    tables = texts(here, "achievements", "results", "criteria", "documents")
    done = [set(_coded(here, name)) for name in ("first", "second")]
    left = [key for key in by_key(tables["achievements"]) if not all(key in coded for coded in done)]
    return _units(left, tables)


def _coded(here: Path, name: str) -> dict[Key, int]:
    there = (here / FOLDER / f"{name}.csv").is_file()  # the first coding of a record has none before it
    return by_key(pd.DataFrame(side_tables.cells(here / FOLDER, name))) if there else {}


def _units(keys: list[Key], tables: dict[str, pd.DataFrame]) -> list[Unit]:
    rows = tables["achievements"].set_index(ACHIEVEMENT)[["doc_id", "lines"]].to_dict("index")
    results = tables["results"].set_index(RESULT)[["doc_id", "lines", "title"]].to_dict("index")
    named = [column for column in ACHIEVEMENT if column in tables["criteria"]]  # what a criterion is known by
    wanted = {
        tuple(row[column] for column in named): f"{row['label']}. {row['description']}"
        for row in tables["criteria"].to_dict("records")
    }
    sums = dict(zip(tables["documents"]["doc_id"], tables["documents"]["sha256"], strict=True))
    units = []
    for key in keys:
        row, result = rows[key], results.get(key[:3], {"doc_id": "", "lines": "", "title": ""})
        doc_id = row["doc_id"] or result["doc_id"]
        lines = row["lines"] or result["lines"]
        entry = result["lines"] if result["doc_id"] == doc_id else lines
        asks = wanted.get(tuple(text for text, column in zip(key, ACHIEVEMENT, strict=True) if column in named), "")
        units.append(Unit(key, doc_id, lines, entry or lines, result["title"], asks, sums.get(doc_id, "")))
    return units


def passage(unit: Unit, folder: str | Path | None, sources: str | Path) -> list[Line]:
    """The lines of the unit's whole entry, read from the coder's own folder of documents; nothing is kept.

    Raises SourceError: the document is missing, or is not the one that the record knows.
    """
    documents = texts(folder, "documents")["documents"]
    return cited(read_lines(sources, unit.doc_id, documents), unit.entry)


def within(lines: str, unit: Unit) -> bool:
    """Whether a locator stays inside the unit's entry.

    >>> within("6-7", Unit(("2016-17", "7.1", "CIV101", "1", "1"), "d", "6-7", "3-15", "", "", ""))
    True
    """
    entry = spans(unit.entry)
    return all(any(low <= first <= last <= high for low, high in entry) for first, last in spans(lines))
