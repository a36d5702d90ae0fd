"""Views of how far results got."""

import pandas as pd

from o7lib.measures import progress, scope, standing
from o7lib.show import charts
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels, with_percentages
from o7lib.show.words import progress as words
from o7lib.tables.model.record import Record

COLUMNS = {
    "biennium": "Biennium",
    "stage": "Stage",
    "achievements": "Achievements",
    "clear": "of them clear of doubt",
    "percent": "Share of the biennium's achievements",
}


def stages(counts: pd.DataFrame, record: Record) -> View:
    """Achievements by stage and biennium, from `standing.by_stage(record, by=["biennium"])`."""
    finding = words.stages_finding(scope.name(record), counts)
    names = record.schema.labels("achievements", "stage")
    return View(
        [finding, words.policies(*standing.policies(record))],
        with_percentages(with_labels(counts, stage=names), percent="share"),
        COLUMNS,
        opens={"achievements": "refs"},
        chart=charts.stage_bars(counts, record.schema, finding) if len(counts) else None,
        alt=finding,
    )


def results_reported(record: Record) -> View:
    """How many results the documents report, and under which indicators."""
    return View([words.results_reported(scope.name(record), *progress.sizes(record), progress.biennia(record))])
