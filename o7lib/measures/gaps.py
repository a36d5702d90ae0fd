"""Criteria under which no result reports, by region and by place.

Two kinds of empty are kept apart: no result at all, and a result without this criterion. A result
need not meet every criterion, so an empty cell is a gap in the evidence, not a failure.
"""

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import combinations, fill_empty_lists, level_values, results_with_place, share
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import LISTING_KEY, RESULT, Ref, by_key, grouped, has_match, refs, row_keys
from o7lib.tables.text.names import folded

STATES = ("no_result", "listed_only", "none", "some", "all")


def _state(results: int, reporting: int, listed: bool = False) -> str:
    if not results:
        return "listed_only" if listed else "no_result"
    return "none" if not reporting else "all" if reporting == results else "some"


def _grid(record: Record, level: str, values: list[str]) -> pd.DataFrame:
    """Biennium x indicator x one value of a level x criterion: results, and those that report under it."""
    results = results_with_place(record, "doc_id", "lines")
    keys = [*RESULT, "criterion", "item", "stage", "doc_id", "lines"]
    rows = record.columns("achievements", *keys).merge(results[[*RESULT, level]], on=RESULT, validate="many_to_one")
    group = ["biennium", "indicator", level]
    cells = combinations(record, *group[:2], **{level: values}).to_frame(index=False)
    cells["results"] = cells.join(results.groupby(group).size().rename("n"), on=group)["n"].fillna(0).astype(int)
    table = cells.merge(requirements.criteria(record), on=requirements.CELL, how="inner", validate="many_to_many")
    key = [*group, "criterion"]
    reporting = rows.drop_duplicates([*RESULT, "criterion"]).groupby(key).size().rename("reporting")
    table = table.join(reporting, on=key).join(rows.groupby(key)["stage"].max().rename("best"), on=key)
    table["reporting"] = table["reporting"].fillna(0).astype(int)
    table["refs"] = fill_empty_lists(table.join(grouped(rows, key).rename("behind"), on=key)["behind"])
    table["skipped_by"] = _skipped_by(table, results, rows, group)
    return table


def _skipped_by(cells: pd.DataFrame, results: pd.DataFrame, rows: pd.DataFrame, group: list[str]) -> list[list[Ref]]:
    """For every cell the results that pass its criterion over: what an empty cell leads to."""
    in_cell = by_key(results, group, zip(row_keys(results, RESULT), refs(results), strict=True))
    reporting = set(row_keys(rows, [*RESULT, "criterion"]))
    questions = zip(row_keys(cells, group), cells["criterion"], strict=True)
    return [
        [ref for key, ref in in_cell.get(at, ()) if (*key, criterion) not in reporting] for at, criterion in questions
    ]


def by_region(record: Record) -> pd.DataFrame:
    """Every criterion against every region, by biennium and indicator, empty cells included.

    Counts results. The denominator is the region's results under the indicator in the biennium.

    Returns:
        One row per biennium x indicator x region x criterion: the key, `label` (of the criterion),
        `results`, `reporting` (results that report under it), `share` (missing where there is no
        result), `best` (stage, missing where none), `state` (one of `STATES`), `refs` (what reports
        under it) and `skipped_by` (the results that pass it over).
    """
    regions = level_values(record, "region_id")
    table = _grid(record, "region_id", regions)
    table["share"] = share(table["reporting"], table["results"])
    table["state"] = [_state(r, n) for r, n in zip(table["results"], table["reporting"], strict=True)]
    return table


def by_place(record: Record) -> pd.DataFrame:
    """Every criterion against every place that has a result or is listed in the scope.

    Returns:
        The columns of `by_region` with `place_id`, `place` and `region_id`, one row per biennium x
        indicator x place x criterion; `state` also tells a place that the summary counts and the
        country document does not report on.
    """
    lists = record.columns("reported_places", *LISTING_KEY).drop_duplicates()
    entered = set(results_with_place(record)["place_id"])
    places = [p for p in level_values(record, "place_id") if p in entered | set(lists["place_id"])]
    table = _grid(record, "place_id", places)
    table["share"] = share(table["reporting"], table["results"])
    listed = has_match(table, lists, LISTING_KEY)
    cells = zip(table["results"], table["reporting"], listed, strict=True)
    table["state"] = [_state(results, reporting, bool(named)) for results, reporting, named in cells]
    names = record.columns("places", "place_id", "name", "region_id").rename(columns={"name": "place"})
    table = table.merge(names, on="place_id", how="left", validate="many_to_one")
    order = table.assign(called=table["place"].map(folded)).sort_values(
        ["biennium", "indicator", "called", "criterion"]
    )
    return table.loc[order.index].reset_index(drop=True)


def empty(grid: pd.DataFrame) -> pd.DataFrame:
    """The cells of `by_region` or `by_place` in which there are results and none reports under the criterion.

    >>> empty(pd.DataFrame({"state": ["some", "none", "no_result"]}))["state"].tolist()
    ['none']
    """
    return grid[grid["state"] == "none"].reset_index(drop=True)


def empty_counts(grid: pd.DataFrame) -> dict[str, int]:
    """How many cells of `by_region` or `by_place` have a result, and how many of these are empty.

    Keys: `cells` (with a result), `empty` (none of the results reports under the criterion), `single`
    (empty cells with one result only: hardly a gap).

    >>> empty_counts(pd.DataFrame({"state": ["some", "none", "no_result"], "results": [3, 1, 0]}))
    {'cells': 2, 'empty': 1, 'single': 1}
    """
    with_result, gone = grid[grid["results"] > 0], empty(grid)
    return {"cells": len(with_result), "empty": len(gone), "single": int((gone["results"] == 1).sum())}


def reported(grid: pd.DataFrame) -> pd.DataFrame:
    """The cells of `by_place` where the place has a result or is counted without one."""
    return grid[grid["state"].astype(str) != "no_result"].reset_index(drop=True)
