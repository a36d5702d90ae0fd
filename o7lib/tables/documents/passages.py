"""Parse the country documents into passages: what each entry prints under a criterion, by column.

Two layouts, one shape. What the layouts cannot tell is said in `flat`, `ocr` and `columns`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from o7lib.errors import ParameterError
from o7lib.tables.documents import layout_flat, layout_ocr
from o7lib.tables.documents.entries import Entry, entries
from o7lib.tables.documents.texts import Line, locator, read_lines
from o7lib.tables.documents.two_columns import ACHIEVED, CONTRIBUTION, Row, text_of
from o7lib.tables.load import load_all
from o7lib.tables.model.record import Record

TITLE, ADDITIONAL = "title", "additional"
COLUMNS = ["doc_id", "biennium", "indicator", "cpo", "criterion", "item", "column", "lines", "text"]


def _regions(record: Record) -> set[str]:
    printed = record.untracked("regions")["printed_names"].str.split("; ").explode()
    return {*printed, *record.untracked("results")["region_printed"]}


def _document(folder: str | Path, doc_id: str, record: Record | None) -> tuple[str, list[Entry], list[Line]]:
    here = load_all() if record is None else record
    documents = here.untracked("documents")
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
            "title": text_of(_reader(lines)(entry)[0]),
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
    read = _reader(lines)
    rows: list[dict[str, object]] = []
    for entry in found:
        title, criteria, additional = read(entry)
        about: dict[str, object] = {
            "doc_id": doc_id,
            "biennium": biennium,
            "indicator": entry.indicator,
            "cpo": entry.cpo,
        }
        rows.append({**about, "column": TITLE, **_cell(title)})
        seen: list[int] = []
        for criterion, row in criteria:
            seen.append(criterion)
            where = {**about, "criterion": criterion, "item": seen.count(criterion)}
            rows.append({**where, "column": ACHIEVED, **_cell(row.achieved)})
            rows.append({**where, "column": CONTRIBUTION, **_cell(row.contribution)})
        rows += [{**about, "column": ADDITIONAL, **_cell(additional)}] if additional else []
    return pd.DataFrame(rows, columns=COLUMNS).astype({"criterion": "Int64", "item": "Int64"})


def _reader(lines: Sequence[Line]) -> Callable[[Entry], tuple[list[Line], list[tuple[int, Row]], list[Line]]]:
    """The reader of a document's layout: only the OCR's has strokes."""
    return layout_ocr.read if any(line.text.startswith("|") for line in lines) else layout_flat.read


def _cell(lines: Sequence[Line]) -> dict[str, object]:
    return {"lines": locator([line.number for line in lines]), "text": text_of(lines)}


def passage(
    record: Record, folder: str | Path, biennium: str, indicator: str, cpo: str, criterion: int, item: int = 1
) -> pd.DataFrame:
    """One achievement beside what the document prints: to be looked at in JupyterLab.

    Args:
        record: the record that holds the coded row.
        folder: where the documents are, as `doc_id.txt`.
        biennium, indicator, cpo, criterion, item: the key of the achievement.

    Returns:
        Two rows, `achieved` and `contribution`: `coded` (our words), `lines` and `text` (the
        document's). Nothing of the text is stored: it is read from the folder each time.

    Raises:
        ParameterError: the record holds no such achievement.
        SourceError: the document is missing or is not the one that the record knows.
    """
    key = {"biennium": biennium, "indicator": indicator, "cpo": cpo, "criterion": criterion, "item": item}
    row = _of(record.untracked("achievements"), key)
    if row.empty:
        raise ParameterError(f"there is no achievement {' '.join(map(str, key.values()))}")
    held = _of(read_passages(folder, row["doc_id"].iloc[0], record), key).set_index("column")
    coded = pd.Series({ACHIEVED: row["summary"].iloc[0], CONTRIBUTION: row["ilo_contribution"].iloc[0]})
    return held.assign(coded=coded)[["coded", "lines", "text"]]


def _of(frame: pd.DataFrame, key: Mapping[str, object]) -> pd.DataFrame:
    for column, value in key.items():
        frame = frame[(frame[column] == value).fillna(False)]
    return frame
