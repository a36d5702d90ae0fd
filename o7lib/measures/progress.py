"""How far results got: criteria met, stages reached, and what stands at criterion 1."""

from collections.abc import Sequence

import pandas as pd

from o7lib.measures import requirements
from o7lib.measures.counting import count_stages, furthest, lists_by_key, own_refs
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT, by_key, refs, row_keys
from o7lib.tables.text.names import folded


def stage_counts(record: Record, by: Sequence[str] = ()) -> pd.DataFrame:
    """Count achievements at each stage, in the codebook's order.

    Counts achievements (result x criterion x item), not results and not countries.

    Args:
        record: the record, narrowed to one scope.
        by: columns of `achievements` to count within, such as `biennium`.

    Returns:
        One row per group that has an achievement and stage, stages at zero included: the columns of `by`,
        `stage`, `achievements` (count), `share` (0 to 1, of the group's achievements; without `by`, 0
        throughout when there is none), `refs` (the rows counted) and `firm` (the stage is at least adopted).

    >>> a = pd.DataFrame({"biennium": "2012-13", "indicator": "7.1", "cpo": "KHM129", "criterion": [1, 2],
    ...     "stage": pd.Categorical(["adopted", "adopted"], ["drafted", "adopted"], ordered=True),
    ...     "doc_id": "results-2012-13", "lines": "1-2"})
    >>> stage_counts(Record({"achievements": a}))[["stage", "achievements", "share"]].values.tolist()
    [['drafted', 0, 0.0], ['adopted', 2, 1.0]]
    """
    rows = record.columns("achievements", *RESULT, "criterion", "stage", "doc_id", "lines")
    return count_stages(rows.assign(refs=own_refs(rows)), by, record.schema.firm_stage)


def firm(counts: pd.DataFrame) -> tuple[int, int]:
    """Achievements at least adopted, and all of them, from `stage_counts`.

    >>> firm(pd.DataFrame({"stage": ["drafted", "adopted"], "firm": [False, True], "achievements": [3, 1]}))
    (1, 4)
    """
    return int(counts.loc[counts["firm"].astype(bool), "achievements"].sum()), int(counts["achievements"].sum())


def criteria_met(achievements: pd.DataFrame) -> pd.Series:
    """Criteria met per result, by the ILO's own count: every criterion the document reports under.

    Counts criteria, per result.

    >>> rows = pd.DataFrame({"biennium": "2012-13", "indicator": "7.1", "cpo": ["KHM129"] * 3, "criterion": [1, 1, 2]})
    >>> criteria_met(rows).tolist()
    [2]
    """
    return achievements.groupby(RESULT)["criterion"].nunique().rename("criteria_met")


def matrix(record: Record) -> pd.DataFrame:
    """Every result against every criterion of its indicator in its biennium, empty cells included.

    Returns:
        One row per result and criterion: the key, `place_id`, `place`, `criterion`, `label` (of the
        criterion), `stage` (the most advanced of its items; missing where the result does not report
        under the criterion) and `refs`; sorted by biennium, indicator and the place's name.
    """
    results = record.columns("results", *RESULT, "place_id")
    rows = record.columns("achievements", *ACHIEVEMENT, "stage", "doc_id", "lines")
    cells = results.merge(requirements.criteria(record), on=requirements.CELL, how="left", validate="many_to_many")
    key = [*RESULT, "criterion"]
    cells["stage"] = furthest(cells, rows, key)
    cells["refs"] = lists_by_key(cells, by_key(rows, key, refs(rows)), key)
    return _by_name(record, cells)


def _by_name(record: Record, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with `place`, the name of their place, in the order a reader looks for it."""
    places = record.columns("places", "place_id", "name")
    names = dict(zip(places["place_id"], places["name"], strict=True))
    table = rows.assign(place=[names[place] for place in rows["place_id"]])
    order = [c for c in ("biennium", "indicator", "place", "cpo", "criterion") if c in table]
    keys = row_keys(table.assign(place=table["place"].map(folded)), order)
    return table.take(sorted(range(len(table)), key=keys.__getitem__)).reset_index(drop=True)


def results_list(record: Record) -> pd.DataFrame:
    """The results of a scope with what each reached.

    Returns:
        One row per result, by biennium, indicator and the place's name: the key, `place_id`, `place`,
        `title`, `title_language`, `criteria_met` (count), `best` (most advanced stage), `firm`
        (achievements at least adopted), `achievements` (count), `doc_id`, `lines`.
    """
    results = record.columns("results", *RESULT, "place_id", "title", "title_language", "doc_id", "lines")
    rows = record.columns("achievements", *ACHIEVEMENT, "stage")
    met = criteria_met(rows).to_dict()
    steps = lists_by_key(results, by_key(rows, RESULT, (rows["stage"] >= record.schema.firm_stage).tolist()), RESULT)
    reached = results.assign(
        criteria_met=[met.get(key, 0) for key in row_keys(results, RESULT)],
        best=furthest(results, rows, RESULT),
        firm=steps.map(sum),
        achievements=steps.map(len),
    )
    return _by_name(record, reached)


def biennia(record: Record) -> list[str]:
    """The biennia in which the scope has a result, in order."""
    return sorted(record.columns("results", "biennium")["biennium"].unique())


def sizes(record: Record) -> tuple[int, int, dict[str, int]]:
    """Results, distinct places, and results by indicator (zeros included) of a scope."""
    results = record.columns("results", *RESULT, "place_id")
    indicators = record.columns("indicators", "indicator")["indicator"].unique()
    by = results.groupby("indicator").size().reindex(indicators, fill_value=0)
    return len(results), results["place_id"].nunique(), {str(k): int(v) for k, v in by.items()}
