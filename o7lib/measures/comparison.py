"""One region or biennium beside the others, on the few numbers that may be compared."""

import pandas as pd

from o7lib.tables.locator import RESULT
from o7lib.tables.record import Record
from o7lib.tables.schema import firm_stage


def regions(record: Record) -> pd.DataFrame:
    """Every region in every biennium, on the same measures, zeros included.

    Returns:
        One row per region x biennium: `region`, `results` (count), `places` (distinct), `achievements`
        (count), `firm` (achievements at least adopted), `share_firm` (of achievements, missing when
        there is none), `policies_firm` (results whose criterion 1 is at least adopted), `named`
        (results that name a funder), `share_named` (of results, missing when there is none).
    """
    where = record.only("places", "place_id", "region_id")
    results = record.only("results", *RESULT, "place_id").merge(
        where, on="place_id", how="left", validate="many_to_one"
    )
    rows = record.only("achievements", *RESULT, "criterion", "item", "stage")
    rows = rows.merge(results, on=RESULT, how="left", validate="many_to_one")
    rows["firm"] = rows["stage"] >= firm_stage()
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


def inside_and_out(rows: pd.DataFrame, region_id: str) -> tuple[int, int, int, int]:
    """Achievements at least adopted and all, in one region, then in all other regions together."""
    inside = rows["region_id"] == region_id
    here, there = rows[inside][["firm", "achievements"]].sum(), rows[~inside][["firm", "achievements"]].sum()
    return int(here["firm"]), int(here["achievements"]), int(there["firm"]), int(there["achievements"])


def region_of(record: Record, place: str) -> str:
    """The region of a place."""
    where = record.only("places", "place_id", "region_id").set_index("place_id")["region_id"]
    return str(where[place])


def listings(rows: pd.DataFrame) -> list[dict]:
    """`place_across` as plain values for a sentence: biennium, indicator, listed, detailed."""
    return [
        {
            "biennium": r["biennium"],
            "indicator": r["indicator"],
            "listed": bool(r["listed"]),
            "detailed": pd.notna(r["cpo"]),
        }
        for r in rows.to_dict("records")
    ]


def extremes(rows: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Per region with an achievement: its name, achievements at least adopted, all; highest share first."""
    total = rows.groupby(["region_id", "region"], sort=False)[["firm", "achievements"]].sum().reset_index()
    total = total[total["achievements"] > 0].assign(share=lambda r: r["firm"] / r["achievements"])
    ranked = total.sort_values(["share", "achievements"], ascending=False)
    return [(r.region, int(r.firm), int(r.achievements)) for r in ranked.itertuples()]
