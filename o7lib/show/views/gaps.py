"""Views of criteria under which nothing is reported."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from o7lib.measures import gaps, requirements, scope
from o7lib.show import charts
from o7lib.show.html.elements import StageText
from o7lib.show.page import View
from o7lib.show.views.columns import with_labels
from o7lib.show.words import gaps as words
from o7lib.show.words.grammar import listing
from o7lib.tables.model.record import Record

BY_REGION = {"region": "Region", "biennium": "Biennium"}
BY_PLACE = {"place": "Place", "biennium": "Biennium"}
EMPTY = {
    "region": "Region",
    "biennium": "Biennium",
    "indicator": "Indicator",
    "label": "Criterion",
    "results": "Results that pass it over",
}


def grid_table(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """`gaps.by_region` or `by_place` with one column per criterion: how many of the results report under it.

    An empty cell is a value: "no result" where there is none to report, a hollow "0 of n" where results
    skip the criterion. References stand in `refs_1`, `refs_2` and so on: to what reports under the
    criterion, or else to the results that skip it.
    """
    lines = []
    for key, cells in rows.groupby(by, sort=False):
        line: dict[str, Any] = dict(zip(by, key, strict=True)) | {"results": int(cells["results"].iloc[0])}
        for cell in cells.to_dict("records"):
            line[f"criterion_{cell['criterion']}"] = _cell(cell)
            line[f"refs_{cell['criterion']}"] = cell["refs"] or cell["skipped_by"]
        lines.append(line)
    return pd.DataFrame(lines)


def _cell(cell: Mapping[str, Any]) -> object:
    if cell["results"] == 0:
        return "no result"
    share = f"{cell['reporting']} of {cell['results']}"
    return share if cell["reporting"] else StageText(share, "stage hollow")


def _pictures(rows: pd.DataFrame, views: list[View]) -> list[View]:
    """The views of the regions, each with its picture, which the first finding names."""
    pictures = [
        charts.gap_grid(cells, f"{view.caption}. {words.KEY}")
        for view, (_, _, cells) in zip(views, requirements.forms(rows), strict=True)
    ]
    return [
        replace(view, sentences=[f"{view.caption}."], chart=chart, alt=f"{view.caption}. {words.KEY}")
        for view, chart in zip(views, pictures, strict=True)
    ]


def _grids(rows: pd.DataFrame, by: Mapping[str, str], caption: str) -> list[View]:
    """One view per indicator, each criterion under its own name."""
    views = []
    for indicator, biennia, cells in requirements.forms(rows):
        where = f"{indicator}, {listing(biennia)}" if biennia else indicator
        criteria = cells.drop_duplicates("criterion").sort_values("criterion")
        columns = {f"criterion_{c.criterion}": f"{c.criterion} {c.label}" for c in criteria.itertuples()}
        opens = {f"criterion_{c}": f"refs_{c}" for c in criteria["criterion"]}
        views.append(View([], grid_table(cells, list(by)), {**by, **columns}, f"{where}: {caption}", opens=opens))
    return views


def by_region(rows: pd.DataFrame, record: Record) -> list[View]:
    """Results that report under each criterion by region, one view per indicator, from `gaps.by_region`."""
    named = _with_regions(rows, record)
    caption = "results that report under each criterion, of the region's results"
    return _pictures(named, _grids(named, BY_REGION, caption))


def by_place(rows: pd.DataFrame) -> list[View]:
    """Results that report under each criterion by place, one view per indicator, from `gaps.by_place`."""
    return _grids(rows, BY_PLACE, "results that report under each criterion, of the place's results")


def _with_regions(rows: pd.DataFrame, record: Record) -> pd.DataFrame:
    return with_labels(rows, region_id=scope.keys(record, "region")).rename(columns={"region_id": "region"})


def empty_finding(rows: pd.DataFrame, record: Record) -> str:
    """Where the record reports nothing, from `gaps.by_region`."""
    return words.empty_criteria(gaps.empty(rows), gaps.empty_counts(rows), scope.keys(record, "region"))


def empty(rows: pd.DataFrame, record: Record) -> View:
    """Criteria that all results of a region skip, from `gaps.by_region`."""
    return View(
        [empty_finding(rows, record)],
        _with_regions(gaps.empty(rows), record),
        EMPTY,
        "Criteria that all results of a region pass over; results",
        opens={"results": "skipped_by"},
    )
