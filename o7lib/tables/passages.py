"""The passages of the two country documents: what each prints under a criterion, column by column.

Two layouts, one shape. What the layouts cannot tell is said in `flat`, `ocr` and `columns`.
"""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from o7lib.errors import ParameterError, SourceError
from o7lib.tables import flat, ocr
from o7lib.tables.columns import ACHIEVED, CONTRIBUTION, text_of
from o7lib.tables.entries import Entry, entries
from o7lib.tables.load import load_all
from o7lib.tables.record import Record
from o7lib.tables.sources import Line, locator, read_lines

TITLE, ADDITIONAL = "title", "additional"
COLUMNS = ["doc_id", "biennium", "indicator", "cpo", "criterion", "item", "column", "lines", "text"]


def _regions(record: Record) -> set[str]:
    printed = record.peek("regions")["printed_names"].str.split("; ").explode()
    return {*printed, *record.peek("results")["region_printed"]}


def _document(folder: str | Path, doc_id: str, record: Record | None) -> tuple[str, list[Entry], list[Line]]:
    here = load_all() if record is None else record
    documents = here.peek("documents")
    lines = read_lines(folder, doc_id, documents)
    biennium = documents.set_index("doc_id")["biennium"][doc_id]
    found = list(entries(lines, _regions(here)))
    if not found:
        raise ParameterError(f"{doc_id} has no country entries; they are in the documents named results-")
    return str(biennium), found, lines


def read_results(folder: str | Path, doc_id: str, record: Record | None = None) -> pd.DataFrame:
    """The results a document prints, one row each, in its order.

    Returns:
        `doc_id`, `biennium`, `indicator`, `cpo`, `place_printed`, `region_printed`, `title` and
        `lines` (from the heading to the last text of the entry).

    Raises:
        SourceError: the document is missing or is not the one that the record knows.
        ParameterError: the document prints no country entries.
    """
    biennium, found, lines = _document(folder, doc_id, record)
    rows = [
        {
            "doc_id": doc_id,
            "biennium": biennium,
            "indicator": entry.indicator,
            "cpo": entry.cpo,
            "place_printed": entry.place_printed,
            "region_printed": entry.region_printed,
            "title": text_of(_layout(lines).read(entry)[0]),
            "lines": f"{entry.lines[0].number}-{entry.lines[-1].number}",
        }
        for entry in found
    ]
    return pd.DataFrame(rows)


def read_passages(folder: str | Path, doc_id: str, record: Record | None = None) -> pd.DataFrame:
    """The passages of a country document: result x criterion x item x column, in its order.

    Args:
        folder: where the documents are, as `doc_id.txt`.
        doc_id: a document that prints country entries.
        record: the record whose `documents` and `regions` are used; by default the shipped one.

    Returns:
        `doc_id`, `biennium`, `indicator`, `cpo`, `criterion` and `item` (both missing for a title
        or additional information), `column` (`title`, `achieved`, `contribution`, `additional`),
        `lines` (the line of the criterion's number counts as achieved; several spans where the
        other column stands between) and `text` (running text, without marks of the layout).

    Raises:
        SourceError: the document is missing or is not the one that the record knows.
        ParameterError: the document prints no country entries.
    """
    biennium, found, lines = _document(folder, doc_id, record)
    layout = _layout(lines)
    rows = []
    for entry in found:
        title, criteria, additional = layout.read(entry)
        about = {"doc_id": doc_id, "biennium": biennium, "indicator": entry.indicator, "cpo": entry.cpo}
        rows.append({**about, "column": TITLE, **_cell(title)})
        seen: list[int] = []
        for criterion, row in criteria:
            seen.append(criterion)
            where = {**about, "criterion": criterion, "item": seen.count(criterion)}
            rows.append({**where, "column": ACHIEVED, **_cell(row.achieved)})
            rows.append({**where, "column": CONTRIBUTION, **_cell(row.contribution)})
        rows += [{**about, "column": ADDITIONAL, **_cell(additional)}] if additional else []
    return pd.DataFrame(rows, columns=COLUMNS).astype({"criterion": "Int64", "item": "Int64"})


def _layout(lines: Sequence[Line]):  # type: ignore[no-untyped-def]  # a module is a fine protocol
    return ocr if any(line.text.startswith("|") for line in lines) else flat


def _cell(lines: Sequence[Line]) -> dict[str, str]:
    return {"lines": locator([line.number for line in lines]), "text": text_of(lines)}
