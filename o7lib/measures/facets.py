"""Every achievement with the values that it can be filtered by, in one frame."""

import pandas as pd

from o7lib.measures import requirements, standing
from o7lib.measures.counting import fill_empty_lists, results_with_place, support_lists
from o7lib.tables.model.record import Record
from o7lib.tables.model.references import ACHIEVEMENT, RESULT

NOBODY = "nobody"


def _with_lists(rows: pd.DataFrame, values: pd.DataFrame, key: list[str], column: str, name: str) -> pd.DataFrame:
    """Rows with one more column: the values of a column per key, once each and in order; none is an empty list."""
    lists = values.groupby(key)[column].agg(lambda of_key: list(dict.fromkeys(of_key)))
    table = rows.join(lists.rename(name), on=key)
    return table.assign(**{name: fill_empty_lists(table[name])})


def _results_with_region(record: Record) -> pd.DataFrame:
    """Every result with the name and the region of its place."""
    regions = record.columns("regions", "region_id", "name").rename(columns={"name": "region"})
    return (
        results_with_place(record)
        .drop(columns="kind")
        .merge(regions, on="region_id", how="left", validate="many_to_one")
    )


def achievements(record: Record) -> pd.DataFrame:
    """Every achievement of the scope beside its place, its kinds and who is named as paying.

    Counts nothing: one row per achievement (result x criterion x item), in key order.

    Returns:
        All columns of `achievements`; `place_id`, `place`, `region_id`, `region`; `asked` (indicator and
        criterion, `7.1-2`) and `criterion_label`; `types` (list of codes); `funders` (list of funder_id
        named in the row of this criterion), `funders_of_result` (list of funder_id that the additional
        information names for the result as a whole), `support` (list of pairs: wording, body; of the row or of
        the result) and `standing` (one of `standing.STANDINGS`).
    """
    labels = requirements.criteria(record).rename(columns={"label": "criterion_label"})
    rows = record["achievements"].merge(_results_with_region(record), on=RESULT, how="left", validate="many_to_one")
    rows = rows.merge(labels, on=requirements.CRITERION, how="left", validate="many_to_one")
    rows["asked"] = rows["indicator"] + "-" + rows["criterion"].astype(str)
    kinds = record.columns("achievement_types", *ACHIEVEMENT, "type").astype({"type": "str"})
    paid = record.columns("funding", *RESULT, "criterion", "funder_id")
    exact, whole = paid.dropna(subset="criterion"), paid[paid["criterion"].isna()]
    rows = _with_lists(rows, kinds, ACHIEVEMENT, "type", "types")
    rows = _with_lists(rows, exact, [*RESULT, "criterion"], "funder_id", "funders")
    rows = _with_lists(rows, whole, RESULT, "funder_id", "funders_of_result")
    of_row, of_result = (support_lists(record, rows, key) for key in ([*RESULT, "criterion"], RESULT))
    held = standing.reports(record).set_index(ACHIEVEMENT)["standing"].astype(str)
    return rows.assign(
        support=[[*own, *all_] for own, all_ in zip(of_row, of_result, strict=True)],
        standing=held.reindex(pd.MultiIndex.from_frame(rows[ACHIEVEMENT])).tolist(),
    )


def filter_values(rows: pd.DataFrame) -> pd.DataFrame:
    """What each row of `achievements` answers to each filter, as lists: a row fits a choice it holds.

    Returns:
        One row per row, one column per filter in the order they are offered: `biennium`, `indicator`,
        `region`, `place`, `criterion` (`7.1-2`), `stage`, `standing`, `type` and `funder`. The last has `nobody` where
        the text names no payer, neither in the row nor for the result as a whole.

    >>> row = {"biennium": "2012-13", "indicator": "7.1", "region_id": "africa", "place_id": "KEN", "asked": "7.1-1",
    ...     "stage": "adopted", "standing": "clear", "types": ["legal"], "funders": [], "funders_of_result": []}
    >>> filter_values(pd.DataFrame([row])).loc[0, ["criterion", "funder"]].tolist()
    [['7.1-1'], ['nobody']]
    """
    single = {
        "biennium": "biennium", "indicator": "indicator", "region": "region_id",
        "place": "place_id", "criterion": "asked", "stage": "stage", "standing": "standing",
    }  # fmt: skip
    table = pd.DataFrame({name: [[str(v)] for v in rows[column]] for name, column in single.items()}, index=rows.index)
    table["type"] = rows["types"]
    both = zip(rows["funders"], rows["funders_of_result"], strict=True)
    table["funder"] = [list(dict.fromkeys([*own, *whole])) or [NOBODY] for own, whole in both]
    return table


def places(record: Record) -> pd.DataFrame:
    """Every place that has a result or that a summary counts, by name.

    Returns:
        One row per place: `place_id`, `place`, `kind`, `region_id`, `longitude`, `latitude` (missing where
        the tables give none) and `entry` (whether the country documents have a result for it).
    """
    listed = record.columns("reported_places", "place_id")["place_id"]
    entries = record.columns("results", "place_id")["place_id"]
    where = record.columns("places", "place_id", "name", "kind", "region_id", "longitude", "latitude")
    on_record = where[where["place_id"].isin({*listed, *entries})].rename(columns={"name": "place"})
    return on_record.assign(entry=on_record["place_id"].isin(entries)).sort_values("place", ignore_index=True)


def funders(record: Record) -> pd.DataFrame:
    """Every funder that a result's text names, in the order of the table: `funder_id`, `name`."""
    named = record.columns("funding", "funder_id")["funder_id"]
    everyone = record.columns("funders", "funder_id", "name")
    return everyone[everyone["funder_id"].isin(named)].reset_index(drop=True)


def criteria(record: Record) -> pd.DataFrame:
    """Every criterion of every indicator, once over the biennia: `asked` (`7.1-2`), and the columns of
    `requirements.over_biennia`."""
    rows = requirements.over_biennia(requirements.criteria(record), ["indicator", "criterion"]).sort_values(
        ["indicator", "criterion"], ignore_index=True
    )
    return rows.assign(asked=rows["indicator"] + "-" + rows["criterion"].astype(str))
