"""Views of the OECD-DAC evaluation criteria and of the strength of the evidence."""

import pandas as pd

from o7lib.measures import dac
from o7lib.show.page import View
from o7lib.show.words.dac import dac_labels, dac_summary
from o7lib.show.words.evidence import strength_labels
from o7lib.tables.model.record import Record

COLUMNS = {"role": "The record", "measure_label": "What", "shown": "Count"}
STRENGTH = {"said": "Measure", "count": "Count", "of": "Of", "percent": "Share"}


def summary(rows: pd.DataFrame) -> View:
    """How near the record comes to each evaluation criterion, from `dac.rows`."""
    return View([dac_summary(dac.criteria_by_role(rows))])


def criteria(rows: pd.DataFrame, record: Record) -> list[View]:
    """One view per evaluation criterion, from `dac.rows`: what the record says nothing of comes first."""
    labelled = dac_labels(rows, record.schema)
    return [
        View([], group.reset_index(drop=True), COLUMNS, str(question), opens={"shown": "refs"})
        for question, group in labelled.groupby("dac", sort=False)
    ]


def strength(rows: pd.DataFrame, record: Record) -> View:
    """The strength of the evidence, from `evidence.strength`."""
    labelled = strength_labels(rows, record.schema)
    return View([], labelled, STRENGTH, "Strength of the evidence", opens={"count": "refs"})
