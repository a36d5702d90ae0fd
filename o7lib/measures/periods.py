"""What changed between biennia: who stayed, left, arrived or moved, and how far each place got.

Biennia are compared two by two in the order of `biennia`, however many there are. A biennium on
which no document reports yet is not one in which everybody left. What may not be compared: `comparability`.
"""

from collections.abc import Hashable, Sequence
from itertools import pairwise

import pandas as pd
from rapidfuzz import fuzz

from o7lib.measures import requirements
from o7lib.measures.counting import (
    count_by,
    fill_empty_lists,
    level_values,
    own_refs,
    reported_biennia,
    results_with_place,
)
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import RESULT, grouped
from o7lib.tables.text.names import folded

MOVEMENTS = ("stayed", "moved", "left", "arrived", "returned")
STEPS = ("forward", "same", "back", "new", "dropped", "neither")
PAIR = ["before", "after"]


def _movement(old: tuple[str, ...], new: tuple[str, ...], known: bool) -> str:
    """One place between two biennia: the indicators then and now, and whether it was there earlier still."""
    if not new:
        return "left"
    if not old:
        return "returned" if known else "arrived"
    return "stayed" if old == new else "moved"


def _indicators(rows: pd.DataFrame, by: list[str]) -> dict[Hashable, tuple[str, ...]]:
    """The indicators under which each cell reports, in order."""
    distinct = rows[[*by, "indicator"]].drop_duplicates().sort_values([*by, "indicator"])
    return {cell: tuple(of_cell["indicator"]) for cell, of_cell in distinct.groupby(by)}


def movements(record: Record, table: str = "results") -> pd.DataFrame:
    """Every place that stands in either of two consecutive biennia, and what became of it.

    Counts places, member States and subregions alike: `kind` tells them apart. Moving means that
    the indicators are not exactly the same as before.

    Args:
        table: `results` (places with an entry in the country document) or `reported_places`
            (places that the summary lists).

    Returns:
        One row per pair of biennia x place, in the order of places' names: `before`, `after`, `place_id`,
        `place`, `kind`, `region_id`, `indicators_before`, `indicators_after` (tuples), `movement`
        (one of `MOVEMENTS`) and `refs` (rows of both biennia).
    """
    key = [c for c in (*RESULT, "place_id") if c in record.untracked(table).columns]
    rows = record.columns(table, *key, "doc_id", "lines").drop_duplicates()
    indicators = _indicators(rows, ["place_id", "biennium"])
    passages = dict(grouped(rows, ["place_id", "biennium"]))
    where = record.columns("places", "place_id", "name", "kind", "region_id").rename(columns={"name": "place"})
    where = where.sort_values("place", key=lambda names: names.map(folded))
    order = reported_biennia(record)
    records = []
    for step, (before, after) in enumerate(pairwise(order)):
        for place in where["place_id"]:
            old, new = indicators.get((place, before), ()), indicators.get((place, after), ())
            known = any((place, earlier) in indicators for earlier in order[:step])
            behind = [*passages.get((place, before), []), *passages.get((place, after), [])]
            if old or new:
                records.append((before, after, place, old, new, _movement(old, new, known), behind))
    columns = [*PAIR, "place_id", "indicators_before", "indicators_after", "movement", "refs"]
    return pd.DataFrame(records, columns=columns).merge(where, on="place_id", how="left", validate="many_to_one")


def movement_counts(record: Record, table: str = "results") -> pd.DataFrame:
    """How many places stayed, moved, left, arrived or returned, by region and kind of place.

    Returns:
        One row per pair of biennia x region x kind x movement, zeros included: `before`, `after`,
        `region_id`, `kind`, `movement`, `names` (of the places) and `places` (count).
    """
    rows = movements(record, table)
    cell = [*PAIR, "region_id", "kind", "movement"]
    cells = [
        (*pair, region, kind, movement)
        for pair in pairwise(reported_biennia(record))
        for region in level_values(record, "region_id")
        for kind in rows["kind"].cat.categories
        for movement in MOVEMENTS
    ]
    names = rows.groupby(cell, observed=True)["place"].agg(list)
    lists = fill_empty_lists(names.reindex(pd.MultiIndex.from_tuples(cells, names=cell)))
    counts = lists.rename("names").reset_index()
    return counts.assign(places=counts["names"].map(len))


def place_history(record: Record) -> pd.DataFrame:
    """Every place with a result against every biennium reported on: how much, how far.

    Returns:
        One row per place x biennium: `place_id`, `place`, `region_id`, `biennium`, `indicators`
        (tuple), `criteria` (reported, distinct by indicator), `achievements` (count), `firm` (at least
        adopted), `best` (stage), `first` (most advanced stage under criterion 1; missing where the
        place claims none) and `refs`. Counts are 0 where the place has no entry.
    """
    results = results_with_place(record)
    rows = record.columns("achievements", *RESULT, "criterion", "stage", "doc_id", "lines")
    rows = rows.merge(results[[*RESULT, "place_id"]], on=RESULT, validate="many_to_one")
    who = results[["place_id", "place", "region_id"]].drop_duplicates().sort_values(["region_id", "place"])
    cells = pd.MultiIndex.from_product([who["place_id"], reported_biennia(record)], names=["place_id", "biennium"])
    table = count_by(rows, cells).rename(columns={"count": "achievements"})
    table["criteria"] = count_by(rows, cells, ["indicator", "criterion"])["count"]
    table["firm"] = count_by(rows[rows["stage"] >= record.schema.firm_stage], cells)["count"]
    by = ["place_id", "biennium"]
    table["best"] = rows.groupby(by)["stage"].max()
    table["first"] = rows[rows["criterion"] == 1].groupby(by)["stage"].max()
    under = _indicators(results, by)
    table["indicators"] = [under.get(cell, ()) for cell in cells]
    return who.merge(table.reset_index(), on="place_id", validate="one_to_many")


def _step(old: str | None, new: str | None, order: list[str]) -> str:
    if old is None or new is None:
        return "dropped" if old is not None else "new" if new is not None else "neither"
    change = order.index(new) - order.index(old)
    return "forward" if change > 0 else "back" if change < 0 else "same"


def steps(record: Record) -> pd.DataFrame:
    """Criterion by criterion, what stood before and after, for places under the same indicator twice.

    The stages are those of whatever each biennium reports under the criterion: a step back can mean
    that another law is now spoken of, not that the first was undone.

    Returns:
        One row per pair of biennia x place x indicator x criterion that both ask for: `before`, `after`, `place_id`,
        `place`, `region_id`, `indicator`, `criterion`, `stage_before`, `stage_after` (missing where
        not reported), `step` (one of `STEPS`) and `refs`.
    """
    results = results_with_place(record)
    rows = record.columns("achievements", *RESULT, "criterion", "stage", "doc_id", "lines")
    rows = rows.merge(results[[*RESULT, "place_id"]], on=RESULT, validate="many_to_one")
    cell = ["place_id", "indicator", "biennium", "criterion"]
    best, passages = dict(rows.groupby(cell)["stage"].max()), dict(grouped(rows, cell))
    order = list(rows["stage"].cat.categories)
    who = results[["place_id", "place", "region_id", "indicator", "biennium"]].drop_duplicates()
    criteria, records = requirements.criteria(record), []
    for before, after in pairwise(reported_biennia(record)):
        both = who[who["biennium"] == before].merge(who[who["biennium"] == after].drop(columns="biennium"))
        asks = requirements.in_both(criteria, before, after)
        for row in both.drop(columns="biennium").merge(asks, on="indicator").to_dict("records"):
            place = (row["place_id"], row["indicator"])
            old, new = ((*place, b, row["criterion"]) for b in (before, after))
            stages = {"stage_before": best.get(old), "stage_after": best.get(new)}
            step = _step(best.get(old), best.get(new), order)
            behind = [*passages.get(old, []), *passages.get(new, [])]
            records.append({"before": before, "after": after} | row | stages | {"step": step, "refs": behind})
    extra = ["stage_before", "stage_after", "step", "refs"]
    table = pd.DataFrame(records, columns=[*PAIR, "place_id", "place", "region_id", "indicator", "criterion", *extra])
    return _by_name(table, "indicator", "criterion")


def _by_name(rows: pd.DataFrame, *then: str) -> pd.DataFrame:
    """Rows by pair of biennia and place's name, the order in which a reader looks for one."""
    called = rows.assign(called=rows["place"].map(folded))
    return rows.loc[called.sort_values([*PAIR, "called", *then]).index].reset_index(drop=True)


def continuity(record: Record) -> pd.DataFrame:
    """Country programme outcomes that keep their code over two biennia: is it still the same one?

    Returns:
        One row per pair of biennia x code: `before`, `after`, `cpo`, `place_id`, `place`, `region_id`,
        `indicator_before`, `indicator_after`, `title_before`, `title_after`, `title_language_before`,
        `title_language_after`, `same_indicator`, `same_title` (letters alone compared), `likeness` (of the
        titles, 0 to 100) and `refs`.
    """
    results = results_with_place(record, "title", "title_language", "doc_id", "lines")
    results["refs"] = own_refs(results)
    kept = ["cpo", "place_id", "place", "region_id"]
    pairs = ["indicator", "title", "title_language", "refs"]
    records = []
    for before, after in pairwise(reported_biennia(record)):
        old, new = (results[results["biennium"] == b] for b in (before, after))
        both = old.merge(new[["cpo", *pairs]], on="cpo", suffixes=("_before", "_after"))
        records.append(both.assign(before=before, after=after, refs=both["refs_before"] + both["refs_after"]))
    columns = [*PAIR, *kept, *(f"{c}_{side}" for c in pairs[:-1] for side in ("before", "after")), "refs"]
    table = pd.concat(records, ignore_index=True)[columns] if records else pd.DataFrame(columns=columns)
    table["same_indicator"] = table["indicator_before"] == table["indicator_after"]
    letters = [
        table[c].astype(str).str.casefold().str.replace(r"\W+", " ", regex=True)
        for c in ("title_before", "title_after")
    ]
    table["same_title"] = letters[0].str.strip() == letters[1].str.strip()
    table["likeness"] = [round(fuzz.token_sort_ratio(a, b)) for a, b in zip(*letters, strict=True)]
    return _by_name(table, "cpo")


def reported_in_both(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `steps` in which both biennia report under the criterion."""
    return rows[rows["step"].astype(str).isin(["forward", "same", "back"])].reset_index(drop=True)


def state_movements(rows: pd.DataFrame) -> list[tuple[str, str, dict[str, int]]]:
    """How many member States made each movement of `movements`, per pair of biennia.

    Returns:
        One entry per pair of biennia with a member State: before, after, and a count by `MOVEMENTS`, zeros included.

    >>> rows = pd.DataFrame({"before": "A", "after": "B", "kind": ["member_state", "subregion"], "movement": "left"})
    >>> state_movements(rows)
    [('A', 'B', {'stayed': 0, 'moved': 0, 'left': 1, 'arrived': 0, 'returned': 0})]
    """
    states = rows[rows["kind"].astype(str) == "member_state"]
    pairs = states.groupby(PAIR, sort=False)["movement"]
    return [(str(before), str(after), _counts(of_pair, MOVEMENTS)) for (before, after), of_pair in pairs]


def step_counts(rows: pd.DataFrame) -> dict[str, int]:
    """The rows of `steps` by their step, in the order of `STEPS`, zeros included.

    >>> step_counts(pd.DataFrame({"step": ["same", "back", "same"]}))["same"]
    2
    """
    return _counts(rows["step"], STEPS)


def _counts(values: pd.Series, codes: Sequence[str]) -> dict[str, int]:
    """How often each code occurs, zeros included."""
    counts = values.astype(str).value_counts()
    return {code: int(counts.get(code, 0)) for code in codes}


def places_going_back(rows: pd.DataFrame) -> list[str]:
    """The places of `steps` with a criterion that stands at an earlier stage than before, by name, each once."""
    return sorted(set(rows.loc[rows["step"].astype(str) == "back", "place"]))


def changed_outcomes(rows: pd.DataFrame) -> tuple[int, int]:
    """Outcomes of `continuity` with another title than before, and those under another indicator.

    >>> changed_outcomes(pd.DataFrame({"same_title": [True, False], "same_indicator": [True, True]}))
    (1, 0)
    """
    return int((~rows["same_title"]).sum()), int((~rows["same_indicator"]).sum())
