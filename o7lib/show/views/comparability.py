"""Views of what may not be compared from one biennium to the next."""

from typing import Any

import pandas as pd

from o7lib.measures import scope
from o7lib.measures.counting import reported_biennia
from o7lib.show.page import View
from o7lib.show.views.columns import biennium_columns
from o7lib.show.words import comparability as words
from o7lib.show.words.grammar import between, count
from o7lib.tables.model.record import Record


def differences_table(rows: pd.DataFrame, record: Record) -> pd.DataFrame:
    """`comparability.not_comparable` as one row per difference, with a column per biennium: what is printed there."""
    schema, regions = record.schema, scope.keys(record, "region")
    subjects = {**regions, **schema.labels("outputs", "type"), **schema.labels("reported_totals", "unit"), "": "–"}
    lines = []
    for (kind, subject), cells in rows.groupby(["kind", "subject"], sort=False):
        line: dict[str, Any] = {"kind": words.DIFFERENCES[str(kind)], "subject": subjects[str(subject)]}
        for biennium, printed in cells.groupby("biennium", sort=False):
            line[str(biennium)] = _printed(printed)
        lines.append(line | {"refs": [ref for refs in cells["refs"] for ref in refs]})
    return pd.DataFrame(lines, columns=["kind", "subject", *dict.fromkeys(rows["biennium"]), "refs"]).fillna("–")


def _printed(cells: pd.DataFrame) -> str:
    """What one biennium prints: the labels with their numbers of rows, or the number of rows alone."""
    if cells["printed"].ne("").any():
        return ", ".join(f"{c.printed} ({count(c.rows, 'row')})" for c in cells.itertuples())
    return count(int(cells["rows"].iloc[0]), "row")


def not_comparable(rows: pd.DataFrame, record: Record) -> View:
    """What one biennium's documents have and another's lack, from `comparability.not_comparable`."""
    table = differences_table(rows, record)
    columns = biennium_columns(table, kind="What differs", subject="Of what")
    caption = "What one biennium's documents have and another's lack; rows"
    return View([words.form_differences(rows, between(reported_biennia(record)))], table, columns, caption)
