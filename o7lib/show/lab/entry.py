"""One achievement in full: its coding, its source notes and the passage of the document.

The passage is read from the reader's own copy of the documents each time; nothing of it is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from o7lib.errors import SourceError
from o7lib.measures import details, standing
from o7lib.show.explorer.choices import Names
from o7lib.show.html.elements import in_language, tag, text
from o7lib.show.html.parts import part, render
from o7lib.show.html.tables import table
from o7lib.show.sections.doubts import note_fields, on_report, on_whole_result
from o7lib.show.sections.results import achievement
from o7lib.tables.documents.texts import VARIABLE, excerpt
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, passage
from o7lib.tables.model.schema import Schema

Row = Mapping[Any, Any]
FIGURES = {
    "measure": "What is counted", "about": "For", "value": "Number", "women": "Women", "men": "Men",
    "women_pct": "Women (%)", "period": "Period", "at": "Source",
}  # fmt: skip
_PAID = {"funder": "Funder", "about": "For", "channel": "Channel", "project_name": "Project named", "at": "Source"}


def name(row: Row, names: Names) -> str:
    """An achievement in a list: place, biennium, indicator, criterion and item, stage."""
    item = f", item {row['item']}" if row["item"] > 1 else ""
    key = f"{row['place']}, {row['biennium']}, {row['indicator']}, criterion {row['criterion']}{item}"
    return f"{key}: {names['stage'][row['stage']].lower()}"


def _rows_of(frame: pd.DataFrame, row: Row, key: list[str]) -> pd.DataFrame:
    """The rows of a table that belong to an achievement or to its result."""
    return frame[(frame[key] == [row[column] for column in key]).all(axis=1)]


def _rows_of_criterion(frame: pd.DataFrame, row: Row) -> pd.DataFrame:
    """The rows of a result that concern one criterion, or the result as a whole."""
    of_result = _rows_of(frame, row, RESULT)
    of_result = of_result[(of_result["criterion"] == row["criterion"]).fillna(True)]
    at = [passage(doc_id, lines) for doc_id, lines in zip(of_result["doc_id"], of_result["lines"], strict=True)]
    return of_result.assign(
        at=at, about=[f"criterion {c}" if pd.notna(c) else "the result as a whole" for c in of_result["criterion"]]
    )


@dataclass(frozen=True)
class EntryTables:
    """What the tables say of every result and achievement, gathered once, so that opening one is quick."""

    results: pd.DataFrame
    achievements: pd.DataFrame
    notes: pd.DataFrame
    funding: pd.DataFrame
    figures: pd.DataFrame
    names: Names
    schema: Schema


def entry_tables(record: Record, names: Names) -> EntryTables:
    """Everything that `entry` shows of a record. Args: the whole record; `names`: code to label."""
    held = standing.reports(record)["standing"].astype(str).tolist()
    tables = details.results(record), details.achievements(record).assign(standing=held), details.notes(record)
    return EntryTables(*tables, record["funding"], record["figures"], names, record.schema)


def entry(of: EntryTables, row: Row) -> str:
    """One achievement in full: its result, summary, contribution, funding, printed numbers, notes and locator.

    Args:
        of: from `entry_tables`. row: a row of `facets.achievements`.
    """
    result = _rows_of(of.results, row, RESULT).iloc[0]
    notes, reports = (_rows_of(frame, row, RESULT).to_dict("records") for frame in (of.notes, of.achievements))
    report = _rows_of(of.achievements, row, ACHIEVEMENT).iloc[0].to_dict()
    whole = [note_fields(note, of.schema) for note in on_whole_result(notes)]
    key = ", ".join(row[c] for c in RESULT)
    parts = [
        tag("h3", text(f"{row['place']}, {key}")),
        tag("p", in_language(result["title"], result["title_language"])),
        achievement(report, of.schema, on_report(report, reports, notes)),
        _paid(of, row),
        _figures(of, row),
        render(part("doubts", notes=whole)) if whole else "",
    ]
    return tag("section", *parts, class_="entry")


def _paid(of: EntryTables, row: Row) -> str:
    selected = _rows_of_criterion(of.funding, row)
    if selected.empty:
        return ""
    shown = selected.assign(
        funder=selected["funder_id"].map(of.names["funder"]),
        channel=[
            of.schema.label("funding", "channel", str(c)) + (", indirect" if i else "")
            for c, i in zip(selected["channel"], selected["indirect"], strict=True)
        ],
    )
    return table(shown, _PAID, "Who is named as paying")


def _figures(of: EntryTables, row: Row) -> str:
    selected = _rows_of_criterion(of.figures, row)
    return table(selected, FIGURES, "Numbers printed") if len(selected) else ""


def document(record: Record, row: Row, folder: str | Path) -> str:
    """The passage behind an achievement, from the reader's folder of documents; else how to make it readable.

    Args:
        folder: where the documents are, as `doc_id.txt`.
    """
    where = passage(row["doc_id"], row["lines"])
    try:
        words = excerpt(folder, row["doc_id"], row["lines"], record.untracked("documents"))
    except SourceError as error:
        named = f"name the folder that holds {row['doc_id']}.txt"
        how = f"To read it here, {named} above, or in the variable {VARIABLE} before JupyterLab is started."
        return tag("p", text(f"{where} cannot be shown: {error}. {how}"), class_="none")
    plain = "\n".join(text(line) for line in words.split("\n"))
    return tag("div", tag("p", text(where), class_="at"), tag("pre", plain, tabindex="0"), class_="document")
