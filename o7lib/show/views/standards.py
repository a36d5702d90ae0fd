"""Views of the international instruments that results name."""

import pandas as pd

from o7lib.measures.coverage import total
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels, with_percentages
from o7lib.show.words import standards as words
from o7lib.tables.model.record import Record

NAMED = {
    "name": "Instrument",
    "kind": "Kind",
    "year": "Adopted in",
    "results": "Results that name it",
    "places": "Places",
}
COVERAGE = {
    "biennium": "Biennium",
    "results": "Results",
    "naming": "of them name one",
    "silent": "name none",
    "percent": "Share that names one",
}


def instruments(rows: pd.DataFrame, coverage: pd.DataFrame, record: Record) -> View:
    """Instruments that results name, from `standards.cited` and `coverage.by_level` of them."""
    finding = words.instruments_named(rows, *total(coverage))
    labelled = with_labels(rows, kind=record.schema.labels("instruments", "kind"))
    return View([finding], labelled, NAMED, "Instruments that results name; results", opens={"results": "refs"})


def coverage(rows: pd.DataFrame) -> View:
    """Results that name an instrument, from `coverage.by_level`."""
    labelled = with_percentages(rows, percent="share")
    return View([], labelled, COVERAGE, "Results that name an instrument", opens={"silent": "refs"})
