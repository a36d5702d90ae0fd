"""One region or biennium beside the others, on the few numbers that may be compared."""

import pandas as pd

from o7lib.tables.locator import RESULT
from o7lib.tables.record import Record


def regions(record: Record) -> pd.DataFrame:
    """Every region in every biennium, on the same measures, zeros included.

    Returns:
        One row per region x biennium: `region`, `results` (count), `places` (distinct), `achievements`
        (count), `firm` (achievements at least adopted), `share_firm` (of achievements, missing when
        there is none), `policies_firm` (results whose criterion 1 is at least adopted), `named`
        (results that name a funder), `share_named` (of results, missing when there is none).
    """
    where = record.only("places", "place_id", "region_id")
    results = record.only("results", *RESULT, "place_id").merge(where, on="place_id", how="left", validate="many_to_one")
    rows = record.only("achievements", *RESULT, "criterion", "item", "stage")
    rows = rows.merge(results, on=RESULT, how="left", validate="many_to_one")
    rows["firm"] = rows["stage"] >= "adopted"
    paid = pd.MultiIndex.from_frame(record.only("funding", *RESULT))
    results["named"] = pd.MultiIndex.from_frame(results[RESULT]).isin(paid)
    cell = ["region_id", "biennium"]
    names = record.only("regions", "region_id", "name")
    every = pd.MultiIndex.from_product([names["region_id"], record.only("biennia", "biennium")["biennium"]], names=cell)
    out = pd.DataFrame(index=every)
    out["results"] = results.groupby(cell).size()
    out["places"] = results.groupby(cell)["place_id"].nunique()
    out["achievements"] = rows.groupby(cell).size()
    out["firm"] = rows.groupby(cell)["firm"].sum()
    first = rows[(rows["criterion"] == 1) & rows["firm"]].drop_duplicates(RESULT)
    out["policies_firm"] = first.groupby(cell).size()
    out["named"] = results.groupby(cell)["named"].sum()
    out = out.fillna(0).astype("Int64")
    out["share_firm"] = (out["firm"] / out["achievements"].where(out["achievements"] > 0)).astype("Float64")
    out["share_named"] = (out["named"] / out["results"].where(out["results"] > 0)).astype("Float64")
    return out.reset_index().assign(region=lambda r: r["region_id"].map(names.set_index("region_id")["name"]))


def place_across(record: Record, place: str) -> pd.DataFrame:
    """One place in every biennium: what it reported, what changed.

    Returns:
        One row per biennium x indicator under which the place was listed or has an entry: `cpo`,
        `title`, `listed` (in the summary), `criteria` (met, of four), `best` (stage), missing where
        there is no entry.
    """
    cell = ["biennium", "indicator"]
    lists = record.only("reported_places", *cell, "place_id")
    lists = lists[lists["place_id"] == place][cell].drop_duplicates().assign(listed=True)
    results = record.only("results", *RESULT, "place_id", "title")
    mine = results[results["place_id"] == place]
    rows = record.only("achievements", *RESULT, "criterion", "stage").merge(mine[RESULT], on=RESULT)
    met = rows.groupby(RESULT)["criterion"].nunique().rename("criteria")
    best = rows.groupby(RESULT)["stage"].max().rename("best")
    out = mine.join(met, on=RESULT).join(best, on=RESULT).merge(lists, on=cell, how="outer")
    out["listed"] = out["listed"].eq(True)
    return out.sort_values(cell, ignore_index=True)
